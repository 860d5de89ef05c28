from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ddci.base.law import law_table
from ddci.regime.calendar import CalendarUnknown, NoWorkingDay, working_calendar
from ddci.regime.model import CalendarOverride, CalendarSpec

PLAIN = working_calendar(CalendarSpec(), years=range(2023, 2027))
days = st.dates(min_value=date(2021, 1, 1), max_value=date(2027, 12, 31))


def off(day, document="12/TB-UBND"):
    return CalendarOverride(day=day, becomes="day_off", document=document)


def worked(day, document="12/TB-UBND"):
    return CalendarOverride(day=day, becomes="working_day", document=document)


def every_day_of(year):
    return [
        date(year, 1, 1) + timedelta(days=n) for n in range((date(year + 1, 1, 1) - date(year, 1, 1)).days)
    ]


class TestKeptHolidays:
    kept_years = sorted({day.year for day in law_table("calendar/vietnam_days")["days"]})

    @pytest.mark.parametrize("year", kept_years)
    def test_are_those_of_the_library_but_for_what_documents_changed(self, year):
        theirs = holidays.country_holidays("VN", years=[year])
        changed = {row["day"] for row in law_table("calendar/vietnam_overrides")["days"]}

        for day in every_day_of(year):
            if day not in changed:
                working = (day.weekday() < 5 and day not in theirs) or day in theirs.weekend_workdays
                assert PLAIN.is_working_day(day) == working, day

    @pytest.mark.parametrize("year", [2019, 2031])
    def test_of_other_years_are_asked_of_the_library(self, year):
        assert PLAIN.why_off(date(year, 4, 30)) is not None
        assert not PLAIN.is_working_day(date(year, 9, 2))

    def test_know_a_saturday_worked_in_a_year_asked_of_the_library(self):
        assert PLAIN.is_working_day(date(2019, 1, 5))


class TestReasons:
    @pytest.mark.parametrize(
        "day, vietnamese, english",
        [
            (date(2023, 10, 7), "thứ Bảy", "Saturday"),
            (date(2024, 1, 7), "Chủ nhật", "Sunday"),
            (date(2023, 1, 23), "Tết Nguyên đán", "Lunar New Year"),
            (date(2023, 5, 3), "nghỉ bù Ngày Chiến thắng 30/4", "day off in lieu of Reunification Day"),
            (
                date(2025, 5, 2),
                "nghỉ hoán đổi, làm bù ngày 26/04/2025",
                "day off in exchange for 26 April 2025",
            ),
            (date(2026, 11, 24), "Ngày Văn hóa Việt Nam", "Vietnam Culture Day"),
            (date(2026, 1, 2), "nghỉ theo 12729/VPCP-KGVX", "day off by 12729/VPCP-KGVX"),
        ],
    )
    def test_are_given_in_both_languages(self, day, vietnamese, english):
        assert (PLAIN.why_off(day), PLAIN.why_off(day, "en")) == (vietnamese, english)

    def test_24_november_was_worked_before_it_became_a_holiday(self):
        assert PLAIN.why_off(date(2025, 11, 24)) is None

    @pytest.mark.parametrize(
        "saturday", [date(2024, 5, 4), date(2025, 4, 26), date(2026, 1, 10), date(2026, 8, 22)]
    )
    def test_are_none_on_a_saturday_made_up(self, saturday):
        assert saturday.isoweekday() == 6
        assert PLAIN.is_working_day(saturday)

    @given(days)
    def test_exist_exactly_for_days_that_are_not_worked(self, day):
        assert (PLAIN.why_off(day) is None) == PLAIN.is_working_day(day)
        assert (PLAIN.why_off(day, "en") is None) == PLAIN.is_working_day(day)


class TestOverrides:
    @given(days, st.sampled_from(["day_off", "working_day"]))
    def test_of_the_pack_win_over_everything(self, day, becomes):
        spec = CalendarSpec(overrides=(CalendarOverride(day=day, becomes=becomes, document="12/TB-UBND"),))

        assert working_calendar(spec, years=()).is_working_day(day) == (becomes == "working_day")

    def test_of_the_pack_win_over_those_of_the_law(self):
        calendar = working_calendar(CalendarSpec(overrides=(worked(date(2026, 1, 2)),)), years=(2026,))

        assert calendar.is_working_day(date(2026, 1, 2))
        assert calendar.is_working_day(date(2026, 1, 10))

    @given(days, days)
    def test_change_no_other_day(self, day, other):
        calendar = working_calendar(CalendarSpec(overrides=(off(day),)), years=())

        if other != day:
            assert calendar.is_working_day(other) == PLAIN.is_working_day(other)


class TestCounting:
    @given(days)
    def test_the_next_working_day_is_the_first_one_not_before(self, day):
        found = PLAIN.next_working_day(day)

        assert found >= day
        assert PLAIN.is_working_day(found)
        assert not any(PLAIN.is_working_day(day + timedelta(days=n)) for n in range((found - day).days))

    @given(days)
    def test_the_previous_working_day_is_the_last_one_not_after(self, day):
        found = PLAIN.previous_working_day(day)

        assert found <= day
        assert PLAIN.is_working_day(found)
        assert not any(PLAIN.is_working_day(found + timedelta(days=n + 1)) for n in range((day - found).days))

    @given(days, st.integers(min_value=1, max_value=30))
    def test_adding_n_days_passes_n_working_days(self, day, n):
        found = PLAIN.add_working_days(day, n)
        passed = [day + timedelta(days=k) for k in range(1, (found - day).days + 1)]

        assert sum(PLAIN.is_working_day(each) for each in passed) == n
        assert PLAIN.is_working_day(found)

    @given(days, st.integers(min_value=0, max_value=15), st.integers(min_value=0, max_value=15))
    def test_adding_twice_is_adding_the_sum(self, day, n, m):
        assert PLAIN.add_working_days(PLAIN.add_working_days(day, n), m) == PLAIN.add_working_days(day, n + m)

    @given(days, st.integers(min_value=1, max_value=15))
    def test_going_back_undoes_going_on_from_a_working_day(self, day, n):
        start = PLAIN.next_working_day(day)

        assert PLAIN.add_working_days(PLAIN.add_working_days(start, n), -n) == start

    def test_a_deadline_before_tet_2026_waits_for_its_end(self):
        assert PLAIN.next_working_day(date(2026, 2, 14)) == date(2026, 2, 23)
        assert PLAIN.previous_working_day(date(2026, 2, 22)) == date(2026, 2, 13)

    def test_an_impossible_calendar_is_refused(self):
        spec = CalendarSpec(overrides=tuple(off(date(2023, 3, 1) + timedelta(days=n)) for n in range(70)))

        with pytest.raises(NoWorkingDay):
            working_calendar(spec, years=(2023,)).next_working_day(date(2023, 3, 1))


class TestCoverage:
    def test_ends_with_the_last_year_that_was_announced(self):
        assert PLAIN.covered_until == date(2026, 12, 31)

    def test_does_not_reach_before_the_five_day_week(self):
        with pytest.raises(CalendarUnknown):
            PLAIN.is_working_day(date(1998, 3, 4))
