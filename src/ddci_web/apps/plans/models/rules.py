"""The rules that duties are dated by."""
# ruff: noqa: DJ001  what a plan leaves out is NULL, which is not the same as an empty text

from typing import Literal

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from ddci.regime import model as values
from ddci_web.apps.frameworks.models import Component
from ddci_web.apps.plans.models.document import Plan
from ddci_web.apps.units.columns import Placed, at_most_one, one_of
from ddci_web.apps.units.fields import TupleField
from ddci_web.apps.units.models import Post, Unit, UnitGroup

Bound = values.DutyRule.__annotations__["bound"]
DaysOff = values.DutyRule.__annotations__["days_off"]
LastPeriod = Literal["separate", "merged"]
Side = Literal["owner", "recipient"]


class DutyRule(Placed):
    """Who owes what to whom, for which period, by when; the day is in the ``due_`` columns, at most one filled."""

    plan = models.ForeignKey(Plan, models.DO_NOTHING, related_name="duty_rules")
    code = models.TextField()
    name = models.TextField()
    name_en = models.TextField(null=True)
    kind = models.TextField()
    period = models.TextField()
    due_day_of_next_month = models.IntegerField(null=True)
    due_month_day = models.TextField(null=True)
    due_on = models.DateField(null=True)
    due_period_end = models.BooleanField()
    per_component = models.BooleanField()
    within_year = TupleField()
    bound = models.TextField()
    bound_source = models.TextField(null=True)
    days_off = models.TextField()
    cutoff_day_of_last_month = models.IntegerField(null=True)
    cutoff_source = models.TextField(null=True)
    at_least = models.IntegerField()
    at_most = models.IntegerField(null=True)
    other_periods = TupleField()
    last_period = models.TextField(null=True)
    evidence = models.TextField(null=True)
    source = models.TextField(null=True)
    search_text = models.TextField()
    components = models.ManyToManyField(Component, through="DutyRuleComponent", related_name="duty_rules")
    compiled_from = models.ManyToManyField(
        "self", through="DutyRuleInput", symmetrical=False, related_name="compiled_into"
    )

    class Meta(Placed.Meta):
        constraints = [
            UniqueConstraint(fields=["plan", "code"], name="duty_rule_code_is_unique"),
            UniqueConstraint(fields=["plan", "position"], name="duty_rule_position_is_unique"),
            one_of("kind", values.DutyKind, name="duty_rule_kind_is_known"),
            one_of("period", values.PeriodKind, name="duty_rule_period_is_known"),
            one_of("bound", Bound, name="duty_rule_bound_is_known"),
            one_of("days_off", DaysOff, name="duty_rule_days_off_is_known"),
            one_of("last_period", LastPeriod, name="duty_rule_last_period_is_known"),
            at_most_one(
                "due_day_of_next_month", "due_month_day", "due_on", name="duty_rule_names_one_day_at_most"
            ),
            CheckConstraint(
                condition=Q(due_period_end=False)
                | Q(due_day_of_next_month__isnull=True, due_month_day__isnull=True, due_on__isnull=True),
                name="duty_rule_period_end_is_its_only_day",
            ),
            CheckConstraint(
                condition=Q(cutoff_day_of_last_month__isnull=True, cutoff_source__isnull=True)
                | Q(cutoff_day_of_last_month__isnull=False, cutoff_source__isnull=False),
                name="duty_rule_cutoff_has_a_source",
            ),
            CheckConstraint(
                condition=Q(at_most__isnull=True) | Q(at_most__gte=F("at_least")),
                name="duty_rule_at_most_is_not_below_at_least",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class DutyRuleSelector(Placed):
    """Who owes or receives: exactly one of a role of the assignments, a unit, a group, a post, or the public."""

    rule = models.ForeignKey(DutyRule, models.DO_NOTHING, related_name="selectors")
    side = models.TextField()
    role = models.TextField(null=True)
    unit = models.ForeignKey(Unit, models.DO_NOTHING, null=True, related_name="+")
    group = models.ForeignKey(UnitGroup, models.DO_NOTHING, null=True, related_name="+")
    post = models.ForeignKey(Post, models.DO_NOTHING, null=True, related_name="+")
    public = models.BooleanField()

    class Meta(Placed.Meta):
        constraints = [
            UniqueConstraint(fields=["rule", "side", "position"], name="selector_position_is_unique"),
            one_of("side", Side, name="selector_side_is_known"),
            one_of("role", values.Role, name="selector_role_is_known"),
            CheckConstraint(
                condition=Q(
                    public=True, role__isnull=True, unit__isnull=True, group__isnull=True, post__isnull=True
                )
                | Q(
                    public=False, role__isnull=False, unit__isnull=True, group__isnull=True, post__isnull=True
                )
                | Q(
                    public=False, role__isnull=True, unit__isnull=False, group__isnull=True, post__isnull=True
                )
                | Q(
                    public=False, role__isnull=True, unit__isnull=True, group__isnull=False, post__isnull=True
                )
                | Q(
                    public=False, role__isnull=True, unit__isnull=True, group__isnull=True, post__isnull=False
                ),
                name="selector_is_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule_id}: {self.side}"


class DutyRuleComponent(Placed):
    """A component that the rule is limited to."""

    rule = models.ForeignKey(DutyRule, models.DO_NOTHING, related_name="component_links")
    component = models.ForeignKey(Component, models.DO_NOTHING, related_name="+")

    class Meta(Placed.Meta):
        constraints = [
            UniqueConstraint(fields=["rule", "position"], name="rule_component_position_is_unique")
        ]

    def __str__(self) -> str:
        return f"{self.rule_id}: {self.component_id}"


class DutyRuleInput(Placed):
    """One rule's report is compiled from what the other rule brings in."""

    rule = models.ForeignKey(DutyRule, models.DO_NOTHING, related_name="input_links")
    compiled_from = models.ForeignKey(DutyRule, models.DO_NOTHING, related_name="+")

    class Meta(Placed.Meta):
        constraints = [UniqueConstraint(fields=["rule", "position"], name="rule_input_position_is_unique")]

    def __str__(self) -> str:
        return f"{self.rule_id} ← {self.compiled_from_id}"
