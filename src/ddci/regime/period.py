"""Reporting periods: the months, quarters, halves and years that duties are owed for."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import cache

from ddci.base.errors import DdciError
from ddci.regime.model import PeriodKind
from ddci.regime.wording import say

# How many periods of the kind a year has, and how many months one lasts.
_SHAPE: dict[PeriodKind, tuple[int, int]] = {
    "month": (12, 1),
    "quarter": (4, 3),
    "half_year": (2, 6),
    "year": (1, 12),
    "year_to_date": (4, 3),
    "once": (1, 12),
}
_MARK: dict[PeriodKind, str] = {
    "month": "-M{:02d}",
    "quarter": "-Q{}",
    "half_year": "-H{}",
    "year": "",
    "year_to_date": "-YTD{}",
    "once": "-once",
}
_CODE = re.compile(r"^(?!0000)(\d{4})(?:-(M|Q|H|YTD)(\d{1,2})|-(once))?$")
_KIND: dict[str | None, PeriodKind] = {
    "M": "month", "Q": "quarter", "H": "half_year", "YTD": "year_to_date", "once": "once", None: "year",
}  # fmt: skip


class NotAPeriod(DdciError, ValueError):
    """The text is no code of a period."""


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days of one year. ``end`` is its last day.

    ``year_to_date`` number 3 runs from 1 January to the end of the third quarter; ``once`` has the whole year
    as its window. Codes: ``2023-M07``, ``2023-Q3``, ``2023-H1``, ``2023``, ``2023-YTD3``, ``2023-once``.
    """

    kind: PeriodKind
    year: int
    number: int
    start: date
    end: date

    @property
    def code(self) -> str:
        return f"{self.year:04d}" + _MARK[self.kind].format(self.number)

    @property
    def is_last_of_year(self) -> bool:
        return self.number == periods_per_year(self.kind)

    def label(self, lang: str = "vi") -> str:
        """Name the period as a report's title does: ``quý III/2023``, ``9 tháng đầu năm 2023``."""
        names = {"year": self.year, "number": self.number, "months": self.end.month}
        form = f"{self.kind}-{self.number}" if self.kind in {"quarter", "half_year"} else self.kind
        if self.kind == "month":
            names["month"] = say(f"month.{self.number}", lang=lang)  # type: ignore[assignment]
        return say(f"period.{form}", lang=lang, facts=names)


def periods_per_year(kind: PeriodKind) -> int:
    """Return how many periods of the kind a year has; the last one's number."""
    return _SHAPE[kind][0]


@cache
def periods_of_year(kind: PeriodKind, year: int) -> tuple[Period, ...]:
    """Return the periods of a kind that end in the year, in order; those of ``year_to_date`` overlap."""
    count, months = _SHAPE[kind]
    return tuple(_period(kind, year, number, months) for number in range(1, count + 1))


def period_of(code: str) -> Period:
    """Return the period that a code names; NotAPeriod for anything else."""
    match = _CODE.match(code)
    if match is None:
        raise NotAPeriod(code)
    year, mark, number, once = match.groups()
    periods = periods_of_year(_KIND[once or mark], int(year))
    index = int(number or 1)
    if not 1 <= index <= len(periods):
        raise NotAPeriod(code)
    return periods[index - 1]


def _period(kind: PeriodKind, year: int, number: int, months: int) -> Period:
    last = number * months
    first = 1 if kind == "year_to_date" else last - months + 1
    return Period(kind, year, number, date(year, first, 1), date(year, last, monthrange(year, last)[1]))
