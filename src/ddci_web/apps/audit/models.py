"""The audit's one table. It grows and never changes: the models refuse, and so does the database."""

from collections.abc import Iterable
from typing import Any, NoReturn

from django.db import models


class AuditIsAppendOnly(Exception):
    """Something tried to change or delete a line of the audit."""


class AuditQuerySet(models.QuerySet["AuditEntry"]):
    """Reads and adds; everything else is refused before it reaches the database."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise AuditIsAppendOnly

    def bulk_update(
        self, objs: Iterable["AuditEntry"], fields: Any, batch_size: int | None = None
    ) -> NoReturn:
        raise AuditIsAppendOnly

    def delete(self) -> NoReturn:
        raise AuditIsAppendOnly


class AuditEntry(models.Model):
    """One line: an actor did something to a target.

    Holds codes and numbers, never a person's name or words: ``actor_id`` is the number of an account and no
    foreign key, so that the line outlives the account; ``details`` are short values of the action itself.
    """

    at = models.DateTimeField()
    verb = models.CharField(max_length=80)
    actor_id = models.BigIntegerField(null=True)
    actor_posts = models.JSONField(default=list)
    target_kind = models.CharField(max_length=80, blank=True, default="")
    target_id = models.CharField(max_length=200, blank=True, default="")
    details = models.JSONField(default=dict)

    objects = AuditQuerySet.as_manager()

    class Meta:
        ordering = ("-at", "-id")
        indexes = [
            models.Index(fields=["at"], name="audit_by_time"),
            models.Index(fields=["target_kind", "target_id", "at"], name="audit_by_target"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%dT%H:%M:%SZ} {self.verb} {self.target_kind}:{self.target_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write a new line; AuditIsAppendOnly for one that has been written."""
        if not self._state.adding:
            raise AuditIsAppendOnly
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse."""
        raise AuditIsAppendOnly
