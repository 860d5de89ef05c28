"""Which accounts may sign in, and stay signed in."""

from typing import Any

from django.conf import settings
from django.contrib.auth.backends import ModelBackend

from ddci_web.apps.accounts.models import User


class AccountBackend(ModelBackend):
    """Django's own check of the password, with demo accounts shut out of real installations.

    Django asks again for every request: a session that was copied out of a demonstration opens nothing.
    """

    def user_can_authenticate(self, user: Any) -> bool:
        """Return whether the account is active and belongs to this kind of installation."""
        belongs = not (isinstance(user, User) and user.is_demo) or settings.OPENDDCI_DEMO
        return belongs and super().user_can_authenticate(user)
