"""Finds the tables in a workbook that people have worked on: sheets renamed, columns moved or lost."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from ddci.base.text import fold
from ddci.io.headings import LANGUAGES, Headings, headings, same_words
from ddci.io.problems import Place, Problem, as_found
from ddci.io.workbook.beside import is_for_the_eye
from ddci.io.workbook.found import Found, is_blank
from ddci.io.workbook.tables import Column, Path, Table
from ddci.io.workbook.xlsx_file import column_letters

Grid = Sequence[Sequence[Found]]

_MACHINE_NAME = re.compile(r"^([a-z_.+]+):([a-z_.]+|\^|@)$")
_SEARCHED = 5  # rows and columns from the corner in which the machine names are looked for


@dataclass(slots=True)
class Layout:
    """Where one table lies in a sheet. Rows and columns count from 0.

    ``columns`` says at which place of the line each field stands; a line is a row of the sheet, but where the
    table stands once the fields are below one another, in the column ``answers``.
    """

    table: Table
    title: str
    grid: Grid
    columns: dict[Path, int] = field(default_factory=dict)
    first: int = 0
    answers: int = 0

    def lines(self) -> Iterator[int]:
        """The numbers of the lines that may hold something."""
        return iter([0] if self.table.stands_once else range(self.first, len(self.grid)))

    def position(self, line: int, path: Path) -> tuple[int, int]:
        place = self.columns[path]
        return (place, self.answers) if self.table.stands_once else (line, place)

    def found(self, line: int, path: Path) -> Found:
        return at(self.grid, *self.position(line, path))

    def place(self, file: str, line: int, path: Path | None = None) -> Place:
        """The cell of a field; without one, the first cell of the line."""
        known = path if path in self.columns else next(iter(self.columns), None)
        if known is None:
            return Place(file, sheet=self.title)
        return cell_place(file, self.title, *self.position(line, known))


def cell_place(file: str, sheet: str, row: int, column: int) -> Place:
    cell = f"{column_letters(column)}{row + 1}"
    return Place(file, line=row + 1, column=column + 1, sheet=sheet, cell=cell)


def at(grid: Grid, row: int, column: int) -> Found:
    return grid[row][column] if row < len(grid) and column < len(grid[row]) else None


@dataclass(slots=True)
class Finder:
    """Takes the sheets of one file; what it cannot place becomes a problem."""

    file: str
    tables: Sequence[Table]
    words: Headings
    problems: list[Problem] = field(default_factory=list)

    def layouts(self, grids: Mapping[str, Grid]) -> dict[str, Layout]:
        """Return the layout of each table that has a sheet, by the table's name."""
        found: dict[str, Layout] = {}
        for title, grid in grids.items():
            if _is_ours_alone(title) or not any(not is_blank(cell) for row in grid for cell in row):
                continue
            table = self._table(title, grid)
            if table is None:
                self._note(Place(self.file, sheet=title), "sheet-unknown", self._titles(), title=title)
            elif table.name in found:
                self._note(Place(self.file, sheet=title), "sheet-twice", title=self.words.title(table))
            else:
                found[table.name] = self._layout(table, title, grid)
        for table in self.tables:
            if table.name not in found:
                self._note(Place(self.file), "sheet-missing", title=self.words.title(table))
        return found

    def _note(self, place: Place, code: str, meant: Sequence[str] = (), **facts: str) -> None:
        written = next(iter(facts.values()))
        if close := get_close_matches(written, meant, n=1):
            facts["close"] = close[0]
        self.problems.append(Problem(place, code, facts))

    def _titles(self) -> list[str]:
        return [self.words.title(table) for table in self.tables]

    def _table(self, title: str, grid: Grid) -> Table | None:
        """The table that the hidden names say, or else the sheet's title."""
        by_name = {table.name: table for table in self.tables}
        for row in grid[:_SEARCHED]:
            for cell in row:
                if (match := _machine_name(cell)) and match[1] in by_name:
                    return by_name[match[1]]
        for table in self.tables:
            if any(same_words(title, headings(lang).title(table)) for lang in LANGUAGES):
                return table
        return None

    def _layout(self, table: Table, title: str, grid: Grid) -> Layout:
        layout = Layout(table, title, grid)
        if table.stands_once:
            self._lay_down(layout)
        else:
            self._lay_across(layout)
        for column in table.columns:
            if column.path not in layout.columns:
                heading = self.words.heading(table, column)
                self._note(Place(self.file, sheet=title), "column-missing", heading=heading)
        return layout

    # ---------------------------------------------------------------- a table: fields side by side

    def _lay_across(self, layout: Layout) -> None:
        grid = layout.grid
        named = next((r for r, row in enumerate(grid[:_SEARCHED]) if any(map(_machine_name, row))), None)
        filled = [r for r, row in enumerate(grid) if r != named and not all(map(is_blank, row))]
        head = named + 1 if named is not None else filled[0] if filled else 0
        layout.first = head + 1
        heads = [at(grid, head, index) for index in range(max(map(len, grid), default=0))]
        if named is not None and not any(self._by_heading(layout.table, text) for text in heads):
            self._note(
                cell_place(self.file, layout.title, head, 0),
                "headings-missing",
                found=as_found(heads[0] or ""),
            )
        for index, text in enumerate(heads):
            column = self._by_name(layout.table, at(grid, named, index)) if named is not None else None
            column = column or self._by_heading(layout.table, text)
            if column is not None:
                self._take(layout, column, index, cell_place(self.file, layout.title, head, index))
            elif not is_for_the_eye(text) and any(
                not is_blank(at(grid, row, index)) for row in range(head, len(grid))
            ):
                self._unknown(layout.table, text, cell_place(self.file, layout.title, head, index))

    # -------------------------------------------------------------- what stands once: fields below each other

    def _lay_down(self, layout: Layout) -> None:
        grid = layout.grid
        corner = [(row, column) for row in range(len(grid)) for column in range(_SEARCHED)]
        names = [place for place in corner if _machine_name(at(grid, *place))]
        labels = [place for place in corner if self._by_heading(layout.table, at(grid, *place))]
        label_column = names[0][1] + 1 if names else labels[0][1] if labels else 0
        layout.answers = label_column + 1
        for row in range(len(grid)):
            label = at(grid, row, label_column)
            column = self._by_name(layout.table, at(grid, row, label_column - 1)) if label_column else None
            column = column or self._by_heading(layout.table, label)
            place = cell_place(self.file, layout.title, row, label_column)
            if column is not None:
                self._take(layout, column, row, place)
            elif layout.columns and not is_blank(at(grid, row, layout.answers)):
                self._unknown(layout.table, label, place)

    # ---------------------------------------------------------------- one field

    def _take(self, layout: Layout, column: Column, index: int, place: Place) -> None:
        if column.path in layout.columns:
            self._note(place, "column-twice", heading=self.words.heading(layout.table, column))
        else:
            layout.columns[column.path] = index

    def _unknown(self, table: Table, text: Found, place: Place) -> None:
        known = [self.words.heading(table, column) for column in table.columns]
        self._note(place, "column-unknown", known, found=as_found("" if text is None else text))

    def _by_name(self, table: Table, cell: Found) -> Column | None:
        match = _machine_name(cell)
        if match is None or match[1] != table.name:
            return None
        return next((column for column in table.columns if column.name == match[2]), None)

    def _by_heading(self, table: Table, cell: Found) -> Column | None:
        if not isinstance(cell, str):
            return None
        for lang in LANGUAGES:
            for column in table.columns:
                if same_words(cell, headings(lang).heading(table, column)):
                    return column
        return None


def language_of(titles: Sequence[str], tables: Sequence[Table]) -> str:
    """The language whose sheet names the workbook mostly has; the first one when it has none."""
    folded = {fold(title) for title in titles}
    known = {lang: {fold(headings(lang).title(table)) for table in tables} for lang in LANGUAGES}
    return max(LANGUAGES, key=lambda lang: len(folded & known[lang]))


def _is_ours_alone(title: str) -> bool:
    """The guide, the hidden lists, and the notes of whoever filled it in: not part of the pack."""
    own = {fold(headings(lang).text(name)) for lang in LANGUAGES for name in ("guide", "lists")}
    notes = tuple(fold(headings(lang).text("notes")) for lang in LANGUAGES)
    return fold(title) in own or fold(title).startswith(notes)


def _machine_name(cell: Found) -> re.Match[str] | None:
    return _MACHINE_NAME.match(cell.strip()) if isinstance(cell, str) else None
