"""Duties: dated debts of any kind, with how each was dated."""

from typing import Literal

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from ddci.regime.model import DutyKind, PeriodKind
from ddci_web.apps.frameworks.models import Component
from ddci_web.apps.plans.facts import FactsField
from ddci_web.apps.plans.models import DutyRule, Plan
from ddci_web.apps.units.columns import Placed, exactly_one, one_of
from ddci_web.apps.units.models import Post, Unit

RecipientKind = Literal["unit", "post", "public"]


class Dating(Placed):
    """How a rule dated one of its periods, step by step; the duties of the period share it."""

    plan = models.ForeignKey(Plan, models.DO_NOTHING, related_name="datings")
    steps = FactsField()

    class Meta(Placed.Meta):
        constraints = [UniqueConstraint(fields=["plan", "position"], name="dating_position_is_unique")]

    def __str__(self) -> str:
        return f"{self.plan_id}: {self.position}"


class Duty(Placed):
    """One dated debt. ``due_date`` is the day the rule names, ``last_day`` the last day on time.

    Calendars and lists go by ``last_day``: it is the day by which somebody has to act.
    """

    plan = models.ForeignKey(Plan, models.DO_NOTHING, related_name="duties")
    rule = models.ForeignKey(DutyRule, models.DO_NOTHING, related_name="duties")
    kind = models.TextField()
    owner_unit = models.ForeignKey(Unit, models.DO_NOTHING, null=True, related_name="duties")
    owner_post = models.ForeignKey(Post, models.DO_NOTHING, null=True, related_name="duties")
    recipient_kind = models.TextField()
    recipient_unit = models.ForeignKey(Unit, models.DO_NOTHING, null=True, related_name="duties_received")
    recipient_post = models.ForeignKey(Post, models.DO_NOTHING, null=True, related_name="duties_received")
    component = models.ForeignKey(Component, models.DO_NOTHING, null=True, related_name="duties")
    period_kind = models.TextField()
    period_code = models.TextField()
    period_start = models.DateField()
    period_end = models.DateField()
    number = models.PositiveIntegerField()
    cutoff_date = models.DateField(null=True)
    due_date = models.DateField()
    last_day = models.DateField()
    before_plan = models.BooleanField()
    dating = models.ForeignKey(Dating, models.DO_NOTHING, related_name="duties")

    class Meta(Placed.Meta):
        verbose_name_plural = "duties"
        constraints = [
            UniqueConstraint(fields=["plan", "position"], name="duty_position_is_unique"),
            exactly_one("owner_unit", "owner_post", name="duty_owner_is_one"),
            CheckConstraint(
                condition=Q(recipient_kind="unit", recipient_unit__isnull=False, recipient_post__isnull=True)
                | Q(recipient_kind="post", recipient_unit__isnull=True, recipient_post__isnull=False)
                | Q(recipient_kind="public", recipient_unit__isnull=True, recipient_post__isnull=True),
                name="duty_recipient_is_of_its_kind",
            ),
            CheckConstraint(
                condition=Q(owner_unit__isnull=True)
                | Q(recipient_unit__isnull=True)
                | ~Q(owner_unit=models.F("recipient_unit")),
                name="duty_is_not_owed_to_oneself",
            ),
            one_of("kind", DutyKind, name="duty_kind_is_known"),
            one_of("recipient_kind", RecipientKind, name="duty_recipient_kind_is_known"),
            one_of("period_kind", PeriodKind, name="duty_period_kind_is_known"),
        ]
        indexes = [
            models.Index(fields=["plan", "last_day", "position"], name="duty_by_day"),
            models.Index(fields=["plan", "owner_unit", "last_day"], name="duty_by_owner"),
            models.Index(fields=["plan", "component", "last_day"], name="duty_by_component"),
            models.Index(fields=["plan", "recipient_unit", "last_day"], name="duty_by_recipient"),
        ]

    def __str__(self) -> str:
        return f"{self.rule_id} {self.period_code} {self.last_day}"
