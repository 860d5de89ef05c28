"""The filter that every list's search box uses."""

from collections.abc import Iterable, Sequence
from typing import TypeVar, cast

from django.db.models import Case, IntegerField, Model, Q, QuerySet, Value, When

from ddci.base.text import fold
from ddci_web.apps.search.text import bare, marked

M = TypeVar("M", bound=Model)

LONGEST_TEXT = 100
MOST_WORDS = 10
"""What of a text is looked for: nobody types more, and each word costs the database a comparison a row."""

FOUND_INSIDE_WORDS = 4
"""Letters from which a word is found inside others, too (``langgiang``); shorter ones would be everywhere."""


def matching(
    rows: QuerySet[M], text: str, *, columns: Sequence[str] = ("search_text",), exact_first: bool = True
) -> QuerySet[M]:
    """Return the rows in which every word of the text occurs, in any of the columns, whatever its marks.

    A word is found at the beginning of words. Rows that hold the text exactly as typed, marks included, come first
    when it has marks; after that the order of ``rows`` stays. An empty text finds everything. Signs beside words
    are passed over (``TN & MT``); ``%`` and ``_`` mean themselves. Of a long text the beginning counts.
    """
    text = text[:LONGEST_TEXT]
    words = list(dict.fromkeys(fold(text).split()))
    chosen = [word for word in words if bare(word)] or words
    every = [_any(columns, _parts(word)) for word in chosen[:MOST_WORDS]]
    rows = rows.filter(*every)
    if not words or not exact_first or marked(text) == fold(text):
        return rows
    exact = When(_any(columns, [f" {marked(text)}"]), then=Value(0))
    rank = Case(exact, default=Value(1), output_field=IntegerField())
    order = rows.query.order_by or rows.model._meta.ordering or ()
    return cast("QuerySet[M]", rows.alias(search_rank=rank).order_by("search_rank", *order))


def _parts(word: str) -> list[str]:
    """Return what to look for, any of it, to find a folded word."""
    letters = bare(word)
    if not letters:
        return [word]
    inside = [letters] if len(letters) >= FOUND_INSIDE_WORDS else []
    return [f" {word}", f" {letters}", *inside]


def _any(columns: Sequence[str], parts: Iterable[str]) -> Q:
    # ``contains`` is LIKE with its wildcards escaped; every text is in lower case, which is all that SQLite
    # (where LIKE takes ASCII capitals for small letters) and PostgreSQL (where it does not) need to agree.
    found = Q()
    for part in dict.fromkeys(parts):
        for column in columns:
            found |= Q(**{f"{column}__contains": part})
    return found
