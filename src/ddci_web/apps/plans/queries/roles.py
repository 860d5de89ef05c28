"""Which roles a unit or a post has in a plan, named itself or through a group."""

from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Case, DateField, Exists, OuterRef, Q, QuerySet, Value, When
from django.db.models.expressions import Combinable

from ddci_web.apps.access.actor import PostRef, Role, RoleIn, UnitRef
from ddci_web.apps.accounts.standing import Standing
from ddci_web.apps.frameworks.names import component_label
from ddci_web.apps.plans.models import Assignment, AssignmentParty, Plan
from ddci_web.apps.units.models import GroupMember, Post, Unit
from ddci_web.apps.units.names import Label, label_of, optional_label


@dataclass(frozen=True, slots=True)
class RoleHeld:
    """A unit's role for a component; ``group`` when it is held as a member of one."""

    component: Label
    number: int
    role: str
    as_written: str
    group: Label | None
    source: str | None


def unit_roles(plan: Plan, unit: Unit, *, lang: str = "vi") -> tuple[RoleHeld, ...]:
    """Return the roles of a unit in the order of the plan, its groups' included; one statement.

    A group counts when the unit is a member of it on the day from which the plan is certainly in force.
    """
    rows = (
        AssignmentParty.objects.filter(assignment__plan=plan)
        .filter(Q(unit=unit) | Q(group__in=_groups_of(unit, plan.certain_effect)))
        .select_related("assignment__component", "group")
        .order_by("assignment__position", "role", "position")
    )
    return tuple(
        RoleHeld(
            component=component_label(row.assignment.component, lang),
            number=row.assignment.component.number,
            role=row.role,
            as_written=row.as_written,
            group=optional_label(row.group, lang),
            source=row.assignment.source,
        )
        for row in rows
    )


def posts_in_charge(plan: Plan, *, lang: str = "vi") -> tuple[tuple[Label, int], ...]:
    """Return the posts that are in charge of components, with how many, in the order of the posts; one statement."""
    rows = Assignment.objects.filter(plan=plan, leader_in_charge__isnull=False).select_related(
        "leader_in_charge"
    )
    posts = {row.leader_in_charge.code: row.leader_in_charge for row in rows if row.leader_in_charge}
    codes = [row.leader_in_charge.code for row in rows if row.leader_in_charge]
    ordered = sorted(posts.values(), key=lambda post: post.position)
    return tuple((label_of(post, lang), codes.count(post.code)) for post in ordered)


_OFFICERS = {
    "focal_unit": Role.FOCAL_OFFICER,
    "lead_unit": Role.LEAD_OFFICER,
    "consolidating_unit": Role.CONSOLIDATOR,
}


def standing_of_posts(posts: frozenset[PostRef]) -> Standing:
    """Return the units that posts belong to and the roles that the plans give them; two statements.

    A leader in charge has that role in person; an officer has the roles of the unit, or of the groups that it is a
    member of on the day from which the plan is certainly in force: the roles that ``unit_roles`` shows.
    """
    days = _days_of({post.structure for post in posts}) if posts else {}
    if not days:
        return Standing()
    day = Case(*(When(structure=key, then=Value(day)) for key, day in days.items()), output_field=DateField())
    chosen = reduce(or_, (Q(structure__code=post.structure, code=post.code) for post in posts))
    leads = Assignment.objects.filter(leader_in_charge=OuterRef("pk"))
    rows = Post.objects.filter(chosen).annotate(day=day)
    rows = rows.annotate(is_leader=Exists(leads), **{f"is_{role}": _acts_as(role) for role in _OFFICERS})
    standing = Standing()
    for row in rows.select_related("structure", "unit"):
        roles = {officer for role, officer in _OFFICERS.items() if getattr(row, f"is_{role}")}
        roles |= {Role.LEADER} if row.is_leader else set()
        structure = row.structure.code
        standing |= Standing(
            frozenset({UnitRef(structure, row.unit.code)}),
            frozenset(RoleIn(structure, role) for role in roles),
        )
    return standing


def _days_of(structures: set[str]) -> dict[int, date]:
    """Return for each structure the day on which its plan looks at who belongs to which group."""
    rows = Plan.objects.filter(code__in=structures).only("structure_id", "date", "effective_from")
    return {plan.structure_id: plan.certain_effect for plan in rows}


def _acts_as(role: str) -> Exists:
    groups = _groups_of(OuterRef(OuterRef("unit")), OuterRef(OuterRef("day")))
    own = Q(unit=OuterRef("unit")) | Q(group__in=groups)
    return Exists(AssignmentParty.objects.filter(own, role=role))


def _groups_of(unit: Unit | Combinable, day: date | Combinable) -> QuerySet[GroupMember, Any]:
    return GroupMember.objects.on(day).filter(unit=unit).values("group_id")
