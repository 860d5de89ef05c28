"""An organisation's values into rows and back, equal and in order; a fixed number of statements a model."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ddci.base.text import sort_key
from ddci.units import model as values
from ddci_web.apps.search.text import search_text
from ddci_web.apps.units import models
from ddci_web.apps.units.rows import columns_of, fields_of, grouped, optional


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """The part of a pack that is kept here."""

    competences: tuple[values.Competence, ...]
    units: tuple[values.Unit, ...]
    groups: tuple[values.UnitGroup, ...]
    posts: tuple[values.Post, ...]
    appointments: tuple[values.Appointment, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """The rows of a structure by code, for whoever refers to them."""

    competences: dict[str, models.Competence]
    units: dict[str, models.Unit]
    groups: dict[str, models.UnitGroup]
    posts: dict[str, models.Post]


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes of a structure's rows by primary key, for whoever reads references to them."""

    competences: dict[int | None, str]
    units: dict[int | None, str]
    groups: dict[int | None, str]
    posts: dict[int | None, str]


# ---------------------------------------------------------------- into rows


def to_rows(organisation: Organisation, structure: models.Structure) -> Known:
    """Write the organisation into a structure that is empty; KeyError for a code that nothing has."""
    competences = _competences(organisation.competences, structure)
    units = _units(organisation.units, structure, competences)
    groups = _groups(organisation.groups, structure, units)
    posts = _posts(organisation.posts, structure, units)
    models.Appointment.objects.bulk_create(
        models.Appointment(position=place, post=posts[item.post], **columns_of(item, models.Appointment))
        for place, item in enumerate(organisation.appointments)
    )
    _aliases(organisation, units, groups, posts)
    return Known(competences, units, groups, posts)


def _competences(
    items: Sequence[values.Competence], structure: models.Structure
) -> dict[str, models.Competence]:
    rows = models.Competence.objects.bulk_create(
        models.Competence(structure=structure, position=place, **columns_of(item, models.Competence))
        for place, item in enumerate(items)
    )
    return {row.code: row for row in rows}


def _units(
    items: Sequence[values.Unit], structure: models.Structure, competences: dict[str, models.Competence]
) -> dict[str, models.Unit]:
    known_for = {code: row.name for code, row in competences.items()}
    ranks = {item.code: rank for rank, item in enumerate(sorted(items, key=_by_name))}
    made = models.Unit.objects.bulk_create(
        models.Unit(
            structure=structure,
            position=place,
            alphabetical=ranks[item.code],
            search_text=search_text(
                item.name,
                item.name_en,
                item.code,
                item.official_code,
                *(alias.name for alias in item.aliases),
                *(known_for[code] for code in item.competences),
            ),
            **columns_of(item, models.Unit),
        )
        for place, item in enumerate(items)
    )
    rows = {row.code: row for row in made}
    placed = [item for item in items if item.parent or item.answers_to]
    for item in placed:
        rows[item.code].parent = optional(rows, item.parent)
        rows[item.code].answers_to = optional(rows, item.answers_to)
    models.Unit.objects.bulk_update([rows[item.code] for item in placed], ["parent", "answers_to"])
    models.UnitCompetence.objects.bulk_create(
        models.UnitCompetence(unit=rows[item.code], competence=competences[code], position=place)
        for item in items
        for place, code in enumerate(item.competences)
    )
    models.Succession.objects.bulk_create(
        models.Succession(
            unit=rows[item.code],
            successor=rows[link.unit],
            position=place,
            since=link.since,
            source=link.source,
        )
        for item in items
        for place, link in enumerate(item.successors)
    )
    return rows


def _by_name(unit: values.Unit) -> Any:
    return sort_key(unit.name), unit.code


def _groups(
    items: Sequence[values.UnitGroup], structure: models.Structure, units: dict[str, models.Unit]
) -> dict[str, models.UnitGroup]:
    made = models.UnitGroup.objects.bulk_create(
        models.UnitGroup(
            structure=structure,
            position=place,
            search_text=search_text(
                item.name, item.name_en, item.code, *(alias.name for alias in item.aliases)
            ),
            **columns_of(item, models.UnitGroup),
        )
        for place, item in enumerate(items)
    )
    rows = {row.code: row for row in made}
    models.GroupMember.objects.bulk_create(
        models.GroupMember(
            group=rows[item.code],
            unit=units[member.unit],
            position=place,
            **columns_of(member, models.GroupMember),
        )
        for item in items
        for place, member in enumerate(item.members)
    )
    return rows


def _posts(
    items: Sequence[values.Post], structure: models.Structure, units: dict[str, models.Unit]
) -> dict[str, models.Post]:
    rows = models.Post.objects.bulk_create(
        models.Post(
            structure=structure,
            position=place,
            unit=units[item.unit],
            search_text=search_text(
                item.name, item.short_name, item.name_en, item.code, *(alias.name for alias in item.aliases)
            ),
            **columns_of(item, models.Post),
        )
        for place, item in enumerate(items)
    )
    return {row.code: row for row in rows}


def _aliases(
    organisation: Organisation,
    units: dict[str, models.Unit],
    groups: dict[str, models.UnitGroup],
    posts: dict[str, models.Post],
) -> None:
    owners: list[tuple[dict[str, Any], tuple[values.Alias, ...]]] = [
        *(({"unit": units[item.code]}, item.aliases) for item in organisation.units),
        *(({"group": groups[item.code]}, item.aliases) for item in organisation.groups),
        *(({"post": posts[item.code]}, item.aliases) for item in organisation.posts),
    ]
    models.Alias.objects.bulk_create(
        models.Alias(position=place, name=alias.name, source=alias.source, **owner)
        for owner, aliases in owners
        for place, alias in enumerate(aliases)
    )


# ---------------------------------------------------------------- back


def from_rows(structure: models.Structure) -> tuple[Organisation, Codes]:
    """Read the organisation as it was written, with the codes of its rows for those who refer to them."""
    competences = list(models.Competence.objects.filter(structure=structure).order_by("position"))
    units = list(models.Unit.objects.filter(structure=structure).order_by("position"))
    groups = list(models.UnitGroup.objects.filter(structure=structure).order_by("position"))
    posts = list(models.Post.objects.filter(structure=structure).order_by("position"))
    codes = Codes(
        {row.pk: row.code for row in competences},
        {row.pk: row.code for row in units},
        {row.pk: row.code for row in groups},
        {row.pk: row.code for row in posts},
    )
    appointments = models.Appointment.objects.filter(post__structure=structure).order_by("position")
    organisation = Organisation(
        competences=tuple(values.Competence(**fields_of(row, values.Competence)) for row in competences),
        units=_read_units(structure, units, codes),
        groups=_read_groups(structure, groups, codes),
        posts=_read_posts(structure, posts, codes),
        appointments=tuple(
            values.Appointment(post=codes.posts[row.post_id], **fields_of(row, values.Appointment))
            for row in appointments
        ),
    )
    return organisation, codes


def _read_units(
    structure: models.Structure, rows: Sequence[models.Unit], codes: Codes
) -> tuple[values.Unit, ...]:
    aliases = grouped(_ordered(models.Alias, unit__structure=structure), lambda row: row.unit_id)
    fields = grouped(_ordered(models.UnitCompetence, unit__structure=structure), lambda row: row.unit_id)
    successions = grouped(_ordered(models.Succession, unit__structure=structure), lambda row: row.unit_id)
    return tuple(
        values.Unit(
            **fields_of(row, values.Unit),
            aliases=_read_aliases(aliases[row.pk]),
            parent=codes.units.get(row.parent_id),
            answers_to=codes.units.get(row.answers_to_id),
            competences=tuple(codes.competences[link.competence_id] for link in fields[row.pk]),
            successors=tuple(
                values.Successor(unit=codes.units[link.successor_id], since=link.since, source=link.source)
                for link in successions[row.pk]
            ),
        )
        for row in rows
    )


def _read_groups(
    structure: models.Structure, rows: Sequence[models.UnitGroup], codes: Codes
) -> tuple[values.UnitGroup, ...]:
    aliases = grouped(_ordered(models.Alias, group__structure=structure), lambda row: row.group_id)
    members = grouped(_ordered(models.GroupMember, group__structure=structure), lambda row: row.group_id)
    return tuple(
        values.UnitGroup(
            **fields_of(row, values.UnitGroup),
            aliases=_read_aliases(aliases[row.pk]),
            members=tuple(
                values.Member(unit=codes.units[member.unit_id], **fields_of(member, values.Member))
                for member in members[row.pk]
            ),
        )
        for row in rows
    )


def _read_posts(
    structure: models.Structure, rows: Sequence[models.Post], codes: Codes
) -> tuple[values.Post, ...]:
    aliases = grouped(_ordered(models.Alias, post__structure=structure), lambda row: row.post_id)
    return tuple(
        values.Post(
            **fields_of(row, values.Post),
            unit=codes.units[row.unit_id],
            aliases=_read_aliases(aliases[row.pk]),
        )
        for row in rows
    )


def _read_aliases(rows: Sequence[Any]) -> tuple[values.Alias, ...]:
    return tuple(values.Alias(name=row.name, source=row.source) for row in rows)


def _ordered(model: Any, **of: models.Structure) -> Any:
    return model.objects.filter(**of).order_by("position")


# ---------------------------------------------------------------- away with them


def clear(structure: models.Structure) -> None:
    """Delete everything in the structure, one statement a model; the structure itself stays."""
    models.Alias.objects.filter(unit__structure=structure).delete()
    models.Alias.objects.filter(group__structure=structure).delete()
    models.Alias.objects.filter(post__structure=structure).delete()
    models.Appointment.objects.filter(post__structure=structure).delete()
    models.GroupMember.objects.filter(group__structure=structure).delete()
    models.Succession.objects.filter(unit__structure=structure).delete()
    models.UnitCompetence.objects.filter(unit__structure=structure).delete()
    models.Post.objects.filter(structure=structure).delete()
    models.UnitGroup.objects.filter(structure=structure).delete()
    models.Unit.objects.filter(structure=structure).delete()
    models.Competence.objects.filter(structure=structure).delete()
