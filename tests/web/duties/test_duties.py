from copy import deepcopy
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from ddci.io.pack_folder import read_pack
from ddci.plan.duties import duties_of
from ddci.regime.model import CalendarOverride, CalendarSpec, Due
from ddci_web.apps.duties import bridge
from ddci_web.apps.duties.models import Dating, Duty
from ddci_web.apps.duties.queries import (
    Month,
    calendar_year,
    duties_per_unit,
    duty_filters,
    duty_list,
    upcoming,
)
from ddci_web.apps.plans import bridge as plans_bridge
from tests.ddci.packs import changed, small_pack
from tests.web.plans_on_site import NOON, grown_pack, loaded

REAL = Path(__file__).parents[3] / "packs" / "lang-giang-2023"
OCTOBER = Month(2023, 10)

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    return loaded(small_pack())


def statements(read, times: int) -> int:
    plan = loaded(grown_pack(times))
    with CaptureQueriesContext(connection) as captured:
        read(plan)
    return len(captured)


class TestDutyList:
    def test_holds_every_duty_that_the_rules_make_by_last_day(self, plan):
        shown = duty_list(plan, size=1000)

        days = [line.last_day for line in shown.lines]
        assert shown.total == len(duties_of(small_pack()))
        assert days == sorted(days)

    def test_can_be_chosen_by_who_owes(self, plan):
        owed = [duty for duty in duties_of(small_pack()) if duty.owner == "xa-mot"]

        lines = duty_list(plan, unit="xa-mot", size=1000).lines
        assert len(lines) == len(owed)
        assert {line.owner.code for line in lines} == {"xa-mot"}

    def test_can_be_chosen_by_component_month_kind_and_rule(self, plan):
        lines = duty_list(plan, component="ddci-1", month=OCTOBER, kind="report", rule="lead-quarterly").lines

        assert {line.component.code for line in lines} == {"ddci-1"}
        assert {line.last_day for line in lines} == {date(2023, 10, 7)}
        assert {line.due_date for line in lines} == {date(2023, 10, 8)}

    def test_explains_its_date_in_both_languages(self, plan):
        (vietnamese,) = duty_list(plan, unit="xa-mot", month=OCTOBER, component="ddci-1").lines
        (english,) = duty_list(plan, unit="xa-mot", month=OCTOBER, component="ddci-1", lang="en").lines

        assert "08/10/2023" in vietnamese.basis
        assert "8 October 2023" in english.basis
        assert len(vietnamese.basis_steps) > 1
        assert english.rule.name == "Quarterly report of a lead unit"

    @pytest.mark.parametrize("text", ["noi vu", "Nội vụ", "chi phi thoi gian", "lead-quarterly"])
    def test_is_searched_by_rule_owner_component_and_recipient(self, plan, text):
        assert 0 < duty_list(plan, text=text).total < duty_list(plan).total

    @pytest.mark.parametrize("choice", [{"unit": "khong-co"}, {"component": "x"}, {"text": "khong co gi"}])
    def test_is_empty_for_what_nothing_has(self, plan, choice):
        assert duty_list(plan, **choice).lines == ()

    def test_shows_the_public_as_no_body(self, plan):
        lines = duty_list(plan, kind="publication").lines

        assert {line.recipient for line in lines} == {None}

    def test_takes_as_many_statements_for_ten_times_the_plan(self):
        assert statements(duty_list, 1) == statements(duty_list, 10) == 2


class TestTheRealPlan:
    def test_owes_what_the_plan_says_for_the_third_quarter(self):
        plan = loaded(read_pack(REAL).pack)

        home_affairs = duty_list(
            plan, component="ddci-4", rule="lead-quarterly", month=OCTOBER, size=100
        ).lines
        assert {line.recipient.code for line in home_affairs} == {"phong-noi-vu"}
        assert {(line.due_date, line.last_day) for line in home_affairs} == {
            (date(2023, 10, 8), date(2023, 10, 7))
        }
        focal = duty_list(plan, unit="phong-noi-vu", rule="focal-quarterly", month=OCTOBER).lines
        assert {line.recipient.code for line in focal} == {"pct-thuong-truc", "phong-ktht"}
        assert duty_list(plan, rule="lead-quarterly", month=OCTOBER).total == 179


class TestUpcoming:
    def test_counts_the_duties_of_one_rule_and_day_as_one_line(self, plan):
        first, second, *_ = upcoming(plan, today=date(2023, 10, 2))

        assert (first.rule, first.last_day, first.days_left) == ("focal-quarterly", date(2023, 10, 4), 2)
        assert (second.rule, second.last_day, second.due_date) == (
            "lead-quarterly",
            date(2023, 10, 7),
            date(2023, 10, 8),
        )
        assert second.count == duty_list(plan, rule="lead-quarterly", month=OCTOBER).total
        assert second.dated.is_strict
        assert [party.role for party in second.owners] == ["lead_unit"]

    def test_keeps_what_falls_due_today_and_drops_it_tomorrow(self, plan):
        day = date(2023, 10, 7)

        assert upcoming(plan, today=day)[0].last_day == day
        assert upcoming(plan, today=day + timedelta(days=1))[0].last_day > day

    def test_is_as_long_as_asked_for(self, plan):
        assert len(upcoming(plan, today=date(2023, 10, 2), n=3)) == 3
        assert upcoming(plan, today=date(2030, 1, 1)) == ()

    def test_takes_as_many_statements_for_ten_times_the_plan(self):
        def read(plan):
            return upcoming(plan, today=date(2023, 7, 1))

        assert statements(read, 1) == statements(read, 10) == 4


# The third quarter's reports of lead units are due before 08/10/2023: 07/10 is a Saturday, 06/10 and 09/10 are worked.
# Rules that name no day are dated at the end of the year, a Sunday.
DATED = [
    ({"days_off": "unstated"}, date(2023, 10, 7), True, False, True),
    ({"days_off": "keep"}, date(2023, 10, 7), True, False, True),
    ({"days_off": "previous_working_day"}, date(2023, 10, 6), True, False, False),
    ({"days_off": "next_working_day"}, date(2023, 10, 9), True, False, False),
    ({"bound": "on_or_before"}, date(2023, 10, 8), False, False, True),
    ({"bound": "on_or_before", "days_off": "previous_working_day"}, date(2023, 10, 6), False, False, False),
    ({"due": Due(day_of_next_month=11)}, date(2023, 10, 10), True, False, False),
    (
        {"due": Due(), "period": "year", "days_off": "previous_working_day"},
        date(2023, 12, 29),
        False,
        True,
        False,
    ),
    ({"due": Due(), "period": "year", "days_off": "keep"}, date(2023, 12, 31), False, True, True),
]


class TestHowDated:
    @pytest.mark.parametrize("changes, last_day, is_strict, names_no_day, is_day_off", DATED)
    def test_is_told_alike_by_the_board_and_the_list(
        self, changes, last_day, is_strict, names_no_day, is_day_off
    ):
        plan = loaded(small_pack(duty_rules=changed(small_pack().duty_rules, "lead-quarterly", **changes)))

        lines = duty_list(plan, rule="lead-quarterly", day=last_day).lines
        groups = [
            group
            for group in upcoming(plan, today=last_day, n=100)
            if (group.rule, group.last_day) == ("lead-quarterly", last_day)
        ]
        assert lines
        assert groups
        assert {
            (how.is_strict, how.names_no_day, how.is_day_off)
            for how in [row.dated for row in (*lines, *groups)]
        } == {(is_strict, names_no_day, is_day_off)}


class TestCalendarYear:
    def test_counts_every_duty_once(self, plan):
        year = calendar_year(plan)

        assert year.total == duty_list(plan).total
        assert sum(day.count for month in year.months for day in month.days) == year.total

    def test_has_the_months_of_the_year_and_those_its_duties_reach_into(self, plan):
        months = [month.month for month in calendar_year(plan).months]

        assert months == [*(Month(2023, number) for number in range(1, 13)), Month(2024, 1)]

    def test_has_whole_weeks_from_monday_and_the_days_of_the_month_in_them(self, plan):
        october = calendar_year(plan).months[9]

        assert {len(week) for week in october.weeks} == {7}
        assert [day.date.day for day in october.days] == list(range(1, 32))
        assert all(day.weekday == index for week in october.weeks for index, day in enumerate(week, 1) if day)

    def test_says_why_a_day_is_off(self, plan):
        days = {day.date: day for month in calendar_year(plan).months for day in month.days}

        assert days[date(2023, 10, 7)].off == "thứ Bảy"
        assert days[date(2023, 9, 2)].off
        assert days[date(2023, 10, 4)].off is None

    def test_follows_the_days_that_documents_changed(self):
        worked = CalendarOverride(day=date(2023, 10, 7), becomes="working_day", document="1/TB")
        plan = loaded(small_pack(calendar=CalendarSpec(overrides=(worked,))))

        days = {day.date: day for month in calendar_year(plan).months for day in month.days}
        assert days[date(2023, 10, 7)].off is None

    def test_can_be_chosen_like_the_list(self, plan):
        assert calendar_year(plan, unit="xa-mot").total == duty_list(plan, unit="xa-mot").total
        assert calendar_year(plan, text="noi vu").total == duty_list(plan, text="noi vu").total

    def test_takes_as_many_statements_for_ten_times_the_plan(self):
        assert statements(calendar_year, 1) == statements(calendar_year, 10) == 3


class TestFilters:
    def test_offer_only_what_occurs(self, plan):
        offered = duty_filters(plan)

        owners = {duty.owner for duty in duties_of(small_pack())}
        assert {owner.code for owner in offered.owners} == owners
        assert [component.code for component in offered.components] == ["ddci-1", "ddci-2"]
        assert all(duty_list(plan, month=month).total for month in offered.months)

    def test_take_as_many_statements_for_ten_times_the_plan(self):
        assert statements(duty_filters, 1) == statements(duty_filters, 10)


class TestMonth:
    def test_is_read_from_an_address_and_written_back(self):
        assert str(Month.parse("2023-10")) == "2023-10"

    @pytest.mark.parametrize("code", ["", "2023", "2023-13", "2023-1", "0000-01", "x"])
    def test_is_none_for_anything_else(self, code):
        assert Month.parse(code) is None


class TestDutiesPerUnit:
    def test_counts_what_each_unit_owes(self, plan):
        counts = duties_per_unit(plan)

        assert counts["xa-mot"] == duty_list(plan, unit="xa-mot").total
        assert "ubnd-huyen" not in counts


class TestDatings:
    def test_are_one_for_the_duties_with_equal_steps(self, plan):
        duties = duties_of(small_pack())
        own = {(duty.rule, duty.period.code, duty.basis[-1].code) for duty in duties}

        assert Dating.objects.filter(plan=plan).count() == len(own) < len(duties)

    def test_hang_on_what_the_steps_say_and_not_on_which_tuple_holds_them(self, plan):
        shared = Dating.objects.filter(plan=plan).count()
        copied = tuple(replace(duty, basis=deepcopy(duty.basis)) for duty in duties_of(small_pack()))
        known = rewritten(plan, copied)

        assert Dating.objects.filter(plan=plan).count() == shared
        assert bridge.from_rows(known.plan) == copied

    def test_tell_apart_what_was_dated_otherwise_for_one_rule_and_period(self, plan):
        first, *others = duties_of(small_pack())
        shared = Dating.objects.filter(plan=plan).count()
        rewritten(plan, (replace(first, basis=first.basis[:-1]), *others))

        assert Dating.objects.filter(plan=plan).count() == shared + 1


def rewritten(plan, duties):
    """Put these duties in the place of the plan's own."""
    bridge.clear(plan)
    plans_bridge.clear(plan)
    known = plans_bridge.to_rows(small_pack(), plan.structure, at=NOON)
    bridge.to_rows(duties, known)
    return known


class TestConstraints:
    @pytest.mark.parametrize(
        "change",
        [
            lambda duty: setattr(duty, "recipient_unit", duty.owner_unit),
            lambda duty: setattr(duty, "recipient_kind", "public"),
            lambda duty: setattr(duty, "owner_unit", None),
            lambda duty: setattr(duty, "period_kind", "week"),
        ],
    )
    def test_refuse_a_duty_that_cannot_be(self, plan, change):
        duty = Duty.objects.filter(plan=plan, recipient_kind="unit").first()
        change(duty)

        with pytest.raises(IntegrityError), transaction.atomic():
            duty.save()
