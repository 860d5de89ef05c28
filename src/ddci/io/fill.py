"""Fills values from a plain tree by their shape: nothing is guessed, and nothing wrong stops the rest."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from difflib import get_close_matches
from typing import Any

from ddci.base.dates import NotADate, PartialDate
from ddci.io.problems import Place, Problem, as_found
from ddci.io.shape import IS_CODE, FieldShape, Shape, fields_of, nouns_defined_by

Path = tuple[str | int, ...]

LONGEST_CODE = 80
LONGEST_TEXT = 30_000  # what one cell of a workbook can hold, with room to spare
LARGEST_INTEGER = 2**31 - 1
MOST_DIGITS = 15  # what a workbook's binary numbers keep exactly
MOST_DECIMALS = 6

_WRONG = object()  # stands for a value that could not be made; its problem is already noted
# Controls but tab and newline, line ends no other format agrees on, marks that turn the reading direction.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
_LINE_ENDS = re.compile("\r\n?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LOCAL_DAY = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
_LOCAL_MONTH = re.compile(r"([0-9]{1,2})[/.-]([0-9]{4})")
_LOCAL_NUMBER = re.compile(r"-?[0-9]+,[0-9]+")


@dataclass(frozen=True, slots=True)
class Named:
    """A code or a reference to one, and where it stands."""

    kind: str
    code: str
    path: Path


@dataclass(slots=True)
class Filler:
    """What one reading finds: problems, codes, references, and every value that could be made, by class."""

    place_of: Callable[[Path], Place]
    problems: list[Problem] = field(default_factory=list)
    codes: list[Named] = field(default_factory=list)
    references: list[Named] = field(default_factory=list)
    made: dict[type, list[tuple[Path, Any]]] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)  # kinds of codes of which some could not be looked at

    def note(self, path: Path, code: str, **facts: str) -> None:
        self.problems.append(Problem(self.place_of(path), code, facts))

    def value(self, cls: type, raw: object, path: Path) -> Any:
        """Return a value of the class, or ``_WRONG`` when anything inside it is wrong."""
        if not isinstance(raw, dict):
            self.unread |= nouns_defined_by(cls)
            return self._wrong_type(path, "value", raw)
        shapes = fields_of(cls)
        given: dict[str, Any] = {}
        sound = True
        for key, item in raw.items():
            known = shapes.get(key)
            if known is None:
                self._unknown_key(key, shapes, (*path, key))
                sound = False
                continue
            made = self.fill(known.shape, item, (*path, key))
            if made is _WRONG:
                sound = False
            elif known.required and made == ():
                self.note((*path, key), "empty-list", key=key)
                sound = False
            else:
                given[key] = made
        for name, shape in shapes.items():
            if shape.required and name not in raw:
                self.note(path, "missing-key", key=name)
                sound = False
        if not sound:
            return _WRONG
        whole = cls(**given)
        self.made.setdefault(cls, []).append((path, whole))
        return whole

    def fill(self, shape: Shape, raw: object, path: Path) -> Any:
        if raw is None and shape.optional:
            return None
        return getattr(self, f"_{shape.kind}")(shape, raw, path)

    # ------------------------------------------------------------ one method for each kind of shape

    def _value(self, shape: Shape, raw: object, path: Path) -> Any:
        assert shape.cls is not None
        return self.value(shape.cls, raw, path)

    def _list(self, shape: Shape, raw: object, path: Path) -> Any:
        item = shape.item
        assert item is not None
        if not isinstance(raw, list | tuple):
            if item.cls is not None:
                self.unread |= nouns_defined_by(item.cls)
            return self._wrong_type(path, "list", raw)
        made = [self.fill(item, one, (*path, number)) for number, one in enumerate(raw)]
        if any(one is _WRONG for one in made):
            return _WRONG
        if item.kind != "value" and len(set(made)) < len(made):
            return self._listed_twice(made, path)
        return tuple(made)

    def _listed_twice(self, made: list[Any], path: Path) -> Any:
        for number, one in enumerate(made):
            if one in made[:number]:
                self.note((*path, number), "listed-twice", found=as_found(one))
        return _WRONG

    def _text(self, shape: Shape, raw: object, path: Path) -> Any:
        if not isinstance(raw, str):
            scalar = isinstance(raw, int | Decimal | date)
            return self._wrong_type(path, "quoted_text" if scalar else "text", raw)
        text = _LINE_ENDS.sub("\n", raw).strip()
        if not text.isascii():
            text = unicodedata.normalize("NFC", text)
        if bad := _FORBIDDEN.search(text):
            self.note(path, "forbidden-character", character=f"U+{ord(bad[0]):04X}")
            return _WRONG
        if not text:
            self.note(path, "empty-text")
            return _WRONG
        if len(text) > LONGEST_TEXT:
            self.note(path, "text-too-long", length=str(len(text)), longest=str(LONGEST_TEXT))
            return _WRONG
        if "\n" in text and not shape.lines:
            self.note(path, "line-break", found=as_found(text))
            return _WRONG
        return text

    def _code(self, shape: Shape, raw: object, path: Path) -> Any:
        code = self._name(raw, path)
        if isinstance(raw, str):  # also when ill-formed, so that what refers to it is not blamed as well
            self.codes.append(Named(shape.noun, raw.strip(), path))
        return code

    def _ref(self, shape: Shape, raw: object, path: Path) -> Any:
        code = self._name(raw, path)
        if code is not _WRONG:
            self.references.append(Named(shape.noun, code, path))
        return code

    def _name(self, raw: object, path: Path) -> Any:
        if not isinstance(raw, str):
            return self._wrong_type(path, "code", raw)
        code = raw.strip()
        if IS_CODE(code) and len(code) <= LONGEST_CODE:
            return code
        facts = {"found": as_found(raw), "longest": str(LONGEST_CODE)}
        if proposal := _as_code(code):
            facts["close"] = proposal
        self.note(path, "ill-formed-code", **facts)
        return _WRONG

    def _integer(self, shape: Shape, raw: object, path: Path) -> Any:
        if isinstance(raw, bool) or not isinstance(raw, int):
            return self._wrong_type(path, "integer", raw)
        if abs(raw) > LARGEST_INTEGER:
            self.note(path, "number-too-large", found=as_found(raw))
            return _WRONG
        return raw

    def _decimal(self, shape: Shape, raw: object, path: Path) -> Any:
        if isinstance(raw, str) and _LOCAL_NUMBER.fullmatch(raw.strip()):
            self.note(path, "decimal-comma", found=as_found(raw), close=raw.strip().replace(",", "."))
            return _WRONG
        if isinstance(raw, bool) or not isinstance(raw, int | Decimal):
            return self._wrong_type(path, "decimal", raw)
        number = Decimal(raw)
        if not number.is_finite():
            return self._wrong_type(path, "decimal", raw)
        _, digits, exponent = number.as_tuple()
        decimals = -int(exponent)
        if len(digits) + max(0, -decimals) > MOST_DIGITS or decimals > MOST_DECIMALS:
            facts = {"digits": str(MOST_DIGITS), "decimals": str(MOST_DECIMALS)}
            self.note(path, "number-too-long", found=as_found(raw), **facts)
            return _WRONG
        return number

    def _boolean(self, shape: Shape, raw: object, path: Path) -> Any:
        return raw if isinstance(raw, bool) else self._wrong_type(path, "boolean", raw)

    def _date(self, shape: Shape, raw: object, path: Path) -> Any:
        if isinstance(raw, date) and not isinstance(raw, datetime):
            return raw
        if not isinstance(raw, str):
            return self._wrong_type(path, "date", raw)
        text = raw.strip()
        if not _DAY.fullmatch(text):
            return self._not_a_date(path, "date", text)
        try:
            return date.fromisoformat(text)
        except ValueError:
            self.note(path, "no-such-day", found=text)
            return _WRONG

    def _partial_date(self, shape: Shape, raw: object, path: Path) -> Any:
        if isinstance(raw, date) and not isinstance(raw, datetime):
            return PartialDate.of(raw)
        if isinstance(raw, int) and not isinstance(raw, bool):
            raw = str(raw)  # a bare year
        if not isinstance(raw, str):
            return self._wrong_type(path, "partial_date", raw)
        text = raw.strip()
        try:
            return PartialDate.parse(text)
        except NotADate:
            if _DAY.fullmatch(text):
                self.note(path, "no-such-day", found=text)
                return _WRONG
            return self._not_a_date(path, "partial_date", text)

    def _choice(self, shape: Shape, raw: object, path: Path) -> Any:
        for choice in shape.choices:
            if type(raw) is type(choice) and raw == choice:
                return choice
        words = [str(choice) for choice in shape.choices]
        facts = {"found": as_found(raw), "choices": ", ".join(words)}
        if close := get_close_matches(str(raw).lower().replace(" ", "_"), words, n=1):
            facts["close"] = close[0]
        self.note(path, "not-a-choice", **facts)
        return _WRONG

    # ------------------------------------------------------------ what several of them say

    def _wrong_type(self, path: Path, expected: str, raw: object) -> Any:
        self.note(path, "wrong-type", expected=expected, found=as_found(raw))
        return _WRONG

    def _not_a_date(self, path: Path, expected: str, text: str) -> Any:
        facts = {"expected": expected, "found": as_found(text)}
        if close := _as_iso(text, whole=expected == "date"):
            facts["close"] = close
        self.note(path, "not-a-date", **facts)
        return _WRONG

    def _unknown_key(self, key: object, shapes: dict[str, FieldShape], path: Path) -> None:
        facts = {"key": as_found(key), "known": ", ".join(shapes)}
        if close := get_close_matches(str(key), shapes, n=1):
            facts["close"] = close[0]
        self.note(path, "unknown-key", **facts)


def is_wrong(made: object) -> bool:
    """Whether a filler could not make a value."""
    return made is _WRONG


def _as_code(text: str) -> str | None:
    """Propose the code that a name would have: ``Phòng Nội vụ`` → ``phong-noi-vu``."""
    plain = "".join(c for c in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(c))
    proposal = re.sub(r"[^a-z0-9]+", "-", plain.replace("đ", "d")).strip("-")[:LONGEST_CODE].strip("-")
    return proposal or None


def _as_iso(text: str, *, whole: bool) -> str | None:
    """Propose the ISO form of ``08/10/2023``, and of ``10/2023`` where a month will do."""
    try:
        if day := _LOCAL_DAY.fullmatch(text):
            return date(int(day[3]), int(day[2]), int(day[1])).isoformat()
        if (month := _LOCAL_MONTH.fullmatch(text)) and not whole:
            return str(PartialDate.parse(f"{month[2]}-{int(month[1]):02d}"))
    except ValueError:
        return None
    return None
