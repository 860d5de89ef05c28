"""What pages read about duties: the list, the year, what comes next; by the last day on time."""

from ddci_web.apps.duties.queries.calendar import CalendarDay, CalendarYear, calendar_year
from ddci_web.apps.duties.queries.counts import duties_per_unit
from ddci_web.apps.duties.queries.export import chosen_duties
from ddci_web.apps.duties.queries.filters import DutyFilters, Month, duty_filters
from ddci_web.apps.duties.queries.listing import DutyLine, DutyList, duty_list
from ddci_web.apps.duties.queries.own import OwnDuties, own_duties, own_unit
from ddci_web.apps.duties.queries.upcoming import UpcomingGroup, upcoming

__all__ = [
    "CalendarDay",
    "CalendarYear",
    "DutyFilters",
    "DutyLine",
    "DutyList",
    "Month",
    "OwnDuties",
    "UpcomingGroup",
    "calendar_year",
    "chosen_duties",
    "duties_per_unit",
    "duty_filters",
    "duty_list",
    "own_duties",
    "own_unit",
    "upcoming",
]
