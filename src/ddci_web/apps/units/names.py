"""How rows are called on a page: a code to link to, a name in the reader's language."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Label:
    """Something with a code, its name, and a shorter name where there is one (else the name itself)."""

    code: str
    name: str
    short: str


def name_in(row: Any, lang: str) -> str:
    """Return the row's name in the language, its Vietnamese name where nobody gave another."""
    return str((row.name_en or row.name) if lang == "en" else row.name)


def label_of(row: Any, lang: str) -> Label:
    """Return the label of a unit, group, post or component."""
    name = name_in(row, lang)
    short = getattr(row, "short_name", None) if lang == "vi" else None
    return Label(row.code, name, short or name)


def optional_label(row: Any, lang: str) -> Label | None:
    """Return the label of the row, None for no row."""
    return None if row is None else label_of(row, lang)
