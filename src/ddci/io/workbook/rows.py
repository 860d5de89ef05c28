"""Values to the rows of their tables and rows to a plain tree, in the order they stand."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ddci.base.errors import DdciError
from ddci.io.workbook.tables import BELONGS_TO, ROLE, Path, Table, tables_of
from ddci.plan.model import Pack

TreePath = tuple[str | int, ...]


class AmbiguousKey(DdciError):
    """Two rows go by one key, so that what belongs to them could not be told apart."""


@dataclass(frozen=True, slots=True)
class Row:
    """The filled cells by column path, each a scalar or a tuple of scalars; ``number`` as in the sheet."""

    cells: Mapping[Path, object]
    number: int = 0


# ---------------------------------------------------------------- from a value to rows


def rows_of(value: Any) -> dict[str, list[Row]]:
    """Return the rows of every table, by the table's name, in the order of the value."""
    tables = tables_of(value.__class__)
    values: dict[str, list[object]] = {tables[0].name: [value]}
    rows = {table.name: [] if table.upper else [Row(_cells(value, table), 1)] for table in tables}
    for table in tables[1:]:
        assert table.upper is not None
        values[table.name] = []
        for upper in values[table.upper.name]:
            leading = {BELONGS_TO: _at(upper, table.upper.key)} if table.upper.key else {}
            for path in table.fields:
                for held in _at(upper, path) or ():
                    role = {ROLE: ".".join(path)} if len(table.fields) > 1 else {}
                    values[table.name].append(held)
                    cells = {**leading, **role, **_cells(held, table)}
                    rows[table.name].append(Row(cells, len(rows[table.name]) + 1))
        _refuse_equal_keys(table, rows[table.name])
    return rows


def _cells(value: object, table: Table) -> dict[Path, object]:
    """What is filled in: an empty cell stands for None, for no items, and for a "no" that is the default."""
    found = ((column, _at(value, column.path)) for column in table.columns if column.is_field)
    return {
        column.path: cell
        for column, cell in found
        if not (cell is None or cell == () or (cell is False and column.default is False))
    }


def _at(value: Any, path: Path | None) -> Any:
    for name in path or ():
        value = None if value is None else getattr(value, name)
    return value


def _refuse_equal_keys(table: Table, rows: Sequence[Row]) -> None:
    if table.key is not None:
        key, times = Counter(row.cells[table.key] for row in rows).most_common(1)[0] if rows else (None, 0)
        if times > 1:
            raise AmbiguousKey(f"{table.name}: two rows go by {key}")


# ---------------------------------------------------------------- from rows to a plain tree


@dataclass(slots=True)
class Planted:
    """A plain tree of dicts and lists, the row each of its values came from, and rows that belong nowhere."""

    tree: dict[str, object] = field(default_factory=dict)
    origins: dict[TreePath, tuple[Table, Row]] = field(default_factory=dict)
    orphans: list[tuple[Table, Row]] = field(default_factory=list)

    def origin(self, path: TreePath) -> tuple[Table, Row, TreePath] | None:
        """The row that a path of the tree leads into, and what is left of the path inside that row."""
        for length in range(len(path), -1, -1):
            if (row := self.origins.get(path[:length])) is not None:
                return (*row, path[length:])
        return None


def tree_of(rows: Mapping[str, Sequence[Row]], root: type = Pack) -> Planted:
    """Put rows together again. A row whose upper row is not there becomes an orphan and no part of the tree.

    When two upper rows have one key, what belongs to it goes to the first; that the key is there twice is for
    the reader of the tree to say.
    """
    planted = Planted()
    uppers: dict[str, dict[object, tuple[dict[str, object], TreePath]]] = {}
    for table in tables_of(root):
        uppers[table.name] = {}
        for row in rows.get(table.name, ()):
            branch = _branch(row, table)
            if table.upper is None:
                planted.tree = branch
                path: TreePath = ()
            else:
                upper = uppers[table.upper.name].get(row.cells.get(BELONGS_TO) if table.upper.key else None)
                if upper is None or (at := _field_of(row, table)) is None:
                    planted.orphans.append((table, row))
                    continue
                path = _graft(branch, upper, at)
            planted.origins[path] = (table, row)
            uppers[table.name].setdefault(row.cells.get(table.key) if table.key else None, (branch, path))
    return planted


def _branch(row: Row, table: Table) -> dict[str, object]:
    branch: dict[str, object] = {}
    for part in table.parts:
        _inside(branch, part)
    for path in table.lists:
        _inside(branch, path[:-1])[path[-1]] = []
    for column in table.columns:
        if not column.is_field:
            continue
        cell = row.cells.get(column.path)
        if column.content.many and (cell is None or isinstance(cell, tuple)):
            cell = list(cell or ())
        if cell is not None and not (cell == [] and column.optional_part):
            _inside(branch, column.path[:-1])[column.path[-1]] = cell
    return branch


def _field_of(row: Row, table: Table) -> Path | None:
    if len(table.fields) == 1:
        return table.fields[0]
    return next((path for path in table.fields if ".".join(path) == row.cells.get(ROLE)), None)


def _graft(branch: dict[str, object], upper: tuple[dict[str, object], TreePath], at: Path) -> TreePath:
    value, path = upper
    items = _inside(value, at[:-1]).setdefault(at[-1], [])
    assert isinstance(items, list)
    items.append(branch)
    return (*path, *at, len(items) - 1)


def _inside(branch: dict[str, object], path: Path) -> dict[str, object]:
    for name in path:
        branch = branch.setdefault(name, {})  # type: ignore[assignment]  # only dicts are put there
    return branch
