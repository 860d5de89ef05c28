"""Who answers for what, and to whom."""
# ruff: noqa: DJ001  what a plan leaves out is NULL, which is not the same as an empty text

from typing import Literal

from django.db import models
from django.db.models import Q, UniqueConstraint

from ddci.plan import model as values
from ddci_web.apps.frameworks.models import Component
from ddci_web.apps.plans.models.document import Plan
from ddci_web.apps.units.columns import Placed, exactly_one, one_of
from ddci_web.apps.units.models import Post, Unit, UnitGroup

PartyRole = Literal["focal_unit", "lead_unit", "supporting_unit", "consolidating_unit"]
Who = values.Accountability.__annotations__["who"]
Subject = values.Accountability.__annotations__["subject"]


class Party(Placed):
    """Somebody named by the plan: as written, and resolved to exactly one unit or group."""

    as_written = models.TextField()
    unit = models.ForeignKey(Unit, models.DO_NOTHING, null=True, related_name="%(class)s_rows")
    group = models.ForeignKey(UnitGroup, models.DO_NOTHING, null=True, related_name="%(class)s_rows")

    class Meta(Placed.Meta):
        abstract = True

    def __str__(self) -> str:
        return self.as_written


class Assignment(Placed):
    """Who answers for a component; the units are its parties."""

    plan = models.ForeignKey(Plan, models.DO_NOTHING, related_name="assignments")
    component = models.ForeignKey(Component, models.DO_NOTHING, related_name="assignments")
    leader_in_charge = models.ForeignKey(Post, models.DO_NOTHING, null=True, related_name="assignments")
    source = models.TextField(null=True)

    class Meta(Placed.Meta):
        constraints = [
            UniqueConstraint(fields=["plan", "position"], name="assignment_position_is_unique"),
            UniqueConstraint(fields=["plan", "component"], name="assignment_is_one_for_each_component"),
        ]

    def __str__(self) -> str:
        return f"{self.component_id}"


class AssignmentParty(Party):
    """A unit or group in one role for a component: one focal and one consolidating unit, several of the others."""

    assignment = models.ForeignKey(Assignment, models.DO_NOTHING, related_name="parties")
    role = models.TextField()

    class Meta(Party.Meta):
        constraints = [
            UniqueConstraint(fields=["assignment", "role", "position"], name="party_position_is_unique"),
            UniqueConstraint(
                fields=["assignment", "role"],
                condition=Q(role__in=["focal_unit", "consolidating_unit"]),
                name="party_role_is_held_once",
            ),
            exactly_one("unit", "group", name="party_is_one_thing"),
            one_of("role", PartyRole, name="party_role_is_known"),
        ]


class Accountability(Placed):
    """A line of answering: who answers to whom for what."""

    plan = models.ForeignKey(Plan, models.DO_NOTHING, related_name="accountabilities")
    code = models.TextField()
    who = models.TextField()
    subject = models.TextField()
    to_unit = models.ForeignKey(Unit, models.DO_NOTHING, null=True, related_name="+")
    to_post = models.ForeignKey(Post, models.DO_NOTHING, null=True, related_name="+")
    source = models.TextField(null=True)

    class Meta(Placed.Meta):
        constraints = [
            UniqueConstraint(fields=["plan", "position"], name="accountability_position_is_unique"),
            UniqueConstraint(fields=["plan", "code"], name="accountability_code_is_unique"),
            exactly_one("to_unit", "to_post", name="accountability_is_to_one"),
            one_of("who", Who, name="accountability_who_is_known"),
            one_of("subject", Subject, name="accountability_subject_is_known"),
        ]

    def __str__(self) -> str:
        return self.code
