"""From the selectors of a rule to the units and posts they mean in a plan on a day."""

from collections.abc import Callable, Iterable, Iterator
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


MembersOn = Callable[[str, date], tuple[Holder, ...]]
"""Who belongs to a group on a day."""


class Parties:
    """The assignments, units and groups of one pack, prepared for looking up."""

    def __init__(self, pack: Pack) -> None:
        self._assignments = {assignment.component: assignment for assignment in pack.assignments}
        self._units = {unit.code: unit for unit in pack.units}
        self._groups = {group.code: group for group in pack.groups}
        self._members = lru_cache(maxsize=None)(self._members_on)
        self._existing_members = lru_cache(maxsize=None)(self._existing_members_on)

    def components(self, rule: DutyRule) -> tuple[str | None, ...]:
        """Return the components to go through for a rule: its own or all assigned ones.

        A rule that knows neither roles nor components concerns none in particular: ``None``.
        """
        by_role = any(selector.role is not None for selector in (*rule.owners, *rule.recipients))
        if not (by_role or rule.per_component):
            return (None,)
        return tuple(code for code in rule.components or self._assignments if code in self._assignments)

    def pairs(self, rule: DutyRule, day: date) -> Iterator[tuple[str | None, Holder, Holder]]:
        """Yield (component, owner, recipient) of a rule on a day, also where the two are one.

        Roles on both sides meet inside a component, so that a lead unit reports to the focal unit of the
        component it leads.
        """
        for component in self.components(rule):
            recipients = self.recipients(rule.recipients, component, day)
            for owner in self.owners(rule.owners, component, day):
                yield from ((component, owner, recipient) for recipient in recipients)

    def owners(self, selectors: Iterable[Selector], component: str | None, day: date) -> tuple[Holder, ...]:
        """Return who owes on the day: units that exist, members of groups, posts; nobody twice."""
        meant = self.meant(selectors, component, day)
        return tuple(holder for holder in meant if self._can_owe(holder, day))

    def recipients(
        self, selectors: Iterable[Selector], component: str | None, day: date
    ) -> tuple[Holder, ...]:
        """Return who receives; a unit named outright stays even when it has ended: somebody must take it
        over.
        """
        found = self._holders(selectors, component, day, self._existing_members)
        return tuple(dict.fromkeys(found))

    def meant(self, selectors: Iterable[Selector], component: str | None, day: date) -> tuple[Holder, ...]:
        """Return whom the selectors mean, members of the day for their group, ended units included."""
        return tuple(dict.fromkeys(self._holders(selectors, component, day, self._members)))

    def members(self, group: str, day: date) -> tuple[str, ...]:
        """Return the units that exist and belong to a group on the day; none where the plan does not say."""
        return tuple(holder.code for holder in self._existing_members(group, day))

    def _holders(
        self, selectors: Iterable[Selector], component: str | None, day: date, members: MembersOn
    ) -> list[Holder]:
        return [
            holder for selector in selectors for holder in self._selected(selector, component, day, members)
        ]

    def _selected(
        self, selector: Selector, component: str | None, day: date, members: MembersOn
    ) -> tuple[Holder, ...]:
        if selector.public:
            return (Holder("public", PUBLIC),)
        if selector.unit is not None:
            return (Holder("unit", selector.unit),)
        if selector.post is not None:
            return (Holder("post", selector.post),)
        if selector.group is not None:
            return members(selector.group, day)
        if selector.role is None or component is None:
            return ()
        return self._in_role(self._assignments[component], selector.role, day, members)

    def _in_role(
        self, assignment: Assignment, role: Role, day: date, members: MembersOn
    ) -> tuple[Holder, ...]:
        if role == "leader_in_charge":
            leader = assignment.leader_in_charge
            return (Holder("post", leader),) if leader is not None else ()
        if role == "lead_unit":
            parties = assignment.lead_units
        elif role == "supporting_unit":
            parties = assignment.supporting_units
        else:
            one = assignment.focal_unit if role == "focal_unit" else assignment.consolidating_unit
            parties = (one,) if one is not None else ()
        return tuple(holder for party in parties for holder in _of_party(party, day, members))

    def _members_on(self, group: str, day: date) -> tuple[Holder, ...]:
        if self._groups[group].membership == "unstated":
            return ()
        return tuple(Holder("unit", code) for code in self._groups[group].members_on(day))

    def _existing_members_on(self, group: str, day: date) -> tuple[Holder, ...]:
        return tuple(holder for holder in self._members(group, day) if self._can_owe(holder, day))

    def _can_owe(self, holder: Holder, day: date) -> bool:
        return holder.kind == "post" or (holder.kind == "unit" and self._units[holder.code].exists_on(day))


def _of_party(party: Party, day: date, members: MembersOn) -> tuple[Holder, ...]:
    if party.unit is not None:
        return (Holder("unit", party.unit),)
    return members(party.group, day) if party.group is not None else ()
