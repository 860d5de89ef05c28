"""The reader's own unit among those that owe something, and what lies ahead of it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from ddci_web.apps.access.actor import Actor, Role
from ddci_web.apps.duties.models import Duty
from ddci_web.apps.plans.models import Plan
from ddci_web.apps.units.models import Unit
from ddci_web.apps.units.names import Label, label_of


@dataclass(frozen=True, slots=True)
class OwnDuties:
    """A unit, how many of its duties lie ahead, and the nearest last day with its duties; None, 0 for none ahead."""

    unit: Label
    ahead: int
    next_day: date | None
    next_count: int


def own_unit(plan: Plan, actor: Actor) -> str | None:
    """Return the unit that the actor's posts act for in the plan; None for leaders, who answer for components.

    Of several units the first by code. Costs nothing: whether the unit owes anything is not asked.
    """
    if Role.LEADER in actor.roles_in(plan.code):
        return None
    return min((ref.code for ref in actor.units if ref.structure == plan.code), default=None)


def own_duties(plan: Plan, actor: Actor, *, today: date, lang: str = "vi") -> OwnDuties | None:
    """Return what lies ahead of the reader's own unit; None for a reader without one; two statements at most."""
    code = own_unit(plan, actor)
    unit = code and Unit.objects.filter(structure=plan.structure_id, code=code).first()
    if not unit:
        return None
    rows = Duty.objects.filter(plan=plan, owner_unit=unit, last_day__gte=today).order_by("last_day")
    days = list(rows.values_list("last_day").annotate(count=Count("pk")))
    next_day, next_count = days[0] if days else (None, 0)
    return OwnDuties(label_of(unit, lang), sum(count for _, count in days), next_day, next_count)
