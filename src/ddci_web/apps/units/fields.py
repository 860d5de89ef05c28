"""Columns for values that no database has: dates known in part, numbers as printed, short lists."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db import models

from ddci.base.dates import PartialDate

if TYPE_CHECKING:  # only the stubs know what a field holds
    Column = models.Field[Any, Any]
    JSONColumn = models.JSONField[Any, Any]
else:
    Column = models.Field
    JSONColumn = models.JSONField


class PartialDateField(Column):
    """A day, a month of a year or a year, as its ISO text; the texts sort as the dates do."""

    _pyi_private_set_type: PartialDate
    _pyi_private_get_type: PartialDate

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"max_length": 10, **kwargs})

    def get_internal_type(self) -> str:
        return "CharField"

    def from_db_value(self, text: str | None, *_: object) -> PartialDate | None:
        return None if text is None else PartialDate.parse(text)

    def to_python(self, value: Any) -> PartialDate | None:
        return PartialDate.parse(value) if isinstance(value, str) else value

    def get_prep_value(self, value: Any) -> str | None:
        return None if value is None else str(value)


class PrintedDecimalField(Column):
    """A number as it was printed: ``7.50`` stays ``7.50``, which neither database's numbers would keep.

    For figures that are shown and reckoned with in Python; the database cannot add or sort them.
    """

    _pyi_private_set_type: Decimal
    _pyi_private_get_type: Decimal

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"max_length": 60, **kwargs})

    def get_internal_type(self) -> str:
        return "CharField"

    def from_db_value(self, text: str | None, *_: object) -> Decimal | None:
        return None if text is None else Decimal(text)

    def to_python(self, value: Any) -> Decimal | None:
        return Decimal(value) if isinstance(value, str) else value

    def get_prep_value(self, value: Any) -> str | None:
        return None if value is None else str(value)


class TupleField(JSONColumn):
    """A short list of texts or numbers that nothing refers to, in its order; a tuple in Python."""

    _pyi_private_set_type: tuple[Any, ...]
    _pyi_private_get_type: tuple[Any, ...]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"default": tuple, **kwargs})

    def from_db_value(self, text: Any, expression: Any, connection: Any) -> tuple[Any, ...]:
        return tuple(super().from_db_value(text, expression, connection))

    def to_python(self, value: Any) -> tuple[Any, ...]:
        return tuple(super().to_python(value))

    def get_prep_value(self, value: Any) -> list[Any]:
        return list(value)
