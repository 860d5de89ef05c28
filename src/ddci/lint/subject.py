"""The plan as the rules see it: the pack with its lookups made once, so that every rule is linear in it."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Protocol, TypeVar

from ddci.framework.model import Component, Framework
from ddci.lint.finding import Fact, Named
from ddci.plan.duties import periods_in_force
from ddci.plan.model import Pack, Party
from ddci.plan.parties import Parties
from ddci.regime.calendar import CalendarUnknown, WorkingCalendar, working_calendar
from ddci.regime.due import DatedPeriod, date_period
from ddci.regime.model import DutyRule, Selector
from ddci.regime.period import Period
from ddci.units.model import Competence, Post, Unit, UnitGroup


class Coded(Protocol):
    @property
    def code(self) -> str: ...


class Nameable(Coded, Protocol):
    @property
    def name(self) -> str: ...


C = TypeVar("C", bound=Coded)


class Subject:
    """A pack prepared for checking. ``day`` is the one on which groups are looked at: the plan's own.

    Days are computed once per rule and period, never per unit, so that a plan for thousands of units costs no
    more here than one for ten.
    """

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.day = pack.document.certain_effect
        self.parties = Parties(pack)
        self._dated: dict[str, tuple[DatedPeriod, ...]] = {}
        self._skills: dict[tuple[str | None, str | None], frozenset[str]] = {}
        self._members: dict[str, tuple[str, ...]] = {}

    # ------------------------------------------------------------ lookups

    @cached_property
    def units(self) -> Mapping[str, Unit]:
        return _by_code(self.pack.units)

    @cached_property
    def groups(self) -> Mapping[str, UnitGroup]:
        return _by_code(self.pack.groups)

    @cached_property
    def posts(self) -> Mapping[str, Post]:
        return _by_code(self.pack.posts)

    @cached_property
    def competences(self) -> Mapping[str, Competence]:
        return _by_code(self.pack.competences)

    @cached_property
    def rules(self) -> Mapping[str, DutyRule]:
        return _by_code(self.pack.duty_rules)

    @cached_property
    def frameworks(self) -> Mapping[str, Framework]:
        return _by_code(self.pack.frameworks)

    @cached_property
    def components(self) -> Mapping[str, Component]:
        return _by_code(component for framework in self.pack.frameworks for component in framework.components)

    @cached_property
    def document_label(self) -> str:
        """The plan by its number, or by its symbol and year while it has none."""
        document = self.pack.document
        return document.number or f"{document.symbol} {document.year}"

    # ------------------------------------------------------------ time

    @cached_property
    def calendar(self) -> WorkingCalendar:
        year = self.pack.document.year
        return working_calendar(self.pack.calendar, years=(year, year + 1))

    def dated(self, rule: DutyRule) -> tuple[DatedPeriod, ...]:
        """Return the periods of the plan's year for which the rule makes duties, with their days.

        A period that was over before the plan can have been in force makes none, nor does a rule whose day lies
        before any that the calendar knows.
        """
        if rule.code not in self._dated:
            try:
                self._dated[rule.code] = self._date(rule)
            except CalendarUnknown:
                self._dated[rule.code] = ()
        return self._dated[rule.code]

    def periods_of(self, rule: DutyRule) -> tuple[Period, ...]:
        """Return the periods of the plan's year for which a rule asks something of a plan in force."""
        return periods_in_force(rule, self.pack.document, self.pack.document.year)

    def _date(self, rule: DutyRule) -> tuple[DatedPeriod, ...]:
        return tuple(date_period(rule, period, calendar=self.calendar) for period in self.periods_of(rule))

    def reports(self) -> Iterator[DutyRule]:
        return (rule for rule in self.pack.duty_rules if rule.kind == "report")

    def inputs_of(self, rule: DutyRule) -> Iterator[DutyRule]:
        """The rules whose reports this one is compiled from."""
        return (self.rules[code] for code in rule.compiled_from)

    # ------------------------------------------------------------ people

    def members(self, group: str) -> tuple[str, ...]:
        """Return who belongs to a group on the plan's day; nobody when the plan does not say."""
        if group not in self._members:
            self._members[group] = self.parties.members(group, self.day)
        return self._members[group]

    def units_of(self, party: Party) -> tuple[str, ...]:
        """Return the units that a party means: itself, or the members of its group."""
        if party.unit is not None:
            return (party.unit,)
        return self.members(party.group) if party.group is not None else ()

    def skills_of(self, party: Party) -> frozenset[str]:
        """Return the competences that the units of a party have between them."""
        key = (party.unit, party.group)
        if key not in self._skills:
            units = self.units_of(party)
            self._skills[key] = frozenset(skill for code in units for skill in self.units[code].competences)
        return self._skills[key]

    # ------------------------------------------------------------ names for facts

    def unit(self, code: str) -> Named:
        return named(self.units[code])

    def named_units(self, codes: Iterable[str]) -> tuple[Fact, ...]:
        """Return the units by name, as the one group whose members they are where there is such a group."""
        listed = tuple(dict.fromkeys(codes))
        group = self._group_of_members.get(frozenset(listed)) if len(listed) > 1 else None
        return (named(group),) if group is not None else tuple(self.unit(code) for code in listed)

    @cached_property
    def _group_of_members(self) -> Mapping[frozenset[str], UnitGroup]:
        return {frozenset(self.members(group.code)): group for group in reversed(self.pack.groups)}

    def component(self, code: str) -> Named:
        return named(self.components[code])

    def rule(self, code: str) -> Named:
        return named(self.rules[code])

    def body(self, *, unit: str | None, post: str | None) -> Fact:
        """Return a unit or a post by name, whichever is given."""
        if unit is not None:
            return self.unit(unit)
        return named(self.posts[post]) if post is not None else ""

    def selected(self, selector: Selector) -> Fact:
        """Return whom a selector means in words: a role by its word, everything else by name."""
        if selector.group is not None:
            return named(self.groups[selector.group])
        if selector.unit is not None or selector.post is not None:
            return self.body(unit=selector.unit, post=selector.post)
        return selector.role or "public"


def named(value: Nameable) -> Named:
    """Return a value of the plan by its code and names."""
    return Named(value.code, value.name, getattr(value, "name_en", None))


def named_index(framework: Framework) -> Named:
    """Return an index by the short name that everybody uses."""
    return Named(framework.code, framework.short_name)


def named_period(period: Period) -> Named:
    return Named(period.code, period.label("vi"), period.label("en"))


def _by_code(values: Iterable[C]) -> dict[str, C]:
    return {value.code: value for value in values}
