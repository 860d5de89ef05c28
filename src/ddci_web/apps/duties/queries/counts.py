"""How many duties there are."""

from django.db.models import Count

from ddci_web.apps.duties.models import Duty
from ddci_web.apps.plans.models import Plan


def duties_per_unit(plan: Plan) -> dict[str, int]:
    """Return how many duties each unit owes in the plan's year; units that owe none are absent. One statement."""
    rows = Duty.objects.filter(plan=plan, owner_unit__isnull=False).order_by()
    return dict(rows.values_list("owner_unit__code").annotate(count=Count("pk")))
