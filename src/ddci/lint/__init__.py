"""The check of a plan: one coded, sourced, dated rule per function, and the findings they make.

A module is a family of rules; the words for officials stand in ``messages/``.
"""

from datetime import date

from ddci.lint.families import registered
from ddci.lint.finding import SEVERITIES, Finding, Named, Severity
from ddci.lint.registry import Rule
from ddci.lint.subject import Subject
from ddci.plan.model import Pack

__all__ = ["SEVERITIES", "Finding", "Named", "Rule", "Severity", "check", "registered"]


def check(pack: Pack, *, on: date | None = None) -> tuple[Finding, ...]:
    """Return all that the rules in force on a day find in a plan, rule by rule, each in the plan's order.

    Without a day the plan is held against the rules of the day from which it is certainly in force, so that a
    plan of 2023 is not measured by a law of 2026. Group members are always those of the plan's own day.
    """
    subject = Subject(pack)
    day = on or pack.document.certain_effect
    return tuple(found for rule in registered() if rule.since <= day for found in rule.findings(subject))
