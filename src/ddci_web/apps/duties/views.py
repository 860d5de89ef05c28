"""The year of a plan's duties: month by month, as a list, and as files."""

from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from ddci_web.apps.duties import exports, queries
from ddci_web.apps.duties.forms import Choice
from ddci_web.apps.plans import bridge
from ddci_web.apps.plans.plan_view import PlanView
from ddci_web.ui import clock, downloads
from ddci_web.ui.navigation import mark_current

A_YEAR = timedelta(days=366)


class DutiesView(PlanView):
    """What the calendar and the list have in common: the right, the choice, the form to change it."""

    action = "calendar.view"

    def choice(self) -> Choice:
        """Return what the address chooses; on a bare address, what the reader's own unit owes."""
        asked = self.request.GET
        return Choice.read(asked).or_of_unit(self._own_unit, asked)

    @property
    def _own_unit(self) -> str | None:
        return queries.own_unit(self.plan, self.request.actor)

    def chosen_page(self, template: str, choice: Choice, **context: object) -> HttpResponse:
        """Return a page with the choice, what there is to choose from, and the day.

        ``unit_in_links`` keeps the unit on the way: all units must be asked for by whoever has one of their own.
        """
        mark_current(self.request, reverse("duties:calendar", args=[self.plan.code]))
        filters = queries.duty_filters(self.plan, lang=self.lang)
        return self.page(
            template,
            choice=choice,
            filters=filters,
            owner=next((label for label in filters.owners if label.code == choice.unit), None),
            own_unit=self._own_unit,
            bare_link="?unit=" if self._own_unit else "?",
            unit_in_links=choice.unit or ("" if self._own_unit else None),
            today=clock.today(),
            query=self.request.GET,
            **context,
        )


class CalendarPage(DutiesView):
    """The year month by month: days off with their reasons, what is due at the latest on each day."""

    def get(self, request: HttpRequest, plan: str) -> HttpResponse:
        """Show the year, or one month of it."""
        choice, today = self.choice(), clock.today()
        year = queries.calendar_year(self.plan, **choice.of_the_year, lang=self.lang)
        months = [item for item in year.months if choice.month in {None, item.month}]
        return self.chosen_page(
            "duties/calendar.html",
            choice,
            year=year,
            months=months,
            total=sum(item.count for item in months),
            next_day=(next_day := _next_day(year, today)),
            is_far=next_day is not None and next_day.date - today > A_YEAR,
            ahead=sum(day.count for day in _ahead(year, today)),
            weekdays=range(1, 8),
        )


class ListPage(DutiesView):
    """The duties by their last day on time from today on, fifty a page, each with how its day was found.

    What is past is counted, and shown with ``?past=1`` or for a month or a day.
    """

    def get(self, request: HttpRequest, plan: str) -> HttpResponse:
        """Show a page of the list; a number that is none gives the first page, one beyond the end the last."""
        choice, today = self.choice(), clock.today()
        asked = {**choice.everything, "since": choice.since(today)}
        shown = queries.duty_list(self.plan, **asked, page=self.asked_page(), lang=self.lang)
        return self.chosen_page("duties/list.html", choice, shown=shown)


class AsCsv(DutiesView):
    """The chosen duties as a table for a spreadsheet."""

    def get(self, request: HttpRequest, plan: str) -> HttpResponse:
        """Return the file."""
        duties = queries.chosen_duties(self.plan, **Choice.read(request.GET).everything)
        text = exports.as_csv(duties, bridge.from_rows(self.plan), lang=self.lang)
        return downloads.csv_response(text, f"{self.plan.code}-duties")


class AsCalendarFeed(DutiesView):
    """The chosen duties as a feed that a calendar program subscribes to, by the address with its choice."""

    def get(self, request: HttpRequest, plan: str) -> HttpResponse:
        """Return the feed."""
        duties = queries.chosen_duties(self.plan, **Choice.read(request.GET).everything)
        feed = exports.as_feed(duties, bridge.from_rows(self.plan), lang=self.lang)
        return downloads.file_response(feed, f"{self.plan.code}.ics", "text/calendar; charset=utf-8")


def _ahead(year: queries.CalendarYear, today: date) -> list[queries.CalendarDay]:
    return [day for month in year.months for day in month.busy_days if day.date >= today]


def _next_day(year: queries.CalendarYear, today: date) -> queries.CalendarDay | None:
    return next(iter(_ahead(year, today)), None)
