"""The register of rules: each one function with a code, a severity, a source and a date."""

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from ddci.lint.finding import Fact, Finding, Severity
from ddci.lint.subject import Subject

PLAN_ITSELF = "plan"
"""The source of a rule that rests on no law: it holds the plan against its own words."""

ALWAYS = date.min
"""The date of a rule that has no beginning, logic being older than any decree."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What a rule yields: where, and the facts that its sentences need.

    ``paragraph`` is the plan's paragraph at fault; ``severity`` only where this one weighs other than the
    rule's.
    """

    at: str
    facts: Mapping[str, Fact] = field(default_factory=dict)
    paragraph: str | None = None
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as registered. It applies to plans checked on ``since`` or later."""

    code: str
    family: str
    severity: Severity
    source: str
    since: date
    faults: Callable[[Subject], Iterator[Fault]]

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The paragraphs of the docstring: the rule first, then why it exists."""
        text = inspect.getdoc(self.faults) or ""
        return tuple(" ".join(part.split()) for part in text.split("\n\n"))

    def findings(self, subject: Subject) -> Iterator[Finding]:
        for fault in self.faults(subject):
            yield Finding(
                code=self.code,
                severity=fault.severity or self.severity,
                at=fault.at,
                facts=fault.facts,
                source=self._source_of(fault, subject),
            )

    def _source_of(self, fault: Fault, subject: Subject) -> str:
        law = None if self.source == PLAN_ITSELF else self.source
        return "; ".join(part for part in (fault.paragraph or subject.document_label, law) if part)


RULES: dict[str, Rule] = {}
"""The rules of the modules imported so far; ``ddci.lint.families`` has all of them."""


def rule(
    code: str, *, severity: Severity, source: str = PLAN_ITSELF, since: date = ALWAYS
) -> Callable[[Callable[[Subject], Iterator[Fault]]], Callable[[Subject], Iterator[Fault]]]:
    """Register a function of a subject as the rule of that code; a code is given once."""

    def register(faults: Callable[[Subject], Iterator[Fault]]) -> Callable[[Subject], Iterator[Fault]]:
        assert code not in RULES, f"two rules say {code}"
        family = faults.__module__.rpartition(".")[2]
        RULES[code] = Rule(code, family, severity, source, since, faults)
        return faults

    return register
