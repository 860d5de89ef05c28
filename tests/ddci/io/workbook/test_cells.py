from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ddci.base.dates import PartialDate
from ddci.io.workbook.cells import shown, understood
from ddci.io.workbook.found import NotUnderstood
from ddci.io.workbook.tables import Column, Content
from tests.strategies import dates, partial_dates
from tests.tricky_texts import texts

WORDS = {"commune": ["Xã", "Commune"], "town": ["Thị trấn", "Town"], "office": ["Phòng, văn phòng", "Office"]}


MIDNIGHT, MORNING = (datetime.combine(date(2023, 10, 8), at) for at in (time(0), time(7, 5)))


def column(kind, *, name="anything", **content):
    choices = tuple(WORDS) if kind == "choice" else ()
    return Column((name,), Content(kind, choices=choices, **content))


def read(kind, found, number_format="", **content):
    return understood(found, column(kind, **content), WORDS.__getitem__, number_format)


def refused(kind, found, number_format="", **content):
    with pytest.raises(NotUnderstood) as refusal:
        read(kind, found, number_format, **content)
    return refusal.value.code


class TestNumbers:
    @pytest.mark.parametrize(
        "found, meant",
        [
            ("6,18", "6.18"), ("6.18", "6.18"), (" 6,18 ", "6.18"), (6.18, "6.18"), (6.0, "6"), ("7", "7"),
            ("1.234.567,89", "1234567.89"), ("1,234,567.89", "1234567.89"), ("1 234,5", "1234.5"),
            ("-0,5", "-0.5"), ("−0,5", "-0.5"), ("0.125", "0.125"), ("1,234", "1.234"),
        ],
    )  # fmt: skip
    def test_are_read_as_people_write_them_here_or_elsewhere(self, found, meant):
        assert read("number", found) == Decimal(meant)

    @pytest.mark.parametrize("written", ["≥ 6,5", "≥6.5", ">= 6,5", " >=6,5", 6.5])
    def test_may_carry_the_sign_of_a_bound_where_the_column_is_one(self, written):
        assert read("number", written, name="at_least") == Decimal("6.5")

    def test_may_not_carry_it_elsewhere(self):
        assert refused("number", "≥ 6,5", name="score") == "cell-not-a-number"
        assert refused("number", "≥ 6,5", name="at_most") == "cell-not-a-number"

    def test_keep_the_zeros_that_the_sheet_shows(self):
        assert str(read("number", 78.0, "0.00")) == "78.00"
        assert str(read("number", 6.5, "#,##0.00;[Red]-#,##0.00")) == "6.50"

    def test_lose_no_digit_to_a_format_that_hides_it(self):
        assert str(read("number", 6.184, "0.0")) == "6.184"

    @pytest.mark.parametrize("found", ["1.234", "12.500", "-1.000"])
    def test_are_not_guessed_between_thousands_and_decimals(self, found):
        assert refused("number", found) == "cell-number-ambiguous"

    @pytest.mark.parametrize(
        "found", ["cao", "6,5 điểm", "6,,5", "6..5", "1e5", "12,34,56", "", "٣", True, date(2023, 6, 5)]
    )
    def test_refuse_what_is_none(self, found):
        assert refused("number", found) == "cell-not-a-number"

    @pytest.mark.parametrize("found, meant", [(2023.0, 2023), ("2023", 2023), (" 3 ", 3), ("3,0", 3)])
    def test_may_be_whole(self, found, meant):
        assert read("integer", found) == meant

    @pytest.mark.parametrize("found", [3.5, "3,5", "ba", True])
    def test_must_be_whole_where_that_is_asked(self, found):
        assert refused("integer", found) == "cell-not-an-integer"

    @pytest.mark.parametrize(
        "found, number_format, meant",
        [
            (0.25, "0%", "25"), (0.125, "0%", "12.5"), (0.07, "0.00%", "7.00"), (0, "0%", "0"), (1.0, "0%", "100"),
            ("25%", "", "25"), ("12,5 %", "", "12.5"), ("25", "", "25"), (25.0, "", "25"), (0.25, "0.00", "0.25"),
            (25.0, '0"%"', "25"),
        ],
    )  # fmt: skip
    def test_in_per_cent_mean_what_the_sheet_shows(self, found, number_format, meant):
        assert str(read("percent", found, number_format)) == meant

    @pytest.mark.parametrize("found", ["%", "cao", "25%%", "một phần tư", True])
    def test_in_per_cent_refuse_what_is_none(self, found):
        assert refused("percent", found) == "cell-not-a-number"

    def test_shown_in_per_cent_where_the_column_is_not_are_not_guessed(self):
        assert refused("number", 0.65, "0%") == "cell-shown-as-percent"
        assert refused("integer", 3.0, "0%") == "cell-shown-as-percent"

    @given(
        st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**13), max_value=10**13)
    )
    def test_are_read_as_they_were_written(self, number):
        cell = shown(number, column("number"), str, str)

        if isinstance(cell, Decimal):  # what a spreadsheet makes of it: a binary number and a format
            places = -number.as_tuple().exponent
            assert str(read("number", float(cell), "0." + "0" * places)) == str(number).replace(
                "-0.0000", "0.0000"
            )
        else:
            assert read("number", cell) == number


class TestDates:
    @pytest.mark.parametrize(
        "found",
        [
            "08/10/2023", "8/10/2023", "8-10-2023", "8.10.2023", "2023-10-08", "2023/10/8", "2023-10-08 00:00:00",
            "ngày 8 tháng 10 năm 2023", "Ngày 08 Tháng 10 Năm 2023", " 08/10/2023 ",
            date(2023, 10, 8), MIDNIGHT,
        ],
    )  # fmt: skip
    def test_are_read_day_first(self, found):
        assert read("date", found) == "2023-10-08"

    @pytest.mark.parametrize(
        "found",
        [
            "31/6/2023",
            "10/28/2023",
            "29/02/2023",
            "08/10/23",
            "6/2023",
            "sớm",
            45207.0,
            MORNING,
            time(7),
        ],
    )
    def test_refuse_what_is_no_day(self, found):
        assert refused("date", found) == "cell-not-a-date"

    @pytest.mark.parametrize(
        "found, meant",
        [
            ("6/2023", "2023-06"), ("06/2023", "2023-06"), ("2023-06", "2023-06"), ("tháng 6 năm 2023", "2023-06"),
            ("Tháng 6/2023", "2023-06"), ("2023", "2023"), (2023.0, "2023"), ("năm 2023", "2023"),
            ("30/06/2023", "2023-06-30"), (date(2023, 6, 30), "2023-06-30"),
        ],
    )  # fmt: skip
    def test_may_be_known_in_part(self, found, meant):
        assert read("partial_date", found) == meant

    @pytest.mark.parametrize("number_format", ["mmm-yy", "mm/yyyy", '[$-42A]"tháng "m/yyyy'])
    def test_mean_the_month_where_the_sheet_shows_no_day(self, number_format):
        assert read("partial_date", date(2023, 6, 1), number_format) == "2023-06"

    def test_mean_the_day_where_the_sheet_shows_one(self):
        assert read("partial_date", date(2023, 6, 1), "dd/mm/yyyy") == "2023-06-01"

    @pytest.mark.parametrize("found", ["31/6/2023", "13/2023", "2023-13", "quý 2", 45207.0, 2023.5, True])
    def test_known_in_part_must_be_in_the_calendar_too(self, found):
        assert refused("partial_date", found) == "cell-not-a-partial-date"

    @pytest.mark.parametrize(
        "found",
        ["28/11", " 28/11 ", "28.11", "28-11", "11-28", "ngày 28 tháng 11", date(2026, 11, 28),
         datetime.combine(date(2026, 11, 28), time(0))],
    )  # fmt: skip
    def test_of_every_year_are_read_day_first(self, found):
        assert read("month_day", found) == "11-28"

    @pytest.mark.parametrize("found, meant", [("5/12", "12-05"), ("05/12", "12-05"), ("11-11", "11-11")])
    def test_of_every_year_with_a_slash_have_one_reading(self, found, meant):
        assert read("month_day", found) == meant

    @pytest.mark.parametrize("found", ["11-12", "05-12"])
    def test_of_every_year_are_not_guessed_between_day_and_month(self, found):
        assert refused("month_day", found) == "cell-month-day-ambiguous"

    @pytest.mark.parametrize(
        "found",
        ["11/28", "31/6", "29/02", "28/11/2023", "28", 28.11, 45207.0, MORNING, date(2024, 2, 29), True],
    )
    def test_of_every_year_must_be_in_every_year(self, found):
        assert refused("month_day", found) == "cell-not-a-month-day"

    @given(st.dates().filter(lambda day: (day.month, day.day) != (2, 29)))
    def test_of_every_year_are_read_as_they_were_written(self, day):
        stored = f"{day:%m-%d}"

        written = shown(stored, column("month_day"), str, str)

        assert written == f"{day:%d/%m}"
        assert read("month_day", written) == stored

    @given(st.one_of(dates, st.dates()))
    def test_are_read_as_they_were_written(self, day):
        assert read("date", shown(day, column("date"), str, str)) == day.isoformat()

    @given(partial_dates())
    def test_known_in_part_are_read_as_they_were_written(self, known):
        assert read("partial_date", shown(known, column("partial_date"), str, str)) == str(known)

    def test_before_the_calendar_of_spreadsheets_begins_are_text(self):
        assert shown(date(1900, 2, 28), column("date"), str, str) == "1900-02-28"
        assert shown(PartialDate(2023, 6), column("partial_date"), str, str) == "06/2023"


class TestTexts:
    def test_are_composed_and_trimmed(self):
        assert read("text", " Phòng Nô\u0323i vu\u0323\u00a0\r\nhuyện ") == "Phòng Nội vụ\u00a0\nhuyện"

    @pytest.mark.parametrize(
        "found, number_format, meant", [(8.0, "", "8"), (8.0, "00", "08"), (12, "General", "12")]
    )
    def test_may_have_become_whole_numbers(self, found, number_format, meant):
        assert read("text", found, number_format) == meant

    @pytest.mark.parametrize("found", [6.1, 1e20, True, date(2023, 3, 2)])
    def test_that_a_spreadsheet_turned_into_something_else_are_not_guessed(self, found):
        assert refused("text", found) == "cell-not-text"


class TestChoices:
    @pytest.mark.parametrize("found", ["Xã", "xã", "XA", " xa ", "Xa\u0303", "commune", "Commune"])
    def test_are_known_with_or_without_marks_in_either_language(self, found):
        assert read("choice", found) == "commune"

    @pytest.mark.parametrize("found", ["x", "phường", "", 3.0])
    def test_refuse_any_other_word(self, found):
        assert refused("choice", found) == "cell-not-a-choice"

    @pytest.mark.parametrize("found", ["Có", "co", "x", "X", "yes", "đúng", "✓", True, 1.0])
    def test_of_yes(self, found):
        assert read("yes_no", found) is True

    @pytest.mark.parametrize("found", ["Không", "khong", "No", "sai", "-", False, 0.0])
    def test_of_no(self, found):
        assert read("yes_no", found) is False

    @pytest.mark.parametrize("found", ["có lẽ", 2.0, date(2023, 1, 1)])
    def test_of_neither(self, found):
        assert refused("yes_no", found) == "cell-not-yes-no"


class TestSeveralItems:
    @pytest.mark.parametrize("found", ["a; b;c", "a\nb\r\nc", " a ;\n b;; c; "])
    def test_stand_between_semicolons_or_on_lines(self, found):
        assert read("text", found, many=True) == ("a", "b", "c")

    def test_may_be_codes_between_commas(self):
        assert read("text", "ddci-1, ddci-2", many=True, refers_to="component") == ("ddci-1", "ddci-2")
        assert read("integer", "1, 3", many=True) == (1, 3)

    def test_of_words_with_commas_are_not_cut_there(self):
        assert read("choice", "Phòng, văn phòng; Xã", many=True) == ("office", "commune")

    def test_may_be_one_that_became_a_number(self):
        assert read("integer", 3.0, many=True) == (3,)

    def test_are_refused_as_a_whole_when_one_is_wrong(self):
        assert refused("choice", "Xã; Phố", many=True) == "cell-not-a-choice"

    @given(st.lists(texts, min_size=1, max_size=4).map(tuple))
    def test_are_read_as_they_were_written(self, items):
        several = column("text", many=True)

        assert understood(shown(items, several, str, str), several, WORDS.__getitem__) == items
