from datetime import date

import pytest

from ddci.base.law import LawFigure, LawValue, UnknownLaw, law_figure, law_table

CAP = LawFigure(
    code="example/cap",
    meaning="An example",
    unit="count",
    values=(
        LawValue(date(2017, 5, 17), 1, "20/CT-TTg", binding=False),
        LawValue(date(2020, 1, 1), None, "bãi bỏ", binding=True),
        LawValue(date(2025, 5, 17), 2, "198/2025/QH15", binding=True),
    ),
)


class TestAFigureOfTheLaw:
    def test_holds_nothing_before_its_first_date(self):
        assert CAP.on(date(2017, 5, 16)) is None

    def test_holds_from_its_date_on_with_source_and_force(self):
        held = CAP.on(date(2017, 5, 17))

        assert (held.value, held.source, held.binding) == (1, "20/CT-TTg", False)
        assert CAP.on(date(2019, 12, 31)) == held

    def test_holds_nothing_once_it_has_ended_until_a_new_value_comes(self):
        assert CAP.on(date(2020, 1, 1)) is None
        assert CAP.on(date(2025, 5, 16)) is None
        assert CAP.on(date(2030, 1, 1)).value == 2


class TestKeptLaw:
    def test_of_an_unknown_code_is_refused(self):
        with pytest.raises(UnknownLaw):
            law_figure("calendar/nowhere")

    @pytest.mark.parametrize("code", ["calendar/working_week", "reporting/cutoffs"])
    def test_figures_give_meaning_unit_dates_and_sources(self, code):
        figure = law_figure(code)

        assert figure.meaning
        assert figure.unit
        assert [item.since for item in figure.values] == sorted(item.since for item in figure.values)
        assert all(item.source for item in figure.values)

    def test_the_week_has_had_five_days_since_1999(self):
        assert law_figure("calendar/working_week").on(date(1999, 9, 16)) is None
        assert law_figure("calendar/working_week").on(date(2023, 1, 1)).value == [6, 7]

    def test_a_swap_gives_back_the_day_it_takes(self):
        changed = law_table("calendar/vietnam_overrides")["days"]

        assert sum(row["becomes"] == "day_off" for row in changed) == sum(
            row["becomes"] == "working_day" for row in changed
        )
        assert all(row["document"] for row in changed)
