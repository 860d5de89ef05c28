"""Deadlines: days off, days that come too early, and words that leave the day open."""

from collections.abc import Iterator
from datetime import date

from ddci.lint.finding import Fact, Named
from ddci.lint.registry import Fault, rule
from ddci.lint.subject import Subject, named
from ddci.regime.model import Due
from ddci.regime.wording import write_date


@rule("duty-before-plan", severity="warning")
def duty_follows_the_plan(subject: Subject) -> Iterator[Fault]:
    """A duty is due on or after the day from which the plan is certainly in force.

    Nobody can be late with what was not yet ordered, and a blank date leaves open whether it was.
    """
    document = subject.pack.document
    for upper in subject.pack.duty_rules:
        # A day mistyped by a century is none that a calendar knows, and still the one that the rule names.
        named_day = [upper.due.on] if upper.due.on is not None else []
        days = [dated.due_date for dated in subject.dated(upper)] or named_day
        early = [day for day in days if day < document.certain_effect]
        if early:
            yield Fault(
                at=f"duty_rules/{upper.code}",
                facts={
                    "case": "certain" if early[0] < document.earliest_effect else "possible",
                    "rule": named(upper),
                    "due_dates": tuple(early),
                    "earliest_effect": document.earliest_effect,
                    "certain_effect": document.certain_effect,
                },
                paragraph=upper.source,
            )


@rule("last-day-off", severity="warning")
def last_day_is_a_working_day(subject: Subject) -> Iterator[Fault]:
    """Where the last day on time can be a day off, the plan says what happens then.

    No general law moves a day that a plan names, so each unit decides for itself whether Friday or Monday
    counts. A rule that names no day at all is not held to this.
    """
    for owed in subject.pack.duty_rules:
        if owed.days_off != "unstated" or owed.due == Due():
            continue
        days = dict.fromkeys(dated.last_day for dated in subject.dated(owed))
        days_off = [day for day in days if not subject.calendar.is_working_day(day)]
        if days_off:
            yield Fault(
                at=f"duty_rules/{owed.code}",
                facts={
                    "rule": named(owed),
                    "days": tuple(days_off),
                    "reasons": tuple(_reason(subject, day) for day in days_off),
                },
                paragraph=owed.source,
            )


def _reason(subject: Subject, day: date) -> Named:
    """The day with the reason why it is off."""
    vietnamese, english = (
        f"{write_date(day, lang=lang)} ({subject.calendar.why_off(day, lang)})" for lang in ("vi", "en")
    )
    return Named(day.isoformat(), vietnamese, english)


@rule("before-or-on-ambiguous", severity="note")
def before_is_settled(subject: Subject) -> Iterator[Fault]:
    """Where a plan says "before day X", some document settles whether day X itself is still on time.

    Read strictly the last day is X−1; many offices accept X, and two units are then judged by two rules.
    """
    for owed in subject.pack.duty_rules:
        dated = subject.dated(owed)
        if owed.bound == "strictly_before" and owed.bound_source is None and owed.due != Due():
            facts: dict[str, Fact] = {"case": "dated" if dated else "undated", "rule": named(owed)}
            if dated:
                facts |= {"due_date": dated[0].due_date, "last_day": dated[0].last_day}
            yield Fault(at=f"duty_rules/{owed.code}", facts=facts, paragraph=owed.source)


@rule("frequency-ambiguous", severity="warning")
def frequency_is_one_number(subject: Subject) -> Iterator[Fault]:
    """A plan says how often something is owed with one number and one period.

    Of "1–2 times a year" only the floor can be asked for; of "monthly, quarterly" nobody knows which is late.
    """
    for owed in subject.pack.duty_rules:
        ranges = owed.at_most is not None and owed.at_most != owed.at_least
        if not (ranges or owed.other_periods):
            continue
        case = "both" if ranges and owed.other_periods else "range" if ranges else "periods"
        yield Fault(
            at=f"duty_rules/{owed.code}",
            facts={
                "case": case,
                "rule": named(owed),
                "at_least": owed.at_least,
                "at_most": owed.at_most or owed.at_least,
                "periods": (owed.period, *owed.other_periods),
            },
            paragraph=owed.source,
        )


@rule("sla-missing", severity="warning")
def channel_says_when_it_answers(subject: Subject) -> Iterator[Fault]:
    """A channel that takes in what businesses say states how soon it answers.

    Without a time nothing is ever late, and a question can wait for ever. A survey answers nobody and is let
    be.
    """
    for channel in subject.pack.channels:
        if channel.answer_within is None and channel.accepts and channel.kind != "survey":
            yield Fault(
                at=f"channels/{channel.code}",
                facts={
                    "channel": named(channel),
                    "accepts": channel.accepts,
                },
                paragraph=channel.source,
            )
