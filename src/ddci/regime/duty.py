"""A duty: something owed by one party to another for a period by a day, and how it was dated."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ddci.regime.model import DutyKind
from ddci.regime.period import Period
from ddci.regime.wording import Fact, say, sentence

PUBLIC = "public"
"""The recipient of what is owed to everyone."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of dating a duty: a code of ``messages/`` and the facts that fill it."""

    code: str
    facts: Mapping[str, Fact]

    def clause(self, lang: str = "vi") -> str:
        return say(f"basis.{self.code}", lang=lang, facts=self.facts)


@dataclass(frozen=True, slots=True)
class Duty:
    """One dated debt; ``number`` counts those of one period (the first and the second dialogue of a year).

    ``due_date`` is the day the rule names, ``last_day`` the last day on time, ``cutoff_date`` the last day of
    the data where the rule says one. ``before_plan``: the plan may not have been in force yet on the due
    date. Duties of one rule and period share their ``basis``.
    """

    rule: str
    kind: DutyKind
    owner: str
    recipient: str
    recipient_kind: Literal["unit", "post", "public"]
    component: str | None
    period: Period
    number: int
    cutoff_date: date | None
    due_date: date
    last_day: date
    basis: tuple[Step, ...]
    before_plan: bool
    owner_kind: Literal["unit", "post"] = "unit"


def basis_steps(duty: Duty, lang: str = "vi") -> tuple[str, ...]:
    """Return how the duty was dated, a short sentence for each step."""
    return tuple(sentence(step.clause(lang)) for step in duty.basis)


def basis_sentence(duty: Duty, lang: str = "vi") -> str:
    """Return how the duty was dated, in one sentence."""
    return sentence("; ".join(step.clause(lang) for step in duty.basis))
