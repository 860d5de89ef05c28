"""A component's page: its figures, who answers for it, what is to be done, what was found about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, TextField, Value
from django.db.models.functions import Concat

from ddci.base.dates import PartialDate
from ddci_web.apps.frameworks.models import Component, StrategyGroup
from ddci_web.apps.frameworks.names import framework_label, reason_in
from ddci_web.apps.plans.models import (
    Assignment,
    DutyRule,
    DutyRuleSelector,
    Finding,
    Plan,
    Solution,
    Task,
    TaskParty,
)
from ddci_web.apps.plans.models.people import Party
from ddci_web.apps.plans.queries.findings import FindingLine, line_of
from ddci_web.apps.plans.queries.scores import Scored, figures_of
from ddci_web.apps.units.models import Competence, GroupMember, UnitGroup
from ddci_web.apps.units.names import Label, label_of, name_in, optional_label


class NoSuchComponent(LookupError):
    """The plan has no component of this code."""


@dataclass(frozen=True, slots=True)
class PartyLine:
    """A party as written and as resolved; ``members`` of a group on the plan's day, None for a group unstated."""

    as_written: str
    label: Label
    is_group: bool
    members: tuple[Label, ...] | None


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task; what the plan does not say is None or empty. ``needs`` are the fields of work it takes."""

    code: str
    name: str
    output: str | None
    measure: str | None
    deadline: PartialDate | None
    lead: tuple[PartyLine, ...]
    supporting: tuple[PartyLine, ...]
    needs: tuple[str, ...]
    rules: tuple[Label, ...]
    source: str | None

    @property
    def unsaid(self) -> tuple[str, ...]:
        """What a task should have and this one has not: ``lead``, ``output``, ``measure``, ``deadline``."""
        said = {
            "lead": self.lead,
            "output": self.output,
            "measure": self.measure,
            "deadline": self.deadline or self.rules,
        }
        return tuple(name for name, value in said.items() if not value)


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """What is asked or counted below the component."""

    code: str
    name: str
    index_weight: Decimal | None


@dataclass(frozen=True, slots=True)
class ComponentPage(Scored):
    """What the page shows; figures as on the board.

    ``deadline_findings`` are about the rules that date what is owed for the component, ``index_findings`` about the
    whole index.
    """

    plan: Plan
    code: str
    number: int
    name: str
    framework: Label
    scale_low: Decimal
    scale_high: Decimal
    strategy: str | None
    strategy_reason: str | None
    index_weight: Decimal | None
    source: str | None
    leader: Label | None
    focal: PartyLine | None
    lead_units: tuple[PartyLine, ...]
    supporting_units: tuple[PartyLine, ...]
    consolidating: PartyLine | None
    assignment_source: str | None
    is_weighted: bool
    indicators: tuple[IndicatorLine, ...]
    solutions: tuple[Label, ...]
    tasks: tuple[TaskLine, ...]
    findings: tuple[FindingLine, ...]
    deadline_findings: tuple[FindingLine, ...]
    index_findings: tuple[FindingLine, ...]
    siblings: tuple[Label, ...]


def component_page(plan: Plan, code: str, *, lang: str = "vi") -> ComponentPage:
    """Return the page of a component; a fixed number of statements. NoSuchComponent for a code the plan lacks."""
    component = _component(plan, code)
    framework = component.framework
    siblings = list(Component.objects.filter(framework=framework).order_by("position"))
    figures = figures_of(plan, framework, siblings)
    assignment = _assignment(plan, component)
    parties = assignment.parties.all() if assignment else ()
    by_role = {role: _lines((row for row in parties if row.role == role), lang) for role in _ROLES}
    tasks = list(_tasks(plan, component))
    roles = [role for role, held in by_role.items() if held]
    if assignment and assignment.leader_in_charge:
        roles.append("leader_in_charge")
    found = _findings(plan, component, [task.code for task in tasks], roles, lang)
    return ComponentPage(
        plan=plan,
        code=code,
        number=component.number,
        name=name_in(component, lang),
        framework=framework_label(framework, lang),
        scale_low=framework.component_low,
        scale_high=framework.component_high,
        strategy=component.strategy,
        strategy_reason=_reason(component, lang),
        index_weight=component.index_weight,
        source=component.source,
        **figures.scored(code),
        is_weighted=figures.are_weighted,
        leader=optional_label(assignment.leader_in_charge if assignment else None, lang),
        focal=next(iter(by_role["focal_unit"]), None),
        lead_units=by_role["lead_unit"],
        supporting_units=by_role["supporting_unit"],
        consolidating=next(iter(by_role["consolidating_unit"]), None),
        assignment_source=assignment.source if assignment else None,
        indicators=tuple(
            IndicatorLine(row.code, row.name, row.index_weight) for row in component.indicators.all()
        ),
        solutions=tuple(
            label_of(row, lang)
            for row in Solution.objects.filter(plan=plan, components=component)
            .distinct()
            .order_by("position")
        ),
        tasks=tuple(_task_line(task, lang) for task in tasks),
        findings=tuple(line for line in found if line.noun not in {"frameworks", "duty_rules"}),
        deadline_findings=tuple(line for line in found if line.noun == "duty_rules"),
        index_findings=tuple(line for line in found if line.noun == "frameworks"),
        siblings=tuple(label_of(row, lang) for row in siblings),
    )


_ROLES = ("focal_unit", "lead_unit", "supporting_unit", "consolidating_unit")


def _component(plan: Plan, code: str) -> Component:
    rows = Component.objects.filter(structure=plan.structure_id, code=code)
    component = rows.select_related("framework").prefetch_related("indicators").first()
    if component is None:
        raise NoSuchComponent(code)
    return component


def _assignment(plan: Plan, component: Component) -> Assignment | None:
    rows = Assignment.objects.filter(plan=plan, component=component).select_related("leader_in_charge")
    return rows.prefetch_related("parties__unit", _groups("parties__group", plan)).first()


def _groups(path: str, plan: Plan) -> "Prefetch[str, QuerySet[UnitGroup], str]":
    """Fetch groups with those who are members when the plan takes effect."""
    members = GroupMember.objects.on(plan.certain_effect).select_related("unit").order_by("position")
    return Prefetch(path, UnitGroup.objects.prefetch_related(Prefetch("members", members)))


def _tasks(plan: Plan, component: Component) -> Iterable[Task]:
    rows = Task.objects.filter(plan=plan, components=component).distinct().order_by("position")
    rules = Prefetch("duty_rules", DutyRule.objects.order_by("position"))
    needs = Prefetch("needs", Competence.objects.order_by("position"))
    return rows.prefetch_related("parties__unit", _groups("parties__group", plan), rules, needs)


def _lines(parties: Iterable[Party], lang: str) -> tuple[PartyLine, ...]:
    return tuple(_party_line(party, lang) for party in parties)


def _party_line(party: Party, lang: str) -> PartyLine:
    if party.group is None:
        assert party.unit is not None
        return PartyLine(party.as_written, label_of(party.unit, lang), is_group=False, members=())
    members = tuple(label_of(row.unit, lang) for row in party.group.members.all())
    listed = party.group.membership == "listed"
    return PartyLine(
        party.as_written, label_of(party.group, lang), is_group=True, members=members if listed else None
    )


def _task_line(task: Task, lang: str) -> TaskLine:
    parties: list[TaskParty] = list(task.parties.all())
    return TaskLine(
        code=task.code,
        name=name_in(task, lang),
        output=task.output,
        measure=task.measure,
        deadline=task.deadline,
        lead=_lines((row for row in parties if row.role == "lead"), lang),
        supporting=_lines((row for row in parties if row.role == "supporting"), lang),
        needs=tuple(competence.name for competence in task.needs.all()),
        rules=tuple(label_of(rule, lang) for rule in task.duty_rules.all()),
        source=task.source,
    )


def _reason(component: Component, lang: str) -> str | None:
    if component.strategy is None:
        return None
    rows = StrategyGroup.objects.filter(framework=component.framework_id, strategy=component.strategy)
    return reason_in(rows.first(), lang)


def _findings(
    plan: Plan, component: Component, tasks: list[str], roles: list[str], lang: str
) -> list[FindingLine]:
    """Return what was found about the component, its tasks, deadlines and index, in the order of the check."""
    places = {f"{noun}/{component.code}" for noun in ("assignments", "targets", "components")}
    places |= {f"tasks/{code}" for code in tasks} | {f"frameworks/{component.framework.code}"}
    deadlines = _rules(plan, component, roles).annotate(
        place=Concat(Value("duty_rules/"), "code", output_field=TextField())
    )
    about = Q(at__in=places) | Q(at__in=deadlines.values("place"))
    return [line_of(row, lang) for row in Finding.objects.filter(about, plan=plan).order_by("position")]


def _rules(plan: Plan, component: Component, roles: list[str]) -> QuerySet[DutyRule]:
    """Return the rules that make duties for the component: those of every component, and those of its roles.

    A component that nobody answers for has none: rules make duties where somebody has a role.
    """
    rows = DutyRule.objects.filter(Q(components=component) | Q(components__isnull=True), plan=plan)
    owned = DutyRuleSelector.objects.filter(rule=OuterRef("pk"), side="owner", role__in=roles)
    return rows.filter(Q(per_component=True) | Exists(owned)) if roles else rows.none()
