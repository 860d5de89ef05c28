"""docs/reference/pack-format.md: every noun of a pack and its fields, from the value classes and meanings.toml."""

import inspect
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from ddci.io.pack_folder import CANONICAL_FILES
from ddci.io.shape import FieldShape, Shape, fields_of
from ddci.plan.model import Pack
from tools.reference.markdown import code, note, table

_HEAD = """\
# The format of a pack

{note}
A pack is a folder of YAML files. Each file is a mapping whose keys are those of the first table; a key stands in one
file only. The file names are the usual ones: any `*.yaml` directly in the folder is read. What looks like a part of
the pack and would be left out (another spelling of the ending, a folder with YAML files, a link that leads out of the
folder) is refused; hidden files and files of other kinds are left alone. Plain scalars follow YAML 1.2 and no further:
`null`, `true`, `false`, whole numbers without a leading zero, decimals with a point; everything else is text, so that
`08`, `6:18` and `no` stay what they are. Anchors, tags, a key given twice and unknown keys are refused, with file and
line. A field that is not required and not known is left out: nothing is filled in for it.

A *code* is lower-case ASCII words joined by `-`. A *text* is one line unless it says otherwise. A *partial date* is
`2023-06-30`, `2023-06` or `2023`. The same as a JSON Schema, for editors: [pack.schema.json](pack.schema.json). How to
begin: [how to write a pack](../how-to/write-a-pack.md).
"""


def pack_format_page() -> str:
    """Return the page: the files first, then a section for each value, in the order in which they are met."""
    sections = [
        _HEAD.format(note=note(made_from="the value classes of `ddci`")),
        "## Files and their keys\n",
        _files(),
    ]
    sections += (_section(cls) for cls in value_classes())
    return "\n".join(sections)


def value_classes() -> tuple[type, ...]:
    """Return every class whose values a pack holds, ``Pack`` left out, each where it is first needed."""
    return tuple(cls for cls in _classes_in(Pack, set()) if cls is not Pack)


def _classes_in(cls: type, seen: set[type]) -> Iterator[type]:
    if cls in seen:
        return
    seen.add(cls)
    yield cls
    for field in fields_of(cls).values():
        inner = (field.shape.item or field.shape).cls
        if inner is not None:
            yield from _classes_in(inner, seen)


@cache
def meanings() -> Mapping[str, Mapping[str, str]]:
    with Path(__file__).with_name("meanings.toml").open("rb") as file:
        return tomllib.load(file)


def meaning(cls: type, field: str) -> str:
    """Return what a field means; KeyError when nobody has written it down."""
    return meanings().get(cls.__name__, {}).get(field) or meanings()["any"][field]


def _files() -> str:
    fields = fields_of(Pack)
    rows = [
        (code(file), code(key), _type_of(fields[key].shape), _need(fields[key]), meaning(Pack, key))
        for file, keys in CANONICAL_FILES.items()
        for key in keys
    ]
    return table(("file", "key", "holds", "", "what it says"), rows)


def _section(cls: type) -> str:
    text = (inspect.getdoc(cls) or "").replace("``", "`").strip()
    rows = [
        (code(name), _type_of(field.shape), _need(field), meaning(cls, name))
        for name, field in fields_of(cls).items()
    ]
    return f"## {cls.__name__}\n\n{text}\n\n" + table(("field", "type", "", "meaning"), rows)


def _type_of(shape: Shape) -> str:
    match shape.kind:
        case "list":
            assert shape.item is not None
            return f"list of {_type_of(shape.item)}"
        case "value":
            assert shape.cls is not None
            return f"[{shape.cls.__name__}](#{shape.cls.__name__.lower()})"
        case "ref":
            return f"code of a {shape.noun.replace('_', ' ')}"
        case "text" if shape.lines:
            return "text, several lines"
        case "choice":
            return " · ".join(code(str(choice)) for choice in shape.choices)
    names = {"integer": "whole number", "decimal": "number", "boolean": "`true` · `false`", "date": "day"}
    return names.get(shape.kind, shape.kind.replace("_", " "))


def _need(field: FieldShape) -> str:
    if field.required:
        return "required"
    plain = field.shape.kind in {"integer", "boolean", "choice"} and field.default is not None
    return f"default {code(str(field.default).lower())}" if plain else ""
