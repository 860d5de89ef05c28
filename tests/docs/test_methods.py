"""The worked tables of docs/methods are what the library computes today."""

import dataclasses
from decimal import Decimal
from pathlib import Path

import pytest

from ddci import lint
from ddci.base.numbers import format_number, rounded
from ddci.io.pack_folder import read_pack
from ddci.plan.duties import duties_of
from ddci.regime.calendar import working_calendar
from ddci.regime.cutoff import usual_cutoff
from ddci.regime.due import date_period
from ddci.regime.period import period_of
from tests.docs.tables import day, number, table_with

ROOT = Path(__file__).resolve().parents[2]
DATES = ROOT / "docs/methods/dates.md"
WEIGHTS = ROOT / "docs/methods/equal-weights.md"


@pytest.fixture(scope="module")
def plan():
    return read_pack(ROOT / "packs/lang-giang-2023").pack


@pytest.fixture(scope="module")
def calendar(plan):
    return working_calendar(plan.calendar, years=(2023, 2024, 2026))


def written(a_day):
    return f"{a_day:%d/%m/%Y}" if a_day else ""


class TestDates:
    def test_the_plan_s_dates_are_those_of_the_page(self, plan, calendar):
        shown = table_with(DATES, "rule", "last day on time", "usual cut-off")
        named = {row["rule"] for row in shown}

        computed = {}
        for duty in duties_of(plan):
            if duty.rule in named:
                usual = usual_cutoff(duty.period)
                computed[duty.rule, duty.period.code] = {
                    "rule": duty.rule,
                    "period": duty.period.code,
                    "due date": written(duty.due_date),
                    "last day on time": written(duty.last_day),
                    "which is": calendar.why_off(duty.last_day, "vi") or "worked",
                    "usual cut-off": written(usual and usual.cutoff_date),
                }
        assert shown == list(computed.values())

    def test_the_page_has_every_rule_of_the_plan_that_names_a_day(self, plan):
        with_day = [
            rule.code
            for rule in plan.duty_rules
            if any((rule.due.day_of_next_month, rule.due.month_day, rule.due.on))
        ]

        assert (
            list(dict.fromkeys(row["rule"] for row in table_with(DATES, "rule", "usual cut-off"))) == with_day
        )

    def test_each_answer_about_days_off_gives_the_day_shown(self, plan, calendar):
        (quarterly,) = (rule for rule in plan.duty_rules if rule.code == "lead-quarterly")
        columns = {
            "keep, unstated": ("keep", "unstated"),
            "previous_working_day": ("previous_working_day",),
            "next_working_day": ("next_working_day",),
        }

        for row in table_with(DATES, *columns):
            for column, answers in columns.items():
                for answer in answers:
                    rule = dataclasses.replace(quarterly, days_off=answer)
                    dated = date_period(rule, period_of(row["period"]), calendar=calendar)
                    assert written(dated.last_day) == row[column]

    def test_days_are_off_or_worked_as_the_page_says(self, calendar):
        weekdays = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")

        for row in table_with(DATES, "day", "is", "because"):
            the_day = day(row["day"])
            assert row["weekday"] == weekdays[the_day.weekday()]
            assert row["is"] == ("worked" if calendar.is_working_day(the_day) else "off")
            assert row["because"] == (calendar.why_off(the_day, "vi") or "")

    def test_the_last_announced_day_is_the_one_named(self, calendar):
        assert f"({written(calendar.covered_until)} as this is" in DATES.read_text(encoding="utf-8").replace(
            "\n", " "
        )


def half_unit(printed):
    return Decimal(5).scaleb(printed.as_tuple().exponent - 1)


class TestEqualWeights:
    @pytest.fixture
    def shown(self):
        return {row["component"]: row for row in table_with(WEIGHTS, "component", "2022")}

    @pytest.fixture
    def printed(self, plan):
        return {
            "2022": {row.component: row.score for row in plan.results},
            "2023, at least": {row.component: row.at_least for row in plan.targets},
        }

    @pytest.mark.parametrize("column", ["2022", "2023, at least"])
    def test_the_table_adds_up(self, shown, printed, column):
        figures = dict(printed[column])
        total = figures.pop(None)
        mean = 10 * sum(figures.values()) / 9
        explained = 10 * sum(map(half_unit, figures.values())) / 9 + half_unit(total)

        assert {code: number(shown[code][column]) for code in figures} == figures
        assert number(shown["sum"][column]) == sum(figures.values())
        assert number(shown["total under equal weights"][column]) == rounded(mean, places=2)
        assert number(shown["total as printed"][column]) == total
        assert number(shown["difference"][column]) == rounded(abs(mean - total), places=2)
        assert number(shown["rounding explains at most"][column]) == rounded(explained, places=2)

    def test_the_check_finds_the_same_totals(self, plan, shown):
        (found,) = (item for item in lint.check(plan) if item.code == "total-contradicts-equal-weights")

        means = shown["total under equal weights"]
        assert format_number(found.facts["result_mean"]) == means["2022"]
        assert format_number(found.facts["target_mean"]) == means["2023, at least"]

    @pytest.mark.parametrize("column", ["one set, %", "another, %"])
    def test_both_sets_of_weights_give_the_printed_totals(self, printed, column):
        shown = {row["component"]: number(row[column]) for row in table_with(WEIGHTS, column)}
        weights = {code: share for code, share in shown.items() if code.startswith("ddci-")}

        assert sum(weights.values()) == 100
        for total, figures in (("total 2022", printed["2022"]), ("total 2023", printed["2023, at least"])):
            weighted = sum(weights[code] * figures[code] for code in weights) / 10
            assert rounded(weighted, places=2) == shown[total]
            assert rounded(weighted, places=1) == figures[None]
