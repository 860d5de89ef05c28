"""Days as people and spreadsheets write them, day first, to the ISO form."""

import re
from datetime import date, datetime, time

from ddci.base.dates import NotADate, PartialDate
from ddci.base.text import fold
from ddci.io.workbook.found import Found, NotUnderstood, without_literals

_DAY = re.compile(r"^(?:ngay )?(\d{1,2})(?:[/.-]| thang )(\d{1,2})(?:[/.-]| nam )(\d{4})$", re.ASCII)
_ISO_DAY = re.compile(r"^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?: 00:00:00)?$", re.ASCII)
_MONTH = re.compile(r"^(?:thang )?(\d{1,2})(?:[/.-]| nam )(\d{4})$", re.ASCII)
_ISO_MONTH = re.compile(r"^(\d{4})[-/](\d{1,2})$", re.ASCII)
_MONTH_DAY = re.compile(r"^(?:ngay )?(\d{1,2})(?:[/.]| thang )(\d{1,2})$", re.ASCII)
_DASHED_DAY = re.compile(r"^(\d{1,2})-(\d{1,2})$", re.ASCII)  # 28-11 as people write, 11-28 as a pack does
_YEAR = re.compile(r"^(?:nam )?(\d{4})$", re.ASCII)


def read_day(found: Found) -> str:
    day = _real_day(found)
    if day is None and isinstance(found, str):
        day = _written_day(fold(found))
    if day is None:
        raise NotUnderstood("cell-not-a-date")
    return day.isoformat()


def read_partial_date(found: Found, number_format: str) -> str:
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
    plain = without_literals(number_format).lower()
    return "d" in plain or not ("m" in plain or "y" in plain)


def read_month_day(found: Found) -> str:
    """Read a day of every year, day first: ``28/11``; also ``11-28``, unless ``-`` leaves two readings.

    A spreadsheet makes a date of this year of it: the year is nobody's.
    """
    if (day := _real_day(found)) is not None:
        readings = {_of_every_year(day.day, day.month)}
    elif isinstance(found, str) and (match := _MONTH_DAY.match(fold(found))):
        readings = {_of_every_year(int(match[1]), int(match[2]))}
    elif isinstance(found, str) and (match := _DASHED_DAY.match(fold(found))):
        one, other = int(match[1]), int(match[2])
        readings = {_of_every_year(one, other), _of_every_year(other, one)}
    else:
        readings = set()
    known = [reading for reading in readings if reading is not None]
    if len(known) > 1:
        raise NotUnderstood("cell-month-day-ambiguous")
    if not known:
        raise NotUnderstood("cell-not-a-month-day")
    return known[0]


def _of_every_year(day: int, month: int) -> str | None:
    try:
        return f"{date(2001, month, day):%m-%d}"  # 2001 has no 29 February
    except ValueError:
        return None


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
