"""Rows back into the pack they were written from; one statement a model."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any, Literal, cast

from ddci.plan import model as values
from ddci.regime import model as regime
from ddci_web.apps.frameworks import bridge as frameworks_bridge
from ddci_web.apps.plans import models
from ddci_web.apps.units import bridge as units_bridge
from ddci_web.apps.units.rows import fields_of, grouped


@dataclass(frozen=True, slots=True)
class _Reader:
    """A plan and the codes of everything that its rows refer to."""

    plan: models.Plan
    bodies: units_bridge.Codes
    indices: frameworks_bridge.Codes
    rules: dict[int | None, str]
    solutions: dict[int | None, str]

    def rows(self, model: Any) -> Any:
        return model.objects.filter(plan=self.plan).order_by("position")

    def children(self, model: Any, of: str) -> defaultdict[int, list[Any]]:
        """Return a model's rows by the primary key of what they belong to."""
        column = f"{of}_id"
        return grouped(
            model.objects.filter(**{f"{of}__plan": self.plan}).order_by("position"),
            lambda row: int(getattr(row, column)),
        )

    def party(self, row: Any) -> values.Party:
        return values.Party(
            as_written=row.as_written,
            unit=self.bodies.units.get(row.unit_id),
            group=self.bodies.groups.get(row.group_id),
        )


def from_rows(plan: models.Plan) -> values.Pack:
    """Read the pack that was written: equal to it, order and sources included.

    The plan and its rows have to be of one moment: fetch both within ``one_moment``.
    """
    organisation, bodies = units_bridge.from_rows(plan.structure)
    frameworks, indices = frameworks_bridge.from_rows(plan.structure)
    rules = list(models.DutyRule.objects.filter(plan=plan).order_by("position"))
    solutions = list(models.Solution.objects.filter(plan=plan).order_by("position"))
    reader = _Reader(
        plan, bodies, indices, {row.pk: row.code for row in rules}, {row.pk: row.code for row in solutions}
    )
    return values.Pack(
        pack=values.PackInfo(**fields_of(plan, values.PackInfo)),
        document=_document(reader),
        competences=organisation.competences,
        units=organisation.units,
        groups=organisation.groups,
        posts=organisation.posts,
        appointments=organisation.appointments,
        frameworks=frameworks,
        results=tuple(
            values.Result(**_scored(reader, row, values.Result)) for row in reader.rows(models.Result)
        ),
        targets=tuple(
            values.Target(**_scored(reader, row, values.Target)) for row in reader.rows(models.Target)
        ),
        rank_goals=tuple(
            values.RankGoal(framework=indices.frameworks[row.framework_id], **fields_of(row, values.RankGoal))
            for row in reader.rows(models.RankGoal)
        ),
        assignments=_assignments(reader),
        accountabilities=tuple(
            values.Accountability(
                to_unit=bodies.units.get(row.to_unit_id),
                to_post=bodies.posts.get(row.to_post_id),
                **fields_of(row, values.Accountability),
            )
            for row in reader.rows(models.Accountability)
        ),
        solutions=_solutions(reader, solutions),
        tasks=_tasks(reader),
        duty_rules=_duty_rules(reader, rules),
        channels=_channels(reader),
        disclosures=_disclosures(reader),
        calendar=regime.CalendarSpec(
            country=cast("Literal['VN']", plan.calendar_country),
            overrides=tuple(
                regime.CalendarOverride(**fields_of(row, regime.CalendarOverride))
                for row in reader.rows(models.CalendarOverride)
            ),
        ),
    )


def _document(reader: _Reader) -> values.Document:
    plan, bodies = reader.plan, reader.bodies
    return values.Document(
        issuer=bodies.units[plan.issuer_id],
        signer=bodies.posts[plan.signer_id],
        parents=tuple(
            values.ParentDocument(**fields_of(row, values.ParentDocument))
            for row in reader.rows(models.ParentDocument)
        ),
        recipients=tuple(
            values.Recipient(
                as_written=row.as_written,
                unit=bodies.units.get(row.unit_id),
                group=bodies.groups.get(row.group_id),
                post=bodies.posts.get(row.post_id),
            )
            for row in reader.rows(models.Recipient)
        ),
        annexes=tuple(values.Annex(**fields_of(row, values.Annex)) for row in reader.rows(models.Annex)),
        **fields_of(plan, values.Document),
    )


def _scored(reader: _Reader, row: Any, kind: type) -> dict[str, Any]:
    return {
        "framework": reader.indices.frameworks[row.framework_id],
        "component": reader.indices.components.get(row.component_id),
        **fields_of(row, kind),
    }


def _assignments(reader: _Reader) -> tuple[values.Assignment, ...]:
    parties = reader.children(models.AssignmentParty, "assignment")
    made = []
    for row in reader.rows(models.Assignment):
        by_role = grouped(parties[row.pk], lambda party: party.role)
        held = {role: tuple(reader.party(party) for party in rows) for role, rows in by_role.items()}
        made.append(
            values.Assignment(
                component=reader.indices.components[row.component_id],
                leader_in_charge=reader.bodies.posts.get(row.leader_in_charge_id),
                focal_unit=next(iter(held.get("focal_unit", ())), None),
                lead_units=held.get("lead_unit", ()),
                supporting_units=held.get("supporting_unit", ()),
                consolidating_unit=next(iter(held.get("consolidating_unit", ())), None),
                source=row.source,
            )
        )
    return tuple(made)


def _duty_rules(reader: _Reader, rows: list[models.DutyRule]) -> tuple[regime.DutyRule, ...]:
    selectors = reader.children(models.DutyRuleSelector, "rule")
    components = reader.children(models.DutyRuleComponent, "rule")
    inputs = reader.children(models.DutyRuleInput, "rule")

    def chosen(row: models.DutyRule, side: str) -> tuple[regime.Selector, ...]:
        return tuple(
            regime.Selector(
                role=item.role,
                unit=reader.bodies.units.get(item.unit_id),
                group=reader.bodies.groups.get(item.group_id),
                post=reader.bodies.posts.get(item.post_id),
                public=item.public,
            )
            for item in selectors[row.pk]
            if item.side == side
        )

    return tuple(
        regime.DutyRule(
            owners=chosen(row, "owner"),
            recipients=chosen(row, "recipient"),
            due=regime.Due(
                day_of_next_month=row.due_day_of_next_month,
                month_day=row.due_month_day,
                on=row.due_on,
                period_end=row.due_period_end,
            ),
            cutoff=_cutoff(row),
            components=tuple(reader.indices.components[link.component_id] for link in components[row.pk]),
            compiled_from=tuple(reader.rules[link.compiled_from_id] for link in inputs[row.pk]),
            **fields_of(row, regime.DutyRule),
        )
        for row in rows
    )


def _cutoff(row: models.DutyRule) -> regime.Cutoff | None:
    if row.cutoff_day_of_last_month is None or row.cutoff_source is None:
        return None
    return regime.Cutoff(day_of_last_month=row.cutoff_day_of_last_month, source=row.cutoff_source)


def _solutions(reader: _Reader, rows: list[models.Solution]) -> tuple[values.Solution, ...]:
    components = reader.children(models.SolutionComponent, "solution")
    return tuple(
        values.Solution(
            components=tuple(reader.indices.components[link.component_id] for link in components[row.pk]),
            **fields_of(row, values.Solution),
        )
        for row in rows
    )


def _tasks(reader: _Reader) -> tuple[values.Task, ...]:
    components = reader.children(models.TaskComponent, "task")
    parties = reader.children(models.TaskParty, "task")
    needs = reader.children(models.TaskNeed, "task")
    rules = reader.children(models.TaskDutyRule, "task")
    return tuple(
        values.Task(
            solution=reader.solutions.get(row.solution_id),
            components=tuple(reader.indices.components[link.component_id] for link in components[row.pk]),
            lead=tuple(reader.party(party) for party in parties[row.pk] if party.role == "lead"),
            supporting=tuple(reader.party(party) for party in parties[row.pk] if party.role == "supporting"),
            needs=tuple(reader.bodies.competences[link.competence_id] for link in needs[row.pk]),
            duty_rules=tuple(reader.rules[link.rule_id] for link in rules[row.pk]),
            **fields_of(row, values.Task),
        )
        for row in reader.rows(models.Task)
    )


def _channels(reader: _Reader) -> tuple[values.Channel, ...]:
    return tuple(
        values.Channel(
            handled_by=reader.bodies.units.get(row.handled_by_id),
            answer_within=None
            if row.answer_days is None
            else regime.AnswerTime(days=row.answer_days, unit=row.answer_unit),
            **fields_of(row, values.Channel),
        )
        for row in reader.rows(models.Channel)
    )


def _disclosures(reader: _Reader) -> tuple[values.DisclosureItem, ...]:
    owners = reader.children(models.DisclosureParty, "disclosure")
    rules = reader.children(models.DisclosureDutyRule, "disclosure")
    return tuple(
        values.DisclosureItem(
            owners=tuple(reader.party(party) for party in owners[row.pk]),
            duty_rules=tuple(reader.rules[link.rule_id] for link in rules[row.pk]),
            **fields_of(row, values.DisclosureItem),
        )
        for row in reader.rows(models.DisclosureItem)
    )
