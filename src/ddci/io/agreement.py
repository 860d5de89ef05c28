"""What several values must satisfy together: scales, one of a kind, nothing that leads back to itself."""

from collections.abc import Callable, Hashable, Iterator
from typing import Any

from ddci.framework.model import Framework
from ddci.io.fill import Filler, Path
from ddci.io.problems import Problem
from ddci.plan.model import Assignment, RankGoal, Result, Target
from ddci.regime.model import CalendarOverride, DutyRule
from ddci.units.model import Unit

_ONE_OF_A_KIND: dict[type, Callable[[Any], Hashable]] = {
    Assignment: lambda value: value.component,
    Result: lambda value: (value.framework, value.component, value.year),
    Target: lambda value: (value.framework, value.component, value.year),
    RankGoal: lambda value: (value.framework, value.year),
    CalendarOverride: lambda value: value.day,
}
_ARROWS: dict[tuple[type, str], Callable[[Any], tuple[str, ...]]] = {
    (Unit, "parent"): lambda unit: (unit.parent,) if unit.parent else (),
    (Unit, "answers_to"): lambda unit: (unit.answers_to,) if unit.answers_to else (),
    (DutyRule, "compiled_from"): lambda rule: rule.compiled_from,
}


def check_agreement(filler: Filler) -> Iterator[Problem]:
    """Yield what is wrong between the values that could be made."""
    yield from _numbers(filler)
    for cls, key_of in _ONE_OF_A_KIND.items():
        yield from _given_twice(filler, cls, key_of)
    for (cls, name), arrows in _ARROWS.items():
        yield from _circles(filler, cls, name, arrows)


def _numbers(filler: Filler) -> Iterator[Problem]:
    frameworks: dict[str, Framework] = {made.code: made for _, made in filler.made.get(Framework, ())}
    components = {part.code: made.code for made in frameworks.values() for part in made.components}
    for cls, name in ((Result, "score"), (Target, "at_least")):
        for path, number in filler.made.get(cls, ()):
            framework = frameworks.get(number.framework)
            if framework is None:
                continue
            if components.get(number.component, framework.code) != framework.code:
                facts = {"component": number.component, "framework": framework.code}
                place = filler.place_of((*path, "component"))
                yield Problem(place, "component-of-another-framework", facts)
                continue
            scale = framework.total_scale if number.component is None else framework.component_scale
            found = getattr(number, name)
            if found is not None and scale.low < scale.high and not scale.low <= found <= scale.high:
                facts = {"key": name, "found": str(found), "low": str(scale.low), "high": str(scale.high)}
                yield Problem(filler.place_of((*path, name)), "out-of-range", facts)


def _given_twice(filler: Filler, cls: type, key_of: Callable[[Any], Hashable]) -> Iterator[Problem]:
    first: dict[Hashable, Path] = {}
    for path, made in filler.made.get(cls, ()):
        key = key_of(made)
        if key in first:
            shown = key if isinstance(key, tuple) else (key,)
            what = ", ".join(str(part) for part in shown if part is not None)
            facts = {"what": what, "first": filler.place_of(first[key]).short}
            yield Problem(filler.place_of(path), "given-twice", facts)
        else:
            first[key] = path


def _circles(
    filler: Filler, cls: type, name: str, arrows: Callable[[Any], tuple[str, ...]]
) -> Iterator[Problem]:
    """Peel off whatever leads nowhere any more; what remains stands on a circle or leads into one."""
    first: dict[str, tuple[Path, Any]] = {}
    for path, made in filler.made.get(cls, ()):
        first.setdefault(made.code, (path, made))  # a code given twice has its own problem
    after = {code: {to for to in arrows(made) if to in first} for code, (_, made) in first.items()}
    before: dict[str, list[str]] = {}
    for code, followers in after.items():
        for to in followers:
            before.setdefault(to, []).append(code)
    ends = [code for code, followers in after.items() if not followers]
    while ends:
        end = ends.pop()
        for code in before.get(end, ()):
            after[code].discard(end)
            if not after[code]:
                ends.append(code)
        del after[end]
    for code, followers in after.items():
        facts = {"code": code, "key": name, "next": ", ".join(sorted(followers))}
        yield Problem(filler.place_of((*first[code][0], name)), "leads-back-to-itself", facts)
