from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ddci.regime.period import NotAPeriod, period_of, periods_of_year, periods_per_year

KINDS = ("once", "month", "quarter", "half_year", "year", "year_to_date")
TILING = ("month", "quarter", "half_year", "year")
years = st.integers(min_value=1900, max_value=2200)


class TestPeriodsOfAYear:
    @given(st.sampled_from(TILING), years)
    def test_tile_the_year_without_gap_or_overlap(self, kind, year):
        periods = periods_of_year(kind, year)

        assert periods[0].start == date(year, 1, 1)
        assert periods[-1].end == date(year, 12, 31)
        for earlier, later in pairwise(periods):
            assert later.start == earlier.end + timedelta(days=1)

    @given(years)
    def test_year_to_date_starts_with_the_year_and_ends_with_each_quarter(self, year):
        so_far, quarters = periods_of_year("year_to_date", year), periods_of_year("quarter", year)

        assert {period.start for period in so_far} == {date(year, 1, 1)}
        assert [period.end for period in so_far] == [quarter.end for quarter in quarters]

    @given(st.sampled_from(KINDS), years)
    def test_are_numbered_from_one_and_only_the_last_closes_the_year(self, kind, year):
        periods = periods_of_year(kind, year)

        assert [period.number for period in periods] == list(range(1, periods_per_year(kind) + 1))
        assert [period.is_last_of_year for period in periods] == [False] * (len(periods) - 1) + [True]
        assert periods[-1].end == date(year, 12, 31)

    @pytest.mark.parametrize("year, last", [(2023, 28), (2024, 29), (1900, 28), (2000, 29)])
    def test_february_has_the_days_of_its_year(self, year, last):
        assert periods_of_year("month", year)[1].end == date(year, 2, last)


class TestCodes:
    @given(st.sampled_from(KINDS), years)
    def test_name_one_period_each_and_lead_back_to_it(self, kind, year):
        for period in periods_of_year(kind, year):
            assert period_of(period.code) == period

    def test_read_as_a_clerk_would_write_them(self):
        july, third, first_half = (
            periods_of_year("month", 2023)[6],
            periods_of_year("quarter", 2023)[2],
            periods_of_year("half_year", 2023)[0],
        )

        assert (july.code, third.code, first_half.code) == ("2023-M07", "2023-Q3", "2023-H1")
        assert periods_of_year("year", 2023)[0].code == "2023"
        assert periods_of_year("year_to_date", 2023)[2].code == "2023-YTD3"
        assert periods_of_year("once", 2023)[0].code == "2023-once"

    @pytest.mark.parametrize("text", ["2023-Q5", "2023-M13", "2023-Q0", "Q3", "23-Q1", "2023Q1", "0000", ""])
    def test_of_no_period_are_refused(self, text):
        with pytest.raises(NotAPeriod):
            period_of(text)


class TestLabels:
    @pytest.mark.parametrize(
        "code, vietnamese, english",
        [
            ("2023-M07", "tháng 7/2023", "July 2023"),
            ("2023-Q3", "quý III/2023", "Q3 2023"),
            ("2023-H1", "6 tháng đầu năm 2023", "first half of 2023"),
            ("2023", "năm 2023", "year 2023"),
            ("2023-YTD3", "9 tháng đầu năm 2023", "first 9 months of 2023"),
            ("2023-once", "năm 2023 (một lần)", "year 2023 (once)"),
        ],
    )
    def test_say_the_period_as_reports_do(self, code, vietnamese, english):
        period = period_of(code)

        assert (period.label("vi"), period.label("en")) == (vietnamese, english)
