"""Packs that the site holds, back as values."""

from ddci.plan.model import Pack
from ddci_web.apps.plans import bridge
from ddci_web.apps.plans.models import Plan
from ddci_web.apps.plans.snapshot import one_moment


class NoSuchPlan(LookupError):
    """No plan has this code."""


def pack_of(code: str) -> Pack:
    """Return the pack of a plan, equal to the one that was loaded; NoSuchPlan for a code that none has.

    While another version is being loaded it is the one before or the one after, whole.
    """
    with one_moment():
        plan = Plan.objects.select_related("structure").filter(code=code).first()
        if plan is None:
            raise NoSuchPlan(code)
        return bridge.from_rows(plan)
