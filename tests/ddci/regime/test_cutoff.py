from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ddci.regime.cutoff import usual_cutoff
from ddci.regime.period import period_of, periods_of_year


class TestUsualCutoff:
    @pytest.mark.parametrize(
        "code, first, last",
        [
            ("2023-M07", date(2023, 6, 15), date(2023, 7, 14)),
            ("2023-M01", date(2022, 12, 15), date(2023, 1, 14)),
            ("2023-Q3", date(2023, 6, 15), date(2023, 9, 14)),
            ("2023-H1", date(2022, 12, 15), date(2023, 6, 14)),
            ("2023-H2", date(2023, 6, 15), date(2023, 12, 14)),
            ("2023-YTD3", date(2022, 12, 15), date(2023, 9, 14)),
            ("2023", date(2022, 12, 15), date(2023, 12, 14)),
        ],
    )
    def test_runs_from_the_15th_to_the_14th(self, code, first, last):
        usual = usual_cutoff(period_of(code))

        assert (usual.data_from, usual.cutoff_date) == (first, last)

    def test_says_where_it_stands_and_that_internal_reports_are_free(self):
        usual = usual_cutoff(period_of("2023-Q3"))

        assert "09/2019/NĐ-CP" in usual.source
        assert usual.binding is False

    def test_follows_the_regime_in_force_when_the_period_ends(self):
        first = usual_cutoff(period_of("2019-Q1"))  # the decree is of 24 January

        assert first is not None
        assert first.cutoff_date == date(2019, 3, 14)

    @given(st.sampled_from(["month", "quarter", "half_year"]), st.integers(min_value=2020, max_value=2100))
    def test_leaves_no_day_of_data_between_two_reports(self, kind, year):
        usual = [usual_cutoff(period) for period in periods_of_year(kind, year)]

        for earlier, later in pairwise(usual):
            assert later.data_from == earlier.cutoff_date + timedelta(days=1)

    def test_is_unknown_before_the_decree_and_for_what_is_done_once(self):
        assert usual_cutoff(period_of("2018-Q4")) is None
        assert usual_cutoff(period_of("2023-once")) is None
