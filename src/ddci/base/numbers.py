"""Numbers as people write them here: ``6,18`` and ``1.234.567,89``; rounding happens where it is named."""

from decimal import ROUND_HALF_UP, Decimal


def rounded(number: Decimal, *, places: int) -> Decimal:
    """Round half away from zero, as published tables do."""
    return number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def format_number(number: Decimal | int, *, lang: str = "vi") -> str:
    """Return the number with the digits it has, grouped and pointed as the language does.

    >>> format_number(Decimal("1234567.89")), format_number(Decimal("7.5"), lang="en")
    ('1.234.567,89', '7.5')
    """
    text = f"{number:,f}" if isinstance(number, Decimal) else f"{number:,d}"
    return text.translate(str.maketrans(",.", ".,")) if lang == "vi" else text


def format_signed(number: Decimal, *, lang: str = "vi") -> str:
    """Return the number with its sign, a real minus included: ``+1,76``, ``−0,5``, ``0``."""
    sign = {1: "+", -1: "−", 0: ""}[(number > 0) - (number < 0)]
    return sign + format_number(abs(number), lang=lang)
