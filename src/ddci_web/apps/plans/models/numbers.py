"""What was scored, and what is to be reached."""
# ruff: noqa: DJ001  what a plan leaves out is NULL, which is not the same as an empty text

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from ddci_web.apps.frameworks.models import Component, Framework
from ddci_web.apps.plans.models.document import Plan
from ddci_web.apps.units.columns import Placed
from ddci_web.apps.units.fields import PrintedDecimalField


def once_a_year(what: str) -> tuple[UniqueConstraint, UniqueConstraint]:
    """Let a framework's total, and each of its components, have one number a year; NULL is the total."""
    return (
        UniqueConstraint(
            fields=["plan", "framework", "year"],
            condition=Q(component__isnull=True),
            name=f"{what}_of_total_is_one_a_year",
        ),
        UniqueConstraint(
            fields=["plan", "framework", "year", "component"],
            condition=Q(component__isnull=False),
            name=f"{what}_of_component_is_one_a_year",
        ),
    )


class Result(Placed):
    """A published score and rank of a year; without a component it is the total."""

    plan = models.ForeignKey(Plan, models.DO_NOTHING, related_name="results")
    framework = models.ForeignKey(Framework, models.DO_NOTHING, related_name="+")
    component = models.ForeignKey(Component, models.DO_NOTHING, null=True, related_name="results")
    year = models.IntegerField()
    score = PrintedDecimalField(null=True)
    rank = models.IntegerField(null=True)
    out_of = models.IntegerField(null=True)
    source = models.TextField(null=True)

    class Meta(Placed.Meta):
        constraints = [
            UniqueConstraint(fields=["plan", "position"], name="result_position_is_unique"),
            *once_a_year("result"),
        ]

    def __str__(self) -> str:
        return f"{self.year}: {self.score}"


class Target(Placed):
    """The least score to reach in a year; without a component it is the total's."""

    plan = models.ForeignKey(Plan, models.DO_NOTHING, related_name="targets")
    framework = models.ForeignKey(Framework, models.DO_NOTHING, related_name="+")
    component = models.ForeignKey(Component, models.DO_NOTHING, null=True, related_name="targets")
    year = models.IntegerField()
    at_least = PrintedDecimalField()
    source = models.TextField(null=True)

    class Meta(Placed.Meta):
        constraints = [
            UniqueConstraint(fields=["plan", "position"], name="target_position_is_unique"),
            *once_a_year("target"),
        ]

    def __str__(self) -> str:
        return f"{self.year}: ≥ {self.at_least}"


class RankGoal(Placed):
    """To be among the first ``top`` of ``out_of``."""

    plan = models.ForeignKey(Plan, models.DO_NOTHING, related_name="rank_goals")
    framework = models.ForeignKey(Framework, models.DO_NOTHING, related_name="+")
    year = models.IntegerField()
    top = models.IntegerField()
    out_of = models.IntegerField()
    source = models.TextField(null=True)

    class Meta(Placed.Meta):
        constraints = [
            UniqueConstraint(fields=["plan", "position"], name="rank_goal_position_is_unique"),
            UniqueConstraint(fields=["plan", "framework", "year"], name="rank_goal_is_one_a_year"),
            CheckConstraint(
                condition=Q(top__gte=1, top__lte=F("out_of")), name="rank_goal_is_within_the_ranks"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year}: {self.top}/{self.out_of}"
