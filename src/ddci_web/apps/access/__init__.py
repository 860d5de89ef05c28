"""Who may do what: the actor, the one table of rights, and ``require``."""

from ddci_web.apps.access.policies import NotAllowed, NotVisible, may, may_open, require

__all__ = ["NotAllowed", "NotVisible", "may", "may_open", "require"]
