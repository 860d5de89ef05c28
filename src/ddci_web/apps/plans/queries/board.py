"""The board: the total, the components against their targets, and who answers for each."""

from dataclasses import dataclass
from decimal import Decimal

from ddci_web.apps.access.actor import ANONYMOUS, Actor, PostRef
from ddci_web.apps.frameworks.models import Component, Framework, StrategyGroup
from ddci_web.apps.frameworks.names import framework_label, reason_in
from ddci_web.apps.plans.models import Assignment, AssignmentParty, Plan, RankGoal
from ddci_web.apps.plans.queries.scores import Figures, Scored, figures_of, main_framework
from ddci_web.apps.units.models import Post
from ddci_web.apps.units.names import Label, name_in, optional_label
from ddci_web.apps.units.rows import grouped

STRATEGIES = ("fix", "improve", "keep")


@dataclass(frozen=True, slots=True)
class BoardRow(Scored):
    """A component with its figures and who answers for it."""

    code: str
    number: int
    name: str
    strategy: str | None
    index_weight: Decimal | None
    leader: Label | None
    focal: Label | None
    is_mine: bool


@dataclass(frozen=True, slots=True)
class StrategyBlock:
    """Components treated alike, largest gap first, unknown gaps last; ``strategy`` None for those in no group."""

    strategy: str | None
    reason: str | None
    source: str | None
    rows: tuple[BoardRow, ...]


@dataclass(frozen=True, slots=True)
class Total:
    """The index as a whole, on its own scale; ``rank`` and ``out_of`` are of the year before."""

    result: Decimal | None
    target: Decimal | None
    gap: Decimal | None
    outcome: Decimal | None
    rank: int | None
    out_of: int | None
    goal_top: int | None
    goal_out_of: int | None


@dataclass(frozen=True, slots=True)
class Scale:
    """The lowest and the highest score there is."""

    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class Board:
    """What the board shows. Without an index there are no rows, no scales and no name.

    ``worst`` is the component with most to gain, the one named first among equals; None when nothing has to be
    gained.
    """

    plan: Plan
    framework: Label | None
    component_scale: Scale | None
    total_scale: Scale | None
    result_year: int
    target_year: int
    total: Total
    blocks: tuple[StrategyBlock, ...]
    consolidating: Label | None
    weights_known: bool
    worst: BoardRow | None = None
    source: str | None = None

    @property
    def rows(self) -> tuple[BoardRow, ...]:
        """Every component, block by block."""
        return tuple(row for block in self.blocks for row in block.rows)

    @property
    def mine(self) -> tuple[BoardRow, ...]:
        """The components that the reader's posts are in charge of."""
        return tuple(row for row in self.rows if row.is_mine)


def board(plan: Plan, *, actor: Actor = ANONYMOUS, lang: str = "vi") -> Board:
    """Return the board of a plan as this actor sees it; nine statements at most, however large the plan."""
    framework = main_framework(plan)
    if framework is None:
        return _empty(plan)
    components = list(Component.objects.filter(framework=framework).order_by("position"))
    figures = figures_of(plan, framework, components)
    people, widest = _people(plan), figures.widest
    mine = frozenset(post.code for post in actor.posts if post == PostRef(plan.code, post.code))
    rows = [_row(item, figures, people.get(item.pk), mine=mine, lang=lang) for item in components]
    return Board(
        plan=plan,
        framework=framework_label(framework, lang),
        component_scale=Scale(framework.component_low, framework.component_high),
        total_scale=Scale(framework.total_low, framework.total_high),
        result_year=plan.year - 1,
        target_year=plan.year,
        total=_total(plan, framework, figures),
        blocks=_blocks(framework, rows, lang),
        consolidating=_consolidating(people, lang),
        weights_known=figures.are_weighted,
        worst=next((row for row in rows if row.code == widest), None),
        source=framework.source,
    )


def _empty(plan: Plan) -> Board:
    nothing = Total(None, None, None, None, None, None, None, None)
    return Board(plan, None, None, None, plan.year - 1, plan.year, nothing, (), None, weights_known=False)


@dataclass(frozen=True, slots=True)
class _Answering:
    """Who answers for a component: the leader's post, and the parties that are one of a kind by role."""

    leader: Post | None
    parties: dict[str, AssignmentParty]


def _people(plan: Plan) -> dict[int, _Answering]:
    rows = Assignment.objects.filter(plan=plan).select_related("leader_in_charge").order_by("position")
    singles = AssignmentParty.objects.filter(
        assignment__plan=plan, role__in=["focal_unit", "consolidating_unit"]
    ).select_related("unit", "group")
    parties = grouped(singles, lambda row: row.assignment_id)
    return {
        row.component_id: _Answering(row.leader_in_charge, {party.role: party for party in parties[row.pk]})
        for row in rows
    }


def party_label(party: AssignmentParty | None, lang: str) -> Label | None:
    """Return the unit or group that a party was resolved to."""
    return None if party is None else optional_label(party.unit or party.group, lang)


def _row(
    component: Component, figures: Figures, people: _Answering | None, *, mine: frozenset[str], lang: str
) -> BoardRow:
    leader = people.leader if people else None
    return BoardRow(
        code=component.code,
        number=component.number,
        name=name_in(component, lang),
        strategy=component.strategy,
        index_weight=component.index_weight,
        **figures.scored(component.code),
        leader=optional_label(leader, lang),
        focal=party_label(people.parties.get("focal_unit") if people else None, lang),
        is_mine=leader is not None and leader.code in mine,
    )


def _total(plan: Plan, framework: Framework, figures: Figures) -> Total:
    goal = RankGoal.objects.filter(plan=plan, framework=framework, year=plan.year).first()
    return Total(
        result=figures.total.result,
        target=figures.total.target,
        gap=figures.total.points,
        outcome=figures.outcome.get(None),
        rank=figures.rank,
        out_of=figures.out_of,
        goal_top=goal.top if goal else None,
        goal_out_of=goal.out_of if goal else None,
    )


def _blocks(framework: Framework, rows: list[BoardRow], lang: str) -> tuple[StrategyBlock, ...]:
    groups = {row.strategy: row for row in StrategyGroup.objects.filter(framework=framework)}
    made = []
    for strategy in (*STRATEGIES, None):
        own = tuple(sorted((row for row in rows if row.strategy == strategy), key=_by_gap))
        group = groups.get(strategy) if strategy else None
        if own:
            source = group.source if group else None
            made.append(StrategyBlock(strategy, reason_in(group, lang), source, own))
    return tuple(made)


def _by_gap(row: BoardRow) -> tuple[bool, Decimal, int]:
    return row.gap is None, -(row.gap or Decimal(0)), row.number


def _consolidating(people: dict[int, _Answering], lang: str) -> Label | None:
    parties = (row.parties.get("consolidating_unit") for row in people.values())
    return next((party_label(party, lang) for party in parties if party), None)
