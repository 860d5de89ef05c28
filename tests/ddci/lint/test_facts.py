"""What findings say: the figures of the real plan, and the edges of each rule."""

import dataclasses
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings

from ddci import lint
from ddci.base.dates import PartialDate
from ddci.framework.model import Framework, Scale
from ddci.io.pack_folder import read_pack
from ddci.plan.duties import duties_of
from ddci.plan.model import Party, Result
from ddci.regime.calendar import CalendarUnknown
from ddci.regime.model import Cutoff, Due, Selector
from ddci.units.model import Alias, Member, Successor, Unit
from tests.ddci.lint.mends import put, sound
from tests.ddci.lint.plants import PLANTS, add, in_2023, once, report, with_document, with_index, with_reports
from tests.ddci.packs import small_pack
from tests.strategies import packs

PACKS = Path(__file__).parents[3] / "packs"


@pytest.fixture(scope="module")
def sound_pack():
    return sound(small_pack())


@pytest.fixture(scope="module")
def real():
    return lint.check(read_pack(PACKS / "lang-giang-2023").pack)


def of(findings, code, at=None):
    return [found for found in findings if found.code == code and at in {None, found.at}]


def codes_at(pack, at):
    return {found.code for found in lint.check(pack) if found.at == at}


class TestFiguresOfTheRealPlan:
    def test_the_compiling_report_is_due_three_days_early(self, real):
        (found,) = of(real, "cascade-inverted")

        assert (found.facts["due_date"], found.facts["input_due_date"]) == (
            date(2023, 7, 5),
            date(2023, 7, 8),
        )
        assert [period.code for period in found.facts["periods"]] == ["2023-Q2", "2023-Q3", "2023-Q4"]

    def test_the_half_year_is_reported_before_its_second_quarter(self, real):
        (found,) = of(real, "report-before-its-inputs")

        assert (found.facts["due_date"], found.facts["input_due_date"]) == (
            date(2023, 6, 12),
            date(2023, 7, 5),
        )
        assert found.facts["input_period"].code == "2023-Q2"

    def test_usual_cutoffs_are_14_june_and_14_december(self, real):
        found = {
            item.facts["rule"].code: item.facts["cutoff_date"] for item in of(real, "report-before-cutoff")
        }

        assert found.pop("consolidated-half-year") == date(2023, 6, 14)
        assert set(found.values()) == {date(2023, 12, 14)}

    def test_last_days_on_time_are_a_saturday_and_a_sunday(self, real):
        (found,) = of(real, "last-day-off", "duty_rules/lead-quarterly")

        assert found.facts["days"] == (date(2023, 10, 7), date(2024, 1, 7))
        assert "thứ Bảy" in found.message("vi")
        assert "Sunday" in found.message("en")

    def test_totals_would_be_74_03_and_78_03(self, real):
        (found,) = of(real, "total-contradicts-equal-weights")
        figures = [
            found.facts[name] for name in ("result_total", "result_mean", "target_total", "target_mean")
        ]

        assert figures == [Decimal("71.5"), Decimal("74.03"), Decimal("76.8"), Decimal("78.03")]
        assert "74,03" in found.message("vi")
        assert "74.03" in found.message("en")

    def test_a_commune_owes_seven_reports_to_six_readers(self, real):
        (found,) = of(real, "report-burden", "duty_rules/lead-quarterly")
        names = ("rows", "rows_to_self", "most", "recipients", "unit_count")

        assert [found.facts[name] for name in names] == [188, 9, 7, 6, 21]
        assert [group.code for group in found.facts["units"]] == ["xa-thi-tran"]

    def test_quarters_stop_below_the_committee_and_half_years_begin_at_the_top(self, real):
        missing = {found.facts["owners"]: found.facts["missing"] for found in of(real, "report-gap")}

        assert missing == {
            ("lead_unit",): ("half_year",),
            ("focal_unit",): ("half_year",),
            ("consolidating_unit",): ("quarter",),
        }

    def test_bodies_outside_the_authority_are_named(self, real):
        named = {
            found.at[-1]: {u.code for u in found.facts["units"]}
            for found in of(real, "owner-outside-authority")
        }

        assert named == {
            "1": {"cc-thong-ke"},
            "4": {"cc-thue"},
            "5": {"cc-thue"},
            "7": {"tand", "cc-tha", "cong-an"},
        }

    def test_the_consolidating_unit_reports_to_itself_twice(self, real):
        twice = [found.at for found in of(real, "reports-to-itself") if found.facts["case"] == "twice"]

        assert twice == ["assignments/ddci-6"]

    def test_an_unknown_group_blocks_and_a_listed_one_is_noted(self, real):
        severities = {found.facts["group"].code: found.severity for found in of(real, "owner-is-a-group")}

        assert severities == {"xa-thi-tran": "note", "co-quan-lien-quan": "blocking"}

    def test_the_plans_own_annex_blocks_and_others_are_asked_for(self, real):
        severities = {found.at.rpartition("/")[2]: found.severity for found in of(real, "annex-missing")}

        assert severities == {"IV": "blocking", "I": "warning", "II": "warning", "III": "warning"}

    def test_sources_are_paragraphs_of_the_plan_and_then_the_law(self, real):
        assert all(found.source for found in real)
        (found,) = of(real, "report-before-cutoff", "duty_rules/lead-yearly")
        assert found.source.startswith("IV.6")
        assert found.source.endswith("; 09/2019/NĐ-CP")


class TestReports:
    def test_due_the_same_day_is_in_time(self, sound_pack):
        planted, _ = PLANTS["cascade-inverted"](sound_pack)

        pack = put(planted, "duty_rules/planted-upper", due=Due(day_of_next_month=8))

        assert "cascade-inverted" not in codes_at(pack, "duty_rules/planted-upper")

    def test_before_the_same_day_is_too_early_for_reports_due_on_it(self, sound_pack):
        planted, _ = PLANTS["cascade-inverted"](sound_pack)

        pack = put(planted, "duty_rules/planted-upper", due=Due(day_of_next_month=8), bound="strictly_before")

        assert "cascade-inverted" in codes_at(pack, "duty_rules/planted-upper")

    def test_a_report_without_a_day_inverts_nothing(self, sound_pack):
        planted, _ = PLANTS["cascade-inverted"](sound_pack)

        pack = put(planted, "duty_rules/planted-upper", due=Due())

        assert "cascade-inverted" not in codes_at(pack, "duty_rules/planted-upper")

    def test_a_cutoff_of_its_own_takes_the_place_of_the_usual_one(self, sound_pack):
        planted, _ = PLANTS["report-before-cutoff"](sound_pack)
        at = "duty_rules/planted-yearly"
        due = Due(month_day="12-20")

        later = put(planted, at, due=due, cutoff=Cutoff(day_of_last_month=25, source="IX.9"))
        earlier = put(planted, at, due=due, cutoff=Cutoff(day_of_last_month=10, source="IX.9"))

        (found,) = of(lint.check(later), "report-before-cutoff")
        assert (found.facts["case"], found.facts["cutoff_date"]) == ("stated", date(2023, 12, 25))
        assert of(lint.check(earlier), "report-before-cutoff") == []

    def test_a_quarter_far_from_the_year_repeats_nothing(self, sound_pack):
        planted, _ = PLANTS["duplicate-period-reports"](sound_pack)

        pack = put(planted, "duty_rules/planted-yearly", due=Due(month_day="09-30"))

        assert of(lint.check(pack), "duplicate-period-reports") == []

    def test_a_merged_last_period_repeats_nothing(self, sound_pack):
        planted, (at,) = PLANTS["duplicate-period-reports"](sound_pack)

        assert of(lint.check(put(planted, at, last_period="merged")), "duplicate-period-reports") == []

    def test_every_yearly_report_of_the_same_ends_is_held_against_the_last_quarter(self, sound_pack):
        planted, (at,) = PLANTS["duplicate-period-reports"](sound_pack)
        spring = report("planted-spring", owner="planted-below", due=Due(month_day="03-31"), period="year")
        for rules in ((spring, *planted.duty_rules), (*planted.duty_rules, spring)):
            (found,) = of(
                lint.check(dataclasses.replace(planted, duty_rules=rules)), "duplicate-period-reports"
            )

            assert (found.at, found.facts["yearly_rule"].code) == (at, "planted-yearly")

    @pytest.mark.parametrize("day, told_twice", [("11-09", True), ("11-08", False)])
    def test_sixty_days_apart_are_close_and_sixty_one_are_not(self, sound_pack, day, told_twice):
        planted, _ = PLANTS["duplicate-period-reports"](sound_pack)

        pack = put(planted, "duty_rules/planted-yearly", due=Due(month_day=day))

        assert bool(of(lint.check(pack), "duplicate-period-reports")) == told_twice

    def test_a_yearly_report_waits_for_the_last_of_its_quarters(self, sound_pack):
        planted, (at,) = PLANTS["report-before-its-inputs"](sound_pack)

        pack = put(planted, at, period="year", within_year=(), due=Due(month_day="07-01"))

        (found,) = of(lint.check(pack), "report-before-its-inputs")
        assert found.facts["input_period"].code == "2023-Q4"
        assert [period.code for period in found.facts["periods"]] == ["2023-Q2", "2023-Q3", "2023-Q4"]

    @pytest.mark.parametrize("bound, too_early", [("on_or_before", False), ("strictly_before", True)])
    def test_a_longer_period_is_held_to_the_last_day_on_time_too(self, sound_pack, bound, too_early):
        planted, (at,) = PLANTS["report-before-its-inputs"](sound_pack)

        pack = put(planted, at, due=Due(day_of_next_month=8), bound=bound)

        assert ("report-before-its-inputs" in codes_at(pack, at)) == too_early

    def test_a_chain_of_three_levels_is_seen_as_one(self, sound_pack):
        bottom = report("planted-bottom", owner="planted-reader", due=Due(day_of_next_month=3))
        planted, _ = PLANTS["report-gap"](add(sound_pack, duty_rules=[bottom]))

        pack = put(planted, "duty_rules/planted-lower", compiled_from=("planted-bottom",))

        gaps = {found.at: found.facts["missing"] for found in of(lint.check(pack), "report-gap")}
        assert gaps == {
            "duty_rules/planted-bottom": ("year",),
            "duty_rules/planted-lower": ("year",),
            "duty_rules/planted-upper": ("quarter",),
        }


class TestDeadlines:
    def test_a_rule_that_names_no_day_has_no_day_off(self, sound_pack):
        owed = once("planted-some-day", date(2023, 10, 8))
        pack = with_reports(sound_pack, dataclasses.replace(owed, due=Due(), period="year"))

        assert codes_at(pack, "duty_rules/planted-some-day") == set()

    def test_a_day_off_with_a_rule_for_it_is_no_fault(self, sound_pack):
        planted, (at,) = PLANTS["last-day-off"](sound_pack)

        assert "last-day-off" not in codes_at(put(planted, at, days_off="keep"), at)

    def test_a_day_made_up_for_is_a_working_day(self, sound_pack):
        from ddci.regime.model import CalendarOverride, CalendarSpec

        planted, (at,) = PLANTS["last-day-off"](sound_pack)
        (found,) = of(lint.check(planted), "last-day-off")
        worked = CalendarOverride(day=found.facts["days"][0], becomes="working_day", document="9/TB-BNV")

        pack = dataclasses.replace(planted, calendar=CalendarSpec(overrides=(worked,)))

        assert "last-day-off" not in codes_at(pack, at)

    def test_a_duty_within_a_month_without_a_day_may_be_early_and_before_it_is(self, sound_pack):
        dated = with_document(sound_pack, date=PartialDate.parse("2023-06"))
        days = (date(2023, 5, 31), date(2023, 6, 12), date(2023, 6, 30))
        pack = with_reports(dated, *(once(f"planted-{day.month}-{day.day}", day) for day in days))

        cases = [found.facts["case"] for found in of(lint.check(pack), "duty-before-plan")]

        assert cases == ["certain", "possible"]

    def test_the_first_day_on_which_the_plan_may_be_in_force_is_possibly_too_early(self, sound_pack):
        dated = with_document(sound_pack, date=PartialDate.parse("2023-06"))
        pack = with_reports(dated, once("planted-first", date(2023, 6, 1)))

        (found,) = of(lint.check(pack), "duty-before-plan")

        assert found.facts["case"] == "possible"

    def test_a_day_mistyped_by_a_century_is_before_the_plan(self, sound_pack):
        pack = with_reports(sound_pack, once("planted-century", date(1923, 10, 10)))

        assert "duty-before-plan" in codes_at(pack, "duty_rules/planted-century")


class TestVanishingDuties:
    @given(packs().map(in_2023))
    @settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
    def test_a_rule_without_duties_is_found_and_no_other(self, pack):
        try:
            alive = {duty.rule for duty in duties_of(pack)}
        except CalendarUnknown:
            assume(False)
        found = {
            item.facts["rule"].code
            for item in of(lint.check(pack), "rule-makes-no-duty")
            if item.facts["case"] != "part"
        }

        assert found == {owed.code for owed in pack.duty_rules} - alive

    @pytest.mark.parametrize(
        "case, changes",
        [
            ("no_owner", {"owners": (Selector(role="supporting_unit"),)}),
            ("no_owner", {"owners": (Selector(public=True),)}),
            ("no_recipient", {"recipients": (Selector(group="co-quan-lien-quan"),)}),
            ("no_pair", {"recipients": (Selector(unit="planted-below"),)}),
            ("no_period", {"within_year": (1,), "period": "quarter", "due": Due(period_end=True)}),
            ("part", {"owners": (Selector(unit="planted-below"), Selector(role="supporting_unit"))}),
            ("part", {"recipients": (Selector(public=True), Selector(group="co-quan-lien-quan"))}),
        ],
    )
    def test_a_rule_says_why_it_asks_nobody(self, sound_pack, case, changes):
        owed = once("planted-rule", date(2023, 9, 14))
        pack = with_reports(sound_pack, dataclasses.replace(owed, **changes))

        (found,) = of(lint.check(pack), "rule-makes-no-duty")

        assert (found.at, found.facts["case"]) == ("duty_rules/planted-rule", case)
        assert found.severity == "warning"

    @pytest.mark.parametrize(
        "end, missed",
        [
            (date(2023, 9, 30), (date(2023, 10, 9), date(2024, 1, 9))),
            (date(2023, 10, 9), (date(2024, 1, 9),)),
        ],
    )
    def test_the_unit_that_is_gone_is_named_with_the_days_on_which_it_is_missed(
        self, sound_pack, end, missed
    ):
        members = tuple(
            dataclasses.replace(item, valid_to=end) if item.code == "xa-hai" else item
            for item in sound_pack.units
        )
        owed = report(
            "planted-quarterly",
            owner="",
            due=Due(day_of_next_month=9),
            owners=(Selector(group="cac-xa"),),
            last_period="separate",
            days_off="keep",
        )
        pack = with_reports(dataclasses.replace(sound_pack, units=members), owed)

        (found,) = of(lint.check(pack), "owner-ended-before-due", "duty_rules/planted-quarterly")

        assert found.facts["case"] == "owners"
        assert [item.code for item in found.facts["units"]] == ["xa-hai"]
        assert found.facts["due_dates"] == missed

    def test_a_member_that_leaves_its_group_on_the_day_it_ends_is_missed_too(self, sound_pack):
        pack = put(sound_pack, "units/xa-hai", valid_to=date(2023, 9, 30))
        members = (Member(unit="xa-mot"), Member(unit="xa-hai", valid_to=date(2023, 9, 30)))
        owed = once("planted-late", date(2023, 10, 9), owners=(Selector(group="cac-xa"),))
        pack = with_reports(put(pack, "groups/cac-xa", members=members), owed)

        assert "owner-ended-before-due" in codes_at(pack, "duty_rules/planted-late")

    def test_a_unit_whose_successor_stands_in_its_place_is_not_missed(self, sound_pack):
        planted, (at,) = PLANTS["owner-ended-before-due"](sound_pack)
        heir = Successor(unit="planted-below", since=date(2023, 9, 14))
        pack = put(planted, "units/planted-gone", successors=(heir,))
        both = (Selector(unit="planted-gone"), Selector(unit="planted-below"))

        assert "owner-ended-before-due" in codes_at(pack, at)
        assert "owner-ended-before-due" not in codes_at(put(pack, at, owners=both), at)

    def test_the_last_day_of_a_unit_is_soon_enough(self, sound_pack):
        planted, (at,) = PLANTS["owner-ended-before-due"](sound_pack)

        pack = put(planted, "units/planted-gone", valid_to=date(2023, 9, 14))

        assert codes_at(pack, at) == set()

    def test_a_recipient_that_is_gone_is_missed(self, sound_pack):
        planted, (at,) = PLANTS["owner-ended-before-due"](sound_pack)
        gone = (Selector(unit="planted-gone"),)

        (found,) = of(
            lint.check(put(planted, at, owners=(Selector(unit="planted-below"),), recipients=gone)),
            "owner-ended-before-due",
        )

        assert found.facts["case"] == "recipients"
        assert [item.code for item in found.facts["recipients"]] == ["planted-gone"]


class TestNumbers:
    @pytest.mark.parametrize(
        "weights, adds_up",
        [
            (("33.3", "33.3", "33.4"), True),
            (("33.33", "33.33", "33.3"), True),  # 99.96: within half of the coarser tenth
            (("33.3", "33.3", "33.3"), False),  # 99.9: three roundings do not excuse a missing tenth
            (("33", "33", "33"), False),
        ],
    )
    def test_half_of_the_coarsest_weight_is_forgiven_once(self, sound_pack, weights, adds_up):
        pack = with_index(sound_pack, weights=weights)

        assert (not of(lint.check(pack), "weights-do-not-add-up")) == adds_up

    @pytest.mark.parametrize("total, agrees", [("3.25", True), ("65.0", False)])
    def test_a_total_is_held_against_its_own_scale(self, sound_pack, total, agrees):
        scores = [_result(total), _result("6.00", 1), _result("7.00", 2)]
        pack = with_index(sound_pack, weights=(50, 50), results=scores)
        at = "frameworks/planted-index"

        pack = put(pack, at, total_scale=Scale(low=Decimal(0), high=Decimal(5)))

        assert (not of(lint.check(pack), _EQUAL)) == agrees

    @pytest.mark.parametrize(
        "total, agrees", [("65", True), ("65.5", True), ("65.6", False), ("66", True), ("64.9", True)]
    )
    def test_rounding_of_parts_and_total_is_forgiven(self, sound_pack, total, agrees):
        # 6.0 and 7.0 stand for 5.95–6.05 and 6.95–7.05: a mean of 64.5–65.5, and the total's own half unit.
        scores = [_result(total), _result("6.0", 1), _result("7.0", 2)]

        found = of(lint.check(with_index(sound_pack, weights=(None, None), results=scores)), _EQUAL)

        assert (not found) == agrees

    def test_nothing_is_said_about_a_total_with_unequal_weights_or_missing_parts(self, sound_pack):
        scores = [_result("70.0"), _result("6.00", 1), _result("7.00", 2)]

        assert of(lint.check(with_index(sound_pack, weights=(20, 80), results=scores)), _EQUAL) == []
        assert of(lint.check(with_index(sound_pack, weights=(50, 50), results=scores[:2])), _EQUAL) == []

    def test_an_index_without_a_total_needs_no_weights(self, sound_pack):
        pack = with_index(sound_pack, weights=(None, None), results=[_result("6.00", 1)])

        assert of(lint.check(pack), "weights-missing") == []

    def test_a_rank_without_a_score_is_a_baseline(self, sound_pack):
        planted, (at,) = PLANTS["rank-baseline-missing"](sound_pack)

        assert codes_at(add(planted, results=[_result(None, rank=5, out_of=10)]), at) == set()


_EQUAL = "total-contradicts-equal-weights"


def _result(score, component=None, **more):
    code = None if component is None else f"planted-index-{component}"
    value = None if score is None else Decimal(score)
    return Result(framework="planted-index", year=2022, component=code, score=value, **more)


class TestPeople:
    def test_authority_is_followed_through_the_units_between(self, sound_pack):
        issuer = sound_pack.document.issuer
        between = Unit(code="planted-office", name="Phòng", kind="office", answers_to=issuer)
        planted, (at,) = PLANTS["owner-outside-authority"](add(sound_pack, units=[between]))

        pack = put(planted, "units/planted-court", answers_to="planted-office")

        assert "owner-outside-authority" not in codes_at(pack, at)

    def test_standing_under_the_issuer_is_not_answering_to_it(self, sound_pack):
        planted, (at,) = PLANTS["owner-outside-authority"](sound_pack)

        pack = put(planted, "units/planted-court", parent=sound_pack.document.issuer)

        assert "owner-outside-authority" in codes_at(pack, at)

    def test_bodies_that_answer_to_each_other_in_a_circle_are_outside(self, sound_pack):
        planted, (at,) = PLANTS["owner-outside-authority"](sound_pack)
        other = Unit(code="planted-other", name="Khác", kind="vertical_body", answers_to="planted-court")

        pack = put(add(planted, units=[other]), "units/planted-court", answers_to="planted-other")

        assert "owner-outside-authority" in codes_at(pack, at)

    def test_a_body_whose_authority_nobody_states_is_not_called_outside(self, sound_pack):
        planted, (at,) = PLANTS["owner-outside-authority"](sound_pack)

        assert "owner-outside-authority" not in codes_at(
            put(planted, "units/planted-court", kind="other"), at
        )

    def test_members_are_those_of_the_plans_day(self, sound_pack):
        left = Member(unit="xa-mot", valid_to=date(2022, 12, 31))
        pack = put(sound_pack, "groups/cac-xa", members=(left, Member(unit="xa-hai")))
        at = "assignments/ddci-1"
        pack = put(pack, at, lead_units=(Party(as_written="UBND các xã", group="cac-xa"),))

        (found,) = of(lint.check(pack), "owner-is-a-group", at)

        assert found.facts["count"] == 1

    def test_an_owner_that_a_task_needs_is_not_idle(self, sound_pack):
        planted, (at,) = PLANTS["owner-without-task"](sound_pack)
        competence = sound_pack.competences[0].code
        task = dataclasses.replace(
            sound_pack.tasks[0], code="planted-task", components=("planted-index-1",), needs=(competence,)
        )

        pack = put(add(planted, tasks=[task]), "units/planted-office", competences=(competence,))

        assert "owner-without-task" not in codes_at(pack, at)

    def test_several_owners_may_have_the_competence_between_them(self, sound_pack):
        planted, (at,) = PLANTS["task-without-competent-owner"](sound_pack)

        pack = put(planted, "units/planted-office", competences=("planted-skill",))

        assert codes_at(pack, at) >= {"task-without-deadline"}
        assert "task-without-competent-owner" not in codes_at(pack, at)

    def test_three_reports_are_no_burden(self, sound_pack):
        planted, (at,) = PLANTS["report-burden"](sound_pack)
        three = put(planted, at, components=tuple(f"planted-index-{number}" for number in range(1, 4)))

        assert "report-burden" not in codes_at(three, at)

    def test_a_report_of_others_than_lead_units_is_not_counted(self, sound_pack):
        planted, (at,) = PLANTS["report-burden"](sound_pack)

        pack = put(planted, at, owners=(Selector(unit="planted-commune"),))

        assert "report-burden" not in codes_at(pack, at)

    def test_leaders_with_two_judges_split_nothing_with_the_heads(self, sound_pack):
        planted, (at,) = PLANTS["accountability-split"](sound_pack)
        first, second = planted.accountabilities

        pack = dataclasses.replace(
            planted, accountabilities=(first, dataclasses.replace(second, who=first.who))
        )

        assert "accountability-split" not in codes_at(pack, at)


class TestDocument:
    def test_an_official_name_counts_where_the_plan_writes_it(self, sound_pack):
        body = Unit(
            code="planted-office",
            name="Phòng trồng thử",
            kind="office",
            aliases=(Alias(name="P. trồng thử", source="II.2"),),
        )
        pack = add(sound_pack, units=[body])
        task = put(
            pack, "tasks/ra-soat-thu-tuc", supporting=(Party(as_written=body.name, unit="planted-office"),)
        )

        assert of(lint.check(pack), "name-varies") == []
        (found,) = of(lint.check(task), "name-varies")
        assert (found.at, found.facts["spellings"]) == (
            "units/planted-office",
            ("Phòng trồng thử", "P. trồng thử"),
        )
        assert "2 cách" in found.message("vi")

    def test_an_alias_that_the_plan_does_not_write_counts_for_nothing(self, sound_pack):
        planted, (at,) = PLANTS["name-varies"](sound_pack)
        first, second = planted.units[-1].aliases

        pack = put(planted, at, aliases=(first, dataclasses.replace(second, source=None)))

        assert "name-varies" not in codes_at(pack, at)


class TestOpenness:
    @pytest.mark.parametrize(
        "kind, at_risk",
        [
            ("denunciation", True),
            ("tip", True),
            ("conduct_report", True),
            ("petition", False),
            ("question", False),
            ("complaint", False),
        ],
    )
    def test_a_group_chat_is_unsafe_for_what_is_confidential(self, sound_pack, kind, at_risk):
        planted, (at,) = PLANTS["unsafe-channel"](sound_pack)

        assert ("unsafe-channel" in codes_at(put(planted, at, accepts=(kind,)), at)) == at_risk


class TestTime:
    def test_a_plan_of_a_month_is_held_to_what_came_into_force_within_it(self, sound_pack):
        planted, (at,) = PLANTS["unsafe-channel"](sound_pack)

        during = with_document(planted, year=2019, date=PartialDate.parse("2019-01"))
        before = with_document(planted, year=2018, date=PartialDate.parse("2018-12"))
        decree, _ = PLANTS["report-before-cutoff"](with_document(during, annexes=()))

        assert "unsafe-channel" in codes_at(during, at)
        assert "unsafe-channel" not in codes_at(before, at)
        assert of(lint.check(decree), "report-before-cutoff")

    def test_members_are_those_of_the_day_on_which_the_plan_is_surely_in_force(self, sound_pack):
        joined = (Member(unit="xa-mot"), Member(unit="xa-hai", valid_from=date(2023, 6, 15)))
        pack = with_document(sound_pack, date=PartialDate.parse("2023-06"))
        pack = put(pack, "groups/cac-xa", members=joined)
        at = "assignments/ddci-1"
        pack = put(pack, at, lead_units=(Party(as_written="UBND các xã", group="cac-xa"),))

        (found,) = of(lint.check(pack), "owner-is-a-group", at)

        assert found.facts["count"] == 2

    def test_a_law_is_not_held_against_a_plan_before_it(self, sound_pack):
        planted, (at,) = PLANTS["unsafe-channel"](sound_pack)

        before = [found.code for found in lint.check(planted, on=date(2018, 12, 31)) if found.at == at]
        after = [found.code for found in lint.check(planted, on=date(2019, 1, 1)) if found.at == at]

        assert "unsafe-channel" not in before
        assert "unsafe-channel" in after


def test_frameworks_are_called_by_their_short_names(sound_pack):
    planted, (_at,) = PLANTS["weights-missing"](sound_pack)
    (found,) = of(lint.check(planted), "weights-missing")
    index: Framework = planted.frameworks[-1]

    assert found.message("vi").startswith(index.short_name)
