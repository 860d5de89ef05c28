"""What a value must satisfy beyond the types of its fields: "exactly one of", orders, ranges, forms.

Each function looks at one value by itself and yields what is wrong as field, message code and facts.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from ddci.framework.model import Component, Framework, Indicator, Scale
from ddci.plan.model import (
    Accountability,
    Document,
    Party,
    RankGoal,
    Recipient,
    Result,
    Target,
)
from ddci.regime.model import AnswerTime, Cutoff, Due, DutyRule, Selector
from ddci.regime.period import periods_per_year
from ddci.units.model import Appointment, Member, Unit, UnitGroup

Wrong = Iterator[tuple[str | None, str, dict[str, str]]]

FIRST_YEAR, LAST_YEAR = 1945, 2200
_MOST_TIMES = 366  # once a day in the longest period; each time is a duty of its own
_MONTH_DAY = re.compile("[0-9]{2}-[0-9]{2}")  # fromisoformat alone also takes weeks: 2001-W48-2


def _exactly_one(value: Any, names: tuple[str, ...]) -> Wrong:
    given = [name for name in names if getattr(value, name) not in {None, False}]
    if len(given) != 1:
        facts = {"names": ", ".join(names), "given": ", ".join(given) or "0"}
        yield None, "exactly-one-of" if given else "none-of", facts


def _at_most_one(value: Any, names: tuple[str, ...]) -> Wrong:
    given = [name for name in names if getattr(value, name) not in {None, False}]
    if len(given) > 1:
        yield None, "exactly-one-of", {"names": ", ".join(names), "given": ", ".join(given)}


def _between(value: Any, name: str, low: int | Decimal, high: int | Decimal) -> Wrong:
    found = getattr(value, name)
    if found is not None and not low <= found <= high:
        yield name, "out-of-range", {"key": name, "found": str(found), "low": str(low), "high": str(high)}


def _in_order(value: Any, first: str, second: str) -> Wrong:
    start, end = getattr(value, first), getattr(value, second)
    if start is None or end is None:
        return
    earliest = start if isinstance(start, date) else start.earliest
    latest = end if isinstance(end, date) else end.latest
    if latest < earliest:
        yield second, "ends-before-it-starts", {"start": str(start), "end": str(end)}


def selector(value: Selector) -> Wrong:
    yield from _exactly_one(value, ("role", "unit", "group", "post", "public"))


def party(value: Party) -> Wrong:
    yield from _exactly_one(value, ("unit", "group"))


def recipient(value: Recipient) -> Wrong:
    yield from _at_most_one(value, ("unit", "group", "post"))


def accountability(value: Accountability) -> Wrong:
    yield from _exactly_one(value, ("to_unit", "to_post"))


def due(value: Due) -> Wrong:
    yield from _at_most_one(value, ("day_of_next_month", "month_day", "on", "period_end"))
    yield from _between(value, "day_of_next_month", 1, 31)
    if value.month_day is not None and not _is_month_day(value.month_day):
        yield "month_day", "not-a-month-day", {"found": value.month_day}


def _is_month_day(text: str) -> bool:
    """Whether the text is a day that every year has: ``MM-DD``, 29 February left out."""
    try:
        return bool(_MONTH_DAY.fullmatch(text) and date.fromisoformat(f"2001-{text}"))
    except ValueError:
        return False


def cutoff(value: Cutoff) -> Wrong:
    yield from _between(value, "day_of_last_month", 1, 31)


def duty_rule(value: DutyRule) -> Wrong:
    most = periods_per_year(value.period)
    for number in value.within_year:
        if not 1 <= number <= most:
            facts = {"found": str(number), "period": value.period, "most": str(most)}
            yield "within_year", "no-such-period", facts
    yield from _between(value, "at_least", 1, _MOST_TIMES)
    yield from _between(value, "at_most", 1, _MOST_TIMES)
    if value.at_most is not None and value.at_most < value.at_least:
        yield "at_most", "at-most-below-at-least", {"most": str(value.at_most), "least": str(value.at_least)}


def answer_time(value: AnswerTime) -> Wrong:
    yield from _between(value, "days", 1, 3_650)


def document(value: Document) -> Wrong:
    yield from _between(value, "year", FIRST_YEAR, LAST_YEAR)


def result(value: Result) -> Wrong:
    yield from _between(value, "year", FIRST_YEAR, LAST_YEAR)
    yield from _between(value, "out_of", 1, 100_000)
    yield from _between(value, "rank", 1, value.out_of or 100_000)


def target(value: Target) -> Wrong:
    yield from _between(value, "year", FIRST_YEAR, LAST_YEAR)


def rank_goal(value: RankGoal) -> Wrong:
    yield from _between(value, "year", FIRST_YEAR, LAST_YEAR)
    yield from _between(value, "out_of", 1, 100_000)
    yield from _between(value, "top", 1, value.out_of)


def scale(value: Scale) -> Wrong:
    if value.low >= value.high:
        yield "high", "scale-upside-down", {"low": str(value.low), "high": str(value.high)}


def component(value: Component) -> Wrong:
    yield from _between(value, "number", 1, 1_000)
    yield from _between(value, "index_weight", Decimal(0), Decimal(100))


def indicator(value: Indicator) -> Wrong:
    yield from _between(value, "index_weight", Decimal(0), Decimal(100))


def framework(value: Framework) -> Wrong:
    yield from _in_order(value, "valid_from", "valid_to")
    seen: set[int] = set()
    for part in value.components:
        if part.number in seen:
            yield "components", "component-number-twice", {"number": str(part.number)}
        seen.add(part.number)


def valid(value: Unit | Member | Appointment) -> Wrong:
    yield from _in_order(value, "valid_from", "valid_to")


def unit_group(value: UnitGroup) -> Wrong:
    if value.membership == "unstated" and value.members:
        yield "members", "unstated-with-members", {}


FORMS: dict[type, Callable[[Any], Wrong]] = {
    Selector: selector,
    Party: party,
    Recipient: recipient,
    Accountability: accountability,
    Due: due,
    Cutoff: cutoff,
    DutyRule: duty_rule,
    AnswerTime: answer_time,
    Document: document,
    Result: result,
    Target: target,
    RankGoal: rank_goal,
    Scale: scale,
    Component: component,
    Indicator: indicator,
    Framework: framework,
    Unit: valid,
    Member: valid,
    Appointment: valid,
    UnitGroup: unit_group,
}
