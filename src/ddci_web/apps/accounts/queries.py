"""What pages read about accounts."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ddci_web.apps.access.actor import Role
from ddci_web.apps.accounts.bridge import actor_of
from ddci_web.apps.accounts.models import User

_PARTS = {
    Role.LEADER: _("phụ trách"),
    Role.CONSOLIDATOR: _("tổng hợp"),
    Role.FOCAL_OFFICER: _("đầu mối"),
    Role.LEAD_OFFICER: _("chủ trì"),
    Role.ADMINISTRATOR: _("quản trị"),
}


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """An account to try the site with; ``parts`` say what it plays in the plan."""

    login_name: str
    post_name: str
    parts: tuple[str | Promise, ...]


def demo_accounts() -> Sequence[DemoAccount]:
    """Return the accounts to try the site with, as they were made; none outside a demonstration.

    What each one plays is asked account by account: a demonstration has a handful of them.
    """
    if not settings.OPENDDCI_DEMO:
        return ()
    return [_demo_account(user) for user in User.objects.filter(is_demo=True, is_active=True).order_by("pk")]


def _demo_account(user: User) -> DemoAccount:
    roles = actor_of(user).roles
    return DemoAccount(
        user.login_name, user.post_name, tuple(part for role, part in _PARTS.items() if role in roles)
    )
