"""The families of rules, in the order in which their findings are given."""

from types import ModuleType

from ddci.lint import burden, deadlines, document, duties, numbers, openness, people, reports
from ddci.lint.registry import RULES, Rule

FAMILIES: tuple[ModuleType, ...] = (reports, deadlines, duties, numbers, document, people, burden, openness)


def registered() -> tuple[Rule, ...]:
    """Return every rule, family by family, in the order in which a family states them."""
    names = [family.__name__.rpartition(".")[2] for family in FAMILIES]
    return tuple(sorted(RULES.values(), key=lambda rule: names.index(rule.family)))
