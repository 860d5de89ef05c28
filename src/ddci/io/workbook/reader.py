"""Reads the cells of a workbook into rows of the tables; every wrong cell is noted and none stops it."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from math import isfinite

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, XmlError, ZipError

from ddci.io.headings import LANGUAGES, Headings, headings
from ddci.io.problems import Place, Problem, UnusablePack, as_found
from ddci.io.references import close_codes
from ddci.io.workbook.cells import understood
from ddci.io.workbook.found import Found, NotUnderstood, is_blank
from ddci.io.workbook.layout import Grid, Layout, cell_place
from ddci.io.workbook.rows import Row
from ddci.io.workbook.tables import Column, Path, Table
from ddci.io.workbook.xlsx_file import SheetMarks, cell_position, column_letters


class _Wrong:
    """Stands in a row for a cell that was not understood; whoever builds from it refuses it at that cell."""


WRONG = _Wrong()


def read_grids(data: bytes, titles: Sequence[str], *, name: str) -> dict[str, Grid]:
    """Return all cells of the sheets of those titles, from A1 on."""
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        return {title: book.get_sheet_by_name(title).to_python(skip_empty_area=False) for title in titles}
    except (CalamineError, PasswordError, XmlError, ZipError):
        raise UnusablePack([Problem(Place(name), "workbook-broken")]) from None


@dataclass(slots=True)
class CellReader:
    """Reads the rows of one file, sheet by sheet."""

    file: str
    words: Headings
    problems: list[Problem] = field(default_factory=list)

    def rows(self, layout: Layout, marks: SheetMarks) -> list[Row]:
        """Return the filled rows of a sheet; their numbers are those of the layout's lines."""
        self._refuse_merged(layout, marks)
        filled = ((line, self._cells(layout, line, marks)) for line in layout.lines())
        return [
            Row({**cells, **self._asked_for(layout, line, cells)}, line) for line, cells in filled if cells
        ]

    def orphan(self, layout: Layout, row: Row, upper: Layout, key: Path, codes: Sequence[str]) -> None:
        """Note a row that belongs to none of the rows of those codes, unless its cell is wrong already."""
        code = row.cells.get(key)
        if isinstance(code, str) and code not in codes:
            facts = {"title": upper.title, "found": as_found(code)}
            if kind := upper.table.defines:
                facts["kind"] = kind
            if close := close_codes(code, codes):
                facts["close"] = close[0]
            self.problems.append(
                Problem(layout.place(self.file, row.number, key), "row-belongs-nowhere", facts)
            )

    def _cells(self, layout: Layout, line: int, marks: SheetMarks) -> dict[Path, object]:
        cells: dict[Path, object] = {}
        for column in layout.table.columns:
            if column.path not in layout.columns:
                continue
            row, index = layout.position(line, column.path)
            cell = f"{column_letters(index)}{row + 1}"
            found = layout.found(line, column.path)
            if cell in marks.formulas:
                cells[column.path] = self._wrong(layout, line, column, "cell-formula")
            elif cell in marks.errors:
                cells[column.path] = self._wrong(layout, line, column, "cell-error", found=marks.errors[cell])
            elif isinstance(found, float) and not isfinite(found):  # 1e400: no program writes it
                cells[column.path] = self._wrong(layout, line, column, "cell-error", found=str(found))
            elif not is_blank(found):
                cells[column.path] = self._scalar(layout, line, column, found, marks.formats.get(cell, ""))
        return cells

    def _scalar(self, layout: Layout, line: int, column: Column, found: Found, number_format: str) -> object:
        try:
            return understood(found, column, lambda choice: _words_of(column, choice), number_format)
        except NotUnderstood as refusal:
            facts = {"heading": self.words.heading(layout.table, column), "found": _as_typed(found)}
            if column.content.choices:
                choices = [self.words.choice(column, choice) for choice in column.content.choices]
                facts["choices"] = "; ".join(choices)
                if close := get_close_matches(facts["found"], choices, n=1, cutoff=0.5):
                    facts["close"] = close[0]
            return self._wrong(layout, line, column, refusal.code, **facts)

    def _wrong(self, layout: Layout, line: int, column: Column, code: str, **facts: str) -> _Wrong:
        self.problems.append(Problem(layout.place(self.file, line, column.path), code, facts))
        return WRONG

    def _asked_for(self, layout: Layout, line: int, cells: Mapping[Path, object]) -> dict[Path, object]:
        """What has to be filled in and is not."""
        table = layout.table
        given = {column.optional_part for column in table.columns if column.path in cells}
        return {
            column.path: self._wrong(
                layout, line, column, "cell-required", heading=self.words.heading(table, column)
            )
            for column in table.columns
            if column.required
            and column.path in layout.columns
            and column.path not in cells
            and (column.optional_part is None or column.optional_part in given)
        }

    def _refuse_merged(self, layout: Layout, marks: SheetMarks) -> None:
        for merged in marks.merged:
            row, column = cell_position(merged.partition(":")[0])
            if row >= layout.first:
                place = cell_place(self.file, layout.title, row, column)
                self.problems.append(Problem(place, "cells-merged", {"found": merged}))


def codes_in(rows: Mapping[str, Sequence[Row]], table: Table) -> list[str]:
    """The codes that the rows of a table go by."""
    if table.key is None:
        return []
    return [code for row in rows[table.name] if isinstance(code := row.cells.get(table.key), str)]


def _words_of(column: Column, choice: str) -> list[str]:
    return [headings(lang).choice(column, choice) for lang in LANGUAGES]


def _as_typed(found: Found) -> str:
    """What the officer sees in the cell, or near enough to find it."""
    if isinstance(found, float) and found == int(found):
        return str(int(found))
    if isinstance(found, float):
        return repr(found).replace(".", ",")
    return as_found(found)
