"""A pack as one workbook that an officer can fill in, and back: equal values, in the same order.

The sheets are the tables of ``ddci.io.workbook.tables``. Written with the words of one language; read whatever the
language, by the names in the hidden row of each sheet or else by its headings.
"""

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ddci.io.build import build_pack
from ddci.io.headings import Headings, headings
from ddci.io.problems import Place, Problem, UnusablePack
from ddci.io.workbook.layout import Finder, Layout, language_of
from ddci.io.workbook.rows import Planted, Row, TreePath, rows_of, tree_of
from ddci.io.workbook.tables import BELONGS_TO, tables_of
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
        if (size := path.stat().st_size) > MAX_FILE:  # refused without holding it in memory
            raise UnusablePack([size_problem(Place(path.name), size)])
        data = path.read_bytes()
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
        raise UnusablePack([*finder.problems, *cells.problems])
    planted = tree_of(rows)
    for table, row in planted.orphans:
        assert table.upper is not None
        upper = layouts[table.upper.name]
        cells.orphan(layouts[table.name], row, upper, BELONGS_TO, codes_in(rows, table.upper))
    return _Book(name, words, layouts, planted).build(cells.problems)


class _Book:
    """The rows of a workbook on their way to a pack: knows the cell that each part of the tree came from."""

    def __init__(self, file: str, words: Headings, layouts: dict[str, Layout], planted: Planted) -> None:
        self.file, self.words, self.layouts, self.planted = file, words, layouts, planted

    def build(self, already: Sequence[Problem]) -> Pack:
        """Build the pack; what the cells have already been blamed for is not said twice."""
        try:
            pack = build_pack(self.planted.tree, self.place_of)
        except UnusablePack as refusal:
            found = [
                self._in_headings(problem) for problem in refusal.problems if self._is_new(problem, already)
            ]
            raise UnusablePack([*already, *found]) from None
        if already:
            raise UnusablePack(already)
        return pack

    def _is_new(self, problem: Problem, already: Sequence[Problem]) -> bool:
        """Not a cell blamed before, nor a code that is missing only because its row belongs nowhere."""
        if problem.code == "dangling-reference" and problem.facts["code"] in self._set_aside():
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
        for name in _FIELD_FACTS:
            if name in facts:
                facts[name] = ", ".join(self._heading(layout, part) for part in facts[name].split(", "))
        return replace(problem, facts=facts)

    def _heading(self, layout: Layout, field: str) -> str:
        for column in layout.table.columns:
            if field in {column.name, column.path[-1]}:
                return self.words.heading(layout.table, column)
        for below in self.layouts.values():
            if below.table.upper is layout.table and any(field == path[-1] for path in below.table.fields):
                return below.title
        return field
