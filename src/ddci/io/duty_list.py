"""Duties as people read them in a terminal: by day, then rule, then who receives, with counts."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import groupby
from textwrap import wrap

from ddci.io.duties import names_of
from ddci.plan.model import Pack
from ddci.regime.duty import Duty, basis_sentence
from ddci.regime.wording import Fact, say
from ddci.units.model import UnitGroup


def duties_table(
    duties: Sequence[Duty], pack: Pack, *, lang: str = "vi", width: int = 100, basis: bool = False
) -> str:
    """Return the duties by due date, then rule, then component and recipient, with counts.

    Owners that are all the members of a group stand under its name. ``basis`` adds how a date was found. No
    line is longer than ``width``, unless a single word is.
    """
    year = pack.document.year
    page = _Page(pack, lang=lang, width=width, basis=basis)
    if not duties:
        return "\n".join(page.wrapped(say("list.none", lang=lang, facts={"year": year}), 0)) + "\n"
    order = {rule.code: place for place, rule in enumerate(pack.duty_rules)}
    ordered = sorted(duties, key=lambda duty: (duty.due_date, duty.last_day, order[duty.rule]))
    lines: list[str] = []
    for _, of_day in groupby(ordered, key=lambda duty: (duty.due_date, duty.last_day)):
        lines += [*page.day(list(of_day)), ""]
    days = len({duty.due_date for duty in duties})
    lines += page.wrapped(
        say("list.total", lang=lang, facts={"count": len(duties), "days": days, "year": year}), 0
    )
    return "\n".join(lines) + "\n"


class _Page:
    """What the lines of one list have in common: names, language, width."""

    def __init__(self, pack: Pack, *, lang: str, width: int, basis: bool) -> None:
        self._names = names_of(pack, lang=lang)
        self._groups_of: dict[str, list[UnitGroup]] = {}
        for group in pack.groups:
            for unit in dict.fromkeys(member.unit for member in group.members):
                self._groups_of.setdefault(unit, []).append(group)
        self._lang = lang
        self._width = width
        self._basis = basis

    def day(self, duties: list[Duty]) -> list[str]:
        first = duties[0]
        facts: dict[str, Fact] = {
            "due_date": first.due_date,
            "weekday": self._weekday(first.due_date),
            "last_day": first.last_day,
            "last_weekday": self._weekday(first.last_day),
            "count": len(duties),
        }
        code = "list.date" if first.due_date == first.last_day else "list.date-last-day"
        lines = self.wrapped(say(code, lang=self._lang, facts=facts), 0)
        for _, of_rule in groupby(duties, key=lambda duty: (duty.rule, duty.period)):
            lines += self._rule(list(of_rule))
        return lines

    def _rule(self, duties: list[Duty]) -> list[str]:
        first = duties[0]
        facts: dict[str, Fact] = {
            "rule": self._names.rules[first.rule],
            "period": first.period,
            "count": len(duties),
        }
        code = "list.rule-before-plan" if first.before_plan else "list.rule"
        lines = self.wrapped(say(code, lang=self._lang, facts=facts), 2)
        if self._basis:
            lines += self.wrapped(basis_sentence(first, self._lang), 4)
        owners: dict[tuple[str | None, str], Counter[str]] = {}
        for duty in duties:
            owners.setdefault((duty.component, duty.recipient), Counter())[duty.owner] += 1
        for (component, recipient), owing in owners.items():
            to: dict[str, Fact] = {
                "component": self._names.components[component] if component else "",
                "recipient": self._names.of(recipient),
                "count": owing.total(),
                "owners": "; ".join(self._owners(owing, first.due_date)),
            }
            code = "list.to-component" if component else "list.to"
            lines += self.wrapped(say(code, lang=self._lang, facts=to), 4)
        return lines

    def _owners(self, owing: Counter[str], day: date) -> list[str]:
        """Name the owners in order, each complete group once where its first member stands."""
        names = {owner: self._times(self._names.of(owner), count) for owner, count in owing.items()}
        near = {group.code: group for owner in owing for group in self._groups_of.get(owner, ())}
        for group in sorted(near.values(), key=lambda group: -len(group.members)):
            members = tuple(dict.fromkeys(group.members_on(day)))
            if len(members) > 1 and all(code in names and owing[code] == 1 for code in members):
                name = (group.name_en if self._lang == "en" else None) or group.name
                first = next(code for code in names if code in members)
                names[first] = say("list.all", lang=self._lang, facts={"group": name, "count": len(members)})
                for code in members:
                    if code != first:
                        del names[code]
        return list(names.values())

    def _times(self, owner: str, count: int) -> str:
        if count == 1:
            return owner
        return say("list.times", lang=self._lang, facts={"owner": owner, "count": count})

    def _weekday(self, day: date) -> str:
        return say(f"weekday.{day.isoweekday()}", lang=self._lang)

    def wrapped(self, text: str, indent: int) -> list[str]:
        margin = " " * indent
        return wrap(
            text, self._width, initial_indent=margin, subsequent_indent=margin + "  ", break_long_words=False
        )
