"""The work that the plan orders: solutions, and tasks with their owners, measures and deadlines."""
# ruff: noqa: DJ001  what a plan leaves out is NULL, which is not the same as an empty text

from typing import Literal

from django.db import models
from django.db.models import UniqueConstraint

from ddci_web.apps.frameworks.models import Component
from ddci_web.apps.plans.models.document import Plan
from ddci_web.apps.plans.models.people import Party
from ddci_web.apps.plans.models.rules import DutyRule
from ddci_web.apps.units.columns import Placed, exactly_one, one_of
from ddci_web.apps.units.fields import PartialDateField
from ddci_web.apps.units.models import Competence

TaskRole = Literal["lead", "supporting"]


class Solution(Placed):
    """A part of the plan that explains how components are to be raised."""

    plan = models.ForeignKey(Plan, models.DO_NOTHING, related_name="solutions")
    code = models.TextField()
    name = models.TextField()
    name_en = models.TextField(null=True)
    source = models.TextField(null=True)
    search_text = models.TextField()
    components = models.ManyToManyField(Component, through="SolutionComponent", related_name="solutions")

    class Meta(Placed.Meta):
        constraints = [
            UniqueConstraint(fields=["plan", "code"], name="solution_code_is_unique"),
            UniqueConstraint(fields=["plan", "position"], name="solution_position_is_unique"),
        ]

    def __str__(self) -> str:
        return self.name


class SolutionComponent(Placed):
    """A component that a solution serves."""

    solution = models.ForeignKey(Solution, models.DO_NOTHING, related_name="component_links")
    component = models.ForeignKey(Component, models.DO_NOTHING, related_name="+")

    class Meta(Placed.Meta):
        constraints = [
            UniqueConstraint(fields=["solution", "position"], name="solution_component_position_is_unique")
        ]

    def __str__(self) -> str:
        return f"{self.solution_id}: {self.component_id}"


class Task(Placed):
    """A piece of work, as far as the plan gives its owners, measure and deadline."""

    plan = models.ForeignKey(Plan, models.DO_NOTHING, related_name="tasks")
    code = models.TextField()
    name = models.TextField()
    name_en = models.TextField(null=True)
    solution = models.ForeignKey(Solution, models.DO_NOTHING, null=True, related_name="tasks")
    output = models.TextField(null=True)
    measure = models.TextField(null=True)
    deadline = PartialDateField(null=True)
    source = models.TextField(null=True)
    search_text = models.TextField()
    components = models.ManyToManyField(Component, through="TaskComponent", related_name="tasks")
    needs = models.ManyToManyField(Competence, through="TaskNeed", related_name="+")
    duty_rules = models.ManyToManyField(DutyRule, through="TaskDutyRule", related_name="tasks")

    class Meta(Placed.Meta):
        constraints = [
            UniqueConstraint(fields=["plan", "code"], name="task_code_is_unique"),
            UniqueConstraint(fields=["plan", "position"], name="task_position_is_unique"),
        ]

    def __str__(self) -> str:
        return self.name


class TaskComponent(Placed):
    """A component that a task serves."""

    task = models.ForeignKey(Task, models.DO_NOTHING, related_name="component_links")
    component = models.ForeignKey(Component, models.DO_NOTHING, related_name="task_links")

    class Meta(Placed.Meta):
        constraints = [
            UniqueConstraint(fields=["task", "position"], name="task_component_position_is_unique")
        ]

    def __str__(self) -> str:
        return f"{self.task_id}: {self.component_id}"


class TaskParty(Party):
    """A unit or group that leads or supports a task."""

    task = models.ForeignKey(Task, models.DO_NOTHING, related_name="parties")
    role = models.TextField()

    class Meta(Party.Meta):
        constraints = [
            UniqueConstraint(fields=["task", "role", "position"], name="task_party_position_is_unique"),
            exactly_one("unit", "group", name="task_party_is_one_thing"),
            one_of("role", TaskRole, name="task_party_role_is_known"),
        ]


class TaskNeed(Placed):
    """A field of work that a task needs its owner to have."""

    task = models.ForeignKey(Task, models.DO_NOTHING, related_name="need_links")
    competence = models.ForeignKey(Competence, models.DO_NOTHING, related_name="+")

    class Meta(Placed.Meta):
        constraints = [UniqueConstraint(fields=["task", "position"], name="task_need_position_is_unique")]

    def __str__(self) -> str:
        return f"{self.task_id}: {self.competence_id}"


class TaskDutyRule(Placed):
    """A rule that dates a recurring task."""

    task = models.ForeignKey(Task, models.DO_NOTHING, related_name="duty_rule_links")
    rule = models.ForeignKey(DutyRule, models.DO_NOTHING, related_name="+")

    class Meta(Placed.Meta):
        constraints = [UniqueConstraint(fields=["task", "position"], name="task_rule_position_is_unique")]

    def __str__(self) -> str:
        return f"{self.task_id}: {self.rule_id}"
