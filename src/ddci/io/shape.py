"""The shape of the values: which fields a class has, what each may hold, which are codes and references.

Read from the type hints once for each class. The reader, the writers and the schema walk it, so that a new
field of a value needs no second place.
"""

import re
from dataclasses import MISSING, dataclass, fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from ddci.base.dates import PartialDate
from ddci.base.values import CODE_PATTERN, Code, Lines, MonthDay, Percent, Ref

ShapeKind = Literal[
    "text", "code", "ref", "integer", "decimal", "boolean", "date", "partial_date", "choice", "list", "value"
]

IS_CODE = re.compile(CODE_PATTERN).fullmatch

_LEAVES: dict[type, ShapeKind] = {
    str: "text",
    int: "integer",
    Decimal: "decimal",
    bool: "boolean",
    date: "date",
    PartialDate: "partial_date",
}


@dataclass(frozen=True, slots=True)
class Shape:
    """What may stand in one place.

    ``noun`` is the kind of a code or reference, ``cls`` a value's class; a text with ``lines`` may have several.
    ``form`` says how a text or number is meant, which only a reader of what people write has to know.
    """

    kind: ShapeKind
    optional: bool = False
    noun: str = ""
    choices: tuple[Any, ...] = ()
    item: "Shape | None" = None
    cls: type | None = None
    lines: bool = False
    form: Literal["month_day", "percent"] | None = None


@dataclass(frozen=True, slots=True)
class FieldShape:
    """One field of a value; a required one has no default."""

    name: str
    shape: Shape
    required: bool
    default: Any = None


@cache
def fields_of(cls: type) -> dict[str, FieldShape]:
    """Return the fields of a value class by name, in their order."""
    hints = get_type_hints(cls, include_extras=True)
    return {
        field.name: FieldShape(
            name=field.name,
            shape=_shape(hints[field.name]),
            required=field.default is MISSING,
            default=None if field.default is MISSING else field.default,
        )
        for field in fields(cls)
    }


def _shape(hint: Any) -> Shape:
    origin = get_origin(hint)
    if origin is Annotated:
        return _marked(*get_args(hint))
    if origin in {Union, UnionType}:
        (inner,) = (part for part in get_args(hint) if part is not NoneType)
        return replace(_shape(inner), optional=True)
    if origin is tuple:
        return Shape("list", item=_shape(get_args(hint)[0]))
    if origin is Literal:
        return Shape("choice", choices=get_args(hint))
    if isinstance(hint, type) and is_dataclass(hint) and hint is not PartialDate:
        return Shape("value", cls=hint)
    return Shape(_LEAVES[hint])


def _marked(base: Any, *marks: object) -> Shape:
    for mark in marks:
        if isinstance(mark, Code):
            return Shape("code", noun=mark.kind)
        if isinstance(mark, Ref):
            return Shape("ref", noun=mark.kind)
        if isinstance(mark, Lines):
            return Shape("text", lines=True)
        if isinstance(mark, MonthDay):
            return Shape("text", form="month_day")
        if isinstance(mark, Percent):
            return Shape("decimal", form="percent")
    return _shape(base)


@cache
def nouns_defined_by(cls: type) -> frozenset[str]:
    """Return the kinds of codes that a value of this class, or one inside it, may define."""
    found: set[str] = set()
    for field in fields_of(cls).values():
        shape = field.shape.item or field.shape
        if shape.kind == "code":
            found.add(shape.noun)
        elif shape.kind == "value" and shape.cls is not None:
            found |= nouns_defined_by(shape.cls)
    return frozenset(found)
