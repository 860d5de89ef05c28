"""Draws the tables of a pack as sheets that an officer can fill in."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import xlsxwriter

from ddci.base.errors import DdciError
from ddci.io.headings import Headings
from ddci.io.workbook.beside import NamesBeside
from ddci.io.workbook.cells import shown
from ddci.io.workbook.choices import FIRST_ROW, SPARE_ROWS, Choices
from ddci.io.workbook.looks import (
    BLUE,
    FORM_WIDTHS,
    GREY,
    GUIDE_WIDTHS,
    LINE,
    PALE_BLUE,
    Looks,
    frozen_columns,
    heighten,
    lines,
    set_paper,
    tab_colour,
    width,
)
from ddci.io.workbook.rows import Row
from ddci.io.workbook.tables import Column, Table

_LONGEST_TEXT = 32_767
_ANSWERS = 2  # the column, where a table stands once: hidden name, label, answer, hint


class TextTooLong(DdciError):
    """A text is longer than a spreadsheet's cell can be."""


class WorkbookWriter:
    """Writes one workbook in one language; ``finished`` closes it and returns its bytes."""

    def __init__(self, tables: Sequence[Table], rows: Mapping[str, Sequence[Row]], words: Headings) -> None:
        self._tables, self._rows, self._words = tables, rows, words
        self._bytes = BytesIO()
        self._book = xlsxwriter.Workbook(self._bytes, {"in_memory": True})
        self._looks = Looks(self._book)
        self._guide = self._book.add_worksheet(words.text("guide"))
        self._sheets = {table.name: self._book.add_worksheet(words.title(table)) for table in tables}
        lists = self._book.add_worksheet(words.text("lists"))
        lists.hide()
        lengths = {name: len(of_table) for name, of_table in rows.items()}
        self._beside = NamesBeside(tables, rows, words, self._looks)
        self._choices = Choices(lists, tables, lengths, words)

    def finished(self, *, name: str) -> bytes:
        """Return the workbook; ``name`` stands on its guide."""
        self._write_guide(self._guide, name)
        for table in self._tables:
            sheet = self._sheets[table.name]
            sheet.set_tab_color(tab_colour(table))
            if table.stands_once:
                self._write_form(sheet, table)
                set_paper(sheet)
            else:
                wide = self._write_table(sheet, table)
                set_paper(sheet, width=wide)
        self._guide.activate()
        self._book.close()
        return self._bytes.getvalue()

    def _write_guide(self, sheet: Any, name: str) -> None:
        words, plain = self._words, self._looks.format(text_wrap=True)
        chapter = self._looks.format(bold=True, font_color=BLUE, font_size=12)
        for index, wide in enumerate(GUIDE_WIDTHS):
            sheet.set_column(index, index, wide)
        sheet.hide_gridlines(2)
        sheet.write_string(0, 0, words.text("guide_title"), self._looks.format(bold=True, font_size=16))
        sheet.set_row(0, 24)
        sheet.write_string(1, 0, name, chapter)
        sheet.write_string(5, 0, words.text("guide_rules"), chapter)
        rules = [f"•  {rule}" for rule in words.words["rules"].values()]
        for row, text in [(3, words.text("guide_intro")), *enumerate(rules, start=6)]:
            sheet.merge_range(row, 0, row, 1, "", plain)
            sheet.write_string(row, 0, text, plain)
            heighten(sheet, row, lines(text, sum(GUIDE_WIDTHS[:2])))
        self._write_contents(sheet, 7 + len(rules), chapter)
        set_paper(sheet)

    def _write_contents(self, sheet: Any, row: int, chapter: Any) -> None:
        """The list of sheets, each a link to it."""
        words = self._words
        link = self._looks.format(font_color=BLUE, underline=1)
        sheet.write_string(row, 0, words.text("guide_sheets"), chapter)
        for index, label in enumerate(("guide_sheet", "guide_about", "guide_rows")):
            sheet.write_string(row + 1, index, words.text(label), self._looks.heading())
        for number, table in enumerate(self._tables, start=row + 2):
            title = words.title(table)
            sheet.write_url(number, 0, f"internal:'{title}'!A1", link, string=title)
            sheet.write_string(number, 1, words.about(table), self._looks.format(text_wrap=True))
            heighten(sheet, number, lines(words.about(table), GUIDE_WIDTHS[1]))
            if not table.stands_once:
                sheet.write_number(number, 2, len(self._rows[table.name]), self._looks.format())

    def _write_form(self, sheet: Any, table: Table) -> None:
        """What stands once, one field below the other: hidden machine name, label, answer, hint."""
        words = self._words
        label = self._looks.format(bold=True, text_wrap=True, bg_color=PALE_BLUE, border=1, border_color=LINE)
        sheet.set_column(0, 0, 20, None, {"hidden": True})
        for index, (wide, text) in enumerate(zip(FORM_WIDTHS, ("field", "answer", "hint"), strict=True), 1):
            sheet.set_column(index, index, wide)
            sheet.write_string(0, index, words.text(text), self._looks.heading())
        (row,) = self._rows[table.name]
        for number, column in enumerate(table.columns, start=1):
            hint = words.hint(table, column) or ""
            sheet.write_string(number, 0, _machine_name(table, column))
            sheet.write_string(number, 1, _starred(words.heading(table, column), column), label)
            answer = self._write(sheet, (number, _ANSWERS), column, row.cells.get(column.path), boxed=True)
            looks = self._looks.format(italic=True, text_wrap=True, font_color=GREY)
            sheet.write_string(number, 3, hint, looks)
            heighten(sheet, number, max(lines(answer, FORM_WIDTHS[1]), lines(hint, FORM_WIDTHS[2])))
            self._choices.offer(sheet, (number, _ANSWERS, number, _ANSWERS), table, column)
        sheet.freeze_panes(1, 2)

    def _write_table(self, sheet: Any, table: Table) -> int:
        """Rows of one noun below a hidden row of machine names and a row of headings; returns their width."""
        rows = self._rows[table.name]
        last = FIRST_ROW + len(rows) + SPARE_ROWS - 1
        widths = [self._width(table, column) for column in table.columns]
        for index, column in enumerate(table.columns):
            heading = _starred(self._words.heading(table, column), column)
            sheet.set_column(index, index, widths[index], self._looks.body(column))
            sheet.write_string(0, index, _machine_name(table, column))
            sheet.write_string(1, index, heading, self._looks.heading(required=column.required))
            self._choices.offer(sheet, (FIRST_ROW, index, last, index), table, column)
        for number, row in enumerate(rows, start=FIRST_ROW):
            taken = [
                lines(self._write(sheet, (number, index), column, row.cells.get(column.path)), widths[index])
                for index, column in enumerate(table.columns)
            ]
            heighten(sheet, number, max(taken))
        sheet.set_row(0, None, None, {"hidden": True})
        sheet.set_row(1, 30)
        sheet.freeze_panes(FIRST_ROW, frozen_columns(table))
        sheet.autofilter(1, 0, max(FIRST_ROW, FIRST_ROW + len(rows) - 1), len(table.columns) - 1)
        sheet.repeat_rows(1)
        sheet.repeat_columns(0, frozen_columns(table) - 1)
        return sum(widths) + self._beside.write(sheet, table)

    def _width(self, table: Table, column: Column) -> int:
        texts = [str(row.cells.get(column.path) or "") for row in self._rows[table.name]]
        return width(column, self._words.heading(table, column), texts)

    def _write(
        self, sheet: Any, at: tuple[int, int], column: Column, scalar: object, *, boxed: bool = False
    ) -> str:
        """Write a cell and return its text, for the height of its row."""
        if scalar is None:
            if boxed:
                sheet.write_blank(*at, None, self._looks.body(column, boxed=boxed))
            return ""
        cell = shown(scalar, column, lambda choice: self._words.choice(column, choice), self._words.yes_no)
        looks = self._looks.body(column, cell, boxed=boxed)
        if isinstance(cell, Decimal | int):
            sheet.write_number(*at, cell, looks)
        elif isinstance(cell, date):
            sheet.write_datetime(*at, cell, looks)
        else:
            text = str(cell)
            if len(text.encode("utf-16-le")) // 2 > _LONGEST_TEXT:  # as spreadsheets count
                raise TextTooLong(
                    f"{column.name}: {len(text)} characters do not fit into a cell: {text[:60]}…"
                )
            sheet.write_string(*at, text, looks)
        return str(cell)


def _machine_name(table: Table, column: Column) -> str:
    return f"{table.name}:{column.name}"


def _starred(heading: str, column: Column) -> str:
    return f"{heading} *" if column.required and column.optional_part is None else heading
