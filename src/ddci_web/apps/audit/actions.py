"""Writing to the audit."""

import re
from collections.abc import Mapping
from datetime import datetime

from django.db import models

from ddci_web.apps.access.actor import Actor
from ddci_web.apps.access.policies import NotAllowed
from ddci_web.apps.audit.models import AuditEntry

Detail = str | int | bool | None

_VERB = re.compile(r"^[a-z_]+\.[a-z_]+$")
_LONGEST_DETAIL = 200


class NotForTheAudit(ValueError):
    """A verb that is no ``noun.done``, or a detail that is no short plain value."""


def record(
    verb: str,
    *,
    actor: Actor,
    at: datetime,
    target: object = None,
    details: Mapping[str, Detail] | None = None,
) -> AuditEntry:
    """Write who did what to what, inside the transaction of the doing: both happen or neither.

    ``verb`` says what has happened (``plan.submitted``). ``target`` is a saved object, or None. ``details``
    are codes and numbers; long text, which is where people's words and names would be, is refused.
    """
    if not _VERB.match(verb):
        raise NotForTheAudit(verb)
    for name, value in (details or {}).items():
        if not is_short_and_plain(value):
            raise NotForTheAudit(name)
    kind, identifier = _target(target)
    return AuditEntry.objects.create(
        at=at,
        verb=verb,
        actor_id=actor.user_id,
        actor_posts=sorted(str(post) for post in actor.posts),
        target_kind=kind,
        target_id=identifier,
        details=dict(details or {}),
    )


def is_short_and_plain(value: object) -> bool:
    """Return whether the value is a code, a number or a truth, as details must be."""
    return isinstance(value, int | None) or (isinstance(value, str) and len(value) <= _LONGEST_DETAIL)


def record_refusal(refusal: NotAllowed, *, at: datetime) -> AuditEntry:
    """Write that someone was refused what they could see; call it outside the transaction that failed."""
    return record("access.refused", actor=refusal.actor, at=at, details={"action": refusal.action})


def _target(target: object) -> tuple[str, str]:
    if target is None:
        return "", ""
    if not isinstance(target, models.Model) or target.pk is None:
        raise NotForTheAudit(type(target).__name__)
    return target._meta.label_lower, str(target.pk)
