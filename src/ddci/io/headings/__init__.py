"""What a workbook calls its sheets, columns and choices, in the language of whoever fills it in."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ddci.base.text import fold

if TYPE_CHECKING:  # the workbook reads its words from here
    from ddci.io.workbook.tables import Column, Table

LANGUAGES = ("vi", "en")


@dataclass(frozen=True, slots=True)
class Headings:
    """The words of one language, from ``<lang>.toml`` in this folder."""

    lang: str
    words: Mapping[str, Any]

    def title(self, table: "Table") -> str:
        """The sheet's name: at most 31 characters, as spreadsheets want it."""
        return str(self.words["sheets"][table.name]["title"])

    def about(self, table: "Table") -> str:
        """What the sheet is for, one or two sentences."""
        return str(self.words["sheets"][table.name]["about"])

    def heading(self, table: "Table", column: "Column") -> str:
        """The column's heading; within one sheet each is different."""
        heading = self._of("columns", table, column)
        if heading is None:
            raise KeyError(f"{table.name}:{column.name}")
        return heading

    def hint(self, table: "Table", column: "Column") -> str | None:
        """What to write in the column, where the heading does not say it all."""
        own, of_kind = self._of("hints", table, column), self.words["kinds"].get(column.content.kind)
        if own and of_kind and column.content.kind in {"date", "partial_date"}:
            return f"{own} {of_kind}"
        return own or of_kind

    def choice(self, column: "Column", choice: str) -> str:
        """The word for one of the column's choices."""
        own = self.words["choices_of"].get(column.path[-1], {})
        return str(own.get(choice) or self.words["choices"][choice])

    def yes_no(self, answer: bool) -> str:
        return str(self.words["answers"]["yes" if answer else "no"])

    def text(self, text: str, **facts: str) -> str:
        """A sentence of the workbook itself: its guide, its warnings."""
        return str(self.words["texts"][text]).format_map(facts)

    def _of(self, what: str, table: "Table", column: "Column") -> str | None:
        of_sheet = self.words["sheets"][table.name].get(what, {})
        of_all = self.words[what]
        last = column.path[-1]
        found = of_sheet.get(column.name) or of_sheet.get(last) or of_all.get(column.name) or of_all.get(last)
        return found and str(found)


@cache
def headings(lang: str) -> Headings:
    """Return the words of a language, one of ``LANGUAGES``."""
    with Path(__file__).with_name(f"{lang}.toml").open("rb") as file:
        return Headings(lang, tomllib.load(file))


def same_words(one: str, other: str) -> bool:
    """Whether two headings are the same but for marks, case and the star of a required column."""
    return fold(one).rstrip(" *") == fold(other).rstrip(" *")
