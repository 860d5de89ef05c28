"""Frozen values, and the marks that say of a field what its type does not: codes, references, lines, units.

Readers (``ddci.io``) use the marks to find duplicate codes, dangling references and line breaks in names; a
workbook uses them for its drop-downs, and to read ``28/11`` and ``25%``.
"""

from dataclasses import dataclass
from typing import Annotated, TypeVar, dataclass_transform

T = TypeVar("T")

CODE_PATTERN = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
"""Lower-case ASCII words joined by ``-``: a code can stand in a URL, in a file name and in a path with ``/``."""


@dataclass_transform(frozen_default=True, kw_only_default=True)
def value(cls: type[T]) -> type[T]:
    """Make a class a frozen, slotted, keyword-only value."""
    return dataclass(frozen=True, slots=True, kw_only=True)(cls)


@dataclass(frozen=True, slots=True)
class Code:
    """Marks the field that names its value: ``code: Annotated[str, Code("unit")]``; unique within its kind."""

    kind: str


@dataclass(frozen=True, slots=True)
class Ref:
    """Marks a field that holds the code of another value: ``unit: Annotated[str, Ref("unit")]``."""

    kind: str


@dataclass(frozen=True, slots=True)
class Lines:
    """Marks a text that may run over several lines; any other text of a value is one line."""


@dataclass(frozen=True, slots=True)
class MonthDay:
    """Marks a text that is a day of any year, ``MM-DD``."""


@dataclass(frozen=True, slots=True)
class Percent:
    """Marks a number that is in per cent: 25 is a quarter."""


LongText = Annotated[str, Lines()]
