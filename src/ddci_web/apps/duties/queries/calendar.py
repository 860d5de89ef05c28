"""The year as a calendar: months, weeks, days with their counts, days off with their reasons."""

import calendar
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Unpack

from django.db.models import Count

from ddci.regime.calendar import WorkingCalendar, working_calendar
from ddci.regime.model import CalendarOverride as OverrideValue
from ddci.regime.model import CalendarSpec
from ddci_web.apps.duties.queries.filters import DutyChoice, Month, chosen
from ddci_web.apps.plans.models import CalendarOverride, DutyRule, Plan
from ddci_web.apps.units.names import name_in
from ddci_web.apps.units.rows import fields_of

FRIDAY = 5


@dataclass(frozen=True, slots=True)
class DayRule:
    """How many duties of one rule have their last day on a day."""

    code: str
    name: str
    kind: str
    count: int


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day: ``weekday`` 1 (Monday) to 7, ``off`` why it is a day off (None: worked), what is due at the latest."""

    date: date
    weekday: int
    off: str | None
    rules: tuple[DayRule, ...]

    @property
    def count(self) -> int:
        """How many duties have their last day here."""
        return sum(rule.count for rule in self.rules)


@dataclass(frozen=True, slots=True)
class CalendarMonth:
    """A month in weeks from Monday to Sunday; None fills a week outside the month."""

    month: Month
    weeks: tuple[tuple[CalendarDay | None, ...], ...]

    @property
    def days(self) -> tuple[CalendarDay, ...]:
        """The days of the month in order."""
        return tuple(day for week in self.weeks for day in week if day is not None)

    @property
    def busy_days(self) -> tuple[CalendarDay, ...]:
        """The days on which something is due at the latest."""
        return tuple(day for day in self.days if day.rules)

    @property
    def holidays(self) -> tuple[CalendarDay, ...]:
        """The days off that are no ordinary weekend."""
        return tuple(day for day in self.days if day.off and day.weekday <= FRIDAY)

    @property
    def made_up(self) -> tuple[CalendarDay, ...]:
        """The days of a weekend that are worked in exchange for another."""
        return tuple(day for day in self.days if not day.off and day.weekday > FRIDAY)

    @property
    def count(self) -> int:
        """How many duties have their last day in the month."""
        return sum(day.count for day in self.days)


@dataclass(frozen=True, slots=True)
class CalendarYear:
    """The twelve months of the plan's year, and before or after them those that have duties.

    ``covered_until`` is the last day whose days off were announced; later ones follow the law's formula.
    """

    year: int
    months: tuple[CalendarMonth, ...]
    total: int
    covered_until: date


def calendar_year(plan: Plan, *, lang: str = "vi", **choice: Unpack[DutyChoice]) -> CalendarYear:
    """Return the calendar of a plan's year for the chosen duties; three statements."""
    by_day = _rules_by_day(plan, lang, choice)
    busy = {Month.of(day) for day in by_day}
    months = sorted(busy | {Month(plan.year, number) for number in range(1, 13)})
    working = calendar_of(plan, years={month.year for month in months})
    made = tuple(_month(month, by_day, working, lang) for month in months)
    return CalendarYear(plan.year, made, sum(month.count for month in made), working.covered_until)


def calendar_of(plan: Plan, *, years: set[int]) -> WorkingCalendar:
    """Return the plan's working-day calendar; one statement."""
    overrides = tuple(
        OverrideValue(**fields_of(row, OverrideValue)) for row in CalendarOverride.objects.filter(plan=plan)
    )
    return working_calendar(CalendarSpec(overrides=overrides), years=sorted(years))


def _rules_by_day(plan: Plan, lang: str, choice: DutyChoice) -> dict[date, tuple[DayRule, ...]]:
    rows = chosen(plan, **choice).order_by("last_day", "rule__position")
    rules = {rule.pk: rule for rule in DutyRule.objects.filter(plan=plan)}
    by_day: defaultdict[date, tuple[DayRule, ...]] = defaultdict(tuple)
    for day, rule_id, count in rows.values_list("last_day", "rule_id").annotate(count=Count("pk")):
        rule = rules[rule_id]
        by_day[day] += (DayRule(rule.code, name_in(rule, lang), rule.kind, count),)
    return by_day


def _month(
    month: Month, by_day: dict[date, tuple[DayRule, ...]], working: WorkingCalendar, lang: str
) -> CalendarMonth:
    weeks = calendar.Calendar(firstweekday=calendar.MONDAY).monthdatescalendar(month.year, month.number)
    return CalendarMonth(
        month,
        tuple(
            tuple(
                CalendarDay(day, day.isoweekday(), working.why_off(day, lang), by_day.get(day, ()))
                if day.month == month.number
                else None
                for day in week
            )
            for week in weeks
        ),
    )
