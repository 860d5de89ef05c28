"""Frozen values, and the marks that tell codes from references to them.

Readers (``ddci.io``) use the marks to find duplicate codes and dangling references; a workbook uses them for its
drop-downs.
"""

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

T = TypeVar("T")

CODE_PATTERN = r"^[a-z0-9]+(?:[-./][a-z0-9]+)*$"
"""Lower-case ASCII words joined by ``-``, ``.`` or ``/``: a code can stand in a URL and in a file name."""


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
