"""The words of this room, from ``messages/``: whole clauses under a code, with dates written as the language
does.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Protocol

_MESSAGES = Path(__file__).with_name("messages")


class Labelled(Protocol):
    """Something that names itself in a language: a period, a reason."""

    def label(self, lang: str = "vi") -> str: ...


@dataclass(frozen=True, slots=True)
class Said:
    """A text given in both languages, for instance the name of a holiday."""

    vi: str
    en: str

    def label(self, lang: str = "vi") -> str:
        return self.vi if lang == "vi" else self.en


@dataclass(frozen=True, slots=True)
class Phrase:
    """A message by its code (``weekday.6``) and what fills it, put into words when the language is known."""

    code: str
    facts: tuple[tuple[str, "Fact"], ...] = ()

    def label(self, lang: str = "vi") -> str:
        return say(self.code, lang=lang, facts=dict(self.facts))


Fact = str | int | date | Labelled


@cache
def catalogue(lang: str) -> Mapping[str, Any]:
    """Return all messages of a language: ``vi`` or ``en``."""
    with (_MESSAGES / f"{lang}.toml").open("rb") as file:
        return tomllib.load(file)


def say(code: str, *, lang: str = "vi", facts: Mapping[str, Fact] | None = None) -> str:
    """Return the message ``section.name`` with its facts; KeyError for a code that nobody worded."""
    section, name = code.split(".", 1)
    text: str = catalogue(lang)[section][name]
    return text.format_map({key: written(fact, lang=lang) for key, fact in (facts or {}).items()})


def written(fact: Fact, *, lang: str = "vi") -> str:
    """Return a fact as the language writes it: ``08/10/2023`` or ``8 October 2023``."""
    if isinstance(fact, date):
        return write_date(fact, lang=lang)
    if isinstance(fact, str | int):
        return str(fact)
    return fact.label(lang)


def write_date(day: date, *, lang: str = "vi") -> str:
    if lang == "vi":
        return f"{day:%d/%m/%Y}"
    return f"{day.day} {say(f'month.{day.month}', lang=lang)} {day.year}"


def sentence(text: str) -> str:
    """Return a clause as a sentence: capital first, full stop last."""
    return f"{text[:1].upper()}{text[1:]}."
