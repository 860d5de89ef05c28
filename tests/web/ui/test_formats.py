from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from ddci_web.ui import formats


def render(template: str, language: str = "vi", **values) -> str:
    with translation.override(language):
        return Template(template).render(Context(values))


class TestNumbers:
    @pytest.mark.parametrize(
        "language, expected", [("vi", "7,5 · 1.234.567,89"), ("en", "7.5 · 1,234,567.89")]
    )
    def test_keep_the_digits_they_were_printed_with(self, language, expected):
        page = render(
            "{{ a|decimal }} · {{ b|decimal }}", language, a=Decimal("7.5"), b=Decimal("1234567.89")
        )

        assert page == expected

    def test_are_padded_so_that_commas_stand_in_one_column(self):
        assert render("{{ n|decimal:2 }}", n=Decimal("7.5")) == "7,5\u2007"
        assert render("{{ n|decimal:2 }}", n=Decimal("7.50")) == "7,50"
        assert render("{{ n|decimal:2 }}", n=Decimal(8)) == "8\u2008\u2007\u2007"

    @given(st.decimals(min_value=0, max_value=100, places=2), st.sampled_from(["vi", "en"]))
    def test_of_one_column_are_equally_long_after_the_first_digits(self, number, language):
        with translation.override(language):
            padded = {
                len(formats.decimal(n, places=3)) - len(str(int(n))) for n in (number, number.normalize())
            }

        assert padded == {4}

    @pytest.mark.parametrize(
        "gap, vi, en", [("1.76", "+1,76", "+1.76"), ("-0.5", "−0,5", "−0.5"), ("0.00", "giữ mức", "hold")]
    )
    def test_of_a_gap_carry_their_sign_and_no_gap_is_said_in_words(self, gap, vi, en):
        assert render("{{ g|gap }}", "vi", g=Decimal(gap)) == vi
        assert render("{{ g|gap }}", "en", g=Decimal(gap)) == en

    def test_that_are_missing_come_out_as_nothing(self):
        assert (
            render("[{{ n|decimal }}{{ n|gap }}{{ n|day }}{{ n|full_day }}{{ n|weekday }}]", n=None) == "[]"
        )


class TestDays:
    def test_are_written_as_officials_write_them(self):
        day = date(2023, 10, 7)

        assert render("{{ d|day }} {{ d|full_day }} {{ d|weekday }}", d=day) == "07/10 07/10/2023 thứ Bảy"
        assert render("{{ d|weekday }}", "en", d=day) == "Saturday"

    def test_of_a_moment_are_hanois_and_not_utcs(self):
        late_in_utc = datetime(2023, 10, 6, 18, 30, tzinfo=UTC)

        assert render("{{ d|full_day }}", d=late_in_utc) == "07/10/2023"

    def test_of_the_week_are_seven(self):
        names = {formats.weekday(date(2023, 10, day)) for day in range(2, 9)}

        assert len(names) == 7
        assert formats.weekday(date(2023, 10, 8)) == "Chủ nhật"


class TestToday:
    def test_is_hanois(self, settings, monkeypatch):
        from ddci_web.ui import clock

        monkeypatch.setattr("django.utils.timezone.now", lambda: datetime(2023, 10, 6, 18, 30, tzinfo=UTC))

        assert clock.today() == date(2023, 10, 7)

    def test_stays_where_a_demonstration_has_set_it(self, settings):
        from ddci_web.ui import clock

        settings.OPENDDCI_TODAY = date(2023, 10, 2)

        assert clock.today() == date(2023, 10, 2)
