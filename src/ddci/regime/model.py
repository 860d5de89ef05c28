"""A duty rule as data, and the calendar it is dated by."""

from datetime import date
from typing import Annotated, Literal

from ddci.base.values import Code, LongText, MonthDay, Ref, value
from ddci.framework.model import ComponentCode
from ddci.units.model import GroupCode, PostCode, UnitCode

Role = Literal["leader_in_charge", "focal_unit", "lead_unit", "supporting_unit", "consolidating_unit"]
DutyKind = Literal[
    "report", "unit_plan", "dialogue", "publication", "inspection_plan", "briefing", "disclosure", "oversight"
]
PeriodKind = Literal["once", "month", "quarter", "half_year", "year", "year_to_date"]
DutyRuleCode = Annotated[str, Ref("duty_rule")]


@value
class Selector:
    """Who owes or receives: exactly one of a role of the assignments, a unit, a group, a post, or the public."""

    role: Role | None = None
    unit: UnitCode | None = None
    group: GroupCode | None = None
    post: PostCode | None = None
    public: bool = False


@value
class Due:
    """The day a rule names; at most one form is given, and none means that the rule names no day.

    ``day_of_next_month``: that day of the first month after the period. ``month_day``: ``MM-DD`` in the year in
    which the period ends. ``on``: one calendar day. ``period_end``: the last day of the period.
    """

    day_of_next_month: int | None = None
    month_day: Annotated[str, MonthDay()] | None = None
    on: date | None = None
    period_end: bool = False


@value
class Cutoff:
    """The last day whose data the report covers: a day of the period's last month."""

    day_of_last_month: int
    source: str


@value
class DutyRule:
    """Who owes what to whom, for which period, by when; everything a dated duty is made from.

    ``per_component``: one duty for each component in which the owner has the role. ``within_year`` limits the rule
    to some of the year's periods (``[1]`` of ``half_year`` is the first half; ``[3]`` of ``year_to_date`` nine
    months). ``at_least``/``at_most``: how often within one period. ``other_periods``: periods that the plan names
    beside ``period`` without choosing. ``bound``: ``strictly_before`` ("trước ngày X") leaves X−1 as the last day
    on time; ``bound_source`` is where that reading is settled. ``days_off``: what happens when the last day is a
    day off; ``unstated`` when nobody said. ``last_period``: whether the period that ends with the year is owed
    beside the yearly duty (``separate``), is covered by it (``merged``), or nobody said (``None``).
    """

    code: Annotated[str, Code("duty_rule")]
    name: str
    kind: DutyKind
    owners: tuple[Selector, ...]
    recipients: tuple[Selector, ...]
    period: PeriodKind
    due: Due = Due()
    name_en: str | None = None
    per_component: bool = False
    components: tuple[ComponentCode, ...] = ()
    within_year: tuple[int, ...] = ()
    bound: Literal["strictly_before", "on_or_before"] = "on_or_before"
    bound_source: str | None = None
    days_off: Literal["unstated", "keep", "next_working_day", "previous_working_day"] = "unstated"
    cutoff: Cutoff | None = None
    at_least: int = 1
    at_most: int | None = None
    other_periods: tuple[PeriodKind, ...] = ()
    last_period: Literal["separate", "merged"] | None = None
    compiled_from: tuple[DutyRuleCode, ...] = ()
    evidence: LongText | None = None
    source: str | None = None


@value
class CalendarOverride:
    """A day that a document turned into a day off or a working day, against the usual calendar."""

    day: date
    becomes: Literal["day_off", "working_day"]
    document: str
    note: LongText | None = None


@value
class CalendarSpec:
    """The working-day calendar: a country's holidays, with the days that documents changed on top."""

    country: Literal["VN"] = "VN"
    overrides: tuple[CalendarOverride, ...] = ()


@value
class AnswerTime:
    """How long an answer may take."""

    days: int
    unit: Literal["working_day", "calendar_day"]
