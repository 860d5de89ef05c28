"""How far each component is from its target, and which one carries most of the way."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from ddci.framework.model import Framework
from ddci.plan.model import Pack, Result, Target

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Gap:
    """Points still to gain; ``None`` where the result or the target is not known, zero where it is reached.

    ``share`` is the part, in 0–1, of all that is to be gained: by weight in the index where the weights are known
    (``weighted_points``: gap × weight), else a plain sum over components. It is ``None`` when nothing has to be
    gained or this gap is unknown.
    """

    component: str
    result: Decimal | None
    target: Decimal | None
    points: Decimal | None
    share: Decimal | None
    weighted_points: Decimal | None = None


def gaps(
    scores: Iterable[tuple[str, Decimal | None, Decimal | None]],
    *,
    weights: Mapping[str, Decimal | None] | None = None,
) -> tuple[Gap, ...]:
    """Return the gap of each (component, result, target), in the order given.

    ``weights`` count only when there is one for every component: a share that mixes weighted and unweighted
    points would mean nothing.
    """
    rows = [(code, result, target, _points(result, target)) for code, result, target in scores]
    known = weights_of_all((code for code, *_ in rows), weights or {})

    def weighted(code: str, points: Decimal | None) -> Decimal | None:
        return None if known is None or points is None else points * known[code]

    def gain(code: str, points: Decimal | None) -> Decimal | None:
        return points if known is None else weighted(code, points)

    gains = [gain(code, points) for code, _, _, points in rows]
    total = sum((item for item in gains if item is not None), Decimal(0))
    return tuple(
        Gap(
            code,
            result,
            target,
            points,
            item / total if item is not None and total > 0 else None,
            weighted(code, points),
        )
        for (code, result, target, points), item in zip(rows, gains, strict=True)
    )


def weights_of_all(
    components: Iterable[str], weights: Mapping[str, Decimal | None]
) -> dict[str, Decimal] | None:
    """Return the weights when every component has one and they are not all zero, else None."""
    found = {code: weights.get(code) for code in components}
    known = {code: weight for code, weight in found.items() if weight is not None}
    return known if len(known) == len(found) and any(known.values()) else None


def widest(of: Iterable[Gap]) -> Gap | None:
    """Return the component that carries most of the way, or None when nothing has to be gained.

    By points × weight where weights are known, else by points; the first of equals.
    """
    known = [gap for gap in of if gap.points is not None and gap.points > 0]
    return max(known, key=_pull, default=None)


def _pull(gap: Gap) -> Decimal:
    pull = gap.points if gap.weighted_points is None else gap.weighted_points
    return Decimal(0) if pull is None else pull


def main_index(candidates: Iterable[tuple[T, bool, bool]]) -> T | None:
    """Return the index that a plan means to raise, of (index, aimed at in the plan's year, aimed at at all).

    The first with a target for the plan's year, else the first with any, else the first; None without one.
    """
    ordered = sorted(candidates, key=lambda candidate: (not candidate[1], not candidate[2]))
    return ordered[0][0] if ordered else None


def main_framework(pack: Pack) -> Framework:
    """Return the index the plan means to raise itself (``main_index``).

    ValueError for a pack without an index, which no board can show.
    """
    years = {(target.framework, target.year) for target in pack.targets}
    aimed_at = {framework for framework, _ in years}
    chosen = main_index(
        (index, (index.code, pack.document.year) in years, index.code in aimed_at)
        for index in pack.frameworks
    )
    if chosen is None:
        raise ValueError(pack.pack.code)
    return chosen


def gaps_of(pack: Pack, *, framework: str) -> tuple[Gap, ...]:
    """Return the gaps of a framework's components between the year before the plan's and the plan's target."""
    components = [item for index in pack.frameworks if index.code == framework for item in index.components]
    return gaps_between(
        [item.code for item in components],
        results=(row for row in pack.results if row.framework == framework),
        targets=(row for row in pack.targets if row.framework == framework),
        year=pack.document.year,
        weights={item.code: item.index_weight for item in components},
    )


def gaps_between(
    components: Iterable[str | None],
    *,
    results: Iterable[Result],
    targets: Iterable[Target],
    year: int,
    weights: Mapping[str, Decimal | None] | None = None,
) -> tuple[Gap, ...]:
    """Return the gaps of one framework's components between its results of the year before and its targets.

    None among the components asks for the index as a whole, whose gap has an empty code.
    """
    before = {row.component: row.score for row in results if row.year == year - 1}
    aims = {row.component: row.at_least for row in targets if row.year == year}
    scores = ((code or "", before.get(code), aims.get(code)) for code in components)
    return gaps(scores, weights=weights)


def _points(result: Decimal | None, target: Decimal | None) -> Decimal | None:
    if result is None or target is None:
        return None
    return max(target - result, Decimal(0))
