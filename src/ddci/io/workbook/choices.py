"""What a cell offers while it is filled in: a drop-down where there is something to choose, and a hint."""

from collections.abc import Mapping, Sequence
from typing import Any

from ddci.io.headings import Headings
from ddci.io.workbook.tables import Column, Table
from ddci.io.workbook.xlsx_file import column_letters

FIRST_ROW = 2  # of a table's values, counted from 0: below the hidden names and the headings
SPARE_ROWS = 500
"""Empty rows below the last filled one that still have drop-downs."""

Area = tuple[int, int, int, int]
_LONGEST_HINT = 255  # what spreadsheets show


class Choices:
    """Puts the rules on the cells of one workbook; ``sheet`` is the hidden one that keeps the lists."""

    def __init__(
        self, sheet: Any, tables: Sequence[Table], lengths: Mapping[str, int], words: Headings
    ) -> None:
        self._sheet, self._lengths, self._words = sheet, lengths, words
        self._lists: dict[tuple[str, ...], str] = {}
        self._codes = {
            column.content.code_of: (table, column)
            for table in tables
            for column in table.columns
            if column.content.code_of
        }

    def offer(self, sheet: Any, area: Area, table: Table, column: Column) -> None:
        """Give the cells of an area the drop-down and the hint of their column."""
        options = self._options(column)
        hint = " ".join(self._hints(table, column))
        rule = {**(options or {"validate": "any"}), "ignore_blank": True}
        if hint:
            rule["input_message"] = _cut(hint)
        if options or hint:
            sheet.data_validation(*area, rule)

    def _hints(self, table: Table, column: Column) -> list[str]:
        content, words = column.content, self._words
        hints = [words.hint(table, column) or ""]
        if content.refers_to:
            defined_in, _ = self._codes[content.refers_to]
            hints.append(words.text("pick", sheet=words.title(defined_in)))
        if content.many:
            hints.append(words.text("item"))
            hints.append("; ".join(words.choice(column, choice) for choice in content.choices))
        return [hint for hint in hints if hint]

    def _options(self, column: Column) -> dict[str, object] | None:
        content, words = column.content, self._words
        if content.many:
            return None  # a drop-down gives one value only
        if content.kind in {"choice", "yes_no"}:
            answers = tuple(words.yes_no(answer) for answer in (True, False))
            choices = tuple(words.choice(column, choice) for choice in content.choices) or answers
            message = _cut(words.text("unknown_choice"))
            return {"validate": "list", "source": self._list(choices), "error_message": message}
        if content.refers_to is None:
            return None
        table, code = self._codes[content.refers_to]
        title = words.title(table)
        message = _cut(words.text("unknown_code", sheet=title))
        # A warning only: the code may be added to its sheet afterwards.
        source = self._codes_of(table, code, title)
        return {"validate": "list", "source": source, "error_type": "warning", "error_message": message}

    def _codes_of(self, table: Table, code: Column, title: str) -> str:
        """The filled cells of the column: with blank ones the list would open on those."""
        column = column_letters(table.columns.index(code))
        last = FIRST_ROW + self._lengths[table.name] + SPARE_ROWS
        filled = f"MAX(1,COUNTA('{title}'!${column}${FIRST_ROW + 1}:${column}${last}))"
        return f"=OFFSET('{title}'!${column}${FIRST_ROW + 1},0,0,{filled},1)"

    def _list(self, choices: tuple[str, ...]) -> str:
        """The cells of the hidden sheet with the choices: words with commas cannot stand in a rule."""
        if choices not in self._lists:
            index = len(self._lists)
            for number, choice in enumerate(choices):
                self._sheet.write_string(number, index, choice)
            column, title = column_letters(index), self._words.text("lists")
            self._lists[choices] = f"='{title}'!${column}$1:${column}${len(choices)}"
        return self._lists[choices]


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_HINT else text[: _LONGEST_HINT - 1] + "…"
