"""Duties as programs read them: CSV and JSON rows, a calendar feed; and the names of a pack's codes."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeVar

from ddci.base.text import without_formula
from ddci.framework.model import Component
from ddci.plan.model import Pack
from ddci.regime.duty import PUBLIC, Duty, basis_sentence, basis_steps
from ddci.regime.model import DutyRule
from ddci.regime.period import Period
from ddci.regime.wording import Fact, say
from ddci.units.model import Post, Unit

T = TypeVar("T")

COLUMNS = (
    "rule", "kind", "owner", "owner_kind", "recipient", "recipient_kind", "component", "period",
    "period_start", "period_end", "number", "cutoff_date", "due_date", "last_day", "before_plan", "basis",
)  # fmt: skip
NAME_COLUMNS = ("owner_name", "recipient_name", "component_name")
"""What a CSV of a known pack has behind the codes."""


@dataclass(frozen=True, slots=True)
class Names:
    """What people call the codes of a pack, in one language."""

    lang: str
    names: Mapping[str, str]
    rules: Mapping[str, str]
    components: Mapping[str, str]

    def of(self, code: str) -> str:
        return say("list.public", lang=self.lang) if code == PUBLIC else self.names[code]


def names_of(pack: Pack, *, lang: str = "vi") -> Names:
    """Return the names of units, posts, rules and (with their numbers: ``4. Chi phí thời gian``) components.

    The Vietnamese one where there is no English one.
    """

    def name(item: Unit | Post | DutyRule | Component) -> str:
        return (item.name_en if lang == "en" else None) or item.name

    posts_and_units: tuple[Post | Unit, ...] = (*pack.posts, *pack.units)
    parties = {item.code: name(item) for item in posts_and_units}
    components = {
        part.code: f"{part.number}. {name(part)}"
        for framework in pack.frameworks
        for part in framework.components
    }
    return Names(lang, parties, {rule.code: name(rule) for rule in pack.duty_rules}, components)


# ---------------------------------------------------------------- rows


def duties_csv(duties: Iterable[Duty], *, pack: Pack | None = None, lang: str = "vi") -> str:
    """Return a CSV table with a header; days as 2023-10-08, an empty cell for what there is not.

    With the ``pack`` of the duties, the names of owner, recipient and component stand behind the codes. A text that
    a spreadsheet would run as a formula has an apostrophe in front (``without_formula``).
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    names = names_of(pack, lang=lang) if pack is not None else None
    writer.writerow(COLUMNS if names is None else (*COLUMNS, *NAME_COLUMNS))
    sentence_of = _once_per_period(basis_sentence, lang)
    for duty in duties:
        row = _row(duty, sentence_of(duty))
        cells = [row[column] for column in COLUMNS]
        if names is not None:
            component = names.components[duty.component] if duty.component else None
            cells += [names.of(duty.owner), names.of(duty.recipient), component]
        writer.writerow("" if cell is None else _csv_cell(cell) for cell in cells)
    return text.getvalue()


def duties_json(duties: Iterable[Duty], *, lang: str = "vi") -> str:
    """Return a JSON list with the columns of the CSV, ``basis_steps`` and the period's name added."""
    steps_of = _once_per_period(basis_steps, lang)
    sentence_of = _once_per_period(basis_sentence, lang)
    rows = [
        {
            **{name: _json_cell(cell) for name, cell in _row(duty, sentence_of(duty)).items()},
            "basis_steps": steps_of(duty),
            "period_label": duty.period.label(lang),
        }
        for duty in duties
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def _row(duty: Duty, basis: str) -> dict[str, str | int | bool | date | None]:
    return {
        "rule": duty.rule,
        "kind": duty.kind,
        "owner": duty.owner,
        "owner_kind": duty.owner_kind,
        "recipient": duty.recipient,
        "recipient_kind": duty.recipient_kind,
        "component": duty.component,
        "period": duty.period.code,
        "period_start": duty.period.start,
        "period_end": duty.period.end,
        "number": duty.number,
        "cutoff_date": duty.cutoff_date,
        "due_date": duty.due_date,
        "last_day": duty.last_day,
        "before_plan": duty.before_plan,
        "basis": basis,
    }


def _csv_cell(cell: object) -> str:
    if isinstance(cell, str):
        return without_formula(cell)
    return str(cell).lower() if isinstance(cell, bool) else str(cell)


def _json_cell(cell: object) -> object:
    return cell.isoformat() if isinstance(cell, date) else cell


def _once_per_period(put: Callable[[Duty, str], T], lang: str) -> Callable[[Duty], T]:
    """Remember the words by rule and period: the duties of both share their basis, a hundred thousand of them
    too.
    """
    known: dict[tuple[str, Period], T] = {}

    def words(duty: Duty) -> T:
        key = (duty.rule, duty.period)
        if key not in known:
            known[key] = put(duty, lang)
        return known[key]

    return words


# ---------------------------------------------------------------- calendar feed


def duties_ics(duties: Iterable[Duty], pack: Pack, *, stamp: datetime, lang: str = "vi") -> bytes:
    """Return an iCalendar feed: one all-day event for each duty, on its last day on time.

    The due date of the plan stands in the description: an event on it would remind people a day too late
    where the plan says "before". A duty keeps its UID as long as pack, rule, parties, component and period
    are the same; ``stamp`` (in UTC) becomes every DTSTAMP, so that the same pack gives the same bytes.
    """
    from icalendar import Calendar, Event, vText

    names = names_of(pack, lang=lang)
    feed = Calendar()
    feed.add("prodid", "-//OpenDDCI//duties//VI")
    feed.add("version", "2.0")
    title = (pack.pack.name_en if lang == "en" else None) or pack.pack.name
    # The package escapes the properties that it knows to be texts, and this one it does not know.
    feed.add("x-wr-calname", vText(say("list.calendar", lang=lang, facts={"plan": title})))
    for duty in duties:
        event = Event()
        event.add("uid", _uid(duty, pack.pack.code))
        event.add("dtstamp", stamp)
        event.add("dtstart", duty.last_day)
        event.add("dtend", duty.last_day + timedelta(days=1))
        event.add("summary", _summary(duty, names))
        event.add("description", _description(duty, lang))
        event.add("transp", "TRANSPARENT")
        feed.add_component(event)
    return bytes(feed.to_ical())


def _uid(duty: Duty, pack: str) -> str:
    parts = (duty.rule, duty.period.code, duty.component or "-", duty.owner, duty.recipient, str(duty.number))
    return "_".join((pack, *parts)) + "@openddci"


def _summary(duty: Duty, names: Names) -> str:
    facts: dict[str, Fact] = {
        "owner": names.of(duty.owner),
        "rule": names.rules[duty.rule],
        "period": duty.period,
        "recipient": names.of(duty.recipient),
        "component": names.components[duty.component] if duty.component else "",
    }
    return say("list.summary-component" if duty.component else "list.summary", lang=names.lang, facts=facts)


def _description(duty: Duty, lang: str) -> str:
    facts: dict[str, Fact] = {
        "due_date": duty.due_date,
        "last_day": duty.last_day,
        "basis": basis_sentence(duty, lang),
    }
    return say("list.description", lang=lang, facts=facts)
