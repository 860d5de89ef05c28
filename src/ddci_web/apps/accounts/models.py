"""Accounts, the posts they hold, and the recent attempts to sign in."""

from collections.abc import Iterable
from typing import Any, ClassVar, Self

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ddci_web.apps.access.actor import Actor
from ddci_web.apps.access.table import ANY_STATE, Relation


class UserManager(BaseUserManager["User"]):
    """Makes accounts; login names are kept in lower case and found in any."""

    def create_user(
        self, login_name: str, password: str | None = None, *, post_name: str = "", **fields: Any
    ) -> "User":
        """Return a new, saved account; without a password nobody can sign in to it."""
        user = self.model(login_name=login_name.strip().lower(), post_name=post_name, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, login_name: str, password: str | None = None, **fields: Any) -> "User":
        """Return a new administrator; the name is the one Django's own command asks for."""
        return self.create_user(login_name, password, is_administrator=True, **fields)

    def get_by_natural_key(self, username: str | None) -> "User":
        """Return the account with this login name, in whatever case it was typed."""
        return self.get(login_name=(username or "").strip().lower())


class User(AbstractBaseUser):
    """An account. Shown as its post; the holder's own name is asked for nowhere.

    One with ``is_demo`` has a password that is printed on the sign-in page; however such a row came to be, the
    backend lets nobody sign in with it outside a demonstration.
    """

    login_name = models.CharField(
        _("tên đăng nhập"),
        max_length=64,
        unique=True,
        validators=[
            RegexValidator(r"^[a-z0-9][a-z0-9._-]*$", _("Chỉ dùng chữ thường không dấu, số và . _ -"))
        ],
    )
    post_name = models.CharField(_("chức vụ hiển thị"), max_length=200, blank=True)
    language = models.CharField(_("ngôn ngữ"), max_length=8, blank=True, choices=settings.LANGUAGES)
    is_active = models.BooleanField(default=True)
    is_administrator = models.BooleanField(default=False)
    is_demo = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "login_name"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        ordering = ("login_name",)
        constraints = [
            models.CheckConstraint(
                condition=models.Q(login_name=Lower("login_name")), name="login_name_is_lower"
            ),
        ]

    def __str__(self) -> str:
        return self.post_name or self.login_name

    @property
    def access_structure(self) -> None:
        """An account is the site's own: roles that a plan gives count as anywhere."""
        return None

    @property
    def access_state(self) -> str:
        """An account has no states that rights hang on."""
        return ANY_STATE

    def relations_of(self, actor: Actor) -> frozenset[Relation]:
        """Say whether it is the actor's own account."""
        return frozenset({Relation.OWN} if actor.user_id == self.pk else ())


class PostHolding(models.Model):
    """An account holds a post, named by codes: which structure, which post of it.

    Codes and no foreign key, so that a plan can be loaded anew without touching who holds what.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="holdings")
    structure_code = models.CharField(max_length=80)
    post_code = models.CharField(max_length=80)

    class Meta:
        ordering = ("structure_code", "post_code")
        constraints = [
            models.UniqueConstraint(fields=["user", "structure_code", "post_code"], name="holds_a_post_once"),
        ]
        indexes = [models.Index(fields=["structure_code", "post_code"], name="holding_by_post")]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.structure_code}/{self.post_code}"


class AttemptQuerySet(models.QuerySet["SignInAttempt"]):
    """Attempts by what they are counted under."""

    def under(self, keys: Iterable[str]) -> Self:
        return self.filter(key__in=list(keys))


class SignInAttempt(models.Model):
    """An attempt to sign in that has not succeeded, counted under a keyed hash.

    The hash stands for an account or for a client; neither name nor address can be read from it.
    """

    key = models.CharField(max_length=64)
    at = models.DateTimeField()

    objects = AttemptQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["key", "at"], name="attempt_by_key"),
            models.Index(fields=["at"], name="attempt_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.key[:8]}… {self.at:%Y-%m-%dT%H:%M:%SZ}"
