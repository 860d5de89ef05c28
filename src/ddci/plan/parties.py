"""From the selectors of a rule to the units and posts they mean in a plan on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from ddci.plan.model import Assignment, Pack, Party
from ddci.regime.duty import PUBLIC
from ddci.regime.model import DutyRule, Role, Selector


@dataclass(frozen=True, slots=True)
class Holder:
    """Who owes or receives in the end."""

    kind: Literal["unit", "post", "public"]
    code: str


class Parties:
    """The assignments, units and groups of one pack, prepared for looking up."""

    def __init__(self, pack: Pack) -> None:
        self._assignments = {assignment.component: assignment for assignment in pack.assignments}
        self._units = {unit.code: unit for unit in pack.units}
        self._groups = {group.code: group for group in pack.groups}
        self._members = lru_cache(maxsize=None)(self._members_on)

    def components(self, rule: DutyRule) -> tuple[str | None, ...]:
        """Return the components to go through for a rule: its own or all assigned ones.

        A rule that knows neither roles nor components concerns none in particular: ``None``.
        """
        by_role = any(selector.role is not None for selector in (*rule.owners, *rule.recipients))
        if not (by_role or rule.per_component):
            return (None,)
        return tuple(code for code in rule.components or self._assignments if code in self._assignments)

    def owners(self, selectors: Iterable[Selector], component: str | None, day: date) -> tuple[Holder, ...]:
        """Return who owes on the day: units that exist, members of groups, posts; nobody twice."""
        found = self._holders(selectors, component, day)
        return tuple(dict.fromkeys(holder for holder in found if self._can_owe(holder, day)))

    def recipients(
        self, selectors: Iterable[Selector], component: str | None, day: date
    ) -> tuple[Holder, ...]:
        """Return who receives; a unit named outright stays even when it has ended: somebody must take it
        over.
        """
        return tuple(dict.fromkeys(self._holders(selectors, component, day)))

    def _holders(self, selectors: Iterable[Selector], component: str | None, day: date) -> list[Holder]:
        return [holder for selector in selectors for holder in self._selected(selector, component, day)]

    def _selected(self, selector: Selector, component: str | None, day: date) -> tuple[Holder, ...]:
        if selector.public:
            return (Holder("public", PUBLIC),)
        if selector.unit is not None:
            return (Holder("unit", selector.unit),)
        if selector.post is not None:
            return (Holder("post", selector.post),)
        if selector.group is not None:
            return self._members(selector.group, day)
        if selector.role is None or component is None:
            return ()
        return self._in_role(self._assignments[component], selector.role, day)

    def _in_role(self, assignment: Assignment, role: Role, day: date) -> tuple[Holder, ...]:
        if role == "leader_in_charge":
            leader = assignment.leader_in_charge
            return (Holder("post", leader),) if leader is not None else ()
        if role == "lead_unit":
            return self._meant(assignment.lead_units, day)
        if role == "supporting_unit":
            return self._meant(assignment.supporting_units, day)
        one = assignment.focal_unit if role == "focal_unit" else assignment.consolidating_unit
        return self._meant((one,) if one is not None else (), day)

    def _meant(self, parties: Iterable[Party], day: date) -> tuple[Holder, ...]:
        found: list[Holder] = []
        for party in parties:
            if party.unit is not None:
                found.append(Holder("unit", party.unit))
            elif party.group is not None:
                found.extend(self._members(party.group, day))
        return tuple(found)

    def _members_on(self, group: str, day: date) -> tuple[Holder, ...]:
        if self._groups[group].membership == "unstated":
            return ()
        members = self._groups[group].members_on(day)
        return tuple(Holder("unit", code) for code in members if self._units[code].exists_on(day))

    def _can_owe(self, holder: Holder, day: date) -> bool:
        return holder.kind == "post" or (holder.kind == "unit" and self._units[holder.code].exists_on(day))
