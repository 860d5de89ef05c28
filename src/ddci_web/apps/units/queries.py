"""What pages read about units: the list, and one unit with its names, history and posts."""

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Paginator
from django.db.models import Prefetch, QuerySet

from ddci.base.dates import PartialDate
from ddci_web.apps.search.queries import matching
from ddci_web.apps.units.models import Alias, GroupMember, Structure, Succession, Unit, UnitGroup
from ddci_web.apps.units.names import Label, label_of, name_in, optional_label

PAGE_SIZE = 50


class NoSuchUnit(LookupError):
    """The structure has no unit of this code."""


@dataclass(frozen=True, slots=True)
class AliasLine:
    """Another way the unit is written, and the paragraph that writes it so."""

    name: str
    source: str | None


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A unit in the list; ``exists`` on the day the list was asked for."""

    code: str
    name: str
    kind: str
    aliases: tuple[str, ...]
    answers_to: Label | None
    valid_from: PartialDate | None
    valid_to: date | None
    exists: bool


@dataclass(frozen=True, slots=True)
class UnitList:
    """One page of units in the order of a Vietnamese dictionary; hits that agree in every mark come first."""

    lines: tuple[UnitLine, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class SuccessionLine:
    """The other unit of a succession, and since when."""

    unit: Label
    since: date
    source: str | None


@dataclass(frozen=True, slots=True)
class MembershipLine:
    """A group that the unit belongs or belonged to."""

    group: Label
    valid_from: date | None
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class PostLine:
    """A post in the unit; who holds it is no part of this page."""

    code: str
    name: str
    rank: str


@dataclass(frozen=True, slots=True)
class UnitPage:
    """One unit: ``successors`` take over from it, ``predecessors`` are what it took over from."""

    unit: Unit
    code: str
    name: str
    kind: str
    official_code: str | None
    aliases: tuple[AliasLine, ...]
    parent: Label | None
    answers_to: Label | None
    children: tuple[Label, ...]
    valid_from: PartialDate | None
    valid_to: date | None
    exists: bool
    successors: tuple[SuccessionLine, ...]
    predecessors: tuple[SuccessionLine, ...]
    no_successor_reason: str | None
    groups: tuple[MembershipLine, ...]
    posts: tuple[PostLine, ...]
    competences: tuple[str, ...]
    source: str | None


def unit_list(
    structure: Structure,
    *,
    on: date,
    text: str = "",
    kind: str | None = None,
    group: str | None = None,
    page: int = 1,
    lang: str = "vi",
) -> UnitList:
    """Return a page of the structure's units, of one kind or group, or holding some words; three statements.

    A page number outside the list gives the nearest page. ``on`` decides what ``exists``; all are listed.
    """
    rows = Unit.objects.filter(structure=structure).select_related("answers_to")
    if kind is not None:
        rows = rows.filter(kind=kind)
    if group is not None:
        rows = rows.filter(
            pk__in=GroupMember.objects.filter(group__structure=structure, group__code=group).values("unit_id")
        )
    rows = matching(rows.prefetch_related("aliases").order_by("alphabetical"), text)
    chosen = Paginator(rows, PAGE_SIZE).get_page(max(page, 1))
    lines = tuple(_line(unit, on, lang) for unit in chosen.object_list)
    return UnitList(lines, chosen.paginator.count, chosen.number, chosen.paginator.num_pages)


def kinds_of(structure: Structure) -> tuple[str, ...]:
    """Return the kinds of unit that occur, for a filter; one statement."""
    return tuple(
        Unit.objects.filter(structure=structure).order_by("kind").values_list("kind", flat=True).distinct()
    )


def group_label(structure: Structure, code: str, *, lang: str = "vi") -> Label | None:
    """Return the label of a group, None for a code that none has; one statement."""
    return optional_label(UnitGroup.objects.filter(structure=structure, code=code).first(), lang)


def _line(unit: Unit, on: date, lang: str) -> UnitLine:
    return UnitLine(
        code=unit.code,
        name=name_in(unit, lang),
        kind=unit.kind,
        aliases=tuple(dict.fromkeys(alias.name for alias in unit.aliases.all())),
        answers_to=optional_label(unit.answers_to, lang),
        valid_from=unit.valid_from,
        valid_to=unit.valid_to,
        exists=unit.exists_on(on),
    )


def unit_page(structure: Structure, code: str, *, on: date, lang: str = "vi") -> UnitPage:
    """Return the page of one unit; a fixed number of statements. NoSuchUnit for a code the structure lacks."""
    unit = _whole_unit(structure).filter(code=code).first()
    if unit is None:
        raise NoSuchUnit(code)
    return UnitPage(
        unit=unit,
        code=unit.code,
        name=name_in(unit, lang),
        kind=unit.kind,
        official_code=unit.official_code,
        aliases=tuple(AliasLine(alias.name, alias.source) for alias in unit.aliases.all()),
        parent=optional_label(unit.parent, lang),
        answers_to=optional_label(unit.answers_to, lang),
        children=tuple(label_of(child, lang) for child in unit.children.all()),
        valid_from=unit.valid_from,
        valid_to=unit.valid_to,
        exists=unit.exists_on(on),
        successors=tuple(
            SuccessionLine(label_of(row.successor, lang), row.since, row.source)
            for row in unit.successions.all()
        ),
        predecessors=tuple(
            SuccessionLine(label_of(row.unit, lang), row.since, row.source) for row in unit.inheritances.all()
        ),
        no_successor_reason=unit.no_successor_reason,
        groups=tuple(
            MembershipLine(label_of(row.group, lang), row.valid_from, row.valid_to)
            for row in unit.memberships.all()
        ),
        posts=tuple(PostLine(post.code, name_in(post, lang), post.rank) for post in unit.posts.all()),
        competences=tuple(link.competence.name for link in unit.competence_links.all()),
        source=unit.source,
    )


def _whole_unit(structure: Structure) -> QuerySet[Unit]:
    return (
        Unit.objects.filter(structure=structure)
        .select_related("parent", "answers_to")
        .prefetch_related(
            Prefetch("aliases", Alias.objects.order_by("position")),
            Prefetch("children", Unit.objects.order_by("alphabetical")),
            Prefetch("successions", Succession.objects.select_related("successor").order_by("position")),
            Prefetch(
                "inheritances", Succession.objects.select_related("unit").order_by("unit__alphabetical")
            ),
            Prefetch("memberships", GroupMember.objects.select_related("group").order_by("group__position")),
            "posts",
            "competence_links__competence",
        )
    )
