"""Kinds of columns that several models have."""

from typing import Any, get_args

from django.db import models
from django.db.models import CheckConstraint, Q


class Placed(models.Model):
    """A row with a place in its list: the order in which the plan names things is kept."""

    position = models.PositiveIntegerField()

    class Meta:
        abstract = True
        ordering = ("position",)


def one_of(column: str, vocabulary: Any, *, name: str) -> CheckConstraint:
    """Let a column hold nothing but the words of a ``Literal`` (or no word at all, where it may be null)."""
    return CheckConstraint(condition=Q(**{f"{column}__in": sorted(get_args(vocabulary))}), name=name)


def exactly_one(*columns: str, name: str) -> CheckConstraint:
    """Let exactly one of the columns be filled."""
    choice = Q()
    for chosen in columns:
        choice |= Q(**{f"{column}__isnull": column != chosen for column in columns})
    return CheckConstraint(condition=choice, name=name)


def at_most_one(*columns: str, name: str) -> CheckConstraint:
    """Let one of the columns be filled, or none."""
    choice = Q(**{f"{column}__isnull": True for column in columns})
    for chosen in columns:
        choice |= Q(**{f"{column}__isnull": column != chosen for column in columns})
    return CheckConstraint(condition=choice, name=name)
