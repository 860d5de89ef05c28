"""Numbers as they are written and rounded here."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ddci.base.numbers import format_number, format_signed, rounded

decimals = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=3)


class TestFormatNumber:
    @pytest.mark.parametrize(
        ("number", "vi", "en"),
        [
            (Decimal("6.18"), "6,18", "6.18"),
            (Decimal("7.5"), "7,5", "7.5"),
            (Decimal("1234567.89"), "1.234.567,89", "1,234,567.89"),
            (21, "21", "21"),
            (Decimal("8.80"), "8,80", "8.80"),
        ],
    )
    def test_keeps_the_digits_that_were_printed(self, number, vi, en):
        assert (format_number(number), format_number(number, lang="en")) == (vi, en)

    @given(decimals)
    def test_both_languages_tell_the_same_number(self, number):
        back = format_number(number).replace(".", "").replace(",", ".")

        assert Decimal(back) == number == Decimal(format_number(number, lang="en").replace(",", ""))


class TestFormatSigned:
    def test_signs_what_rises_and_falls_and_leaves_zero_bare(self):
        assert [format_signed(Decimal(text)) for text in ("1.76", "-0.5", "0.00")] == [
            "+1,76",
            "−0,5",
            "0,00",
        ]


class TestRounded:
    def test_goes_up_at_the_half_as_published_tables_do(self):
        assert rounded(Decimal("74.025"), places=2) == Decimal("74.03")
        assert rounded(Decimal("-0.5"), places=0) == Decimal(-1)

    @given(decimals)
    def test_moves_by_at_most_half_of_the_last_place(self, number):
        assert abs(rounded(number, places=1) - number) <= Decimal("0.05")
