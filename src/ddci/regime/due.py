"""From a rule and a period to the days: cut-off, due date, last day on time, and the steps to them.

The method with its sources and a worked table: docs/methods/dates.md.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from ddci.base.dates import NotADate
from ddci.regime.calendar import WorkingCalendar
from ddci.regime.duty import Step
from ddci.regime.model import DutyRule
from ddci.regime.period import Period, periods_of_year
from ddci.regime.wording import Fact, Phrase


@dataclass(frozen=True, slots=True)
class DatedPeriod:
    """A period of a rule with its days; what every duty made from it has in common."""

    period: Period
    cutoff_date: date | None
    due_date: date
    last_day: date
    basis: tuple[Step, ...]


def periods_of_rule(rule: DutyRule, year: int) -> tuple[Period, ...]:
    """Return the periods of the year for which the rule asks something.

    ``within_year`` picks some of them; a last period that the yearly duty covers (``merged``) is left out.
    """
    return tuple(
        period
        for period in periods_of_year(rule.period, year)
        if (not rule.within_year or period.number in rule.within_year)
        and not (rule.last_period == "merged" and period.is_last_of_year)
    )


def date_period(rule: DutyRule, period: Period, *, calendar: WorkingCalendar) -> DatedPeriod:
    """Return the days of one period of a rule.

    A rule that names no day is dated at the end of the period, and the basis says that the plan names none;
    "before" then has no day to stand before. A day that its month does not have is that month's last.
    """
    cutoff_date = _cutoff_date(rule, period)
    due_date = _due_date(rule, period)
    strict = rule.bound == "strictly_before" and _names_a_day(rule)
    on_time = due_date - timedelta(days=1) if strict else due_date
    last_day, day_off = _after_days_off(rule, on_time, calendar)
    steps = [_period_step(period), *_frequency_steps(rule)]
    if cutoff_date is not None and rule.cutoff is not None:
        steps.append(Step("cutoff", {"cutoff_date": cutoff_date, "source": rule.cutoff.source}))
    steps.append(_due_step(rule, due_date, strict=strict))
    if strict:
        steps.append(_day_before_step(rule, on_time))
    if day_off is not None:
        steps.append(day_off)
    if last_day > calendar.covered_until:
        steps.append(Step("calendar-by-formula", {"covered_until": calendar.covered_until}))
    return DatedPeriod(period, cutoff_date, due_date, last_day, tuple(steps))


def _names_a_day(rule: DutyRule) -> bool:
    due = rule.due
    return due.period_end or any(form is not None for form in (due.day_of_next_month, due.month_day, due.on))


def _due_date(rule: DutyRule, period: Period) -> date:
    due = rule.due
    if due.on is not None:
        return due.on
    if due.day_of_next_month is not None:
        following = period.end + timedelta(days=1)
        return _day_of_month(following.year, following.month, due.day_of_next_month)
    if due.month_day is not None:
        month, _, day = due.month_day.partition("-")
        if not (month.isdecimal() and day.isdecimal() and 1 <= int(month) <= 12):
            raise NotADate(due.month_day)
        return _day_of_month(period.end.year, int(month), int(day))
    return period.end


def _cutoff_date(rule: DutyRule, period: Period) -> date | None:
    if rule.cutoff is None:
        return None
    return _day_of_month(period.end.year, period.end.month, rule.cutoff.day_of_last_month)


def _day_of_month(year: int, month: int, day: int) -> date:
    return date(year, month, max(1, min(day, monthrange(year, month)[1])))


def _after_days_off(rule: DutyRule, day: date, calendar: WorkingCalendar) -> tuple[date, Step | None]:
    reason = calendar.reason_off(day)
    if reason is None:
        return day, None
    last_day = day
    if rule.days_off == "next_working_day":
        last_day = calendar.next_working_day(day)
    elif rule.days_off == "previous_working_day":
        last_day = calendar.previous_working_day(day)
    return last_day, Step(f"day-off-{rule.days_off}", {"day": day, "reason": reason, "last_day": last_day})


def _period_step(period: Period) -> Step:
    if period.kind == "once":
        return Step("once", {"year": period.year})
    return Step("period", {"period": period, "start": period.start, "end": period.end})


def _frequency_steps(rule: DutyRule) -> list[Step]:
    steps = []
    if rule.other_periods:
        others: Fact = Phrase(f"period_kind.{rule.other_periods[0]}")
        steps.append(Step("other-periods", {"others": others, "kind": Phrase(f"period_kind.{rule.period}")}))
    if rule.at_most is not None and rule.at_most > rule.at_least:
        steps.append(Step("floor", {"at_least": rule.at_least, "at_most": rule.at_most}))
    return steps


def _due_step(rule: DutyRule, due_date: date, *, strict: bool) -> Step:
    facts: dict[str, Fact] = {"due_date": due_date, "source": rule.source or Phrase("source.missing")}
    if not _names_a_day(rule):
        return Step("no-day-named", facts)
    if rule.due.day_of_next_month is not None:
        facts["day"] = f"{rule.due.day_of_next_month:02d}"
        return Step("due-before-day-of-next-month" if strict else "due-on-day-of-next-month", facts)
    if rule.due.period_end:
        return Step("due-before-period-end" if strict else "due-at-period-end", facts)
    return Step("due-before" if strict else "due-on", facts)


def _day_before_step(rule: DutyRule, on_time: date) -> Step:
    if rule.bound_source is None:
        return Step("day-before-unsettled", {"last_day": on_time})
    return Step("day-before", {"last_day": on_time, "source": rule.bound_source})
