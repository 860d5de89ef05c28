"""One cell to one scalar and back, forgiving about how people write and strict about what they mean."""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from decimal import Decimal

from ddci.base.dates import NotADate, PartialDate
from ddci.base.errors import DdciError
from ddci.base.text import fold, nfc
from ddci.io.workbook.tables import Column

Found = str | float | int | bool | date | datetime | object
"""What a spreadsheet says a cell holds."""
Scalar = str | int | bool | Decimal

_BOUNDS = {"at_least": ("≥", ">="), "at_most": ("≤", "<=")}
_YES = {"x", "v", "✓", "✔", "co", "yes", "y", "true", "dung", "1"}
_NO = {"khong", "ko", "no", "n", "false", "sai", "0", "-"}
_DAY = re.compile(r"^(?:ngay )?(\d{1,2})(?:[/.-]| thang )(\d{1,2})(?:[/.-]| nam )(\d{4})$", re.ASCII)
_ISO_DAY = re.compile(r"^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?: 00:00:00)?$", re.ASCII)
_MONTH = re.compile(r"^(?:thang )?(\d{1,2})(?:[/.-]| nam )(\d{4})$", re.ASCII)
_ISO_MONTH = re.compile(r"^(\d{4})[-/](\d{1,2})$", re.ASCII)
_YEAR = re.compile(r"^(?:nam )?(\d{4})$", re.ASCII)
_SPACE_BETWEEN_THOUSANDS = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3})", re.ASCII)
_THOUSAND_OR_DECIMALS = re.compile(r"^[+-]?[1-9]\d{0,2}\.\d{3}$", re.ASCII)  # 1.234
_COMMA_DECIMALS = re.compile(r"^[+-]?(\d+(,\d+)?|\d{1,3}(\.\d{3})+,\d+|\d{1,3}(\.\d{3}){2,})$", re.ASCII)
_POINT_DECIMALS = re.compile(r"^[+-]?(\d+\.\d+|\d{1,3}(,\d{3})+\.\d+|\d{1,3}(,\d{3}){2,})$", re.ASCII)
_ITEM = re.compile(r'\s*(?:"((?:[^"]|"")*)"\s*(?=[;\n]|$)|([^;\n]*))([;\n]|$)')
_EXACT_DIGITS = 15  # a spreadsheet's number keeps that many


class NotUnderstood(DdciError):
    """A cell that does not say what its column needs; ``code`` is that of the problem to report."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


def is_blank(found: Found) -> bool:
    return found is None or (isinstance(found, str) and not found.strip())


# ---------------------------------------------------------------- reading


def understood(
    found: Found, column: Column, words_of: Callable[[str], Sequence[str]], number_format: str = ""
) -> Scalar | tuple[Scalar, ...]:
    """Return what a filled cell means in its column, as a plain tree has it; NotUnderstood otherwise.

    ``words_of`` gives the words for a choice, ``number_format`` how the spreadsheet shows a number or date:
    a cell that shows ``6,50`` or ``08`` or ``6/2023`` means what it shows. Dates come back in the ISO form.
    """
    if not column.content.many:
        return _one(found, column, words_of, number_format)
    if not isinstance(found, str):
        return (_one(found, column, words_of, number_format),)
    return tuple(_one(item, column, words_of, "") for item in _items(found, column))


def _one(
    found: Found, column: Column, words_of: Callable[[str], Sequence[str]], number_format: str
) -> Scalar:
    match column.content.kind:
        case "text":
            return _text(found, number_format)
        case "integer":
            return _integer(_unbound(found, column))
        case "number":
            return _number(_unbound(found, column), number_format)
        case "yes_no":
            return _yes_no(found)
        case "date":
            return _day(found)
        case "partial_date":
            return _partial_date(found, number_format)
        case "choice":
            return _choice(found, column.content.choices, words_of)


def _items(text: str, column: Column) -> list[str]:
    text = text.replace("\r\n", "\n").strip()
    if column.content.refers_to or column.content.kind == "integer":
        text = text.replace(",", ";")
    items = []
    for match in _ITEM.finditer(text):
        quoted, plain, ending = match.groups()
        item = quoted.replace('""', '"') if quoted is not None else plain.strip()
        if item or quoted is not None:
            items.append(item)
        if not ending:
            break
    return items


def _text(found: Found, number_format: str) -> str:
    if isinstance(found, str):
        return nfc(found.replace("\r\n", "\n").strip())
    if (
        isinstance(found, bool)
        or not isinstance(found, int | float)
        or found != int(found)
        or abs(found) >= 1e15
    ):
        # 6.10 typed as a paragraph has become the number 6.1, and 2/3 a date: what was meant is lost.
        raise NotUnderstood("cell-not-text")
    padding = len(number_format) if re.fullmatch("0+", number_format) else 0
    return str(int(found)).zfill(padding)


def _unbound(found: Found, column: Column) -> Found:
    if isinstance(found, str):
        found = found.strip()
        for sign in _BOUNDS.get(column.path[-1], ()):
            found = found.removeprefix(sign).strip()
    return found


def _integer(found: Found) -> int:
    try:
        number = _number(found, "")
    except NotUnderstood:
        raise NotUnderstood("cell-not-an-integer") from None
    if number != int(number):
        raise NotUnderstood("cell-not-an-integer")
    return int(number)


def _number(found: Found, number_format: str) -> Decimal:
    if isinstance(found, str):
        return _written_number(nfc(found))
    if isinstance(found, bool) or not isinstance(found, int | float):
        raise NotUnderstood("cell-not-a-number")
    number = Decimal(repr(found))
    if not number.is_finite():
        raise NotUnderstood("cell-not-a-number")
    exact = number.quantize(Decimal(1)) if number == int(number) and abs(number) < 10**15 else number
    return _as_shown(exact, places_shown(number_format))


def _as_shown(number: Decimal, places: int) -> Decimal:
    """Put back the closing zeros that a spreadsheet drops from its numbers; never take a digit away."""
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int)
    return (
        number.quantize(Decimal(1).scaleb(-places))
        if places > -exponent and places <= _EXACT_DIGITS
        else number
    )


def places_shown(number_format: str) -> int:
    """How many decimals a number format always shows: ``0.00`` two, ``General`` none."""
    match = re.search(r"0\.(0+)", number_format.split(";", 1)[0])
    return len(match[1]) if match else 0


def _written_number(text: str) -> Decimal:
    text = _SPACE_BETWEEN_THOUSANDS.sub("", text.strip()).replace("−", "-")
    if _THOUSAND_OR_DECIMALS.match(text):
        raise NotUnderstood("cell-number-ambiguous")
    if _COMMA_DECIMALS.match(text):
        return Decimal(text.replace(".", "").replace(",", "."))
    if _POINT_DECIMALS.match(text):
        return Decimal(text.replace(",", ""))
    raise NotUnderstood("cell-not-a-number")


def _yes_no(found: Found) -> bool:
    if isinstance(found, bool):
        return found
    text = fold(found) if isinstance(found, str) else str(int(found)) if found in {0, 1} else ""
    if text in _YES or text in _NO:
        return text in _YES
    raise NotUnderstood("cell-not-yes-no")


def _day(found: Found) -> str:
    day = _real_day(found)
    if day is None and isinstance(found, str):
        day = _written_day(fold(found))
    if day is None:
        raise NotUnderstood("cell-not-a-date")
    return day.isoformat()


def _partial_date(found: Found, number_format: str) -> str:
    if (day := _real_day(found)) is not None:
        # Typed into an unformatted cell, 6/2023 becomes 1 June shown as "Jun-23": it means what it shows.
        return day.isoformat() if shows_day(number_format) else day.isoformat()[:7]
    text = fold(found) if isinstance(found, str) else ""
    if isinstance(found, float | int) and not isinstance(found, bool) and found == int(found):
        text = str(int(found))
    if (day := _written_day(text)) is not None:
        return day.isoformat()
    if match := _MONTH.match(text):
        iso = f"{match[2]}-{int(match[1]):02d}"
    elif match := _ISO_MONTH.match(text):
        iso = f"{match[1]}-{int(match[2]):02d}"
    elif match := _YEAR.match(text):
        iso = match[1]
    else:
        raise NotUnderstood("cell-not-a-partial-date")
    try:
        return str(PartialDate.parse(iso))
    except NotADate:
        raise NotUnderstood("cell-not-a-partial-date") from None


def shows_day(number_format: str) -> bool:
    """Whether a date format shows the day, as all do but those of months: ``mmm-yy``."""
    plain = re.sub(r'\[[^\]]*\]|"[^"]*"|\\.', "", number_format).lower()
    return "d" in plain or not ("m" in plain or "y" in plain)


def _real_day(found: Found) -> date | None:
    if isinstance(found, datetime):
        return found.date() if found.time() == time() else None
    return found if isinstance(found, date) else None


def _written_day(text: str) -> date | None:
    if match := _DAY.match(text):
        day, month, year = (int(part) for part in match.groups())
    elif match := _ISO_DAY.match(text):
        year, month, day = (int(part) for part in match.groups())
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _choice(found: Found, choices: Sequence[str], words_of: Callable[[str], Sequence[str]]) -> str:
    text = fold(found) if isinstance(found, str) else ""
    for choice in choices:
        if text == choice or any(text == fold(word) for word in words_of(choice)):
            return choice
    raise NotUnderstood("cell-not-a-choice")


# ---------------------------------------------------------------- writing


def shown(
    scalar: object, column: Column, word_of: Callable[[str], str], answer_of: Callable[[bool], str]
) -> object:
    """Return what to put into the cell: a text, an int, a Decimal, or a date from 1 March 1900 on.

    What a spreadsheet's own number or date could not hold exactly is given as text, and reads back the same.
    """
    if isinstance(scalar, tuple):
        return "; ".join(_item(str(shown(item, column, word_of, answer_of))) for item in scalar)
    match scalar:
        case bool():
            return answer_of(scalar)
        case Decimal():
            digits = len(scalar.as_tuple().digits)
            return (
                scalar
                if digits <= _EXACT_DIGITS and -10 < scalar.adjusted() < _EXACT_DIGITS
                else _plain(scalar)
            )
        case int():
            return scalar if abs(scalar) < 10**_EXACT_DIGITS else str(scalar)
        case PartialDate():
            return "/".join(part for part in reversed(str(scalar).split("-")))
        case date():
            return (
                scalar if scalar >= date(1900, 3, 1) else scalar.isoformat()
            )  # Excel has a 29 February 1900
        case str() if column.content.kind == "choice":
            return word_of(scalar)
        case _:
            return scalar


def _plain(number: Decimal) -> str:
    return f"{number:f}".replace(".", ",")


def _item(text: str) -> str:
    if not text or '"' in text[:1] or ";" in text or "\n" in text or text != text.strip():
        return '"' + text.replace('"', '""') + '"'
    return text
