"""Names beside the codes of a sheet, for the eye alone: a reader of the workbook leaves these columns out.

They are formulas, so that a code chosen later has its name at once.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from ddci.base.text import fold
from ddci.io.headings import LANGUAGES, Headings, headings
from ddci.io.workbook.choices import FIRST_ROW, SPARE_ROWS
from ddci.io.workbook.looks import Looks
from ddci.io.workbook.rows import Row
from ddci.io.workbook.tables import Column, Path, Table
from ddci.io.workbook.xlsx_file import column_letters

_NAME: Path = ("name",)
_SHEETS = frozenset({"results", "targets", "rank_goals", "assignments"})
_PARTIES = re.compile(r"\+|owners$")  # in the names of the tables of who leads, supports, owes, receives
_WIDEST = 60
_SPARE = 20  # more would be printed as empty pages
_IN_BRACKETS = re.compile(r" \([^)]*\)$")


def is_for_the_eye(heading: object) -> bool:
    """Whether a heading says that its column is not read; people may have such columns of their own."""
    endings = tuple(fold(headings(lang).text("not_read")) for lang in LANGUAGES)
    return isinstance(heading, str) and fold(heading).rstrip(" *").endswith(endings)


class NamesBeside:
    """Writes the names behind the last column of the sheets where codes alone would be read."""

    def __init__(
        self, tables: Sequence[Table], rows: Mapping[str, Sequence[Row]], words: Headings, looks: Looks
    ) -> None:
        self._rows, self._words, self._looks = rows, words, looks
        self._named = {
            table.defines: table for table in tables if table.defines and table.column(_NAME) is not None
        }

    def write(self, sheet: Any, table: Table) -> int:
        """Write one column of names for each column of the table that holds one code; returns their width."""
        if table.name not in _SHEETS and not _PARTIES.search(table.name):
            return 0
        index, taken = len(table.columns), 0
        for column in table.columns:
            content = column.content
            if not content.many and (named := self._named.get(content.refers_to or "")) is not None:
                taken += self._write_column(sheet, index, table, column, named)
                index += 1
        return taken

    def _write_column(self, sheet: Any, index: int, table: Table, column: Column, named: Table) -> int:
        label = _IN_BRACKETS.sub("", self._words.heading(table, column))
        if not label[1:2].isupper():  # PCI stays PCI
            label = label[:1].lower() + label[1:]
        heading = f"{self._words.text('name_of', heading=label)} {self._words.text('not_read')}"
        sheet.write_string(1, index, heading, self._looks.beside(bold=True))
        names, rows = self._names(named), self._rows[table.name]
        used = [str(names.get(row.cells.get(column.path), "")) for row in rows]
        wide = min(_WIDEST, max(len(text) for text in (heading, *used)) + 3)
        sheet.set_column(index, index, wide)
        code_at = column_letters(table.columns.index(column))
        for number in range(len(rows) + _SPARE):
            code = rows[number].cells.get(column.path) if number < len(rows) else None
            formula = self._formula(named, f"{code_at}{FIRST_ROW + number + 1}")
            sheet.write_formula(FIRST_ROW + number, index, formula, self._looks.beside(), names.get(code, ""))
        return wide

    def _names(self, named: Table) -> dict[object, object]:
        code = _code(named)
        return {row.cells[code]: row.cells[_NAME] for row in self._rows[named.name]}

    def _formula(self, named: Table, code: str) -> str:
        last = FIRST_ROW + len(self._rows[named.name]) + SPARE_ROWS
        paths = [column.path for column in named.columns]

        def area(path: Path) -> str:
            letters = column_letters(paths.index(path))
            return f"'{self._words.title(named)}'!${letters}${FIRST_ROW + 1}:${letters}${last}"

        return f'=IFERROR(INDEX({area(_NAME)},MATCH({code},{area(_code(named))},0)),"")'


def _code(table: Table) -> Path:
    return next(column.path for column in table.columns if column.content.code_of)
