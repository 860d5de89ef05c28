"""Codes are unique within their kind, and every reference leads to one."""

from collections.abc import Iterator
from difflib import get_close_matches

from ddci.io.fill import Filler, Named
from ddci.io.problems import Problem

_MOST_SEARCHES = 50  # looking for what was meant is slow, and nobody reads on past this many


def check_names(filler: Filler) -> Iterator[Problem]:
    """Yield a problem for each code given twice and each reference that leads nowhere.

    Kinds whose definitions could not be read are left out: their references may well be right.
    """
    first: dict[tuple[str, str], Named] = {}
    for named in filler.codes:
        earlier = first.setdefault((named.kind, named.code), named)
        if earlier is not named:
            facts = {"kind": named.kind, "code": named.code, "first": filler.place_of(earlier.path).short}
            yield Problem(filler.place_of(named.path), "duplicate-code", facts)
    yield from _dangling(filler, first)


def _dangling(filler: Filler, known: dict[tuple[str, str], Named]) -> Iterator[Problem]:
    by_kind: dict[str, list[str]] = {}
    kinds_of: dict[str, list[str]] = {}
    for kind, code in known:
        by_kind.setdefault(kind, []).append(code)
        kinds_of.setdefault(code, []).append(kind)
    meant: dict[tuple[str, str], str] = {}
    for named in filler.references:
        key = (named.kind, named.code)
        if key in known or named.kind in filler.unread:
            continue
        place = filler.place_of(named.path)
        facts = {"kind": named.kind, "code": named.code}
        if named.code in kinds_of:
            yield Problem(place, "reference-to-another-kind", {**facts, "other": kinds_of[named.code][0]})
            continue
        if key not in meant and len(meant) < _MOST_SEARCHES:
            meant[key] = ", ".join(get_close_matches(named.code, by_kind.get(named.kind, ()), n=3))
        if close := meant.get(key):
            facts["close"] = close
        yield Problem(place, "dangling-reference", facts)
