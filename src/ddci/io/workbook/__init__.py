"""A pack as one workbook that an officer can fill in, and back: equal values, in the same order.

The sheets are the tables of ``ddci.io.workbook.tables``. Written with the words of one language; read whatever the
language, by the names in the hidden row of each sheet or else by its headings.
"""

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from stat import S_ISREG

from ddci.io.build import build_pack
from ddci.io.headings import Headings, headings
from ddci.io.problems import Place, Problem, UnusablePack
from ddci.io.workbook.follow_ons import told_once
from ddci.io.workbook.layout import Finder, Layout, language_of
from ddci.io.workbook.rows import Planted, Row, TreePath, rows_of, tree_of
from ddci.io.workbook.tables import BELONGS_TO, ROLE, Table, tables_of
from ddci.io.workbook.xlsx_file import MAX_FILE, inspect, size_problem
from ddci.plan.model import Pack

_FIELD_FACTS = ("key", "names", "given", "what")  # facts of a problem that name fields of the values


def write_workbook(pack: Pack, path: Path, *, lang: str = "vi") -> None:
    """Write the pack to an .xlsx file, over one that is there; a file is never left half-written."""
    data = workbook_bytes(pack, lang=lang)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
        made = Path(file.name)
        try:
            file.write(data)
            file.close()
            made.chmod(0o644)
            made.replace(path)
        except BaseException:
            made.unlink(missing_ok=True)
            raise


def workbook_bytes(pack: Pack, *, lang: str = "vi") -> bytes:
    """Return the workbook of a pack as it would stand in a file."""
    from ddci.io.workbook.writer import WorkbookWriter

    words = headings(lang)
    english = pack.pack.name_en if lang == "en" else None
    return WorkbookWriter(tables_of(Pack), rows_of(pack), words).finished(name=english or pack.pack.name)


def read_workbook(path: Path) -> Pack:
    """Read the pack in an .xlsx file; UnusablePack with everything that is wrong, by sheet and cell."""
    try:
        state = path.stat()
        if not S_ISREG(state.st_mode):  # a pipe or a device may never end
            raise UnusablePack([Problem(Place(str(path)), "workbook-not-a-file")])
        if state.st_size > MAX_FILE:  # refused without holding it in memory
            raise UnusablePack([size_problem(Place(path.name), state.st_size)])
        with path.open("rb") as file:
            data = file.read(MAX_FILE + 1)  # enough to see that it has grown too large since
    except FileNotFoundError:
        raise UnusablePack([Problem(Place(str(path)), "workbook-missing")]) from None
    except OSError as error:
        reason = {"reason": str(error.strerror)}
        raise UnusablePack([Problem(Place(str(path)), "workbook-unreadable", reason)]) from None
    return read_workbook_bytes(data, name=path.name)


def read_workbook_bytes(data: bytes, *, name: str) -> Pack:
    """Read the pack in an uploaded workbook; ``name`` is what its problems call the file."""
    from ddci.io.workbook.reader import CellReader, codes_in, read_grids

    marks = inspect(data, name=name)
    grids = read_grids(data, tuple(marks), name=name)
    tables = tables_of(Pack)
    words = headings(language_of(tuple(grids), tables))
    finder = Finder(name, tables, words)
    layouts = finder.layouts(grids)
    cells = CellReader(name, words)
    rows = {table: cells.rows(layout, marks[layout.title]) for table, layout in layouts.items()}
    if finder.problems:  # what stands in a lost sheet or column would be missed everywhere
        raise UnusablePack([*finder.problems, *cells.problems], sheets=tuple(grids))
    planted = tree_of(rows)
    for table, row in planted.orphans:
        assert table.upper is not None
        upper = layouts[table.upper.name]
        cells.orphan(layouts[table.name], row, upper, BELONGS_TO, codes_in(rows, table.upper))
    return _Book(name, words, layouts, planted, sheets=tuple(grids)).build(cells.problems)


class _Book:
    """The rows of a workbook on their way to a pack: knows the cell that each part of the tree came from."""

    def __init__(
        self,
        file: str,
        words: Headings,
        layouts: dict[str, Layout],
        planted: Planted,
        *,
        sheets: Sequence[str],
    ) -> None:
        self.file, self.words, self.layouts, self.planted, self.sheets = file, words, layouts, planted, sheets

    def build(self, already: Sequence[Problem]) -> Pack:
        """Build the pack; what the cells have already been blamed for is not said twice."""
        try:
            pack = build_pack(self.planted.tree, self.place_of)
        except UnusablePack as refusal:
            found = [
                self._in_headings(problem) for problem in refusal.problems if self._is_new(problem, already)
            ]
            raise self._refusal([*already, *found]) from None
        if already:
            raise self._refusal(already)
        return pack

    def _refusal(self, problems: Sequence[Problem]) -> UnusablePack:
        in_order = UnusablePack(problems, sheets=self.sheets).problems
        return UnusablePack(told_once(in_order, unread=self._unread()), sheets=self.sheets)

    def _unread(self) -> set[str]:
        """The kinds of codes, and the sheets, of which some row has no code that could be read."""
        from ddci.io.workbook.reader import WRONG

        unread: set[str] = set()
        for table, row in (*self.planted.origins.values(), *self.planted.orphans):
            if table.key is not None and row.cells.get(table.key) is WRONG:
                unread |= {self.layouts[table.name].title, table.defines or ""} - {""}
        return unread

    def _is_new(self, problem: Problem, already: Sequence[Problem]) -> bool:
        """Not a cell blamed before, nor what is missing only because its row belongs nowhere."""
        if problem.code == "dangling-reference" and problem.facts["code"] in self._set_aside():
            return False
        if problem.code == "empty-list" and self._below(problem) in {
            table.name for table, _ in self.planted.orphans
        }:
            return False
        return problem.place not in {one.place for one in already}

    def _set_aside(self) -> set[object]:
        return {
            row.cells.get(column.path)
            for table, row in self.planted.orphans
            for column in table.columns
            if column.content.code_of
        }

    def place_of(self, path: TreePath) -> Place:
        """The cell for a path of the tree; for a noun as a whole its sheet."""
        origin = self.planted.origin(path)
        if origin is None:
            return Place(self.file)
        table, row, rest = origin
        column = table.column(rest)
        if column is not None:
            return self._cell(table.name, row, column.path)
        for below in self.layouts.values():
            if below.table.upper is table and table.stands_once and rest in below.table.fields:
                return Place(self.file, sheet=below.title)
        return self._cell(table.name, row, table.key)

    def _cell(self, table: str, row: Row, path: tuple[str, ...] | None) -> Place:
        return self.layouts[table].place(self.file, row.number, path)

    def _in_headings(self, problem: Problem) -> Problem:
        """Call the fields what the sheets call them."""
        layout = next((one for one in self.layouts.values() if one.title == problem.place.sheet), None)
        if layout is None:
            return problem
        facts = dict(problem.facts)
        if "key" in facts:
            facts["where"] = self._where(layout, facts["key"])
        for name in _FIELD_FACTS:
            if name in facts:
                facts[name] = "; ".join(self._heading(layout, part) for part in facts[name].split(", "))
        return replace(problem, facts=facts)

    def _heading(self, layout: Layout, field: str) -> str:
        for column in layout.table.columns:
            if field in {column.name, column.path[-1]}:
                return self.words.heading(layout.table, column)
        below = self._sheet_of(layout.table, field)
        return below.title if below is not None else field

    def _where(self, layout: Layout, field: str) -> str:
        """The column of a field, or the sheet below and, when several fields share that, the role of its rows."""
        below = self._sheet_of(layout.table, field)
        if below is None:
            return self.words.text("at_column", heading=self._heading(layout, field))
        role = below.table.column(ROLE)
        if role is None:
            return self.words.text("at_sheet", sheet=below.title)
        heading = self.words.heading(below.table, role)
        return self.words.text(
            "at_role", sheet=below.title, heading=heading, role=self.words.choice(role, field)
        )

    def _sheet_of(self, table: Table, field: str) -> Layout | None:
        for below in self.layouts.values():
            if below.table.upper is table and any(field == path[-1] for path in below.table.fields):
                return below
        return None

    def _below(self, problem: Problem) -> str | None:
        """The table below the one a problem stands in that holds what its key names."""
        layout = next((one for one in self.layouts.values() if one.title == problem.place.sheet), None)
        below = layout and self._sheet_of(layout.table, problem.facts["key"])
        return below.table.name if below else None
