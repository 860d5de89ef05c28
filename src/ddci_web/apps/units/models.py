"""An organisation as one plan saw it: its bodies, their names and successors, groups, posts and who holds them.

Within one structure rows refer to each other with ``DO_NOTHING``: they are written and cleared together by the
bridge, and whatever else comes to refer to them keeps them from being cleared by its own foreign key.
"""
# ruff: noqa: DJ001  what a plan leaves out is NULL, which is not the same as an empty text

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.db.models.expressions import Combinable

from ddci.units import model as values
from ddci_web.apps.units.columns import Placed, exactly_one, one_of
from ddci_web.apps.units.fields import PartialDateField

PostRank = values.Post.__annotations__["rank"]
Membership = values.UnitGroup.__annotations__["membership"]


class Structure(models.Model):
    """The organisation that a pack describes; one for each pack, under the pack's code."""

    code = models.TextField(unique=True)

    def __str__(self) -> str:
        return self.code


class Named(Placed):
    """A row with a code that is its own within the structure, and a name in one or two languages."""

    structure = models.ForeignKey(Structure, models.DO_NOTHING, related_name="%(class)s_rows")
    code = models.TextField()
    name = models.TextField()

    class Meta(Placed.Meta):
        abstract = True

    def __str__(self) -> str:
        return self.name


class Competence(Named):
    """A field of work that a task may need and a unit may have."""

    class Meta(Named.Meta):
        constraints = [
            UniqueConstraint(fields=["structure", "code"], name="competence_code_is_unique"),
            UniqueConstraint(fields=["structure", "position"], name="competence_position_is_unique"),
        ]


class Unit(Named):
    """A body with a name; ``valid_to`` is its last day. ``alphabetical`` ranks it as Vietnamese dictionaries do."""

    kind = models.TextField()
    name_en = models.TextField(null=True)
    official_code = models.TextField(null=True)
    parent = models.ForeignKey("self", models.DO_NOTHING, null=True, related_name="children")
    answers_to = models.ForeignKey("self", models.DO_NOTHING, null=True, related_name="answerers")
    competences = models.ManyToManyField(Competence, through="UnitCompetence", related_name="units")
    valid_from = PartialDateField(null=True)
    valid_to = models.DateField(null=True)
    no_successor_reason = models.TextField(null=True)
    source = models.TextField(null=True)
    alphabetical = models.PositiveIntegerField()
    search_text = models.TextField()

    class Meta(Named.Meta):
        constraints = [
            UniqueConstraint(fields=["structure", "code"], name="unit_code_is_unique"),
            UniqueConstraint(fields=["structure", "position"], name="unit_position_is_unique"),
            one_of("kind", values.UnitKind, name="unit_kind_is_known"),
        ]
        indexes = [models.Index(fields=["structure", "alphabetical"], name="unit_by_name")]

    def exists_on(self, day: date) -> bool:
        """Return whether the body exists on that day, as far as its dates are known."""
        starts = self.valid_from is None or self.valid_from.earliest <= day
        return starts and (self.valid_to is None or day <= self.valid_to)


class UnitCompetence(Placed):
    """A field of work that a unit has."""

    unit = models.ForeignKey(Unit, models.DO_NOTHING, related_name="competence_links")
    competence = models.ForeignKey(Competence, models.DO_NOTHING, related_name="+")

    class Meta(Placed.Meta):
        constraints = [
            UniqueConstraint(fields=["unit", "position"], name="unit_competence_position_is_unique")
        ]

    def __str__(self) -> str:
        return f"{self.unit_id}: {self.competence_id}"


class Succession(Placed):
    """One unit takes over (part of) another from a day on; many to many."""

    unit = models.ForeignKey(Unit, models.DO_NOTHING, related_name="successions")
    successor = models.ForeignKey(Unit, models.DO_NOTHING, related_name="inheritances")
    since = models.DateField()
    source = models.TextField(null=True)

    class Meta(Placed.Meta):
        constraints = [UniqueConstraint(fields=["unit", "position"], name="succession_position_is_unique")]

    def __str__(self) -> str:
        return f"{self.unit_id} → {self.successor_id}"


class UnitGroup(Named):
    """Several units under one name; ``membership`` is ``unstated`` when the plan nowhere says who belongs."""

    membership = models.TextField()
    name_en = models.TextField(null=True)
    source = models.TextField(null=True)
    search_text = models.TextField()

    class Meta(Named.Meta):
        constraints = [
            UniqueConstraint(fields=["structure", "code"], name="group_code_is_unique"),
            UniqueConstraint(fields=["structure", "position"], name="group_position_is_unique"),
            one_of("membership", Membership, name="group_membership_is_known"),
        ]


class GroupMemberQuerySet(models.QuerySet["GroupMember"]):
    """Memberships by the day."""

    def on(self, day: date | Combinable) -> Self:
        """Return those that hold on that day, the first and the last day included; a date unsaid is no bound."""
        return self.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=day),
            Q(valid_to__isnull=True) | Q(valid_to__gte=day),
        )


class GroupMember(Placed):
    """A unit's time in a group; ``valid_to`` is the last day."""

    group = models.ForeignKey(UnitGroup, models.DO_NOTHING, related_name="members")
    unit = models.ForeignKey(Unit, models.DO_NOTHING, related_name="memberships")
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)

    objects: ClassVar[GroupMemberQuerySet] = GroupMemberQuerySet.as_manager()  # type: ignore[assignment]

    class Meta(Placed.Meta):
        constraints = [
            UniqueConstraint(fields=["group", "position"], name="group_member_position_is_unique"),
            CheckConstraint(
                condition=Q(valid_from__isnull=True)
                | Q(valid_to__isnull=True)
                | Q(valid_to__gte=F("valid_from")),
                name="group_member_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group_id}: {self.unit_id}"


class Post(Named):
    """An office that a person may hold."""

    unit = models.ForeignKey(Unit, models.DO_NOTHING, related_name="posts")
    rank = models.TextField()
    name_en = models.TextField(null=True)
    short_name = models.TextField(null=True)
    source = models.TextField(null=True)
    search_text = models.TextField()

    class Meta(Named.Meta):
        constraints = [
            UniqueConstraint(fields=["structure", "code"], name="post_code_is_unique"),
            UniqueConstraint(fields=["structure", "position"], name="post_position_is_unique"),
            one_of("rank", PostRank, name="post_rank_is_known"),
        ]


class Alias(Placed):
    """Another way in which a unit, group or post is written; ``source`` is the paragraph that writes it so."""

    unit = models.ForeignKey(Unit, models.DO_NOTHING, null=True, related_name="aliases")
    group = models.ForeignKey(UnitGroup, models.DO_NOTHING, null=True, related_name="aliases")
    post = models.ForeignKey(Post, models.DO_NOTHING, null=True, related_name="aliases")
    name = models.TextField()
    source = models.TextField(null=True)

    class Meta(Placed.Meta):
        constraints = [
            exactly_one("unit", "group", "post", name="alias_is_of_one_thing"),
            UniqueConstraint(fields=["unit", "position"], name="unit_alias_position_is_unique"),
            UniqueConstraint(fields=["group", "position"], name="group_alias_position_is_unique"),
            UniqueConstraint(fields=["post", "position"], name="post_alias_position_is_unique"),
        ]

    def __str__(self) -> str:
        return self.name


class Appointment(Placed):
    """A person's time in a post; entered on the site or in a file that the public repository does without."""

    post = models.ForeignKey(Post, models.DO_NOTHING, related_name="appointments")
    person = models.TextField()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    acting = models.BooleanField(default=False)

    class Meta(Placed.Meta):
        indexes = [models.Index(fields=["post", "valid_from"], name="appointment_by_post")]
        constraints = [
            CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="appointment_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        return f"{self.post_id}: {self.valid_from}"
