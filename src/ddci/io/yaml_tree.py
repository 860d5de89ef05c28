"""YAML text to a plain tree that remembers its lines.

Scalars follow the JSON schema of YAML 1.2 and no further: ``null``, ``true``, ``false``, ``7``, ``6.18``;
everything else is text, ``08``, ``6:18``, ``yes`` and ``2023-06-30`` included. Whatever makes YAML surprising
(anchors, tags, several documents, a key given twice) is refused. The parser's events are read one by one, so
that nothing is built from a file that asks for too much.
"""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import yaml

from ddci.io.problems import Place, Problem, as_found

LARGEST_FILE = 5 * 1024 * 1024
DEEPEST = 24
MOST_ITEMS = 1_000_000

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser written in C where PyYAML has it, five times as fast."""

Mark = tuple[int, int]  # line and column, from 1

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+")
_CONSTANTS = {"": None, "null": None, "true": True, "false": False}
# What YAML may hold: tab, newlines, and everything printable.
_CONTROL = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|\ufeff")
# The parser's words, or part of them, and our code for what they mean.
_SYNTAX = (
    ("cannot start any token", "yaml-character"),
    ("mapping values are not allowed", "yaml-colon"),
    ("unexpected end of stream", "yaml-unclosed"),
    ("did not find expected ',' or", "yaml-unclosed"),
    ("expected ',' or", "yaml-unclosed"),
    ("could not find expected ':'", "yaml-indent"),
    ("did not find expected key", "yaml-indent"),
    ("did not find expected '-' indicator", "yaml-indent"),
    ("expected <block end>", "yaml-indent"),
    ("block sequence entries are not allowed", "yaml-indent"),
)


@dataclass(slots=True)
class Marked:
    """A value of the tree and where it, or its key, begins; containers keep their items marked as well."""

    plain: Any
    mark: Mark
    items: "dict[str, Marked] | list[Marked] | None" = None


@dataclass(slots=True)
class YamlFile:
    """A file that was read: its top-level keys in order; not ``sound`` when some of it could not be read."""

    name: str
    keys: dict[str, Marked] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    sound: bool = True

    def place(self, path: tuple[str | int, ...]) -> Place:
        """Where a path below the file's keys stands; the nearest place around it when the file has less."""
        marked: Marked | None = None
        items: Any = self.keys
        for step in path:
            try:
                marked = items[step]
            except (KeyError, IndexError, TypeError):
                break
            items = marked.items
        line, column = marked.mark if marked else (None, None)
        return Place(self.name, line, column)


def read_yaml(name: str, raw: bytes, *, largest: int = LARGEST_FILE) -> YamlFile:
    """Read one file; what is wrong with it is in its ``problems``, all that can be told at once."""
    file = YamlFile(name)
    text = _text_of(file, raw, largest)
    if text is not None:
        _Reader(file).read(text)
    return file


def _text_of(file: YamlFile, raw: bytes, largest: int) -> str | None:
    if len(raw) > largest:
        _refuse(file, "file-too-large", None, size=str(len(raw)), largest=str(largest))
        return None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        facts = {"byte": f"0x{raw[error.start]:02X}", "offset": str(error.start)}
        line = raw.count(b"\n", 0, error.start) + 1
        _refuse(file, "not-utf-8", (line, error.start - raw.rfind(b"\n", 0, error.start)), **facts)
        return None
    if bad := _CONTROL.search(text):
        mark = (text.count("\n", 0, bad.start()) + 1, bad.start() - text.rfind("\n", 0, bad.start()))
        _refuse(file, "control-character", mark, character=f"U+{ord(bad[0]):04X}")
        return None
    return text


def _refuse(file: YamlFile, code: str, mark: Mark | None, **facts: str) -> None:
    """Note a problem after which the file, or the rest of it, cannot be used."""
    line, column = mark or (None, None)
    file.problems.append(Problem(Place(file.name, line, column), code, facts))
    file.sound = False


class _Stop(Exception):
    """The rest of the file cannot be read; why is already noted."""


class _Reader:
    """Builds the marked tree from the parser's events."""

    def __init__(self, file: YamlFile) -> None:
        self.file = file
        self.count = 0

    def read(self, text: str) -> None:
        loader = Loader(text)
        try:
            self._document(loader)
        except _Stop:
            pass
        except yaml.YAMLError as error:
            self._syntax(error, text)
        finally:
            loader.dispose()

    def _document(self, loader: Any) -> None:
        loader.get_event()  # the stream begins
        if isinstance(loader.get_event(), yaml.StreamEndEvent):
            return  # nothing but comments
        first = loader.get_event()
        root = self._value(loader, first, _mark(first), 0)
        self._keep(root)
        loader.get_event()  # the document ends
        if not isinstance(event := loader.get_event(), yaml.StreamEndEvent):
            self._stop("yaml-documents", event)

    def _keep(self, root: Marked) -> None:
        if isinstance(root.items, dict):
            self.file.keys = root.items
        elif root.plain is not None:
            _refuse(self.file, "yaml-not-a-mapping", root.mark, found=as_found(root.plain))

    def _value(self, loader: Any, event: Any, mark: Mark, depth: int) -> Marked:
        self.count += 1
        if self.count > MOST_ITEMS:
            self._stop("yaml-too-many", event, most=str(MOST_ITEMS))
        if isinstance(event, yaml.AliasEvent):
            self._stop("yaml-anchor", event, found=f"*{event.anchor}")
        if event.anchor is not None:
            self._stop("yaml-anchor", event, found=f"&{event.anchor}")
        if event.tag is not None:
            self._stop("yaml-tag", event, found=as_found(event.tag))
        if isinstance(event, yaml.ScalarEvent):
            return Marked(_scalar(event.value) if event.implicit[0] else event.value, mark)
        if depth >= DEEPEST:
            self._stop("yaml-too-deep", event, deepest=str(DEEPEST))
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(loader, mark, depth)
        return self._mapping(loader, mark, depth)

    def _sequence(self, loader: Any, mark: Mark, depth: int) -> Marked:
        items: list[Marked] = []
        while not isinstance(event := loader.get_event(), yaml.SequenceEndEvent):
            items.append(self._value(loader, event, _mark(event), depth + 1))
        return Marked([item.plain for item in items], mark, items)

    def _mapping(self, loader: Any, mark: Mark, depth: int) -> Marked:
        items: dict[str, Marked] = {}
        while not isinstance(event := loader.get_event(), yaml.MappingEndEvent):
            key_mark = _mark(event)
            key = self._key(event)
            item = self._value(loader, loader.get_event(), key_mark, depth + 1)
            if key in items:
                facts = {"key": as_found(key), "first": str(items[key].mark[0])}
                self.file.problems.append(Problem(Place(self.file.name, *key_mark), "duplicate-key", facts))
            else:
                items[key] = item
        return Marked({key: item.plain for key, item in items.items()}, mark, items)

    def _key(self, event: Any) -> str:
        if not isinstance(event, yaml.ScalarEvent):
            code = "yaml-anchor" if isinstance(event, yaml.AliasEvent) else "yaml-key-not-text"
            self._stop(code, event, found=f"*{getattr(event, 'anchor', '')}")
        if event.anchor is not None:
            self._stop("yaml-anchor", event, found=f"&{event.anchor}")
        if event.tag is not None:
            self._stop("yaml-tag", event, found=as_found(event.tag))
        return str(event.value)

    def _stop(self, code: str, event: Any, **facts: str) -> None:
        _refuse(self.file, code, _mark(event), **facts)
        raise _Stop

    def _syntax(self, error: yaml.YAMLError, text: str) -> None:
        words = " ".join(str(part) for part in (getattr(error, "problem", ""), getattr(error, "context", "")))
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        place = None if mark is None else (mark.line + 1, mark.column + 1)
        if mark is not None and _stands_on_a_tab(text, mark):
            return _refuse(self.file, "yaml-tab", place)
        code = next((code for part, code in _SYNTAX if part in words), "yaml-syntax")
        reason = as_found(getattr(error, "problem", None) or error)
        return _refuse(self.file, code, place, reason=reason)


def _mark(event: Any) -> Mark:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _stands_on_a_tab(text: str, mark: Any) -> bool:
    lines = text.splitlines()
    return mark.line < len(lines) and str(lines[mark.line])[: mark.column + 1].endswith("\t")


def _scalar(text: str) -> object:
    """Resolve a plain scalar by the JSON schema of YAML 1.2; what it does not know is text."""
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        return Decimal(text)
    return text
