import dataclasses
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ddci.base.dates import PartialDate
from ddci.io.pack_folder import read_pack
from ddci.plan.duties import duties_due, duties_of, self_reports
from ddci.plan.model import Party
from ddci.regime.duty import basis_sentence, basis_steps
from ddci.regime.model import DutyRule, Selector
from ddci.units.model import Member
from tests.ddci.packs import ASSIGNMENTS, GROUPS, PACK, POSTS, RULES, UNITS, changed, small_pack

LANG_GIANG = Path(__file__).resolve().parents[3] / "packs" / "lang-giang-2023"


@pytest.fixture(scope="module")
def lang_giang():
    return read_pack(LANG_GIANG).pack


def rows(pack, rule, period=None):
    return [duty for duty in duties_of(pack) if duty.rule == rule and period in {None, duty.period.code}]


EVERY_QUARTER = {"2023-Q2", "2023-Q3", "2023-Q4"}


def with_rule(code, **changes):
    return small_pack(duty_rules=changed(RULES, code, **changes))


def dated(pack, text):
    return dataclasses.replace(
        pack, document=dataclasses.replace(pack.document, date=PartialDate.parse(text))
    )


class TestWhoOwesWhom:
    def test_lead_units_report_to_the_focal_unit_of_each_component_they_lead(self):
        assert {
            (duty.component, duty.owner, duty.recipient) for duty in rows(PACK, "lead-quarterly", "2023-Q3")
        } == {
            ("ddci-1", "phong-ktht", "phong-noi-vu"),
            ("ddci-1", "xa-mot", "phong-noi-vu"),
            ("ddci-1", "xa-hai", "phong-noi-vu"),
            ("ddci-2", "thanh-tra", "phong-ktht"),
            ("ddci-2", "xa-mot", "phong-ktht"),
            ("ddci-2", "xa-hai", "phong-ktht"),
        }

    def test_focal_units_report_to_the_leader_in_charge_and_to_the_consolidating_unit(self):
        found = {
            (duty.owner, duty.recipient_kind, duty.recipient)
            for duty in rows(PACK, "focal-quarterly", "2023-Q3")
        }

        assert found == {
            ("phong-noi-vu", "post", "pct-1"),
            ("phong-noi-vu", "unit", "phong-ktht"),
            ("phong-ktht", "post", "chu-tich"),
        }

    def test_a_unit_owes_itself_nothing_but_the_rows_can_be_seen(self):
        assert not any(duty.owner == duty.recipient for duty in duties_of(PACK))
        assert {
            (row.rule, row.component, row.owner) for row in self_reports(PACK) if row.period.code == "2023-Q3"
        } == {
            ("lead-quarterly", "ddci-1", "phong-noi-vu"),
            ("lead-quarterly", "ddci-2", "phong-ktht"),
            ("focal-quarterly", "ddci-2", "phong-ktht"),
        }

    def test_a_unit_and_a_post_of_one_code_are_two(self):
        head = dataclasses.replace(POSTS[0], code="thanh-tra", unit="thanh-tra")
        pack = with_rule(
            "dialogue", owners=(Selector(unit="thanh-tra"),), recipients=(Selector(post="thanh-tra"),)
        )
        pack = dataclasses.replace(pack, posts=(*POSTS, head))

        assert [duty.owner for duty in rows(pack, "dialogue")] == ["thanh-tra"]
        assert "dialogue" not in {row.rule for row in self_reports(pack)}

    def test_without_components_each_holder_of_a_role_owes_once(self):
        owners = [duty.owner for duty in rows(PACK, "dialogue")]

        assert owners == ["phong-noi-vu", "phong-ktht", "xa-mot", "xa-hai", "thanh-tra"]
        assert {duty.component for duty in rows(PACK, "dialogue")} == {None}

    def test_roles_on_both_sides_meet_within_a_component_even_when_it_is_not_named(self):
        pack = with_rule("lead-quarterly", per_component=False)
        to_home_affairs = {
            duty.owner for duty in rows(pack, "lead-quarterly") if duty.recipient == "phong-noi-vu"
        }

        assert to_home_affairs == {"phong-ktht", "xa-mot", "xa-hai"}

    def test_a_rule_may_be_limited_to_some_components(self):
        pack = with_rule("lead-quarterly", components=("ddci-2",))

        assert {duty.component for duty in rows(pack, "lead-quarterly")} == {"ddci-2"}

    def test_a_group_named_beside_its_own_member_makes_no_second_row(self):
        lead = (*ASSIGNMENTS[0].lead_units, Party(as_written="xã Mốt", unit="xa-mot"))
        pack = small_pack(assignments=(dataclasses.replace(ASSIGNMENTS[0], lead_units=lead), ASSIGNMENTS[1]))

        assert rows(pack, "lead-quarterly") == rows(PACK, "lead-quarterly")

    def test_nobody_is_guessed_for_a_group_whose_members_are_unstated(self):
        pack = with_rule("unit-plan", owners=(Selector(group="co-quan-lien-quan"),))

        assert rows(pack, "unit-plan") == []

    def test_posts_may_owe_and_the_public_may_receive(self):
        pack = with_rule("dialogue", owners=(Selector(post="chu-tich"),))
        (duty,) = rows(pack, "dialogue")

        assert (duty.owner_kind, duty.owner) == ("post", "chu-tich")
        assert (duty.recipient_kind, duty.recipient) == ("public", "public")

    def test_two_times_a_year_are_two_numbered_duties(self):
        pack = with_rule("dialogue", at_least=2, owners=(Selector(unit="xa-mot"),))

        assert [duty.number for duty in rows(pack, "dialogue")] == [1, 2]


class TestWhoIsThereOnTheDay:
    def test_a_group_is_its_members_on_the_due_date(self):
        members = (Member(unit="xa-mot"), Member(unit="xa-hai", valid_to=date(2023, 10, 7)))
        pack = small_pack(groups=changed(GROUPS, "cac-xa", members=members))
        owing = {duty.period.code for duty in rows(pack, "lead-quarterly") if duty.owner == "xa-hai"}

        assert owing == {"2023-Q2"}

    def test_a_member_that_joins_later_owes_from_then_on(self):
        members = (Member(unit="xa-mot"), Member(unit="xa-hai", valid_from=date(2024, 1, 1)))
        pack = small_pack(groups=changed(GROUPS, "cac-xa", members=members))
        owing = {duty.period.code for duty in rows(pack, "lead-quarterly") if duty.owner == "xa-hai"}

        assert owing == {"2023-Q4"}

    @pytest.mark.parametrize("code", ["xa-hai", "thanh-tra"])
    def test_a_unit_that_has_ended_owes_nothing_more(self, code):
        pack = small_pack(units=changed(UNITS, code, valid_to=date(2023, 9, 30)))
        owing = {duty.period.code for duty in rows(pack, "lead-quarterly") if duty.owner == code}

        assert owing == {"2023-Q2"}

    @pytest.mark.parametrize("valid_to, receiving", [(date(2023, 9, 30), {"2023-Q2"}), (None, EVERY_QUARTER)])
    def test_a_member_that_has_ended_receives_nothing_more_for_its_group(self, valid_to, receiving):
        pack = with_rule("lead-quarterly", recipients=(Selector(group="cac-xa"),))
        pack = dataclasses.replace(pack, units=changed(UNITS, "xa-hai", valid_to=valid_to))
        found = {duty.period.code for duty in rows(pack, "lead-quarterly") if duty.recipient == "xa-hai"}

        assert found == receiving

    def test_what_is_owed_to_a_unit_that_has_ended_stays_visible(self):
        pack = small_pack(units=changed(UNITS, "ubnd-huyen", valid_to=date(2023, 9, 30)))

        assert [duty.recipient for duty in rows(pack, "consolidated-yearly")] == ["ubnd-huyen"]


class TestWhen:
    def test_a_period_over_before_the_plan_makes_no_duty(self):
        assert {duty.period.code for duty in rows(PACK, "lead-quarterly")} == {
            "2023-Q2",
            "2023-Q3",
            "2023-Q4",
        }
        assert {duty.period.number for duty in rows(PACK, "publish-answers")} == set(range(6, 13))

    def test_a_period_that_ends_on_the_first_day_of_the_plan_is_owed(self):
        found = {duty.period.code for duty in rows(dated(PACK, "2023-06-30"), "lead-quarterly")}

        assert found == EVERY_QUARTER

    def test_a_duty_due_before_the_plan_is_surely_in_force_is_marked(self):
        (duty,) = rows(PACK, "consolidated-half-year")

        assert (duty.due_date, duty.last_day, duty.before_plan) == (
            date(2023, 6, 12),
            date(2023, 6, 11),
            True,
        )
        assert "30/06/2023" in basis_steps(duty)[-1]

    def test_a_plan_dated_to_the_day_leaves_no_doubt(self):
        (duty,) = rows(dated(PACK, "2023-05-15"), "consolidated-half-year")

        assert duty.before_plan is False

    def test_another_year_may_be_asked_for(self):
        found = duties_of(PACK, year=2024)

        assert {duty.period.year for duty in found} == {2024}
        assert "unit-plan" not in {duty.rule for duty in found}  # its one calendar day was in 2023
        assert len([duty for duty in found if duty.rule == "lead-quarterly"]) == 4 * 6

    def test_the_order_is_that_of_the_rules_then_of_the_periods(self):
        order = [rule.code for rule in PACK.duty_rules]
        found = [(order.index(duty.rule), duty.period.number) for duty in duties_of(PACK)]

        assert found == sorted(found)


class TestDutiesDue:
    def test_filters_by_due_date_with_both_ends_and_by_who_owes(self):
        found = duties_due(duties_of(PACK), start=date(2023, 10, 5), end=date(2023, 10, 8), unit="phong-ktht")

        assert [(duty.rule, duty.recipient) for duty in found] == [
            ("lead-quarterly", "phong-noi-vu"),
            ("focal-quarterly", "chu-tich"),
        ]

    @given(st.dates(date(2023, 5, 1), date(2024, 2, 1)), st.dates(date(2023, 5, 1), date(2024, 2, 1)))
    def test_splits_the_year_without_losing_a_duty(self, one, other):
        everything = duties_of(PACK)
        start, end = sorted((one, other))
        inside = duties_due(everything, start=start, end=end)

        assert all(start <= duty.due_date <= end for duty in inside)
        assert len(inside) == sum(start <= duty.due_date <= end for duty in everything)


class TestEveryPlan:
    @given(
        period=st.sampled_from(["once", "month", "quarter", "half_year", "year", "year_to_date"]),
        owners=st.lists(
            st.sampled_from(
                [
                    Selector(role="lead_unit"),
                    Selector(role="focal_unit"),
                    Selector(group="cac-xa"),
                    Selector(unit="xa-mot"),
                    Selector(post="pct-1"),
                ]
            ),
            min_size=1,
            max_size=3,
        ),
        recipients=st.lists(
            st.sampled_from(
                [Selector(role="focal_unit"), Selector(role="leader_in_charge"), Selector(unit="xa-mot")]
            ),
            min_size=1,
            max_size=3,
        ),
        per_component=st.booleans(),
        at_least=st.integers(min_value=1, max_value=3),
    )
    def test_has_one_row_per_rule_owner_recipient_component_period_and_number(
        self, period, owners, recipients, per_component, at_least
    ):
        rule = DutyRule(
            code="any",
            name="Bất kỳ",
            kind="report",
            owners=tuple(owners),
            recipients=tuple(recipients),
            period=period,
            per_component=per_component,
            at_least=at_least,
        )
        pack = small_pack(duty_rules=(rule,))
        found = (*duties_of(pack), *self_reports(pack))
        keys = Counter(
            (row.owner, row.recipient, row.component, row.period.code, row.number) for row in found
        )

        assert set(keys.values()) <= {1}
        assert {row.owner for row in found} <= {unit.code for unit in pack.units} | {"pct-1"}
        assert all(row.period.end >= date(2023, 6, 1) for row in found)


class TestBasis:
    def test_explains_a_duty_in_both_languages(self):
        duty = rows(PACK, "lead-quarterly", "2023-Q3")[0]

        for lang, facts in (
            ("vi", ("quý III/2023", "IV.6", "08/10/2023", "07/10/2023", "thứ Bảy")),
            ("en", ("Q3 2023", "IV.6", "8 October 2023", "7 October 2023", "Saturday")),
        ):
            said = basis_sentence(duty, lang)
            assert all(fact in said for fact in facts)
            assert said.count(".") == said.count("IV.6") + 1  # one sentence
            assert len(basis_steps(duty, lang)) == len(duty.basis)

    def test_is_shared_by_the_duties_of_a_rule_and_period(self):
        first, *others = rows(PACK, "lead-quarterly", "2023-Q3")

        assert all(duty.basis is first.basis for duty in others)


class TestLangGiang:
    """The year that the real plan of 2023 orders (IV.6, IV.2, III.7)."""

    def test_third_quarter_brings_179_reports_of_lead_units_and_17_of_focal_units(self, lang_giang):
        lead = rows(lang_giang, "lead-quarterly", "2023-Q3")
        focal = rows(lang_giang, "focal-quarterly", "2023-Q3")
        own = [row for row in self_reports(lang_giang) if row.period.code == "2023-Q3"]

        assert len(lead) == 179
        assert sum(row.rule == "lead-quarterly" for row in own) == 9
        assert len(focal) == 17
        assert sum(duty.recipient == "phong-ktht" for duty in focal) == 8

    def test_lead_units_of_component_4_owe_home_affairs_by_7_october(self, lang_giang):
        found = [duty for duty in rows(lang_giang, "lead-quarterly", "2023-Q3") if duty.component == "ddci-4"]

        assert len(found) == 25
        assert {(duty.recipient, duty.due_date, duty.last_day) for duty in found} == {
            ("phong-noi-vu", date(2023, 10, 8), date(2023, 10, 7))
        }

    def test_home_affairs_owes_its_two_recipients_three_days_earlier(self, lang_giang):
        found = [
            duty for duty in rows(lang_giang, "focal-quarterly", "2023-Q3") if duty.owner == "phong-noi-vu"
        ]

        assert {(duty.recipient, duty.due_date) for duty in found} == {
            ("pct-thuong-truc", date(2023, 10, 5)),
            ("phong-ktht", date(2023, 10, 5)),
        }

    def test_a_commune_owes_seven_reports_to_six_focal_units(self, lang_giang):
        found = [duty for duty in rows(lang_giang, "lead-quarterly", "2023-Q3") if duty.owner == "an-ha"]

        assert len(found) == 7
        assert len({duty.recipient for duty in found}) == 6

    def test_everyone_named_by_iv_2_owes_the_chairman_one_plan_and_nobody_owes_itself_one(self, lang_giang):
        found = rows(lang_giang, "unit-plan")
        owners = [duty.owner for duty in found]

        assert len(owners) == len(set(owners)) == 39
        assert {"tand", "cc-thue", "hoi-dn", "phong-ktht", "an-ha"} <= set(owners)
        assert {(duty.recipient_kind, duty.recipient) for duty in found} == {("post", "chu-tich")}
        assert "unit-plan" not in {row.rule for row in self_reports(lang_giang)}

    def test_the_year_has_1030_duties(self, lang_giang):
        assert len(duties_of(lang_giang)) == 1030

    def test_nothing_is_owed_for_the_first_quarter(self, lang_giang):
        assert not [duty for duty in duties_of(lang_giang) if duty.period.code == "2023-Q1"]

    @pytest.mark.parametrize(
        "rule, due_date",
        [
            ("lead-yearly", date(2023, 11, 28)),
            ("focal-yearly", date(2023, 12, 5)),
            ("consolidated-yearly", date(2023, 12, 14)),
            ("consolidated-half-year", date(2023, 6, 12)),
            ("unit-plan", date(2023, 6, 30)),
        ],
    )
    def test_the_other_dates_are_those_of_the_plan(self, lang_giang, rule, due_date):
        found = rows(lang_giang, rule)

        assert {duty.due_date for duty in found} == {due_date}
        assert {(duty.due_date - duty.last_day).days for duty in found} == {1}

    def test_only_the_half_year_report_may_come_before_the_plan(self, lang_giang):
        assert {duty.rule for duty in duties_of(lang_giang) if duty.before_plan} == {"consolidated-half-year"}

    def test_each_agency_holds_at_least_one_dialogue(self, lang_giang):
        owners = [duty.owner for duty in rows(lang_giang, "dialogue")]

        assert len(owners) == len(set(owners)) > 1

    @pytest.mark.parametrize("rule", ["publish-answers", "publish-proposals"])
    def test_answers_and_proposals_are_published_monthly_from_june(self, lang_giang, rule):
        assert {duty.period.code for duty in rows(lang_giang, rule)} == {
            f"2023-M{n:02d}" for n in range(6, 13)
        }
