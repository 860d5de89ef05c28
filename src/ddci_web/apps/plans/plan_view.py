"""What every page of one plan does first: the right, the plan, whose page it is."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from ddci_web.apps import access
from ddci_web.apps.access.http import Request
from ddci_web.apps.access.policies import is_public
from ddci_web.apps.access.views import ActionView
from ddci_web.apps.plans import queries
from ddci_web.apps.plans.models import Plan
from ddci_web.apps.plans.snapshot import one_moment
from ddci_web.ui import formats
from ddci_web.ui.authority import set_authority

_LONGEST_PAGE_NUMBER = 10


class PlanView(ActionView):
    """A page of the plan that the address names; 404 for a plan that the site does not hold.

    A passer-by who may not open such a page is asked to sign in, plan or no plan; whoever has signed in finds no
    plan where there is none and none where it is not theirs to see. The whole page is read at one moment, so that
    a plan that is being replaced is shown as it was or as it will be.
    """

    request: Request
    plan: Plan

    def check_address(self) -> None:
        """Leave whoever has signed in to be judged with the plan."""
        if is_public(self.action) or not self.request.actor.is_signed_in:
            super().check_address()

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the plan and say in the frame whose it is, simulated or not."""
        with one_moment():
            self.show(self.find_plan())
            return super().dispatch(request, *args, **kwargs)

    def find_plan(self) -> Plan | None:
        """Return the plan of the address."""
        return queries.plan_of_code(self.kwargs["plan"])

    def show(self, plan: Plan | None) -> None:
        """Take this plan; Http404 for none, NotVisible or NotAllowed for one that is not open to the actor."""
        if plan is None:
            raise Http404
        access.require(self.request.actor, self.action, plan)
        self.plan = plan
        set_authority(self.request, queries.authority_of_plan(plan))

    def asked(self, name: str) -> str:
        """Return what the address asks under a name; empty for nothing."""
        return self.request.GET.get(name, "").strip()

    def asked_page(self) -> int:
        """Return the page of the list that the address asks for; the first for what is no number."""
        number = self.asked("page")
        return int(number) if number.isdecimal() and len(number) < _LONGEST_PAGE_NUMBER else 1

    @property
    def lang(self) -> str:
        """The language to ask the queries for."""
        return formats.language()

    def page(self, template: str, **context: Any) -> HttpResponse:
        """Return the page, with ``plan`` known to its template."""
        return render(self.request, template, {"plan": self.plan, **context})
