"""From the rules of a plan to its dated duties: who owes what to whom, for which period, by when."""

from collections.abc import Iterable, Iterator
from datetime import date

from ddci.plan.model import Document, Pack
from ddci.plan.parties import Holder, Parties
from ddci.regime.calendar import WorkingCalendar, working_calendar
from ddci.regime.due import DatedPeriod, date_period, periods_of_rule
from ddci.regime.duty import Duty, Step
from ddci.regime.model import DutyRule
from ddci.regime.period import Period


def duties_of(
    pack: Pack, *, year: int | None = None, calendar: WorkingCalendar | None = None
) -> tuple[Duty, ...]:
    """Return every duty of the periods of a year (the plan's, unless another is given), in the order of the
    rules.

    One for each owner, recipient, component, period and number, once. Groups are their members on the due
    date; a group whose membership the plan leaves unstated makes none. A unit owes itself nothing
    (``self_reports``). A period that was over before the plan can have been in force makes none; a duty due
    before the plan was certainly in force is there, with ``before_plan``. A rule that names one calendar day
    belongs to the plan's year alone.
    """
    return tuple(duty for duty in _rows(pack, year, calendar) if not _is_owed_to_itself(duty))


def self_reports(
    pack: Pack, *, year: int | None = None, calendar: WorkingCalendar | None = None
) -> tuple[Duty, ...]:
    """Return what a unit would owe itself under the same rules: no duties, but a defect worth showing."""
    return tuple(duty for duty in _rows(pack, year, calendar) if _is_owed_to_itself(duty))


def duties_due(
    duties: Iterable[Duty], *, start: date | None = None, end: date | None = None, unit: str | None = None
) -> tuple[Duty, ...]:
    """Return the duties due from ``start`` to ``end``, both days included, that ``unit`` owes."""
    return tuple(
        duty
        for duty in duties
        if (start is None or start <= duty.due_date)
        and (end is None or duty.due_date <= end)
        and (unit is None or duty.owner == unit)
    )


def periods_in_force(rule: DutyRule, document: Document, year: int) -> tuple[Period, ...]:
    """Return the periods of a year for which the rule makes duties under a plan.

    None that was over before the plan can have been in force; a rule that names one calendar day belongs to
    the plan's year alone.
    """
    if rule.due.on is not None and year != document.year:
        return ()
    periods = periods_of_rule(rule, year)
    return tuple(period for period in periods if period.end >= document.earliest_effect)


def _rows(pack: Pack, year: int | None, calendar: WorkingCalendar | None) -> Iterator[Duty]:
    chosen = pack.document.year if year is None else year
    calendar = calendar or working_calendar(pack.calendar, years=(chosen, chosen + 1))
    parties = Parties(pack)
    for rule in pack.duty_rules:
        for period in periods_in_force(rule, pack.document, chosen):
            dated = date_period(rule, period, calendar=calendar)
            yield from _rows_of_period(pack, rule, dated, parties)


def _rows_of_period(pack: Pack, rule: DutyRule, dated: DatedPeriod, parties: Parties) -> Iterator[Duty]:
    certain = pack.document.certain_effect
    before_plan = dated.due_date < certain
    basis = dated.basis
    if before_plan:
        basis = (*basis, Step("before-plan", {"certain_effect": certain}))
    for component, owner, recipient in _pairs(rule, parties, dated.due_date):
        assert owner.kind != "public"
        for number in range(1, rule.at_least + 1):
            yield Duty(
                rule=rule.code,
                kind=rule.kind,
                owner=owner.code,
                recipient=recipient.code,
                recipient_kind=recipient.kind,
                component=component,
                period=dated.period,
                number=number,
                cutoff_date=dated.cutoff_date,
                due_date=dated.due_date,
                last_day=dated.last_day,
                basis=basis,
                before_plan=before_plan,
                owner_kind=owner.kind,
            )


def _pairs(rule: DutyRule, parties: Parties, day: date) -> Iterator[tuple[str | None, Holder, Holder]]:
    """Yield (component, owner, recipient), each once.

    Without ``per_component`` the component is dropped and what repeats with it.
    """
    pairs = parties.pairs(rule, day)
    yield from dict.fromkeys(
        (component if rule.per_component else None, owner, recipient) for component, owner, recipient in pairs
    )


def _is_owed_to_itself(duty: Duty) -> bool:
    return duty.owner == duty.recipient and duty.owner_kind == duty.recipient_kind
