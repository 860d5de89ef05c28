"""Codes are unique within their kind, and every reference leads to one."""

from collections.abc import Collection, Iterator
from difflib import SequenceMatcher, get_close_matches

from ddci.io.fill import Filler, Named
from ddci.io.problems import Problem

_MOST_SEARCHES = 50  # looking for what was meant is slow, and nobody reads on past this many


def close_codes(code: str, known: Collection[str]) -> list[str]:
    """Return up to three codes that were probably meant, the likeliest first.

    The first word of a code says what kind of thing it is (``xa-``, ``phong-``), so that a ward would be like any
    office: what comes after it has to be alike as well.
    """
    return [close for close in get_close_matches(code, known, n=3, cutoff=0.75) if _named_alike(code, close)]


def _named_alike(one: str, other: str) -> bool:
    name, other_name = one.partition("-")[2], other.partition("-")[2]
    return _one_slip(name, other_name) or SequenceMatcher(None, name, other_name).ratio() >= 0.7


def _one_slip(one: str, other: str) -> bool:
    """Whether the texts differ by at most one letter: wrong, missing or too many."""
    longer, shorter = sorted((one, other), key=len, reverse=True)
    same = next((n for n, (a, b) in enumerate(zip(longer, shorter, strict=False)) if a != b), len(shorter))
    return longer[same + 1 :] in {shorter[same:], shorter[same + 1 :]}


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
            meant[key] = ", ".join(close_codes(named.code, by_kind.get(named.kind, ())))
        if close := meant.get(key):
            facts["close"] = close
        yield Problem(place, "dangling-reference", facts)
