"""What the check finds: a coded, sourced statement about one place of a plan, and its words for officials."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Literal

from ddci.base.numbers import format_number
from ddci.regime.wording import write_date

Severity = Literal["blocking", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = ("blocking", "warning", "note")

LISTED_AT_MOST = 6
"""How many names a sentence carries; beyond that it names the first ones and counts the rest."""

_MESSAGES = Path(__file__).with_name("messages")


@dataclass(frozen=True, slots=True)
class Named:
    """Something of the plan with its code and its names, so that a finding can be worded without the plan."""

    code: str
    name: str
    name_en: str | None = None

    def label(self, lang: str = "vi") -> str:
        return (self.name_en or self.name) if lang == "en" else self.name


Fact = str | int | Decimal | date | Named | tuple["Fact", ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault at one place. ``at`` is a path into the pack (see ``ddci.lint.paths``).

    ``source`` names the paragraph of the plan at fault and, where there is one, the law that the rule rests
    on. ``facts`` is never cut short; the sentences are.
    """

    code: str
    severity: Severity
    at: str
    facts: Mapping[str, Fact]
    source: str

    @property
    def blocks(self) -> bool:
        return self.severity == "blocking"

    def title(self, lang: str = "vi") -> str:
        """The kind of fault in a few words, the same for all findings of the code."""
        return str(catalogue(lang)[self.code]["title"])

    def message(self, lang: str = "vi") -> str:
        """What is wrong here, in whole sentences."""
        return self._say("message", lang)

    def line(self, lang: str = "vi") -> str:
        """What is wrong here where the title stands above: as short as it can be said."""
        return self._say("line" if "line" in catalogue(lang)[self.code] else "message", lang)

    def mend(self, lang: str = "vi") -> str:
        """What to do about it, naming what an official would change."""
        return self._say("mend", lang)

    def to_row(self, *, lang: str = "vi") -> dict[str, Any]:
        """Return the finding for JSON: dates in ISO form, decimals as numbers, names with their codes."""
        return {
            "code": self.code,
            "severity": self.severity,
            "at": self.at,
            "facts": {name: _to_json(fact) for name, fact in self.facts.items()},
            "message": self.message(lang),
            "source": self.source,
        }

    def _say(self, part: str, lang: str) -> str:
        sentence = catalogue(lang)[self.code][part]
        if isinstance(sentence, dict):
            sentence = sentence[self.facts["case"]]
        written = {name: write_fact(fact, name=name, lang=lang) for name, fact in self.facts.items()}
        return str(sentence.format_map(written))


def write_fact(fact: Fact, *, name: str = "", lang: str = "vi") -> str:
    """Write a fact as the language does: ``08/10/2023``, ``74,03``, our words translated, lists joined."""
    if isinstance(fact, tuple):
        return _join([write_fact(item, name=name, lang=lang) for item in fact], lang)
    if isinstance(fact, date):
        return write_date(fact, lang=lang)
    if isinstance(fact, int) and (name.startswith("year") or name.endswith("_year")):
        return str(fact)
    if isinstance(fact, Decimal | int):
        return format_number(fact, lang=lang)
    if isinstance(fact, Named):
        return fact.label(lang)
    return str(catalogue(lang)["words"].get(name, {}).get(fact, fact))


@cache
def catalogue(lang: str) -> dict[str, Any]:
    """Return the messages of a language: a table per code, and ``words`` for facts that are words of ours."""
    with (_MESSAGES / f"{lang}.toml").open("rb") as file:
        return tomllib.load(file)


def _join(items: list[str], lang: str) -> str:
    if len(items) <= LISTED_AT_MOST:
        return "; ".join(items)
    shown = "; ".join(items[: LISTED_AT_MOST - 1])
    more: str = catalogue(lang)["words"]["and_more"]
    return more.format(shown=shown, count=len(items) - LISTED_AT_MOST + 1)


def _to_json(fact: Fact) -> Any:
    if isinstance(fact, tuple):
        return [_to_json(item) for item in fact]
    if isinstance(fact, date):
        return fact.isoformat()
    if isinstance(fact, Decimal):
        return float(fact)
    if isinstance(fact, Named):
        names = {"code": fact.code, "name": fact.name}
        return names if fact.name_en is None else {**names, "name_en": fact.name_en}
    return fact
