"""The chosen duties as values, all of them, for files that leave the site."""

from typing import Unpack

from ddci.regime.duty import Duty
from ddci_web.apps.duties.bridge import values_of
from ddci_web.apps.duties.queries.filters import DutyChoice, chosen
from ddci_web.apps.plans.models import Plan


def chosen_duties(plan: Plan, **choice: Unpack[DutyChoice]) -> tuple[Duty, ...]:
    """Return the duties that ``duty_list`` would show page by page; two statements."""
    return values_of(plan, chosen(plan, **choice))
