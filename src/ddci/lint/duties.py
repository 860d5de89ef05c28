"""Duties that vanish: rules that ask nobody for anything, and bodies that end before what they owe is due."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from ddci.lint.finding import Fact
from ddci.lint.registry import Fault, rule
from ddci.lint.subject import Subject, named
from ddci.regime.model import DutyRule, Selector
from ddci.units.model import Unit

Days = tuple[date, ...]


@rule("rule-makes-no-duty", severity="warning")
def rule_asks_somebody_for_something(subject: Subject) -> Iterator[Fault]:
    """A rule makes at least one duty in the plan's year, and everybody it names owes or receives by it.

    A group whose members are named nowhere, or a role that nobody holds, is asked for nothing and late with
    nothing, and no list of duties shows that it is missing. ``owner-is-a-group`` blocks such a group where it
    leads a component; here it is named again, in each rule that counts on it, for what follows from it.
    """
    for owed in subject.pack.duty_rules:
        days = _due_dates(subject, owed)
        if days:
            yield from _unanswered(subject, owed, days)
        elif not subject.periods_of(owed):  # a day that no calendar knows is left to ``duty-before-plan``
            facts: dict[str, Fact] = {
                "case": "no_period",
                "rule": named(owed),
                "earliest_effect": subject.pack.document.earliest_effect,
            }
            yield Fault(at=f"duty_rules/{owed.code}", facts=facts, paragraph=owed.source)


def _unanswered(subject: Subject, owed: DutyRule, days: Days) -> Iterator[Fault]:
    """Yield the fault of a rule that asks nobody, or of the selectors of it that mean nobody."""
    owners, recipients = _answering(subject, owed, days)
    if any(owner != recipient for day in days for _, owner, recipient in subject.parties.pairs(owed, day)):
        case, nobody = "part", _meaning_nobody(subject, owed, days)
        if not nobody:
            return
    elif not owners:
        case, nobody = "no_owner", owed.owners
    elif not recipients:
        case, nobody = "no_recipient", owed.recipients
    else:
        case, nobody = "no_pair", ()
    facts: dict[str, Fact] = {
        "case": case,
        "rule": named(owed),
        "nobody": tuple(subject.selected(selector) for selector in nobody),
    }
    yield Fault(at=f"duty_rules/{owed.code}", facts=facts, paragraph=owed.source)


def _answering(subject: Subject, owed: DutyRule, days: Days) -> tuple[bool, bool]:
    """Say whether the rule finds an owner, and whether it finds a recipient, on any day for any component."""
    parties = subject.parties
    places = [(component, day) for component in parties.components(owed) for day in days]
    return (
        any(parties.owners(owed.owners, *place) for place in places),
        any(parties.recipients(owed.recipients, *place) for place in places),
    )


def _meaning_nobody(subject: Subject, owed: DutyRule, days: Days) -> tuple[Selector, ...]:
    """Return the roles and groups of a rule that mean nobody; a body named outright is always meant."""
    parties = subject.parties
    return tuple(
        selector
        for selector in dict.fromkeys((*owed.owners, *owed.recipients))
        if (selector.role is not None or selector.group is not None)
        and not any(
            parties.meant((selector,), component, day)
            for component in parties.components(owed)
            for day in days
        )
    )


@rule("owner-ended-before-due", severity="warning")
def whoever_owes_is_still_there(subject: Subject) -> Iterator[Fault]:
    """Whoever owes or receives by a rule still exists when it is due, or a successor stands in the same place.

    What a unit owed that has ended is owed by nobody, and what is owed to one arrives nowhere. Asked are the
    units that the rule means on the plan's day or on the due day.
    """
    endings = [unit.valid_to for unit in subject.pack.units if unit.valid_to is not None]
    for owed in subject.pack.duty_rules:
        days = _due_dates(subject, owed)
        if not any(ending < day for ending in endings for day in days[-1:]):
            continue
        gone = {
            side: _gone(subject, owed, selectors, days)
            for side, selectors in (("owners", owed.owners), ("recipients", owed.recipients))
        }
        if not any(gone.values()):
            continue
        late = dict.fromkeys(day for side in gone.values() for ended in side.values() for day in ended)
        yield Fault(
            at=f"duty_rules/{owed.code}",
            facts={
                "case": "both" if all(gone.values()) else "owners" if gone["owners"] else "recipients",
                "rule": named(owed),
                "due_dates": tuple(sorted(late)),
                "units": subject.named_units(gone["owners"]),
                "recipients": subject.named_units(gone["recipients"]),
            },
            paragraph=owed.source,
        )


def _gone(
    subject: Subject, owed: DutyRule, selectors: tuple[Selector, ...], days: Days
) -> Mapping[str, list[date]]:
    """Return the units that end before they are due, with the days on which they are missed."""
    parties = subject.parties
    gone: dict[str, list[date]] = {}
    for component in parties.components(owed):
        for day in days:
            there = parties.meant(selectors, component, day)
            codes = {holder.code for holder in there if holder.kind == "unit"}
            for holder in dict.fromkeys((*parties.meant(selectors, component, subject.day), *there)):
                if holder.kind == "unit" and _has_ended(subject.units[holder.code], day, beside=codes):
                    gone.setdefault(holder.code, []).append(day)
    return gone


def _has_ended(unit: Unit, day: date, *, beside: Collection[str]) -> bool:
    """Say whether a unit ended before the day and left its place to none of those beside it."""
    ended = unit.valid_to is not None and unit.valid_to < day
    return ended and not any(next_one.unit in beside for next_one in unit.successors)


def _due_dates(subject: Subject, owed: DutyRule) -> Days:
    return tuple(sorted({dated.due_date for dated in subject.dated(owed)}))
