"""Working days: the week, public holidays, and the days that documents changed on top of both.

A day is looked up in this order, and the first answer wins: the pack's overrides, the law's overrides, public
holidays and the days worked in exchange for them, the days of the week off. See docs/methods/dates.md.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cache

from ddci.base.errors import DdciError
from ddci.base.law import law_figure, law_table
from ddci.regime.model import CalendarOverride, CalendarSpec
from ddci.regime.wording import Labelled, Phrase, Said

_DAYS = "calendar/vietnam_days"
_ONE_DAY = timedelta(days=1)
_LONGEST_BREAK = 60  # days; a longer run without a working day is a calendar that cannot be right

DaysOff = Mapping[date, Labelled | None]
"""Days that differ from the week: the reason of a day off, None for a day off that is worked."""


class NoWorkingDay(DdciError):
    """The overrides leave no working day near the one asked about."""

    def __init__(self, day: date) -> None:
        super().__init__(
            f"{day:%d/%m/%Y}: trong {_LONGEST_BREAK} ngày liền không có ngày làm việc nào; "
            "hãy xem lại các ngày hoán đổi trong lịch.\n"
            f"{day.isoformat()}: no working day within {_LONGEST_BREAK} days; "
            "check the overrides of the calendar."
        )


class CalendarUnknown(DdciError):
    """No rule about the working week is kept for so early a day."""

    def __init__(self, day: date) -> None:
        super().__init__(
            f"{day:%d/%m/%Y}: không có quy định về tuần làm việc cho một ngày sớm như vậy; hãy xem lại năm đã ghi.\n"
            f"{day.isoformat()}: no rule about the working week is kept for so early a day; check the year."
        )


class WorkingCalendar:
    """The working days of a country's officials; made by ``working_calendar``, same answers for same input.

    ``covered_until`` is the last day for which the Government's calendar was announced when this was written:
    later public holidays follow the law's formula and may still be moved or swapped.
    """

    __slots__ = ("_overrides", "_years", "covered_until")

    def __init__(self, overrides: DaysOff, years: Iterable[int]) -> None:
        self._overrides = overrides
        self._years = {year: _holidays_of(year) for year in years}
        self.covered_until: date = law_table(_DAYS)["announced_until"]

    def is_working_day(self, day: date) -> bool:
        return self.reason_off(day) is None

    def why_off(self, day: date, lang: str = "vi") -> str | None:
        """Return why the day is off, for people: a holiday, a document, a day of the week; None if it is
        worked.
        """
        reason = self.reason_off(day)
        return None if reason is None else reason.label(lang)

    def reason_off(self, day: date) -> Labelled | None:
        """Return the same as ``why_off`` before a language is chosen."""
        if day in self._overrides:
            return self._overrides[day]
        if day.year not in self._years:
            self._years[day.year] = _holidays_of(day.year)
        holidays = self._years[day.year]
        return holidays[day] if day in holidays else _weekly_off(day)

    def next_working_day(self, day: date) -> date:
        """Return the day itself when it is worked, else the first working day after it."""
        return self._nearest(day, _ONE_DAY)

    def previous_working_day(self, day: date) -> date:
        """Return the day itself when it is worked, else the last working day before it."""
        return self._nearest(day, -_ONE_DAY)

    def add_working_days(self, day: date, n: int) -> date:
        """Return the n-th working day after the day, which is itself not counted; before it when n is
        negative.

        Zero gives the day back as it is.
        """
        step = _ONE_DAY if n > 0 else -_ONE_DAY
        for _ in range(abs(n)):
            day = self._nearest(day + step, step)
        return day

    def _nearest(self, day: date, step: timedelta) -> date:
        for distance in range(_LONGEST_BREAK):
            if self.is_working_day(day + distance * step):
                return day + distance * step
        raise NoWorkingDay(day)


def working_calendar(spec: CalendarSpec, *, years: Iterable[int] = ()) -> WorkingCalendar:
    """Return the calendar of a pack: Vietnam's, the law's overrides, and the pack's own on top.

    The ``years`` are prepared at once; a day of any other year is answered as well, prepared when first asked
    for.
    """
    return WorkingCalendar({**_law_overrides(), **_changed_days(spec.overrides)}, years)


@cache
def _law_overrides() -> DaysOff:
    rows = law_table("calendar/vietnam_overrides")["days"]
    return _changed_days(CalendarOverride(**row) for row in rows)


def _changed_days(overrides: Iterable[CalendarOverride]) -> DaysOff:
    return {
        change.day: Phrase("calendar.ordered", (("document", change.document),))
        if change.becomes == "day_off"
        else None
        for change in overrides
    }


def _weekly_off(day: date) -> Labelled | None:
    held = law_figure("calendar/working_week").on(day)
    if held is None:
        raise CalendarUnknown(day)
    return Phrase(f"weekday.{day.isoweekday()}") if day.isoweekday() in held.value else None


@cache
def _holidays_of(year: int) -> DaysOff:
    kept = _kept_holidays()
    return kept[year] if year in kept else _computed_holidays(year)


@cache
def _kept_holidays() -> Mapping[int, DaysOff]:
    years: dict[int, dict[date, Labelled | None]] = {}
    for day, row in law_table(_DAYS)["days"].items():
        worked = row.get("worked")
        reason = Phrase(f"holiday.{row['holiday']}", (("worked", worked),) if worked else ())
        substitute = Phrase("calendar.substitute", (("holiday", reason),))
        years.setdefault(day.year, {})[day] = substitute if row.get("substitute") else reason
        if worked:
            years.setdefault(worked.year, {})[worked] = None
    return years


def _computed_holidays(year: int) -> DaysOff:
    """Ask the library, which takes longer to import than everything else here together."""
    import holidays

    names = {lang: holidays.country_holidays("VN", years=[year], language=lang) for lang in ("vi", "en_US")}
    days: dict[date, Labelled | None] = {
        day: Said(vi=name, en=names["en_US"][day]) for day, name in names["vi"].items() if day.year == year
    }
    worked = {day for day in names["vi"].weekend_workdays if day.year == year}
    return {**days, **dict.fromkeys(worked)}
