"""``{% load ddci_findings %}``: the page on which the place of a finding can be seen."""

from urllib.parse import urlencode

from django import template
from django.urls import reverse

from ddci_web.apps.plans.models import Plan
from ddci_web.apps.plans.queries import FindingLine, Places

register = template.Library()

_ABOUT_COMPONENTS = {"assignments", "targets", "components"}


@register.simple_tag
def place_url(plan: Plan, finding: FindingLine, places: Places) -> str:
    """Return the address of the page that shows the place; empty where no page shows it."""
    code = finding.at_code
    if finding.noun in _ABOUT_COMPONENTS and code in places.components:
        return reverse("board:component", args=[plan.code, code])
    if finding.noun == "tasks" and code in places.component_of_task:
        component = reverse("board:component", args=[plan.code, places.component_of_task[code]])
        return f"{component}#viec-{code}"
    if finding.noun == "units":
        return reverse("board:unit", args=[plan.code, code])
    if finding.noun == "groups":
        return f"{reverse('board:units', args=[plan.code])}?{urlencode({'group': code})}"
    if finding.noun == "duty_rules":
        return f"{reverse('duties:list', args=[plan.code])}?{urlencode({'rule': code})}"
    if finding.noun in {"frameworks", "rank_goals", "targets"}:
        return reverse("board:board", args=[plan.code])
    return ""
