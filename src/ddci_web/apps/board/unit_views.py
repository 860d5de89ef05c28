"""The units of a plan, and one of them with its history and its part in the plan."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse

from ddci.base.text import fold
from ddci_web.apps.duties.queries import duties_per_unit
from ddci_web.apps.plans import queries as plans
from ddci_web.apps.plans.models import Plan
from ddci_web.apps.plans.plan_view import PlanView
from ddci_web.apps.units import queries as units
from ddci_web.ui import clock


def day_of(plan: Plan) -> date:
    """Return the day on which its units are looked at: today, or the plan's first day while that is still to come."""
    return max(clock.today(), plan.earliest_effect)


class UnitsPage(PlanView):
    """The units that the plan names, found by name, alias or abbreviation."""

    action = "units.view"

    def get(self, request: HttpRequest, plan: str) -> HttpResponse:
        """Show a page of the list; a page number that is none gives the first."""
        text, kind, group = (self.asked(name) for name in ("text", "kind", "group"))
        shown = units.unit_list(
            self.plan.structure,
            on=day_of(self.plan),
            text=text,
            kind=kind or None,
            group=group or None,
            page=self.asked_page(),
            lang=self.lang,
        )
        return self.page(
            "board/units.html",
            shown=shown,
            text=text,
            kind=kind,
            group=units.group_label(self.plan.structure, group, lang=self.lang) if group else None,
            kinds=units.kinds_of(self.plan.structure),
            duties=duties_per_unit(self.plan),
            query=request.GET,
            example=fold(self.plan.issuer.name),
        )


class UnitPage(PlanView):
    """One unit: names, dates, what came before and after, posts, and what the plan asks of it."""

    action = "units.view"

    def get(self, request: HttpRequest, plan: str, unit: str) -> HttpResponse:
        """Show the page; 404 for a unit that the plan does not name."""
        try:
            shown = units.unit_page(self.plan.structure, unit, on=day_of(self.plan), lang=self.lang)
        except units.NoSuchUnit as missing:
            raise Http404 from missing
        return self.page(
            "board/unit.html",
            shown=shown,
            roles=plans.unit_roles(self.plan, shown.unit, lang=self.lang),
            duty_count=duties_per_unit(self.plan).get(unit, 0),
        )
