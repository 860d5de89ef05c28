"""The actor: who is asking, as posts, units and roles; nobody in particular is an actor too."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _


class Role(StrEnum):
    """The parts a reader can play; the labels are in ``ROLE_LABELS``."""

    PUBLIC = "public"
    SIGNED_IN = "signed_in"
    LEADER = "leader"
    FOCAL_OFFICER = "focal_officer"
    LEAD_OFFICER = "lead_officer"
    CONSOLIDATOR = "consolidator"
    ADMINISTRATOR = "administrator"


ROLE_LABELS = {
    Role.PUBLIC: _("mọi người"),
    Role.SIGNED_IN: _("người đã đăng nhập"),
    Role.LEADER: _("lãnh đạo phụ trách"),
    Role.FOCAL_OFFICER: _("cán bộ đơn vị đầu mối"),
    Role.LEAD_OFFICER: _("cán bộ đơn vị chủ trì"),
    Role.CONSOLIDATOR: _("cán bộ đơn vị tổng hợp"),
    Role.ADMINISTRATOR: _("người quản trị"),
}


_OF_THE_SITE = frozenset({Role.PUBLIC, Role.SIGNED_IN, Role.ADMINISTRATOR})


def including_implied(*roles: Role) -> frozenset[Role]:
    """Return the roles with those that come with them: whoever has a role here is signed in."""
    implied = {Role.PUBLIC} if set(roles) <= {Role.PUBLIC} else {Role.PUBLIC, Role.SIGNED_IN}
    return frozenset({*roles, *implied})


class PostRef(NamedTuple):
    """A post, by the codes of the structure it belongs to and its own."""

    structure: str
    code: str

    def __str__(self) -> str:
        return f"{self.structure}/{self.code}"


class UnitRef(NamedTuple):
    """A unit, by the codes of the structure it belongs to and its own."""

    structure: str
    code: str

    def __str__(self) -> str:
        return f"{self.structure}/{self.code}"


class RoleIn(NamedTuple):
    """A role, and the structure whose plan gives it."""

    structure: str
    role: Role


@dataclass(frozen=True, slots=True)
class Actor:
    """Who asks. Speaks of posts and never of a person's name.

    ``roles`` holds what the table of rights knows the actor as, anywhere: PUBLIC always, SIGNED_IN with an account.
    ``held`` says in which structures those hold that a plan gives: see ``roles_in``.
    """

    user_id: int | None = None
    post_name: str = ""
    posts: frozenset[PostRef] = frozenset()
    units: frozenset[UnitRef] = frozenset()
    roles: frozenset[Role] = frozenset({Role.PUBLIC})
    held: frozenset[RoleIn] = frozenset()

    @property
    def is_signed_in(self) -> bool:
        return Role.SIGNED_IN in self.roles

    def roles_in(self, structure: str) -> frozenset[Role]:
        """Return the roles that count in a structure: the site's own, and those that its plan gives."""
        given = {held.role for held in self.held if held.structure == structure}
        return (self.roles & _OF_THE_SITE) | given


ANONYMOUS = Actor()

# Whoever can run commands on the machine can also write the database file: the command line administers.
COMMAND_LINE = Actor(post_name="openddci", roles=including_implied(Role.ADMINISTRATOR))
