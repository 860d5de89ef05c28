"""What is done to accounts."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction

from ddci_web.apps import access, audit
from ddci_web.apps.access.actor import COMMAND_LINE, Actor, PostRef
from ddci_web.apps.accounts.models import PostHolding, User

# Printed on the sign-in page of every demonstration, and refused everywhere else.
DEMO_PASSWORD = "trinh-dien-openddci"  # noqa: S105

_PASSWORD_BYTES = 12  # 96 bits, 16 letters: long enough for good, short enough to be read out
SESSIONS_DROPPED_AT_ONCE = 100  # few enough that nobody waits for it


class DemoAccountOutsideDemo(Exception):
    """A demo account's password is printed on the sign-in page: it is made in a demonstration only."""


@dataclass(frozen=True, slots=True)
class DemoPost:
    """A post to show the site as."""

    login_name: str
    post_name: str
    structure_code: str
    post_code: str
    is_administrator: bool = False


@transaction.atomic
def create_demo_accounts(posts: Sequence[DemoPost], *, at: datetime) -> list[User]:
    """Make the demo accounts be exactly these, and return them in this order.

    Run twice it changes nothing; demo accounts of earlier runs that are not named any more are removed.
    DemoAccountOutsideDemo on an installation that is no demonstration.
    """
    if not settings.OPENDDCI_DEMO:
        raise DemoAccountOutsideDemo
    User.objects.filter(is_demo=True).exclude(login_name__in=[post.login_name for post in posts]).delete()
    return [_demo_account(post, at=at) for post in posts]


def _demo_account(post: DemoPost, *, at: datetime) -> User:
    user = User.objects.filter(login_name=post.login_name, is_demo=True).first()
    if user is None:
        user = User.objects.create_user(
            post.login_name, DEMO_PASSWORD, post_name=post.post_name, is_demo=True, created_at=at
        )
        audit.record("account.created", actor=COMMAND_LINE, target=user, at=at, details={"demo": True})
    elif not user.check_password(DEMO_PASSWORD):
        user.set_password(DEMO_PASSWORD)
    user.post_name, user.is_administrator = post.post_name, post.is_administrator
    user.save()
    user.holdings.exclude(structure_code=post.structure_code, post_code=post.post_code).delete()
    PostHolding.objects.get_or_create(user=user, structure_code=post.structure_code, post_code=post.post_code)
    return user


class LoginNameTaken(Exception):
    """There is an account of this name."""


@transaction.atomic
def create_account(
    login_name: str,
    *,
    post_name: str,
    holding: PostRef | None,
    is_administrator: bool = False,
    actor: Actor,
    at: datetime,
) -> tuple[User, str]:
    """Make an account that holds a post (or administers), and return it with its password, to be told once.

    ValidationError for a name with other characters, LoginNameTaken, NotVisible or NotAllowed. Whether there is
    such a post is for the caller to know.
    """
    access.require(actor, "account.create", None)
    password = secrets.token_urlsafe(_PASSWORD_BYTES)
    user = User(login_name=login_name.strip().lower(), post_name=post_name, is_administrator=is_administrator)
    user.set_password(password)
    user.created_at = at
    user.clean_fields()
    if User.objects.filter(login_name=user.login_name).exists():
        raise LoginNameTaken(user.login_name)
    user.save()
    if holding is not None:
        PostHolding.objects.create(user=user, structure_code=holding.structure, post_code=holding.code)
    audit.record(
        "account.created", actor=actor, target=user, at=at, details={"administrator": is_administrator}
    )
    return user, password


@transaction.atomic
def note_signed_in(*, actor: Actor, at: datetime) -> None:
    """Write that an account was signed in to, and drop some sessions that have run out.

    Each sign-in begins one session, so that those left over can only become fewer.
    """
    audit.record("account.signed_in", actor=actor, at=at)
    over = Session.objects.filter(expire_date__lt=at).order_by("expire_date")[:SESSIONS_DROPPED_AT_ONCE]
    Session.objects.filter(pk__in=list(over.values_list("pk", flat=True))).delete()


@transaction.atomic
def change_password(*, user_id: int, password: str, actor: Actor, at: datetime) -> User:
    """Return the account with a new password, which the form has found good; its sessions have ended.

    NotVisible or NotAllowed for anybody else's account.
    """
    user = User.objects.select_for_update().get(pk=user_id)
    access.require(actor, "account.change_password", user)
    user.set_password(password)
    user.save(update_fields=["password"])
    audit.record("account.password_changed", actor=actor, target=user, at=at)
    return user


def prefer_language(*, user_id: int, language: str) -> None:
    """Keep the language with the account; taken up when it is next signed in to."""
    User.objects.filter(pk=user_id).update(language=language)
