"""Filters for numbers and days; in every template without being loaded.

A value that is missing comes out as nothing: what a page says in its place is the page's own affair.
"""

from datetime import date, datetime
from decimal import Decimal

from django import template

from ddci_web.ui import formats

register = template.Library()


@register.filter(name="decimal")
def decimal(number: Decimal | int | None, places: int = 0) -> str:
    """``{{ target|decimal }}`` keeps the digits it has; ``|decimal:2`` pads with figure spaces."""
    return "" if number is None else formats.decimal(number, places=places)


@register.filter
def gap(number: Decimal | None, places: int = 0) -> str:
    """``+1,76``, or the words for no gap."""
    return "" if number is None else formats.gap(number, places=places)


@register.filter
def day(moment: date | datetime | None) -> str:
    """``07/10``."""
    return "" if moment is None else formats.day(moment)


@register.filter
def full_day(moment: date | datetime | None) -> str:
    """``07/10/2023``."""
    return "" if moment is None else formats.full_day(moment)


@register.filter
def day_near(moment: date | datetime | None, today: date) -> str:
    """``{{ last_day|day_near:today }}``: ``07/10``, and with its year where that is not today's."""
    return "" if moment is None else formats.day_near(moment, today=today)


@register.filter
def weekday(moment: date | datetime | None) -> str:
    """``thứ Bảy``."""
    return "" if moment is None else formats.weekday(moment)


@register.filter
def weekday_short(moment: date | datetime | None) -> str:
    """``T7``."""
    return "" if moment is None else formats.weekday_short(moment)


@register.filter
def percent(share: Decimal | None) -> str:
    """``49 %``."""
    return "" if share is None else formats.percent(share)


@register.filter
def points(number: Decimal | None) -> str:
    """``1,76``: a gap without its sign, for a sentence that says the direction."""
    return "" if number is None else formats.decimal(abs(number))
