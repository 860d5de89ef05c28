"""Dates known in part: a plan may say its month and leave the day blank."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from ddci.base.errors import DdciError

_FORM = re.compile("([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


class NotADate(DdciError, ValueError):
    """The text is no day, month or year of the calendar."""


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, a month of a year, or a day: ``2023``, ``2023-06``, ``2023-06-30``.

    What is not known is ``None`` and stays so: ``earliest`` and ``latest`` bound it, nothing guesses it.
    """

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read the ISO form, whole or in part; NotADate for anything else, 31 June included."""
        match = _FORM.fullmatch(text)
        if match is None:
            raise NotADate(text)
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        try:
            date(year, month or 1, day or 1)
        except ValueError:
            raise NotADate(text) from None
        return cls(year, month, day)

    @classmethod
    def of(cls, day: date) -> "PartialDate":
        return cls(day.year, day.month, day.day)

    @property
    def is_exact(self) -> bool:
        return self.day is not None

    @property
    def earliest(self) -> date:
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        parts = [f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part is not None)]
        return "-".join(parts)
