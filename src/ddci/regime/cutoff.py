"""The days whose data a periodic report usually covers; for comparing a plan with, never put in silently.

See docs/methods/dates.md.
"""

from dataclasses import dataclass
from datetime import date

from ddci.base.law import law_figure
from ddci.regime.period import Period


@dataclass(frozen=True, slots=True)
class UsualCutoff:
    """First and last day of the data, and whether the source binds the report or only shows usage."""

    data_from: date
    cutoff_date: date
    source: str
    binding: bool


def usual_cutoff(period: Period) -> UsualCutoff | None:
    """Return the usual cut-off under the reporting regime in force when the period ends.

    None where the law kept here names none: ``once``, and periods before its first date.
    """
    held = law_figure("reporting/cutoffs").on(period.end)
    days = held.value.get(period.kind) if held else None
    if held is None or days is None:
        return None
    year, month = (period.year - 1, 12) if period.start.month == 1 else (period.year, period.start.month - 1)
    return UsualCutoff(
        data_from=date(year, month, days["from_day"]),
        cutoff_date=period.end.replace(day=days["to_day"]),
        source=held.source,
        binding=held.binding,
    )
