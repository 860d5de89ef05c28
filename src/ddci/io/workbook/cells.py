"""One cell to one scalar and back, forgiving about how people write and strict about what they mean."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

from ddci.base.dates import PartialDate
from ddci.base.text import fold, nfc
from ddci.io.workbook.days import read_day, read_month_day, read_partial_date
from ddci.io.workbook.found import EXACT_DIGITS, Found, NotUnderstood
from ddci.io.workbook.numbers import read_integer, read_number, read_percent
from ddci.io.workbook.tables import Column

Scalar = str | int | bool | Decimal

_BOUNDS = {"at_least": ("≥", ">="), "at_most": ("≤", "<=")}
_YES = {"x", "v", "✓", "✔", "co", "yes", "y", "true", "dung", "1"}
_NO = {"khong", "ko", "no", "n", "false", "sai", "0", "-"}
_STORED_MONTH_DAY = re.compile(r"^(\d{2})-(\d{2})$", re.ASCII)
_ITEM = re.compile(r'\s*(?:"((?:[^"]|"")*)"\s*(?=[;\n]|$)|([^;\n]*))([;\n]|$)')


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
            return read_integer(_unbound(found, column), number_format)
        case "number":
            return read_number(_unbound(found, column), number_format)
        case "percent":
            return read_percent(found, number_format)
        case "month_day":
            return read_month_day(found)
        case "yes_no":
            return _yes_no(found)
        case "date":
            return read_day(found)
        case "partial_date":
            return read_partial_date(found, number_format)
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


def _yes_no(found: Found) -> bool:
    if isinstance(found, bool):
        return found
    text = fold(found) if isinstance(found, str) else str(int(found)) if found in {0, 1} else ""
    if text in _YES or text in _NO:
        return text in _YES
    raise NotUnderstood("cell-not-yes-no")


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
                if digits <= EXACT_DIGITS and -10 < scalar.adjusted() < EXACT_DIGITS
                else _plain(scalar)
            )
        case int():
            return scalar if abs(scalar) < 10**EXACT_DIGITS else str(scalar)
        case PartialDate():
            return "/".join(part for part in reversed(str(scalar).split("-")))
        case date():
            return (
                scalar if scalar >= date(1900, 3, 1) else scalar.isoformat()
            )  # Excel has a 29 February 1900
        case str() if column.content.kind == "choice":
            return word_of(scalar)
        case str() if column.content.kind == "month_day":
            return _STORED_MONTH_DAY.sub(r"\2/\1", scalar)
        case _:
            return scalar


def _plain(number: Decimal) -> str:
    return f"{number:f}".replace(".", ",")


def _item(text: str) -> str:
    if not text or '"' in text[:1] or ";" in text or "\n" in text or text != text.strip():
        return '"' + text.replace('"', '""') + '"'
    return text
