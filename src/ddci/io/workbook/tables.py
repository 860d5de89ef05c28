"""The flat tables that hold a pack: shaped by its types alone, no noun is named here.

A value's single fields are columns (``due.on`` for a value inside the value), a tuple of plain scalars is
one column, a tuple of values a table of its own whose first column names the row they belong to. Where a
value has several tuples of one type (owners and recipients), they share a table that has a column for the
role. What stands once in a pack (its document) makes up the first table, of a single row.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from ddci.io.shape import FieldShape, Shape, ShapeKind, fields_of
from ddci.plan.model import Pack

Path = tuple[str, ...]
Kind = Literal[
    "text", "integer", "number", "percent", "yes_no", "date", "partial_date", "month_day", "choice"
]

FIRST = "general"
"""The name of the table of what stands once."""
BELONGS_TO: Path = ("^",)
"""The column that names the row of the upper table; ``^`` cannot be the name of a field."""
ROLE: Path = ("@",)
"""The column that says in which of several fields of the upper row the value stands."""

_KINDS: dict[ShapeKind, Kind] = {
    "text": "text", "code": "text", "ref": "text", "integer": "integer", "decimal": "number",
    "boolean": "yes_no", "date": "date", "partial_date": "partial_date", "choice": "choice",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Content:
    """What one cell may hold: one scalar or, with ``many``, several."""

    kind: Kind
    choices: tuple[str, ...] = ()
    code_of: str | None = None
    refers_to: str | None = None
    many: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """One field of the row's value.

    ``optional_part`` is the path of the inner value that may be absent altogether: a ``required`` column is
    then required only when another column of that part is filled.
    """

    path: Path
    content: Content
    required: bool = False
    default: object = None
    optional_part: Path | None = None

    @property
    def name(self) -> str:
        return ".".join(self.path)

    @property
    def is_field(self) -> bool:
        return self.path not in {BELONGS_TO, ROLE}


@dataclass(frozen=True, slots=True)
class Table:
    """One noun: ``fields`` are the paths, inside the upper row's value, whose tuples stand here.

    ``parts`` are inner values that are always there, ``lists`` tuples of values that are (perhaps empty).
    """

    name: str
    upper: "Table | None"
    fields: tuple[Path, ...]
    columns: tuple[Column, ...]
    parts: tuple[Path, ...] = ()
    lists: tuple[Path, ...] = ()
    key: Path | None = None

    @property
    def stands_once(self) -> bool:
        return self.upper is None

    @property
    def defines(self) -> str | None:
        """The kind of code that the rows go by; none where they go by a code that another table defines."""
        return next((column.content.code_of for column in self.columns if column.content.code_of), None)

    def column(self, path: Sequence[str | int]) -> Column | None:
        """The column for a path inside the row's value, or for what it is part of."""
        for length in range(len(path), 0, -1):
            for column in self.columns:
                if column.path == tuple(path[:length]):
                    return column
        return None


@cache
def tables_of(root: type = Pack) -> tuple[Table, ...]:
    """Return the tables that hold any value of the type, each after the one it belongs to."""
    return tuple(_tables("", root, upper=None, found_in=()))


@dataclass(slots=True)
class _Layout:
    """How the fields of one class lie in tables: as columns, and as lists that are tables of their own."""

    columns: list[Column] = field(default_factory=list)
    lists: dict[type, list[Path]] = field(default_factory=dict)
    parts: list[Path] = field(default_factory=list)
    always: list[Path] = field(default_factory=list)


def _tables(name: str, holds: type, *, upper: Table | None, found_in: tuple[Path, ...]) -> Iterator[Table]:
    layout = _layout(holds)
    leading = []
    if upper is not None and upper.key is not None:
        upper_key = upper.column(upper.key)
        assert upper_key is not None
        kind = upper_key.content.code_of or upper_key.content.refers_to
        leading.append(Column(BELONGS_TO, Content("text", refers_to=kind), required=True))
    if len(found_in) > 1:
        roles = tuple(".".join(path) for path in found_in)
        leading.append(Column(ROLE, Content("choice", choices=roles), required=True))
    table = Table(
        name=name or FIRST,
        upper=upper,
        fields=found_in,
        columns=(*leading, *layout.columns),
        parts=tuple(layout.parts),
        lists=tuple(layout.always),
        key=_key(layout.columns) if upper is not None and layout.lists else None,
    )
    yield table
    for held, paths in layout.lists.items():
        below = ".".join(filter(None, (name, "+".join(".".join(path) for path in paths))))
        yield from _tables(below, held, upper=table, found_in=tuple(paths))


def _layout(holds: type, at: Path = (), optional_part: Path | None = None) -> _Layout:
    layout = _Layout()
    for one in fields_of(holds).values():
        path, shape = (*at, one.name), one.shape
        if shape.optional and one.default is not None:
            raise TypeError(f"{holds.__name__}.{one.name}: an empty cell could mean None or {one.default!r}")
        if shape.kind == "list" and shape.item is not None and shape.item.cls is not None:
            layout.lists.setdefault(shape.item.cls, []).append(path)
            layout.always += [path] if one.required else []
        elif shape.cls is not None:
            _merge(layout, _layout(shape.cls, path, optional_part if one.required else path), one, path)
        elif shape.kind != "choice" or len(shape.choices) > 1:
            # A choice of one is nothing to fill in: its default says it.
            content = _content(shape)
            required = one.required and not content.many
            layout.columns.append(Column(path, content, required, one.default, optional_part))
    return layout


def _merge(layout: _Layout, part: _Layout, one: FieldShape, path: Path) -> None:
    layout.columns += part.columns
    for held, paths in part.lists.items():
        layout.lists.setdefault(held, []).extend(paths)
    if one.required:
        layout.parts += [path, *part.parts]
        layout.always += part.always


def _content(shape: Shape) -> Content:
    if shape.kind == "list":
        assert shape.item is not None
        item = _content(shape.item)
        return Content(item.kind, item.choices, item.code_of, item.refers_to, many=True)
    if not all(isinstance(choice, str) for choice in shape.choices):
        raise TypeError(f"{shape.choices}: only words can be chosen from")
    code_of = shape.noun if shape.kind == "code" else None
    refers_to = shape.noun if shape.kind == "ref" else None
    return Content(shape.form or _KINDS[shape.kind], shape.choices, code_of, refers_to)


def _key(columns: Sequence[Column]) -> Path:
    """The column that tells rows apart: the code, or else what the row is about (a component assigned)."""
    named = [column for column in columns if column.content.code_of]
    about = [column for column in columns if column.content.refers_to and column.required]
    return (named or about)[0].path
