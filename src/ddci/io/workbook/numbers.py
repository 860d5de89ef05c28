"""Numbers as people and spreadsheets write them: ``6,18``, ``1.234.567,89``, ``25%``; never guessed."""

import re
from decimal import Decimal

from ddci.base.text import nfc
from ddci.io.workbook.found import EXACT_DIGITS, Found, NotUnderstood, without_literals

_PERCENT = re.compile(r"\s*%$")
_SPACE_BETWEEN_THOUSANDS = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3})", re.ASCII)
_THOUSAND_OR_DECIMALS = re.compile(r"^[+-]?[1-9]\d{0,2}\.\d{3}$", re.ASCII)  # 1.234
_COMMA_DECIMALS = re.compile(r"^[+-]?(\d+(,\d+)?|\d{1,3}(\.\d{3})+,\d+|\d{1,3}(\.\d{3}){2,})$", re.ASCII)
_POINT_DECIMALS = re.compile(r"^[+-]?(\d+\.\d+|\d{1,3}(,\d{3})+\.\d+|\d{1,3}(,\d{3}){2,})$", re.ASCII)


def read_integer(found: Found, number_format: str) -> int:
    try:
        number = read_number(found, number_format)
    except NotUnderstood as refusal:
        shown_otherwise = refusal.code == "cell-shown-as-percent"
        raise NotUnderstood(refusal.code if shown_otherwise else "cell-not-an-integer") from None
    if number != int(number):
        raise NotUnderstood("cell-not-an-integer")
    return int(number)


def read_number(found: Found, number_format: str) -> Decimal:
    if isinstance(found, str):
        return _written_number(nfc(found))
    if isinstance(found, bool) or not isinstance(found, int | float):
        raise NotUnderstood("cell-not-a-number")
    if shows_percent(number_format):  # the sheet shows 65 and holds 0.65
        raise NotUnderstood("cell-shown-as-percent")
    number = Decimal(repr(found))
    if not number.is_finite():
        raise NotUnderstood("cell-not-a-number")
    exact = number.quantize(Decimal(1)) if number == int(number) and abs(number) < 10**15 else number
    return _as_shown(exact, places_shown(number_format))


def read_percent(found: Found, number_format: str) -> Decimal:
    """Read ``25``, ``25%``, and 0.25 where the sheet shows it as 25 %."""
    if isinstance(found, str):
        return _written_number(_PERCENT.sub("", nfc(found).strip()))
    if not shows_percent(number_format):
        return read_number(found, number_format)
    hundredfold = (read_number(found, "") * 100).normalize()
    whole = (
        hundredfold.quantize(Decimal(1)) if hundredfold == hundredfold.to_integral_value() else hundredfold
    )
    return _as_shown(whole, places_shown(number_format))


def _as_shown(number: Decimal, places: int) -> Decimal:
    """Put back the closing zeros that a spreadsheet drops from its numbers; never take a digit away."""
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int)
    return (
        number.quantize(Decimal(1).scaleb(-places))
        if places > -exponent and places <= EXACT_DIGITS
        else number
    )


def places_shown(number_format: str) -> int:
    """How many decimals a number format always shows: ``0.00`` two, ``General`` none."""
    match = re.search(r"0\.(0+)", number_format.split(";", 1)[0])
    return len(match[1]) if match else 0


def shows_percent(number_format: str) -> bool:
    """Whether a number format shows a hundred times the number, as ``0%`` does."""
    return "%" in without_literals(number_format)


def _written_number(text: str) -> Decimal:
    text = _SPACE_BETWEEN_THOUSANDS.sub("", text.strip()).replace("−", "-")
    if _THOUSAND_OR_DECIMALS.match(text):
        raise NotUnderstood("cell-number-ambiguous")
    if _COMMA_DECIMALS.match(text):
        return Decimal(text.replace(".", "").replace(",", "."))
    if _POINT_DECIMALS.match(text):
        return Decimal(text.replace(",", ""))
    raise NotUnderstood("cell-not-a-number")
