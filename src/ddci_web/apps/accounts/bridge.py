"""From an account to the actor that the table of rights knows."""

from django.contrib.auth.models import AnonymousUser

from ddci_web.apps.access.actor import ANONYMOUS, Actor, PostRef, Role, including_implied
from ddci_web.apps.accounts.models import User
from ddci_web.apps.accounts.standing import standing_of


def actor_of(user: User | AnonymousUser) -> Actor:
    """Return the actor that an account is; ANONYMOUS for no account or one that was closed."""
    if not isinstance(user, User) or not user.is_active:
        return ANONYMOUS
    posts = frozenset(
        PostRef(structure, code)
        for structure, code in user.holdings.values_list("structure_code", "post_code")
    )
    standing = standing_of(posts)
    own = {Role.SIGNED_IN, *([Role.ADMINISTRATOR] if user.is_administrator else [])}
    return Actor(
        user_id=user.pk,
        post_name=str(user),
        posts=posts,
        units=standing.units,
        roles=including_implied(*own, *standing.roles),
        held=standing.held,
    )
