"""How businesses are heard, and what is owed to the public."""
# ruff: noqa: DJ001  what a plan leaves out is NULL, which is not the same as an empty text

from typing import Literal

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from ddci.plan import model as values
from ddci_web.apps.plans.models.document import Plan
from ddci_web.apps.plans.models.people import Party
from ddci_web.apps.plans.models.rules import DutyRule
from ddci_web.apps.units.columns import Placed, exactly_one, one_of
from ddci_web.apps.units.fields import TupleField
from ddci_web.apps.units.models import Unit

ChannelKind = values.Channel.__annotations__["kind"]
SeenBy = values.Channel.__annotations__["seen_by"]
Mode = values.DisclosureItem.__annotations__["mode"]
AnswerUnit = Literal["working_day", "calendar_day"]


class Channel(Placed):
    """A way to be heard: what it takes, who reads it, whom it shows the sender to."""

    plan = models.ForeignKey(Plan, models.DO_NOTHING, related_name="channels")
    code = models.TextField()
    name = models.TextField()
    name_en = models.TextField(null=True)
    kind = models.TextField()
    accepts = TupleField()
    seen_by = models.TextField()
    handled_by = models.ForeignKey(Unit, models.DO_NOTHING, null=True, related_name="channels")
    protects = TupleField()
    answer_days = models.IntegerField(null=True)
    answer_unit = models.TextField(null=True)
    source = models.TextField(null=True)
    search_text = models.TextField()

    class Meta(Placed.Meta):
        constraints = [
            UniqueConstraint(fields=["plan", "code"], name="channel_code_is_unique"),
            UniqueConstraint(fields=["plan", "position"], name="channel_position_is_unique"),
            one_of("kind", ChannelKind, name="channel_kind_is_known"),
            one_of("seen_by", SeenBy, name="channel_seen_by_is_known"),
            one_of("answer_unit", AnswerUnit, name="channel_answer_unit_is_known"),
            CheckConstraint(
                condition=Q(answer_days__isnull=True, answer_unit__isnull=True)
                | Q(answer_days__isnull=False, answer_unit__isnull=False),
                name="channel_answer_time_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class DisclosureItem(Placed):
    """Something owed to the public: published actively, supplied on request, or (a defect) both in one line."""

    plan = models.ForeignKey(Plan, models.DO_NOTHING, related_name="disclosures")
    code = models.TextField()
    name = models.TextField()
    name_en = models.TextField(null=True)
    mode = models.TextField()
    channels = TupleField()
    source = models.TextField(null=True)
    search_text = models.TextField()
    duty_rules = models.ManyToManyField(DutyRule, through="DisclosureDutyRule", related_name="disclosures")

    class Meta(Placed.Meta):
        constraints = [
            UniqueConstraint(fields=["plan", "code"], name="disclosure_code_is_unique"),
            UniqueConstraint(fields=["plan", "position"], name="disclosure_position_is_unique"),
            one_of("mode", Mode, name="disclosure_mode_is_known"),
        ]

    def __str__(self) -> str:
        return self.name


class DisclosureParty(Party):
    """A unit or group that has to publish or supply an item."""

    disclosure = models.ForeignKey(DisclosureItem, models.DO_NOTHING, related_name="owners")

    class Meta(Party.Meta):
        constraints = [
            UniqueConstraint(fields=["disclosure", "position"], name="disclosure_party_position_is_unique"),
            exactly_one("unit", "group", name="disclosure_party_is_one_thing"),
        ]


class DisclosureDutyRule(Placed):
    """A rule that dates the publication of an item."""

    disclosure = models.ForeignKey(DisclosureItem, models.DO_NOTHING, related_name="duty_rule_links")
    rule = models.ForeignKey(DutyRule, models.DO_NOTHING, related_name="+")

    class Meta(Placed.Meta):
        constraints = [
            UniqueConstraint(fields=["disclosure", "position"], name="disclosure_rule_position_is_unique")
        ]

    def __str__(self) -> str:
        return f"{self.disclosure_id}: {self.rule_id}"
