"""A signed plan taken apart: its document, numbers, people, work and openness; and the pack that holds them all.

``source`` is everywhere the paragraph of the plan (``IV.6``) or the document that says so.
"""

import datetime as dt  # `date` is a field's name here
from decimal import Decimal
from typing import Annotated, Literal

from ddci.base.dates import PartialDate
from ddci.base.values import Code, LongText, Ref, value
from ddci.framework.model import ComponentCode, Framework, FrameworkCode
from ddci.regime.model import AnswerTime, CalendarSpec, DutyRule, DutyRuleCode
from ddci.units.model import (
    Appointment,
    Competence,
    CompetenceCode,
    GroupCode,
    Post,
    PostCode,
    Unit,
    UnitCode,
    UnitGroup,
)

SolutionCode = Annotated[str, Ref("solution")]


# ---------------------------------------------------------------- the document


@value
class ParentDocument:
    """A document that the plan carries out or rests on."""

    number: str
    title: str
    issuer: str
    date: PartialDate
    source: str | None = None


@value
class Recipient:
    """A line of "Nơi nhận": in its own words, and the unit, group or post it means where one is known."""

    as_written: str
    unit: UnitCode | None = None
    group: GroupCode | None = None
    post: PostCode | None = None


@value
class Annex:
    """An annex that the plan refers to; ``of`` is the number of the document it belongs to when not this one."""

    number: str
    title: str
    present: bool
    of: str | None = None
    source: str | None = None


@value
class Document:
    """The plan as an official document. What its page leaves blank is ``None``, or a date known in part."""

    kind: Literal["plan"] = "plan"
    number: str | None = None
    symbol: str
    title: str
    title_en: str | None = None
    year: int
    date: PartialDate
    place: str | None = None
    issuer: UnitCode
    signer: PostCode
    effective_from: dt.date | None = None
    parents: tuple[ParentDocument, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    annexes: tuple[Annex, ...] = ()
    source: str | None = None

    @property
    def earliest_effect(self) -> dt.date:
        """The first day on which the plan can have been in force."""
        return self.effective_from or self.date.earliest

    @property
    def certain_effect(self) -> dt.date:
        """The day from which the plan is in force whatever its blank date was."""
        return self.effective_from or self.date.latest


# ---------------------------------------------------------------- the numbers


@value
class Result:
    """A published score (and rank) of a year; without a component it is the total."""

    framework: FrameworkCode
    year: int
    component: ComponentCode | None = None
    score: Decimal | None = None
    rank: int | None = None
    out_of: int | None = None
    source: str | None = None


@value
class Target:
    """The least score to reach in a year; without a component it is the total's."""

    framework: FrameworkCode
    year: int
    at_least: Decimal
    component: ComponentCode | None = None
    source: str | None = None


@value
class RankGoal:
    """To be among the first ``top`` of ``out_of``."""

    framework: FrameworkCode
    year: int
    top: int
    out_of: int
    source: str | None = None


# ---------------------------------------------------------------- who answers for what


@value
class Party:
    """Somebody named by the plan: as written, and resolved to exactly one unit or group."""

    as_written: str
    unit: UnitCode | None = None
    group: GroupCode | None = None


@value
class Assignment:
    """Who answers for a component."""

    component: ComponentCode
    leader_in_charge: PostCode | None = None
    focal_unit: Party | None = None
    lead_units: tuple[Party, ...] = ()
    supporting_units: tuple[Party, ...] = ()
    consolidating_unit: Party | None = None
    source: str | None = None


@value
class Accountability:
    """A line of answering: who answers to whom for what. Exactly one of ``to_unit`` and ``to_post``."""

    code: Annotated[str, Code("accountability")]
    who: Literal["leaders", "heads"]
    subject: Literal["component_scores", "staff_conduct"]
    to_unit: UnitCode | None = None
    to_post: PostCode | None = None
    source: str | None = None


# ---------------------------------------------------------------- the work


@value
class Solution:
    """What the plan means to do for some components; it explains, tasks carry it out."""

    code: Annotated[str, Code("solution")]
    name: str
    components: tuple[ComponentCode, ...] = ()
    name_en: str | None = None
    source: str | None = None


@value
class Task:
    """A piece of work with components, owners, a measure and a deadline, as far as the plan gives them.

    ``duty_rules`` are the rules that date a recurring task.
    """

    code: Annotated[str, Code("task")]
    name: str
    solution: SolutionCode | None = None
    components: tuple[ComponentCode, ...] = ()
    lead: tuple[Party, ...] = ()
    supporting: tuple[Party, ...] = ()
    needs: tuple[CompetenceCode, ...] = ()
    output: LongText | None = None
    measure: LongText | None = None
    deadline: PartialDate | None = None
    duty_rules: tuple[DutyRuleCode, ...] = ()
    name_en: str | None = None
    source: str | None = None


# ---------------------------------------------------------------- openness

CaseKind = Literal["petition", "question", "complaint", "denunciation", "tip", "conduct_report"]


@value
class Channel:
    """A way to be heard: what it takes, who reads it, whom it shows the sender to.

    ``seen_by``: ``handlers`` only those who handle it, ``members`` everyone in the group, ``public`` anyone.
    """

    code: Annotated[str, Code("channel")]
    name: str
    kind: Literal[
        "web_form", "email", "phone", "post_box", "chat_group", "social_media", "press", "meeting", "association",
        "survey", "task_force", "portal_column",
    ]  # fmt: skip
    accepts: tuple[CaseKind, ...]
    seen_by: Literal["handlers", "members", "public"]
    handled_by: UnitCode | None = None
    protects: tuple[Literal["identity", "content"], ...] = ()
    answer_within: AnswerTime | None = None
    name_en: str | None = None
    source: str | None = None


@value
class DisclosureItem:
    """Something owed to the public: published actively, supplied on request, or (a defect) both in one line."""

    code: Annotated[str, Code("disclosure")]
    name: str
    mode: Literal["active", "on_request", "mixed"]
    owners: tuple[Party, ...] = ()
    channels: tuple[str, ...] = ()
    duty_rules: tuple[DutyRuleCode, ...] = ()
    name_en: str | None = None
    source: str | None = None


# ---------------------------------------------------------------- the pack


@value
class PackInfo:
    """What the folder is: which plan, whether of a real authority, and who turned it into data from what."""

    code: Annotated[str, Code("pack")]
    name: str
    fictional: bool
    format: Literal[1] = 1
    name_en: str | None = None
    note: LongText | None = None


@value
class Pack:
    """A plan as data: every noun once, in the order of the plan."""

    pack: PackInfo
    document: Document
    competences: tuple[Competence, ...] = ()
    units: tuple[Unit, ...] = ()
    groups: tuple[UnitGroup, ...] = ()
    posts: tuple[Post, ...] = ()
    appointments: tuple[Appointment, ...] = ()
    frameworks: tuple[Framework, ...] = ()
    results: tuple[Result, ...] = ()
    targets: tuple[Target, ...] = ()
    rank_goals: tuple[RankGoal, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    accountabilities: tuple[Accountability, ...] = ()
    solutions: tuple[Solution, ...] = ()
    tasks: tuple[Task, ...] = ()
    duty_rules: tuple[DutyRule, ...] = ()
    channels: tuple[Channel, ...] = ()
    disclosures: tuple[DisclosureItem, ...] = ()
    calendar: CalendarSpec = CalendarSpec()
