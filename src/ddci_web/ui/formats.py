"""Numbers and days as pages write them, in the language of the moment."""

from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import get_language, gettext, gettext_lazy, pgettext_lazy

from ddci.base.numbers import format_number, format_signed, rounded

FIGURE_SPACE = "\u2007"  # as wide as a digit

_WEEKDAYS = (
    gettext_lazy("thứ Hai"),
    gettext_lazy("thứ Ba"),
    gettext_lazy("thứ Tư"),
    gettext_lazy("thứ Năm"),
    gettext_lazy("thứ Sáu"),
    gettext_lazy("thứ Bảy"),
    gettext_lazy("Chủ nhật"),
)

_SHORT_WEEKDAYS = (
    pgettext_lazy("weekday", "T2"),
    pgettext_lazy("weekday", "T3"),
    pgettext_lazy("weekday", "T4"),
    pgettext_lazy("weekday", "T5"),
    pgettext_lazy("weekday", "T6"),
    pgettext_lazy("weekday", "T7"),
    pgettext_lazy("weekday", "CN"),
)


def language() -> str:
    """Return ``vi`` or ``en``."""
    return "en" if (get_language() or "vi").startswith("en") else "vi"


def decimal(number: Decimal | int, *, places: int = 0) -> str:
    """Return the number with the digits it has; figure spaces stand for those it lacks to ``places``.

    Printed precision is kept: a target of 7.5 is not shown as 7,50. The spaces (and one for the comma) keep
    the commas of a right-aligned column in one line.
    """
    text = format_number(number, lang=language())
    exponent = number.as_tuple().exponent if isinstance(number, Decimal) else 0
    digits = max(-exponent, 0) if isinstance(exponent, int) else 0
    if digits >= places:
        return text
    comma = "" if digits else "\u2008"  # as wide as a comma
    return text + comma + FIGURE_SPACE * (places - digits)


def gap(number: Decimal, *, places: int = 0) -> str:
    """Return what is still to be gained, signed; no gap is said in words. Padded as ``decimal`` pads."""
    if not number:
        return gettext("giữ mức")
    sign = format_signed(number, lang=language())[0]
    return sign + decimal(abs(number), places=places)


def local_day(moment: date | datetime) -> date:
    """Return the day in Hanoi; a day without a time is taken as it is."""
    if isinstance(moment, datetime):
        return timezone.localtime(moment).date() if timezone.is_aware(moment) else moment.date()
    return moment


def day(moment: date | datetime) -> str:
    """Return day and month: ``07/10``."""
    return local_day(moment).strftime("%d/%m")


def full_day(moment: date | datetime) -> str:
    """Return day, month and year: ``07/10/2023``."""
    return f"{local_day(moment):%d/%m}/{local_day(moment).year:04d}"


def day_near(moment: date | datetime, *, today: date) -> str:
    """Return day and month, with the year where it is not today's."""
    return day(moment) if local_day(moment).year == today.year else full_day(moment)


def weekday(moment: date | datetime) -> str:
    """Return the day of the week: ``thứ Bảy``, ``Saturday``."""
    return str(_WEEKDAYS[local_day(moment).weekday()])


def weekday_short(moment: date | datetime) -> str:
    """Return the day of the week for the head of a calendar: ``T7``, ``Sat``."""
    return str(_SHORT_WEEKDAYS[local_day(moment).weekday()])


def percent(share: Decimal) -> str:
    """Return a share of 0–1 in whole per cent, rounded half up: ``49 %``, ``49%``."""
    whole = format_number(rounded(share * 100, places=0), lang=language())
    return f"{whole}%" if language() == "en" else f"{whole}\u00a0%"
