"""The fictional commune: a whole plan of the two-tier structure, with nothing to mend."""

from datetime import date
from decimal import Decimal

from ddci.base.text import fold
from ddci.lint import check
from ddci.plan.duties import duties_of
from ddci.regime.calendar import working_calendar
from tests.packs.coverage_page import FICTIONAL


class TestTheFictionalCommune:
    def test_says_that_it_is_fictional(self, fictional):
        assert fictional.pack.fictional
        assert "mo phong" in fold(fictional.pack.note)

    def test_knows_no_district(self):
        for file in FICTIONAL.glob("*.yaml"):
            words = fold(file.read_text(encoding="utf-8"))
            assert "huyen" not in words.replace("chuyen", "")
            assert "district" not in words

    def test_gives_weights_that_add_up_and_totals_that_follow_from_them(self, fictional):
        components = fictional.frameworks[0].components
        weights = {component.code: component.index_weight for component in components}

        def total(scores):
            return sum(weights[code] * score for code, score in scores.items() if code) / 10

        results = {row.component: row.score for row in fictional.results}
        targets = {row.component: row.at_least for row in fictional.targets}

        assert sum(weights.values()) == Decimal(100)
        assert results[None] == total(results)
        assert targets[None] == total(targets)
        for component in components:
            assert sum(indicator.index_weight for indicator in component.indicators) == component.index_weight

    def test_keeps_the_swap_of_january_2026_and_the_holiday_of_24_november(self, fictional):
        calendar = working_calendar(fictional.calendar, years=[2026])

        assert not calendar.is_working_day(date(2026, 1, 2))
        assert calendar.is_working_day(date(2026, 1, 10))
        assert not calendar.is_working_day(date(2026, 11, 24))

    def test_has_its_last_days_on_working_days(self, fictional):
        calendar = working_calendar(fictional.calendar, years=[2026, 2027])

        assert [duty for duty in duties_of(fictional) if not calendar.is_working_day(duty.last_day)] == []

    def test_owes_no_report_before_those_it_is_compiled_from(self, fictional):
        duties = duties_of(fictional)

        for rule in fictional.duty_rules:
            for lower in rule.compiled_from:
                for duty in (duty for duty in duties if duty.rule == rule.code):
                    assert all(
                        duty.due_date > below.last_day
                        for below in duties
                        if below.rule == lower and below.period == duty.period
                    )

    def test_gives_the_check_nothing_to_find(self, fictional):
        assert check(fictional) == ()
