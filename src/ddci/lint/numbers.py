"""Numbers: weights, totals, indicators, ranks and targets that do not hold together."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ddci.base.numbers import rounded
from ddci.framework.model import Framework
from ddci.lint.finding import Fact
from ddci.lint.registry import Fault, rule
from ddci.lint.subject import Subject, named, named_index
from ddci.plan.model import Result, Target

WHOLE = Decimal(100)

PUBLISHED_PLACES = 2
"""Decimal places to which a total that we compute is shown beside a printed one."""

Figures = Mapping[tuple[str, int], Mapping[str | None, Decimal]]
"""Scores by framework and year, then by component; the total's under None."""


@rule("weights-missing", severity="blocking")
def total_has_weights(subject: Subject) -> Iterator[Fault]:
    """An index with a printed total gives the weight of every component.

    Without weights nobody can recompute the total, or know which component is worth the effort.
    """
    with_total = {row.framework for row in _rows(subject) if row.component is None}
    for framework in subject.pack.frameworks:
        missing = [item for item in framework.components if item.index_weight is None]
        if framework.code in with_total and missing:
            yield Fault(
                at=f"frameworks/{framework.code}",
                facts={
                    "case": "all" if len(missing) == len(framework.components) else "some",
                    "framework": named_index(framework),
                    "components": tuple(named(item) for item in missing),
                    "count": len(missing),
                },
                paragraph=framework.source,
            )


@rule("weights-do-not-add-up", severity="blocking")
def weights_share_out_the_whole(subject: Subject) -> Iterator[Fault]:
    """Where every component has a weight, the weights add up to 100 per cent.

    What is missing or too much moves the total, and nobody can say to which component it belongs. Half a unit
    of the coarsest weight printed is forgiven, once: whoever rounds weights sees to it that they add up.
    """
    for framework in subject.pack.frameworks:
        weights = [item.index_weight for item in framework.components if item.index_weight is not None]
        if not weights or len(weights) != len(framework.components):
            continue
        total = sum(weights, Decimal(0))
        if abs(total - WHOLE) > max(map(_half_unit, weights)):
            yield Fault(
                at=f"frameworks/{framework.code}",
                facts={"framework": named_index(framework), "total": total},
                paragraph=framework.source,
            )


def _rows(subject: Subject) -> tuple[Result | Target, ...]:
    return (*subject.pack.results, *subject.pack.targets)


@rule("total-contradicts-equal-weights", severity="warning")
def total_is_no_plain_mean(subject: Subject) -> Iterator[Fault]:
    """Where no weights, or equal ones, are given, the printed total is the plain mean of the components.

    A total that rounding cannot bring to the mean was made with weights that the plan does not show.
    """
    for framework in subject.pack.frameworks:
        if len({item.index_weight for item in framework.components}) == 1:
            equal = [Decimal(1)] * len(framework.components)
            yield from _contradicted(subject, framework, equal)


@rule("total-contradicts-weights", severity="warning")
def total_follows_from_weights(subject: Subject) -> Iterator[Fault]:
    """Where different weights are given, the printed total is the weighted mean of the components.

    A total that rounding cannot bring to it was computed wrongly, or with other weights than those shown.
    """
    for framework in subject.pack.frameworks:
        weights = [item.index_weight for item in framework.components if item.index_weight is not None]
        if len(weights) == len(framework.components) and len(set(weights)) > 1:
            yield from _contradicted(subject, framework, weights)


def _contradicted(subject: Subject, framework: Framework, weights: Sequence[Decimal]) -> Iterator[Fault]:
    """Yield one fault for the printed totals of an index, results and targets, that its parts do not give."""
    results = _figures((row.framework, row.year, row.component, row.score) for row in subject.pack.results)
    targets = _figures((row.framework, row.year, row.component, row.at_least) for row in subject.pack.targets)
    facts: dict[str, Fact] = {}
    for name, figures in (("result", results), ("target", targets)):
        found = _latest_contradiction(framework, figures, weights)
        if found is not None:
            facts |= {f"{name}_year": found.year, f"{name}_total": found.total, f"{name}_mean": found.mean}
    if facts:
        both = "result_year" in facts and "target_year" in facts
        case = "both" if both else "result" if "result_year" in facts else "target"
        yield Fault(
            at=f"frameworks/{framework.code}",
            facts={"case": case, "framework": named_index(framework), **facts},
            paragraph=framework.source,
        )


@dataclass(frozen=True, slots=True)
class _Contradiction:
    year: int
    total: Decimal
    mean: Decimal


def _figures(rows: Iterable[tuple[str, int, str | None, Decimal | None]]) -> Figures:
    figures: dict[tuple[str, int], dict[str | None, Decimal]] = {}
    for framework, year, component, score in rows:
        if score is not None:
            figures.setdefault((framework, year), {})[component] = score
    return figures


def _latest_contradiction(
    framework: Framework, figures: Figures, weights: Sequence[Decimal]
) -> _Contradiction | None:
    years = sorted((year for code, year in figures if code == framework.code), reverse=True)
    found = (_contradiction(framework, year, figures[framework.code, year], weights) for year in years)
    return next((item for item in found if item is not None), None)


def _contradiction(
    framework: Framework, year: int, scores: Mapping[str | None, Decimal], weights: Sequence[Decimal]
) -> _Contradiction | None:
    """Hold a year's total against the weighted mean of its components, carried to the total's scale.

    The two may differ by half a unit in the last digit printed of each, components and total alike. Nothing
    is said while a component has no score.
    """
    parts = [scores[item.code] for item in framework.components if item.code in scores]
    total = scores.get(None)
    if total is None or not parts or len(parts) != len(framework.components) or not sum(weights):
        return None
    factor = framework.total_scale.high / framework.component_scale.high / sum(weights)
    mean = factor * sum(weight * part for weight, part in zip(weights, parts, strict=True))
    spread = factor * sum(weight * _half_unit(part) for weight, part in zip(weights, parts, strict=True))
    if abs(mean - total) <= spread + _half_unit(total):
        return None
    return _Contradiction(year, total, rounded(mean, places=PUBLISHED_PLACES))


def _half_unit(printed: Decimal) -> Decimal:
    exponent = printed.as_tuple().exponent
    assert isinstance(exponent, int)
    return Decimal(5).scaleb(exponent - 1)


@rule("indicators-missing", severity="warning")
def components_have_indicators(subject: Subject) -> Iterator[Fault]:
    """The components of an index that is measured or aimed at list their indicators.

    Lead units report on indicators; without a list each reports on what it likes.
    """
    in_use = {row.framework for row in _rows(subject)}
    for framework in subject.pack.frameworks:
        missing = [item for item in framework.components if not item.indicators]
        if framework.code in in_use and missing:
            yield Fault(
                at=f"frameworks/{framework.code}",
                facts={
                    "case": "all" if len(missing) == len(framework.components) else "some",
                    "framework": named_index(framework),
                    "components": tuple(named(item) for item in missing),
                    "count": len(missing),
                },
                paragraph=framework.source,
            )


@rule("rank-baseline-missing", severity="warning")
def rank_goal_has_a_start(subject: Subject) -> Iterator[Fault]:
    """A goal to be among the first states the rank of the year before.

    Otherwise nobody can tell whether the goal means to climb, to stay or to fall.
    """
    ranked = {
        (row.framework, row.year)
        for row in subject.pack.results
        if row.component is None and row.rank is not None
    }
    for goal in subject.pack.rank_goals:
        if (goal.framework, goal.year - 1) not in ranked:
            yield Fault(
                at=f"rank_goals/{goal.framework}",
                facts={
                    "framework": named_index(subject.frameworks[goal.framework]),
                    "top": goal.top,
                    "out_of": goal.out_of,
                    "year": goal.year,
                    "year_before": goal.year - 1,
                },
                paragraph=goal.source,
            )


@rule("target-not-above-result", severity="note")
def target_asks_for_more(subject: Subject) -> Iterator[Fault]:
    """A target lies above the result of the year before.

    One that does not may be meant (to keep what is good), yet it asks for no improvement and should say so.
    """
    results = {(row.framework, row.year, row.component): row.score for row in subject.pack.results}
    for target in subject.pack.targets:
        before = results.get((target.framework, target.year - 1, target.component))
        if before is None or target.at_least > before:
            continue
        framework = subject.frameworks[target.framework]
        yield Fault(
            at=f"targets/{target.component or target.framework}",
            facts={
                "case": "same" if target.at_least == before else "lower",
                "subject": subject.component(target.component)
                if target.component
                else named_index(framework),
                "target": target.at_least,
                "result": before,
                "year": target.year,
                "year_before": target.year - 1,
            },
            paragraph=target.source,
        )
