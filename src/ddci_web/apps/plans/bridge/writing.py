"""A pack's values into rows, in bulk: the number of statements hangs on the models, not on the size."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ddci.plan import model as values
from ddci.regime.model import DutyRule, Selector
from ddci_web.apps.frameworks import bridge as frameworks_bridge
from ddci_web.apps.plans import models
from ddci_web.apps.search.text import search_text
from ddci_web.apps.units import bridge as units_bridge
from ddci_web.apps.units.models import Structure
from ddci_web.apps.units.rows import columns_of, optional


@dataclass(frozen=True, slots=True)
class Known:
    """The rows of a plan by code, for whoever refers to them."""

    plan: models.Plan
    organisation: units_bridge.Known
    indices: frameworks_bridge.Known
    duty_rules: dict[str, models.DutyRule]
    solutions: dict[str, models.Solution]


def to_rows(pack: values.Pack, structure: Structure, *, at: datetime) -> Known:
    """Write the pack into a structure that holds nothing but, perhaps, the row of its plan.

    The plan's own row is updated where there is one, so that its primary key stays. KeyError for a reference to
    a code that nothing has: packs that were read strictly have none.
    """
    organisation = units_bridge.to_rows(
        units_bridge.Organisation(
            competences=pack.competences,
            units=pack.units,
            groups=pack.groups,
            posts=pack.posts,
            appointments=pack.appointments,
        ),
        structure,
    )
    indices = frameworks_bridge.to_rows(pack.frameworks, structure)
    plan = _plan(pack, structure, organisation, at)
    known = Known(plan, organisation, indices, {}, {})
    _document(pack, known)
    _numbers(pack, known)
    _people(pack, known)
    known.duty_rules.update(_duty_rules(pack.duty_rules, known))
    known.solutions.update(_solutions(pack.solutions, known))
    _tasks(pack.tasks, known)
    _channels(pack.channels, known)
    _disclosures(pack.disclosures, known)
    return known


def _plan(
    pack: values.Pack, structure: Structure, organisation: units_bridge.Known, at: datetime
) -> models.Plan:
    fields = {
        **columns_of(pack.pack, models.Plan),
        **columns_of(pack.document, models.Plan),
        "issuer": organisation.units[pack.document.issuer],
        "signer": organisation.posts[pack.document.signer],
        "calendar_country": pack.calendar.country,
        "loaded_at": at,
    }
    plan, _ = models.Plan.objects.update_or_create(structure=structure, defaults=fields)
    return plan


def _party(item: values.Party, known: Known) -> dict[str, Any]:
    return {
        "as_written": item.as_written,
        "unit": optional(known.organisation.units, item.unit),
        "group": optional(known.organisation.groups, item.group),
    }


def _document(pack: values.Pack, known: Known) -> None:
    plan = known.plan
    models.ParentDocument.objects.bulk_create(
        models.ParentDocument(plan=plan, position=place, **columns_of(item, models.ParentDocument))
        for place, item in enumerate(pack.document.parents)
    )
    models.Recipient.objects.bulk_create(
        models.Recipient(
            plan=plan,
            position=place,
            as_written=item.as_written,
            unit=optional(known.organisation.units, item.unit),
            group=optional(known.organisation.groups, item.group),
            post=optional(known.organisation.posts, item.post),
        )
        for place, item in enumerate(pack.document.recipients)
    )
    models.Annex.objects.bulk_create(
        models.Annex(plan=plan, position=place, **columns_of(item, models.Annex))
        for place, item in enumerate(pack.document.annexes)
    )
    models.CalendarOverride.objects.bulk_create(
        models.CalendarOverride(plan=plan, position=place, **columns_of(item, models.CalendarOverride))
        for place, item in enumerate(pack.calendar.overrides)
    )


def _numbers(pack: values.Pack, known: Known) -> None:
    def common(place: int, item: Any, model: Any) -> dict[str, Any]:
        framework = known.indices.frameworks[item.framework]
        return {"plan": known.plan, "position": place, "framework": framework, **columns_of(item, model)}

    components = known.indices.components
    models.Result.objects.bulk_create(
        models.Result(**common(place, item, models.Result), component=optional(components, item.component))
        for place, item in enumerate(pack.results)
    )
    models.Target.objects.bulk_create(
        models.Target(**common(place, item, models.Target), component=optional(components, item.component))
        for place, item in enumerate(pack.targets)
    )
    models.RankGoal.objects.bulk_create(
        models.RankGoal(**common(place, item, models.RankGoal)) for place, item in enumerate(pack.rank_goals)
    )


def _people(pack: values.Pack, known: Known) -> None:
    assignments = models.Assignment.objects.bulk_create(
        models.Assignment(
            plan=known.plan,
            position=place,
            component=known.indices.components[item.component],
            leader_in_charge=optional(known.organisation.posts, item.leader_in_charge),
            source=item.source,
        )
        for place, item in enumerate(pack.assignments)
    )
    models.AssignmentParty.objects.bulk_create(
        models.AssignmentParty(assignment=row, role=role, position=place, **_party(party, known))
        for row, item in zip(assignments, pack.assignments, strict=True)
        for role, parties in _roles(item)
        for place, party in enumerate(parties)
    )
    models.Accountability.objects.bulk_create(
        models.Accountability(
            plan=known.plan,
            position=place,
            to_unit=optional(known.organisation.units, item.to_unit),
            to_post=optional(known.organisation.posts, item.to_post),
            **columns_of(item, models.Accountability),
        )
        for place, item in enumerate(pack.accountabilities)
    )


def _roles(item: values.Assignment) -> Iterable[tuple[str, tuple[values.Party, ...]]]:
    yield "focal_unit", (item.focal_unit,) if item.focal_unit else ()
    yield "lead_unit", item.lead_units
    yield "supporting_unit", item.supporting_units
    yield "consolidating_unit", (item.consolidating_unit,) if item.consolidating_unit else ()


def _duty_rules(items: Sequence[DutyRule], known: Known) -> dict[str, models.DutyRule]:
    made = models.DutyRule.objects.bulk_create(
        models.DutyRule(
            plan=known.plan,
            position=place,
            due_day_of_next_month=item.due.day_of_next_month,
            due_month_day=item.due.month_day,
            due_on=item.due.on,
            due_period_end=item.due.period_end,
            cutoff_day_of_last_month=item.cutoff.day_of_last_month if item.cutoff else None,
            cutoff_source=item.cutoff.source if item.cutoff else None,
            search_text=search_text(item.name, item.name_en, item.code),
            **columns_of(item, models.DutyRule),
        )
        for place, item in enumerate(items)
    )
    rows = {row.code: row for row in made}
    models.DutyRuleSelector.objects.bulk_create(
        _selector(chosen, known, rule=rows[item.code], side=side, position=place)
        for item in items
        for side, selectors in (("owner", item.owners), ("recipient", item.recipients))
        for place, chosen in enumerate(selectors)
    )
    models.DutyRuleComponent.objects.bulk_create(
        models.DutyRuleComponent(
            rule=rows[item.code], component=known.indices.components[code], position=place
        )
        for item in items
        for place, code in enumerate(item.components)
    )
    models.DutyRuleInput.objects.bulk_create(
        models.DutyRuleInput(rule=rows[item.code], compiled_from=rows[code], position=place)
        for item in items
        for place, code in enumerate(item.compiled_from)
    )
    return rows


def _selector(chosen: Selector, known: Known, **place: Any) -> models.DutyRuleSelector:
    return models.DutyRuleSelector(
        **place,
        role=chosen.role,
        unit=optional(known.organisation.units, chosen.unit),
        group=optional(known.organisation.groups, chosen.group),
        post=optional(known.organisation.posts, chosen.post),
        public=chosen.public,
    )


def _solutions(items: Sequence[values.Solution], known: Known) -> dict[str, models.Solution]:
    made = models.Solution.objects.bulk_create(
        models.Solution(
            plan=known.plan,
            position=place,
            search_text=search_text(item.name, item.name_en, item.code, item.source),
            **columns_of(item, models.Solution),
        )
        for place, item in enumerate(items)
    )
    rows = {row.code: row for row in made}
    models.SolutionComponent.objects.bulk_create(
        models.SolutionComponent(
            solution=rows[item.code], component=known.indices.components[code], position=place
        )
        for item in items
        for place, code in enumerate(item.components)
    )
    return rows


def _tasks(items: Sequence[values.Task], known: Known) -> None:
    rows = models.Task.objects.bulk_create(
        models.Task(
            plan=known.plan,
            position=place,
            solution=optional(known.solutions, item.solution),
            search_text=search_text(
                item.name,
                item.name_en,
                item.code,
                item.source,
                *(party.as_written for party in (*item.lead, *item.supporting)),
            ),
            **columns_of(item, models.Task),
        )
        for place, item in enumerate(items)
    )
    written = list(zip(rows, items, strict=True))
    models.TaskComponent.objects.bulk_create(
        models.TaskComponent(task=row, component=known.indices.components[code], position=place)
        for row, item in written
        for place, code in enumerate(item.components)
    )
    models.TaskParty.objects.bulk_create(
        models.TaskParty(task=row, role=role, position=place, **_party(party, known))
        for row, item in written
        for role, parties in (("lead", item.lead), ("supporting", item.supporting))
        for place, party in enumerate(parties)
    )
    models.TaskNeed.objects.bulk_create(
        models.TaskNeed(task=row, competence=known.organisation.competences[code], position=place)
        for row, item in written
        for place, code in enumerate(item.needs)
    )
    models.TaskDutyRule.objects.bulk_create(
        models.TaskDutyRule(task=row, rule=known.duty_rules[code], position=place)
        for row, item in written
        for place, code in enumerate(item.duty_rules)
    )


def _channels(items: Sequence[values.Channel], known: Known) -> None:
    models.Channel.objects.bulk_create(
        models.Channel(
            plan=known.plan,
            position=place,
            handled_by=optional(known.organisation.units, item.handled_by),
            answer_days=item.answer_within.days if item.answer_within else None,
            answer_unit=item.answer_within.unit if item.answer_within else None,
            search_text=search_text(item.name, item.name_en, item.code),
            **columns_of(item, models.Channel),
        )
        for place, item in enumerate(items)
    )


def _disclosures(items: Sequence[values.DisclosureItem], known: Known) -> None:
    rows = models.DisclosureItem.objects.bulk_create(
        models.DisclosureItem(
            plan=known.plan,
            position=place,
            search_text=search_text(item.name, item.name_en, item.code),
            **columns_of(item, models.DisclosureItem),
        )
        for place, item in enumerate(items)
    )
    models.DisclosureParty.objects.bulk_create(
        models.DisclosureParty(disclosure=row, position=place, **_party(party, known))
        for row, item in zip(rows, items, strict=True)
        for place, party in enumerate(item.owners)
    )
    models.DisclosureDutyRule.objects.bulk_create(
        models.DisclosureDutyRule(disclosure=row, rule=known.duty_rules[code], position=place)
        for row, item in zip(rows, items, strict=True)
        for place, code in enumerate(item.duty_rules)
    )
