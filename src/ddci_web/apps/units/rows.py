"""What the bridges share: a value's plain fields are the row's columns of the same name."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import fields
from functools import cache
from typing import Any, TypeVar

from django.db import models

V = TypeVar("V")
M = TypeVar("M", bound=models.Model)
K = TypeVar("K", bound=Hashable)


@cache
def _shared_names(kind: type, model: type[models.Model]) -> tuple[str, ...]:
    columns = {field.name for field in model._meta.concrete_fields if not field.is_relation}
    return tuple(field.name for field in fields(kind) if field.name in columns)


def columns_of(value: object, model: type[models.Model]) -> dict[str, Any]:
    """Return the columns of the model that the value fills by name; relations are the caller's."""
    kind: type = type(value)
    return {name: getattr(value, name) for name in _shared_names(kind, model)}


def fields_of(row: models.Model, kind: type) -> dict[str, Any]:
    """Return the fields of the value that the row's columns fill by name: the way back of ``columns_of``."""
    return {name: getattr(row, name) for name in _shared_names(kind, type(row))}


def optional(known: Mapping[str, M], code: str | None) -> M | None:
    """Return the row with this code, None for no code; KeyError for a code that nothing has."""
    return None if code is None else known[code]


def grouped(rows: Iterable[M], key: Callable[[M], K]) -> defaultdict[K, list[M]]:
    """Return the rows by key, each list in the order of the rows."""
    groups: defaultdict[K, list[M]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return groups


def code_of(row: Any) -> str | None:
    """Return the code of a row, None for no row."""
    return None if row is None else row.code
