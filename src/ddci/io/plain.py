"""Values to a plain tree: the field names as keys, in their order, and what equals its default left out."""

from datetime import date
from decimal import Decimal
from typing import Any

from ddci.base.dates import PartialDate
from ddci.io.shape import fields_of

Plain = dict[str, object]


def to_plain(value: Any) -> Plain:
    """Return the tree that ``build_pack`` (for a Pack) makes the same value from; dates are ISO text."""
    plain: Plain = {}
    cls: type = type(value)
    for name, field in fields_of(cls).items():
        held = getattr(value, name)
        if field.required or held != field.default:
            plain[name] = _leaf(held)
    return plain


def _leaf(held: Any) -> object:
    if held is None or isinstance(held, str | bool | int | Decimal):
        return held
    if isinstance(held, date):
        return held.isoformat()
    if isinstance(held, PartialDate):
        return str(held)
    if isinstance(held, tuple):
        return [_leaf(item) for item in held]
    return to_plain(held)
