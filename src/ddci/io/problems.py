"""What makes a file unusable: where, what, and how to mend it, in the words of whoever has to mend it."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from ddci.base.errors import DdciError
from ddci.base.text import visible

_MESSAGES = Path(__file__).with_name("messages")
_FOUND_LENGTH = 60
MOST_TOLD = 100  # nobody reads on past this many, and a terminal forgets the first
_WORD_FACTS = frozenset({"expected", "kind", "other"})  # facts that are words of ours, not of the file


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the input: a line of a text file, or a cell of a workbook. Lines and columns count from 1.

    In words it is fit for a terminal, whatever the name of the file.
    """

    file: str
    line: int | None = None
    column: int | None = None
    sheet: str | None = None
    cell: str | None = None

    @property
    def short(self) -> str:
        """The place as editors and spreadsheets write it: ``units.yaml:12``, ``Đơn vị!C5``."""
        if self.sheet is not None:
            return visible(f"{self.sheet}!{self.cell}" if self.cell else self.sheet)
        return visible(self.file if self.line is None else f"{self.file}:{self.line}")

    def label(self, lang: str = "vi") -> str:
        """The place in words: ``units.yaml, dòng 12``."""
        form = "file" if self.line is None else "line"
        if self.sheet is not None:
            form = "cell" if self.cell else "sheet"
        facts = {"file": self.file, "line": self.line, "sheet": self.sheet, "cell": self.cell}
        return visible(_catalogue(lang)["place"][form].format_map(facts))

    @property
    def order(self) -> tuple[str, str, int, int, str]:
        return self.file, self.sheet or "", self.line or 0, self.column or 0, self.cell or ""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with the input. ``facts`` fill the sentences under ``code`` in ``messages/``.

    When there is a fact ``close`` (what was probably meant), the way to mend names it; with ``also`` and ``times``
    it says where else the same mistake stands.
    """

    place: Place
    code: str
    facts: Mapping[str, str] = field(default_factory=dict)

    def message(self, lang: str = "vi") -> str:
        """What is wrong and what to do, in whole sentences, without the place; fit for a terminal."""
        catalogue = _catalogue(lang)
        sentences = dict(catalogue["problems"][self.code])
        if self.place.sheet is not None:  # rows and columns there, not keys
            sentences |= catalogue["in_a_workbook"].get(self.code, {})
        facts = {name: self._shown(name, fact, lang) for name, fact in self.facts.items()}
        mend = "mend_close" if "close" in facts and "mend_close" in sentences else "mend"
        also = f" {catalogue['report']['also']}" if "also" in facts else ""
        return visible(f"{sentences['what']} {sentences[mend]}{also}".format_map(facts))

    @staticmethod
    def _shown(name: str, fact: str, lang: str) -> str:
        if name in _WORD_FACTS:
            return str(_catalogue(lang)["words"][fact])
        return fact


class UnusablePack(DdciError):
    """The input makes no pack; ``problems`` holds everything found, in the order of the places."""

    def __init__(self, problems: Iterable[Problem], *, sheets: Sequence[str] = ()) -> None:
        """``sheets`` are the sheets of a workbook in their order, which is that of the problems then."""
        pages = {title: number for number, title in enumerate(sheets)}

        def order(problem: Problem) -> tuple[int, tuple[str, str, int, int, str]]:
            return pages.get(problem.place.sheet or "", -1), problem.place.order

        self.problems = tuple(sorted(problems, key=order))
        super().__init__(self.problems)

    def __str__(self) -> str:
        return self.report()

    def report(self, lang: str = "vi") -> str:
        """The problems, one to a line, each with its place; of very many the first, and how many more there are."""
        told = self.problems[:MOST_TOLD]
        lines = [f"{problem.place.label(lang)}: {problem.message(lang)}" for problem in told]
        if more := len(self.problems) - len(told):
            lines.append(_catalogue(lang)["report"]["more"].format(count=more))
        return "\n".join(lines)


def as_found(raw: object) -> str:
    """Show what the file holds in a message: as written, on one line, cut where it gets long."""
    if raw is None:
        return "null"
    if isinstance(raw, bool):
        return "true" if raw else "false"
    if isinstance(raw, dict):
        return "{…}"
    if isinstance(raw, list | tuple):
        return "[…]"
    text = " ".join(str(raw).split())
    return text if len(text) <= _FOUND_LENGTH else text[: _FOUND_LENGTH - 1] + "…"


def words(section: str, lang: str = "vi") -> dict[str, Any]:
    """Return a section of this room's messages."""
    section_words: dict[str, Any] = _catalogue(lang)[section]
    return section_words


@cache
def _catalogue(lang: str) -> dict[str, Any]:
    """The sentences of a language: ``vi.toml``, and beside it those of one format (``workbook.vi.toml``)."""
    catalogue: dict[str, Any] = {}
    for path in sorted(_MESSAGES.glob(f"*{lang}.toml")):
        for name, words in tomllib.loads(path.read_text(encoding="utf-8")).items():
            catalogue.setdefault(name, {}).update(words)
    return catalogue
