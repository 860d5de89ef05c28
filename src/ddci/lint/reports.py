"""Reports that wait for each other: the cascade, its holes, and what it says twice."""

from collections.abc import Iterator, Mapping
from datetime import date

from ddci.lint.registry import Fault, rule
from ddci.lint.subject import Subject, named, named_period
from ddci.regime.cutoff import usual_cutoff
from ddci.regime.due import DatedPeriod
from ddci.regime.model import Due, DutyRule, PeriodKind, Selector

CLOSE_REPORTS = 60
"""Days within which the report on a year's last part and the yearly one tell the same thing twice."""

REPORTING_REGIME = "09/2019/NĐ-CP"

Level = frozenset[Selector]


@rule("cascade-inverted", severity="blocking")
def report_waits_for_what_it_compiles(subject: Subject) -> Iterator[Fault]:
    """A report is not due before the reports of the same period that it is compiled from.

    Otherwise the compiling unit must either send it late or send it without what it should contain.
    """
    for upper in subject.pack.duty_rules:
        for lower in subject.inputs_of(upper):
            if upper.period != lower.period or not _both_name_a_day(upper, lower):
                continue
            inputs = {dated.period: dated for dated in subject.dated(lower)}
            pairs = [
                (dated, inputs[dated.period]) for dated in subject.dated(upper) if dated.period in inputs
            ]
            inverted = [(above, below) for above, below in pairs if above.last_day < below.last_day]
            if inverted:
                yield _too_early(upper, lower, *inverted[0], periods=[above for above, _ in inverted])


@rule("report-before-its-inputs", severity="blocking")
def report_covers_periods_already_reported(subject: Subject) -> Iterator[Fault]:
    """A report on a longer period is due after the reports on the shorter periods within it.

    A half-year report sent before the second quarter is reported on covers one quarter and is called a
    half-year.
    """
    for upper in subject.pack.duty_rules:
        for lower in subject.inputs_of(upper):
            if upper.period == lower.period or not _both_name_a_day(upper, lower):
                continue
            late = [
                (above, below)
                for above in subject.dated(upper)
                for below in subject.dated(lower)
                if above.period.start <= below.period.start
                and below.period.end <= above.period.end
                and above.last_day < below.last_day
            ]
            if late:
                yield _too_early(upper, lower, *late[-1], periods=[below for _, below in late])


def _both_name_a_day(upper: DutyRule, lower: DutyRule) -> bool:
    """Say whether both can be compared: a rule without a day is only dated at its period's end."""
    return Due() not in {upper.due, lower.due}


def _too_early(
    upper: DutyRule, lower: DutyRule, above: DatedPeriod, below: DatedPeriod, *, periods: list[DatedPeriod]
) -> Fault:
    return Fault(
        at=f"duty_rules/{upper.code}",
        facts={
            "rule": named(upper),
            "period": named_period(above.period),
            "due_date": above.due_date,
            "last_day": above.last_day,
            "input": named(lower),
            "input_period": named_period(below.period),
            "input_due_date": below.due_date,
            "input_last_day": below.last_day,
            "periods": tuple(named_period(dated.period) for dated in periods),
        },
        paragraph=upper.source,
    )


@rule("report-before-cutoff", severity="warning", source=REPORTING_REGIME, since=date(2019, 1, 24))
def report_follows_its_data(subject: Subject) -> Iterator[Fault]:
    """A report is due on or after the last day of the data it covers: its own cut-off, or the usual one.

    Whoever must send earlier closes the books before the period's work is done. The decree leaves an agency's
    internal reports out, so the usual cut-off is a yardstick and not an order.
    """
    for upper in subject.reports():
        for dated in subject.dated(upper):
            usual = usual_cutoff(dated.period)
            cutoff = dated.cutoff_date or (usual.cutoff_date if usual else None)
            if cutoff is None or dated.last_day >= cutoff:
                continue
            stated = dated.cutoff_date is not None
            yield Fault(
                at=f"duty_rules/{upper.code}",
                facts={
                    "case": "stated" if stated else "usual",
                    "rule": named(upper),
                    "period": named_period(dated.period),
                    "due_date": dated.due_date,
                    "last_day": dated.last_day,
                    "cutoff_date": cutoff,
                    "cutoff_source": _cutoff_source(upper) if stated or usual is None else usual.source,
                },
                paragraph=upper.source,
            )
            break


def _cutoff_source(upper: DutyRule) -> str:
    return upper.cutoff.source if upper.cutoff is not None else ""


@rule("duplicate-period-reports", severity="warning")
def last_period_stands_beside_the_year(subject: Subject) -> Iterator[Fault]:
    """The report on the last part of a year and the yearly report do not fall due together without a word on
    both.

    Within weeks of each other they tell the same thing twice, and a unit may think that one covers the other.
    """
    yearly: dict[tuple[Level, Level], list[DutyRule]] = {}
    for report in subject.reports():
        if report.period == "year":
            yearly.setdefault(_ends(report), []).append(report)
    for part in subject.reports():
        if part.period in {"year", "once"} or part.last_period is not None:
            continue
        for year in yearly.get(_ends(part), ()):
            yield from _told_twice(subject, part, year)


def _told_twice(subject: Subject, part: DutyRule, year: DutyRule) -> Iterator[Fault]:
    """Yield the last report on a part of the year where the yearly one is close to it."""
    for last in subject.dated(part):
        for whole in subject.dated(year):
            distance = abs((last.due_date - whole.due_date).days)
            if last.period.is_last_of_year and distance <= CLOSE_REPORTS:
                yield Fault(
                    at=f"duty_rules/{part.code}",
                    facts={
                        "rule": named(part),
                        "period": named_period(last.period),
                        "due_date": last.due_date,
                        "yearly_rule": named(year),
                        "yearly_due_date": whole.due_date,
                        "days_between": distance,
                    },
                    paragraph=part.source,
                )


def _ends(report: DutyRule) -> tuple[Level, Level]:
    """Who owes and who receives, whatever the order in which the plan names them."""
    return frozenset(report.owners), frozenset(report.recipients)


@rule("report-gap", severity="warning")
def every_level_reports_the_same_periods(subject: Subject) -> Iterator[Fault]:
    """Levels that compile from each other report for the same kinds of period.

    A period reported below and not above stops half-way and never reaches the one who decides; one reported
    above and not below has to be written without figures.
    """
    levels = _levels(subject)
    for chain in _chains(subject, levels):
        kinds = {level: _kinds(levels[level]) for level in chain}
        wanted = list(dict.fromkeys(kind for level in chain for kind in kinds[level]))
        for level in chain:
            missing = [kind for kind in wanted if kind not in kinds[level]]
            if not missing:
                continue
            first = levels[level][0]
            having = [other for other in chain if any(kind in kinds[other] for kind in missing)]
            yield Fault(
                at=f"duty_rules/{first.code}",
                facts={
                    "owners": tuple(subject.selected(selector) for selector in first.owners),
                    "missing": tuple(missing),
                    "reported_by": tuple(
                        subject.selected(selector) for other in having for selector in levels[other][0].owners
                    ),
                },
                paragraph=first.source,
            )


def _levels(subject: Subject) -> dict[Level, list[DutyRule]]:
    """Return the report rules by who owes them, in the order of the plan."""
    levels: dict[Level, list[DutyRule]] = {}
    for report in subject.reports():
        levels.setdefault(frozenset(report.owners), []).append(report)
    return levels


def _kinds(rules: list[DutyRule]) -> list[PeriodKind]:
    return list(
        dict.fromkeys(kind for item in rules for kind in (item.period, *item.other_periods) if kind != "once")
    )


def _chains(subject: Subject, levels: Mapping[Level, list[DutyRule]]) -> Iterator[list[Level]]:
    """Yield the levels that compile from each other, directly or not, each once, in the order of the plan."""
    linked: dict[Level, list[Level]] = {level: [] for level in levels}
    for level, rules in levels.items():
        for upper in rules:
            for lower in subject.inputs_of(upper):
                other = frozenset(lower.owners)
                if other in linked and other != level:
                    linked[level].append(other)
                    linked[other].append(level)
    seen: set[Level] = set()
    for level in levels:
        if level not in seen:
            reached = _reached(level, linked)
            seen |= reached
            if len(reached) > 1:
                yield [item for item in levels if item in reached]


def _reached(start: Level, linked: Mapping[Level, list[Level]]) -> set[Level]:
    reached = {start}
    waiting = [start]
    while waiting:
        for level in linked[waiting.pop()]:
            if level not in reached:
                reached.add(level)
                waiting.append(level)
    return reached
