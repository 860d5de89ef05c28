import dataclasses
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ddci.base.dates import NotADate
from ddci.regime.calendar import working_calendar
from ddci.regime.due import date_period, periods_of_rule
from ddci.regime.model import CalendarSpec, Cutoff, Due, DutyRule, Selector
from ddci.regime.period import period_of, periods_of_year

CALENDAR = working_calendar(CalendarSpec(), years=range(2023, 2025))
QUARTERLY = DutyRule(
    code="quarterly",
    name="Báo cáo quý",
    kind="report",
    owners=(Selector(role="lead_unit"),),
    recipients=(Selector(role="focal_unit"),),
    period="quarter",
    due=Due(day_of_next_month=8),
    bound="strictly_before",
    source="IV.6",
)


def rule(**changes):
    return dataclasses.replace(QUARTERLY, **changes)


def dated(a_rule, period):
    return date_period(a_rule, period_of(period), calendar=CALENDAR)


def codes(a_dated_period):
    return [step.code for step in a_dated_period.basis]


class TestDueDate:
    @pytest.mark.parametrize(
        "period, due_date",
        [
            ("2023-Q1", date(2023, 4, 8)),
            ("2023-Q3", date(2023, 10, 8)),
            ("2023-Q4", date(2024, 1, 8)),
            ("2024-M01", date(2024, 2, 8)),
        ],
    )
    def test_may_be_a_day_of_the_month_after_the_period(self, period, due_date):
        assert dated(QUARTERLY, period).due_date == due_date

    def test_may_be_a_day_of_the_year_in_which_the_period_ends(self):
        assert dated(rule(due=Due(month_day="11-28")), "2023").due_date == date(2023, 11, 28)

    def test_may_be_one_calendar_day(self):
        assert dated(rule(due=Due(on=date(2023, 6, 30))), "2023-once").due_date == date(2023, 6, 30)

    def test_may_be_the_end_of_the_period(self):
        assert dated(rule(due=Due(period_end=True)), "2024-M02").due_date == date(2024, 2, 29)

    def test_that_its_month_does_not_have_is_the_last_of_that_month(self):
        assert dated(rule(due=Due(day_of_next_month=31)), "2023-Q1").due_date == date(2023, 4, 30)
        assert dated(rule(due=Due(month_day="02-29")), "2023").due_date == date(2023, 2, 28)
        assert dated(rule(due=Due(month_day="02-29")), "2024").due_date == date(2024, 2, 29)

    @pytest.mark.parametrize("text", ["13-01", "00-10", "28/11", "mai"])
    def test_of_no_month_is_refused(self, text):
        with pytest.raises(NotADate):
            dated(rule(due=Due(month_day=text)), "2023")

    def test_that_the_rule_does_not_name_is_the_end_of_the_period_and_says_so(self):
        found = dated(rule(due=Due()), "2023-Q3")

        assert (found.due_date, found.last_day) == (date(2023, 9, 30), date(2023, 9, 30))
        assert "no-day-named" in codes(found)
        assert not {"day-before", "day-before-unsettled"} & set(codes(found))


class TestLastDay:
    def test_is_the_day_earlier_when_the_rule_says_before(self):
        found = dated(QUARTERLY, "2023-Q2")

        assert (found.due_date, found.last_day) == (date(2023, 7, 8), date(2023, 7, 7))
        assert "day-before-unsettled" in codes(found)

    def test_is_the_due_date_when_the_rule_says_by(self):
        found = dated(rule(bound="on_or_before"), "2023-Q1")

        assert found.last_day == found.due_date == date(2023, 4, 8)
        assert "due-on-day-of-next-month" in codes(found)

    def test_names_the_document_that_settles_what_before_means(self):
        found = dated(rule(bound_source="15/HD-UBND"), "2023-Q2")

        assert "day-before" in codes(found)
        assert "15/HD-UBND" in found.basis[-1].clause()

    @pytest.mark.parametrize(
        "days_off, last_day",
        [
            ("unstated", date(2023, 10, 7)),
            ("keep", date(2023, 10, 7)),
            ("next_working_day", date(2023, 10, 9)),
            ("previous_working_day", date(2023, 10, 6)),
        ],
    )
    def test_on_a_saturday_follows_the_rule_for_days_off(self, days_off, last_day):
        found = dated(rule(days_off=days_off), "2023-Q3")

        assert (found.due_date, found.last_day) == (date(2023, 10, 8), last_day)
        assert codes(found)[-1] == f"day-off-{days_off}"

    @given(
        st.sampled_from(periods_of_year("quarter", 2023) + periods_of_year("month", 2024)),
        st.integers(min_value=1, max_value=31),
        st.sampled_from(["strictly_before", "on_or_before"]),
        st.sampled_from(["unstated", "keep", "next_working_day", "previous_working_day"]),
    )
    def test_moves_only_by_the_bound_and_the_days_off(self, period, day, bound, days_off):
        a_rule = rule(period=period.kind, due=Due(day_of_next_month=day), bound=bound, days_off=days_off)
        found = date_period(a_rule, period, calendar=CALENDAR)
        on_time = found.due_date - timedelta(days=bound == "strictly_before")

        assert found.due_date > period.end
        if days_off in {"unstated", "keep"} or CALENDAR.is_working_day(on_time):
            assert found.last_day == on_time
        else:
            assert CALENDAR.is_working_day(found.last_day)
            assert (found.last_day > on_time) == (days_off == "next_working_day")
        assert any(code.startswith("day-off") for code in codes(found)) != CALENDAR.is_working_day(on_time)


class TestCutoffDate:
    def test_is_unknown_where_the_rule_states_none(self):
        assert dated(QUARTERLY, "2023-Q3").cutoff_date is None

    def test_is_the_stated_day_of_the_last_month(self):
        found = dated(rule(cutoff=Cutoff(day_of_last_month=14, source="IV.6")), "2023-Q3")

        assert found.cutoff_date == date(2023, 9, 14)
        assert "cutoff" in codes(found)


class TestPeriodsOfARule:
    def test_are_all_of_the_year_unless_the_rule_picks_some(self):
        assert [period.code for period in periods_of_rule(rule(within_year=(1, 3)), 2023)] == [
            "2023-Q1",
            "2023-Q3",
        ]
        assert len(periods_of_rule(QUARTERLY, 2023)) == 4

    def test_leave_out_the_last_one_when_the_yearly_duty_covers_it(self):
        assert [period.number for period in periods_of_rule(rule(last_period="merged"), 2023)] == [1, 2, 3]
        assert [period.number for period in periods_of_rule(rule(last_period="separate"), 2023)] == [
            1,
            2,
            3,
            4,
        ]


class TestBasis:
    def test_says_what_the_plan_leaves_open(self):
        found = dated(
            rule(due=Due(), period="month", other_periods=("quarter",), at_most=2, source=None), "2023-M07"
        )
        said = [step.clause() for step in found.basis]

        assert codes(found) == ["period", "other-periods", "floor", "no-day-named"]
        assert "kỳ quý" in said[1]
        assert "1–2 lần" in said[2]
        assert "chưa dẫn mục" in said[3]

    def test_names_no_floor_where_there_is_one_number(self):
        assert "floor" not in codes(dated(rule(at_least=2, at_most=2), "2023-Q3"))

    def test_warns_of_a_last_day_moved_past_the_announced_holidays(self):
        calendar = working_calendar(CalendarSpec(), years=range(2023, 2025))
        calendar.covered_until = date(2023, 10, 8)  # a Sunday
        moved = rule(bound="on_or_before", days_off="next_working_day")

        found = date_period(moved, period_of("2023-Q3"), calendar=calendar)

        assert (found.due_date, found.last_day) == (date(2023, 10, 8), date(2023, 10, 9))
        assert codes(found)[-1] == "calendar-by-formula"

    def test_warns_when_the_holidays_are_not_announced_yet(self):
        found = dated(QUARTERLY, "2026-Q4")

        assert found.last_day == date(2027, 1, 7)
        assert codes(found)[-1] == "calendar-by-formula"
