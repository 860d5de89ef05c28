"""How far each component is from its target, and which one carries most of the way."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from ddci.framework.model import Framework
from ddci.plan.model import Pack


@dataclass(frozen=True, slots=True)
class Gap:
    """Points still to gain; ``None`` where the result or the target is not known, zero where it is reached.

    ``share`` is the part of all points to gain, in 0–1: a plain sum over components, since a plan may print no
    weights. It is ``None`` when nothing has to be gained or this gap is unknown.
    """

    component: str
    result: Decimal | None
    target: Decimal | None
    points: Decimal | None
    share: Decimal | None


def gaps(scores: Iterable[tuple[str, Decimal | None, Decimal | None]]) -> tuple[Gap, ...]:
    """Return the gap of each (component, result, target), in the order given."""
    rows = [(code, result, target, _points(result, target)) for code, result, target in scores]
    total = sum((points for *_, points in rows if points is not None), Decimal(0))
    return tuple(
        Gap(code, result, target, points, points / total if points is not None and total > 0 else None)
        for code, result, target, points in rows
    )


def widest(of: Iterable[Gap]) -> Gap | None:
    """Return the component with most to gain (the first of equals), or None when nothing has to be gained."""
    known = [gap for gap in of if gap.points is not None and gap.points > 0]
    return max(known, key=lambda gap: gap.points or Decimal(0), default=None)


def main_framework(pack: Pack) -> Framework:
    """Return the index the plan means to raise itself: the first with targets, else the first it names.

    ValueError for a pack without an index, which no board can show.
    """
    aimed_at = {target.framework for target in pack.targets}
    ordered = sorted(pack.frameworks, key=lambda index: index.code not in aimed_at)
    if not ordered:
        raise ValueError(pack.pack.code)
    return ordered[0]


def gaps_of(pack: Pack, *, framework: str) -> tuple[Gap, ...]:
    """Return the gaps of a framework's components between the year before the plan's and the plan's target."""
    year = pack.document.year
    results = {
        row.component: row.score
        for row in pack.results
        if row.framework == framework and row.year == year - 1
    }
    targets = {
        row.component: row.at_least for row in pack.targets if row.framework == framework and row.year == year
    }
    components = next(index.components for index in pack.frameworks if index.code == framework)
    return gaps((item.code, results.get(item.code), targets.get(item.code)) for item in components)


def _points(result: Decimal | None, target: Decimal | None) -> Decimal | None:
    if result is None or target is None:
        return None
    return max(target - result, Decimal(0))
