"""Who did what, when: written by every action, never changed."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ddci_web.apps.access.actor import Actor
    from ddci_web.apps.audit.actions import Detail
    from ddci_web.apps.audit.models import AuditEntry


def record(
    verb: str,
    *,
    actor: "Actor",
    at: datetime,
    target: object = None,
    details: "Mapping[str, Detail] | None" = None,
) -> "AuditEntry":
    """Write one line of the audit; see ``actions.record``."""
    # Django imports this package before models may exist
    from ddci_web.apps.audit import actions  # noqa: PLC0415

    return actions.record(verb, actor=actor, at=at, target=target, details=details)
