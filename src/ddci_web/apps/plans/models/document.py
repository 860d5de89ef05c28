"""The plan itself: an official document, what it stands on, whom it is sent to, and its calendar."""
# ruff: noqa: DJ001  what a plan leaves out is NULL, which is not the same as an empty text

import datetime as dt

from django.db import models
from django.db.models import UniqueConstraint

from ddci.regime import model as regime
from ddci_web.apps.access.actor import Actor
from ddci_web.apps.access.table import ANY_STATE, Relation
from ddci_web.apps.units.columns import Placed, at_most_one, one_of
from ddci_web.apps.units.fields import PartialDateField
from ddci_web.apps.units.models import Post, Structure, Unit, UnitGroup

DayBecomes = regime.CalendarOverride.__annotations__["becomes"]


class Plan(models.Model):
    """A plan and the pack it was loaded from; ``code`` is the pack's. One plan for each structure."""

    structure = models.OneToOneField(Structure, models.PROTECT, related_name="plan")
    code = models.TextField(unique=True)
    name = models.TextField()
    name_en = models.TextField(null=True)
    fictional = models.BooleanField()
    format = models.PositiveIntegerField()
    note = models.TextField(null=True)
    kind = models.TextField()
    number = models.TextField(null=True)
    symbol = models.TextField()
    title = models.TextField()
    title_en = models.TextField(null=True)
    year = models.IntegerField()
    date = PartialDateField()
    place = models.TextField(null=True)
    issuer = models.ForeignKey(Unit, models.DO_NOTHING, related_name="+")
    signer = models.ForeignKey(Post, models.DO_NOTHING, related_name="+")
    effective_from = models.DateField(null=True)
    source = models.TextField(null=True)
    calendar_country = models.TextField()
    loaded_at = models.DateTimeField()

    class Meta:
        ordering = ("-year", "code")

    def __str__(self) -> str:
        return self.title

    @property
    def earliest_effect(self) -> dt.date:
        """The first day on which the plan can have been in force."""
        return self.effective_from or self.date.earliest

    @property
    def certain_effect(self) -> dt.date:
        """The day from which the plan is in force whatever its blank date was."""
        return self.effective_from or self.date.latest

    @property
    def access_structure(self) -> str:
        """The plan's roles count here and no other's; structure and plan are loaded under one code."""
        return self.code

    @property
    def access_state(self) -> str:
        """A plan has no states yet."""
        return ANY_STATE

    def relations_of(self, actor: Actor) -> frozenset[Relation]:
        """Say whether the actor holds a post of the plan's structure."""
        within = any(post.structure == self.code for post in actor.posts)
        return frozenset({Relation.WITHIN} if within else ())


class ParentDocument(Placed):
    """A document that the plan carries out or rests on."""

    plan = models.ForeignKey(Plan, models.DO_NOTHING, related_name="parents")
    number = models.TextField()
    title = models.TextField()
    issuer = models.TextField()
    date = PartialDateField()
    source = models.TextField(null=True)

    class Meta(Placed.Meta):
        constraints = [UniqueConstraint(fields=["plan", "position"], name="parent_position_is_unique")]

    def __str__(self) -> str:
        return self.number


class Recipient(Placed):
    """A line of "Nơi nhận": in its own words, and the unit, group or post it means where one is known."""

    plan = models.ForeignKey(Plan, models.DO_NOTHING, related_name="recipients")
    as_written = models.TextField()
    unit = models.ForeignKey(Unit, models.DO_NOTHING, null=True, related_name="+")
    group = models.ForeignKey(UnitGroup, models.DO_NOTHING, null=True, related_name="+")
    post = models.ForeignKey(Post, models.DO_NOTHING, null=True, related_name="+")

    class Meta(Placed.Meta):
        constraints = [
            UniqueConstraint(fields=["plan", "position"], name="recipient_position_is_unique"),
            at_most_one("unit", "group", "post", name="recipient_is_one_thing"),
        ]

    def __str__(self) -> str:
        return self.as_written


class Annex(Placed):
    """An annex that the plan refers to; ``of`` is the number of the document it belongs to when not this one."""

    plan = models.ForeignKey(Plan, models.DO_NOTHING, related_name="annexes")
    number = models.TextField()
    title = models.TextField()
    present = models.BooleanField()
    of = models.TextField(null=True)
    source = models.TextField(null=True)

    class Meta(Placed.Meta):
        constraints = [UniqueConstraint(fields=["plan", "position"], name="annex_position_is_unique")]

    def __str__(self) -> str:
        return self.number


class CalendarOverride(Placed):
    """A day that a document turned into a day off or a working day."""

    plan = models.ForeignKey(Plan, models.DO_NOTHING, related_name="calendar_overrides")
    day = models.DateField()
    becomes = models.TextField()
    document = models.TextField()
    note = models.TextField(null=True)

    class Meta(Placed.Meta):
        constraints = [
            UniqueConstraint(fields=["plan", "position"], name="override_position_is_unique"),
            UniqueConstraint(fields=["plan", "day"], name="override_is_one_a_day"),
            one_of("becomes", DayBecomes, name="override_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.becomes}"
