"""The front page, the board, a component's page."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from ddci_web.apps.board import exports, queries
from ddci_web.apps.board.unit_views import UnitPage, UnitsPage
from ddci_web.apps.plans import queries as plans
from ddci_web.apps.plans.models import Plan
from ddci_web.apps.plans.plan_view import PlanView
from ddci_web.ui import clock, downloads
from ddci_web.ui.navigation import mark_current

__all__ = ["BoardCsv", "BoardPage", "ComponentPage", "FrontPage", "UnitPage", "UnitsPage"]


class BoardPage(PlanView):
    """The total and the components against their targets, and who answers for each."""

    action = "board.view"

    def get(self, request: HttpRequest, plan: str = "") -> HttpResponse:
        """Show the board; ``?show=mine`` only the components of the reader's own posts."""
        shown = queries.board_page(
            self.plan,
            actor=self.request.actor,
            today=clock.today(),
            only_mine=request.GET.get("show") == "mine",
            lang=self.lang,
        )
        return self.page("board/board.html", shown=shown, today=clock.today(), plans=list(plans.plan_list()))


class FrontPage(BoardPage):
    """The board of the plan that the site is about; before any is loaded, how to load one."""

    def find_plan(self) -> Plan | None:
        """Return the plan that the site opens with."""
        return plans.current_plan()

    def show(self, plan: Plan | None) -> None:
        """Take the plan, if there is one."""
        self.is_empty = plan is None
        if plan is not None:
            super().show(plan)
            mark_current(self.request, reverse("board:board", args=[plan.code]))

    def get(self, request: HttpRequest, plan: str = "") -> HttpResponse:
        """Show the board, or what to do to get one."""
        return render(request, "board/no_plan.html") if self.is_empty else super().get(request)


class BoardCsv(PlanView):
    """The figures of the board as a table."""

    action = "board.view"

    def get(self, request: HttpRequest, plan: str) -> HttpResponse:
        """Return the file."""
        text = exports.board_csv(plans.board(self.plan, lang=self.lang))
        return downloads.csv_response(text, f"{self.plan.code}-board")


class ComponentPage(PlanView):
    """One component: its way to the target, who answers, what is to be done by when, what was found."""

    action = "component.view"

    def get(self, request: HttpRequest, plan: str, component: str) -> HttpResponse:
        """Show the page; 404 for a component that the plan lacks."""
        try:
            shown = queries.component_view(
                self.plan, component, actor=self.request.actor, today=clock.today(), lang=self.lang
            )
        except plans.NoSuchComponent as missing:
            raise Http404 from missing
        mark_current(request, reverse("board:board", args=[plan]))
        return self.page(
            "board/component.html",
            shown=shown,
            page=shown.page,
            result_year=self.plan.year - 1,
            today=clock.today(),
        )
