"""A mistake told once: what follows from one mistyped code in other cells is counted, not repeated."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from ddci.io.problems import Problem

_MOST_PLACES = 3  # the others are found by searching for the code


def told_once(problems: Iterable[Problem], *, unread: Collection[str]) -> list[Problem]:
    """Return the problems in their order without those that another one explains.

    A code that is missing is told at the first cell that needs it, with the number of the others and where the
    next ones stand. It is not told where some cell that defines such codes was refused (``unread``: kinds of codes
    and titles of sheets), nor where an ill-formed code was probably meant to be it.
    """
    problems = list(problems)
    meant = {problem.facts.get("close") for problem in problems if problem.code == "ill-formed-code"}
    told: list[Problem] = []
    first: dict[tuple[str, str], int] = {}
    others: dict[int, list[str]] = {}
    for problem in problems:
        if lost := _lost_code(problem):
            kinds, code = lost
            if code in meant or not kinds.isdisjoint(unread):
                continue
            index = first.setdefault((problem.facts.get("kind", ""), code), len(told))
            if index < len(told):
                others.setdefault(index, []).append(problem.place.short)
                continue
        told.append(problem)
    for index, places in others.items():
        shown = ", ".join(places[:_MOST_PLACES]) + (", …" if len(places) > _MOST_PLACES else "")
        facts = {**told[index].facts, "also": shown, "times": str(len(places))}
        told[index] = replace(told[index], facts=facts)
    return told


def _lost_code(problem: Problem) -> tuple[set[str], str] | None:
    """The code that a problem misses, and of what kind or in which sheet."""
    if problem.code == "dangling-reference":
        return {problem.facts["kind"]}, problem.facts["code"]
    if problem.code == "row-belongs-nowhere":
        return {problem.facts.get("kind", ""), problem.facts["title"]}, problem.facts["found"]
    return None
