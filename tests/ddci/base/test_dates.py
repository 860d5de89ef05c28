"""Dates known in part."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ddci.base.dates import NotADate, PartialDate

days = st.dates(min_value=date(1900, 1, 1))


class TestPartialDate:
    def test_a_month_runs_from_its_first_day_to_its_last(self):
        june = PartialDate.parse("2023-06")

        assert (june.earliest, june.latest) == (date(2023, 6, 1), date(2023, 6, 30))
        assert not june.is_exact

    def test_knows_leap_years(self):
        assert PartialDate.parse("2024-02").latest == date(2024, 2, 29)

    @pytest.mark.parametrize(
        "text", ["2023-06-31", "2023-13", "6/2023", "", "2023-6", "2023-06-30T00:00", "٢٠٢٣-٠٦", "2023\n"]
    )
    def test_refuses_what_is_no_date(self, text):
        with pytest.raises(NotADate):
            PartialDate.parse(text)

    @given(days)
    def test_a_whole_day_is_its_own_earliest_and_latest(self, day):
        known = PartialDate.of(day)

        assert known.earliest == known.latest == day
        assert known.is_exact

    @given(days, st.sampled_from([4, 7, 10]))
    def test_reads_what_it_writes(self, day, length):
        text = day.isoformat()[:length]

        assert str(PartialDate.parse(text)) == text

    @given(days, st.sampled_from([4, 7]))
    def test_knowing_less_never_narrows_the_bounds(self, day, length):
        part = PartialDate.parse(day.isoformat()[:length])

        assert part.earliest <= day <= part.latest
