"""The figures of a plan's index, reckoned once for the board and the component's page."""

from dataclasses import asdict, dataclass
from decimal import Decimal
from functools import partial
from typing import TypeVar

from django.db.models import Exists, OuterRef

from ddci.plan import model as values
from ddci.plan.gaps import Gap, gaps_between, main_index, weights_of_all, widest
from ddci_web.apps.frameworks.models import Component, Framework
from ddci_web.apps.plans.models import Plan, Result, Target
from ddci_web.apps.units.rows import fields_of

V = TypeVar("V", values.Result, values.Target)


@dataclass(frozen=True, slots=True)
class Scored:
    """Something with scores. ``gap`` is None where the result or the target is unknown, zero where it is reached.

    ``share`` is the part (0–1) of all that is to be gained, weighted where the plan prints every weight.
    ``outcome`` is the plan year's own result, None until it is published.
    """

    result: Decimal | None
    target: Decimal | None
    gap: Decimal | None
    share: Decimal | None
    outcome: Decimal | None


@dataclass(frozen=True, slots=True)
class Figures:
    """Last year's results, this year's targets and the way between, by component; ``total`` likewise.

    ``outcome`` is what the plan's own year has brought so far as published, None before that.
    """

    by_component: dict[str, Gap]
    total: Gap
    outcome: dict[str | None, Decimal | None]
    rank: int | None
    out_of: int | None
    are_weighted: bool

    def scored(self, component: str) -> dict[str, Decimal | None]:
        """Return the fields of a component that is ``Scored``."""
        gap = self.by_component[component]
        return asdict(Scored(gap.result, gap.target, gap.points, gap.share, self.outcome.get(component)))

    @property
    def widest(self) -> str | None:
        """The code of the component with most to gain, the first of equals; None when nothing has to be gained."""
        gap = widest(self.by_component.values())
        return None if gap is None else gap.component


def main_framework(plan: Plan) -> Framework | None:
    """Return the index that the plan is about, chosen as the library does; one statement."""
    aims = Target.objects.filter(plan=plan, framework=OuterRef("pk"))
    frameworks = (
        Framework.objects.filter(structure=plan.structure_id)
        .annotate(is_aimed_at_now=Exists(aims.filter(year=plan.year)), is_aimed_at=Exists(aims))
        .order_by("position")
    )
    return main_index((index, index.is_aimed_at_now, index.is_aimed_at) for index in frameworks)


def figures_of(plan: Plan, framework: Framework, components: list[Component]) -> Figures:
    """Return the figures of the framework's components; two statements."""
    codes = {component.pk: component.code for component in components}

    def told(row: Result | Target, kind: type[V]) -> V:
        component = None if row.component_id is None else codes[row.component_id]
        return kind(framework=framework.code, component=component, **fields_of(row, kind))

    scores = Result.objects.filter(plan=plan, framework=framework, year__in=[plan.year - 1, plan.year])
    aims = Target.objects.filter(plan=plan, framework=framework, year=plan.year)
    results = [told(row, values.Result) for row in scores]
    targets = [told(row, values.Target) for row in aims]
    gaps = partial(gaps_between, results=results, targets=targets, year=plan.year)
    weights = {component.code: component.index_weight for component in components}
    last_total = next((row for row in results if row.component is None and row.year == plan.year - 1), None)
    return Figures(
        by_component={row.component: row for row in gaps(codes.values(), weights=weights)},
        total=gaps([None])[0],
        outcome={row.component: row.score for row in results if row.year == plan.year},
        rank=last_total.rank if last_total else None,
        out_of=last_total.out_of if last_total else None,
        are_weighted=weights_of_all(weights, weights) is not None,
    )
