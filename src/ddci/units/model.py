"""Units of an authority and of those around it, as a plan names them."""

from datetime import date
from typing import Annotated, Literal

from ddci.base.dates import PartialDate
from ddci.base.values import Code, LongText, Ref, value

UnitKind = Literal[
    "peoples_committee",
    "peoples_council",
    "office",  # phòng, văn phòng, thanh tra: an agency of a people's committee
    "department",  # sở, ngành of a province
    "public_service_unit",  # đơn vị sự nghiệp, trung tâm, bộ phận một cửa
    "commune",
    "town",
    "ward",
    "vertical_body",  # a body of the State that answers to its own line, not to the committee
    "association",
    "party_committee",
    "fatherland_front",
    "press",
    "other",
]

UnitCode = Annotated[str, Ref("unit")]
GroupCode = Annotated[str, Ref("group")]
PostCode = Annotated[str, Ref("post")]
CompetenceCode = Annotated[str, Ref("competence")]


@value
class Competence:
    """A field of work that a task may need and a unit may have."""

    code: Annotated[str, Code("competence")]
    name: str


@value
class Alias:
    """Another way a unit or group is written; ``source`` is the paragraph of the plan that writes it so."""

    name: str
    source: str | None = None


@value
class Successor:
    """A unit that takes over (part of) another from a day on; many to many."""

    unit: UnitCode
    since: date
    source: str | None = None


@value
class Unit:
    """A body with a name. ``answers_to`` is the authority that can order it; ``parent`` where it stands in the tree.

    ``valid_to`` is its last day. A unit that ended without one unit to follow it has no ``successors`` and says
    why in ``no_successor_reason``.
    """

    code: Annotated[str, Code("unit")]
    name: str
    kind: UnitKind
    name_en: str | None = None
    official_code: str | None = None
    aliases: tuple[Alias, ...] = ()
    parent: UnitCode | None = None
    answers_to: UnitCode | None = None
    competences: tuple[CompetenceCode, ...] = ()
    valid_from: PartialDate | None = None
    valid_to: date | None = None
    successors: tuple[Successor, ...] = ()
    no_successor_reason: LongText | None = None
    source: str | None = None

    def exists_on(self, day: date) -> bool:
        starts = self.valid_from is None or self.valid_from.earliest <= day
        return starts and (self.valid_to is None or day <= self.valid_to)


@value
class Member:
    """A unit's time in a group; ``valid_to`` is the last day."""

    unit: UnitCode
    valid_from: date | None = None
    valid_to: date | None = None

    def belongs_on(self, day: date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


@value
class UnitGroup:
    """Several units under one name; it owes nothing itself, its members of the day do.

    ``membership`` is ``unstated`` when the plan names the group and nowhere says who belongs to it.
    """

    code: Annotated[str, Code("group")]
    name: str
    membership: Literal["listed", "unstated"] = "listed"
    name_en: str | None = None
    aliases: tuple[Alias, ...] = ()
    members: tuple[Member, ...] = ()
    source: str | None = None

    def members_on(self, day: date) -> tuple[str, ...]:
        return tuple(member.unit for member in self.members if member.belongs_on(day))


@value
class Post:
    """An office that a person may hold: rights and duties follow it, not the person."""

    code: Annotated[str, Code("post")]
    name: str
    unit: UnitCode
    rank: Literal["chair", "standing_vice_chair", "vice_chair", "head", "deputy_head", "officer"]
    name_en: str | None = None
    short_name: str | None = None
    aliases: tuple[Alias, ...] = ()
    source: str | None = None


@value
class Appointment:
    """A person's time in a post; kept in a file of its own, which the public repository does without."""

    post: PostCode
    person: str
    valid_from: date
    valid_to: date | None = None
    acting: bool = False
