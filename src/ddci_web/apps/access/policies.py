"""What the table of rights answers: ``require`` before a verb is done, ``may`` before its button is shown."""

from collections.abc import Collection, Iterator
from functools import cache
from typing import Protocol, runtime_checkable

from django.core.exceptions import PermissionDenied
from django.http import Http404

from ddci_web.apps.access.actor import ROLE_LABELS, Actor, Role, including_implied
from ddci_web.apps.access.table import ACTIONS, ANY_STATE, TABLE, Action, Relation, Right


class UnknownAction(LookupError):
    """The code names an action that is not in the table: a slip of ours, never of a visitor's."""


class NotVisible(Http404):
    """For this actor there is nothing there."""


class NotAllowed(PermissionDenied):
    """The actor may see it but not do it; ``who_can`` are the roles that may."""

    def __init__(self, action: str, *, actor: Actor, who_can: tuple[Role, ...]) -> None:
        super().__init__(action)
        self.action = action
        self.actor = actor
        self.who_can = who_can


@runtime_checkable
class Guarded(Protocol):
    """A target that knows how an actor stands to it and which state it is in."""

    def relations_of(self, actor: Actor) -> frozenset[Relation]:
        """Return how the actor stands to this; ANY need not be among them."""
        ...

    @property
    def access_state(self) -> str:
        """Return the state that the table's lines speak of."""
        ...

    @property
    def access_structure(self) -> str | None:
        """Return the structure whose roles count here; None: those held anywhere."""
        ...


@cache
def _actions() -> dict[str, Action]:
    return {action.code: action for action in ACTIONS}


@cache
def _rights(action: str) -> tuple[Right, ...]:
    if action not in _actions():
        raise UnknownAction(action)
    return tuple(right for right in TABLE if right.action == action)


def may(actor: Actor, action: str, target: object) -> bool:
    """Return whether the actor may do this to the target.

    A target that is not Guarded has no state and no relation to anyone.
    """
    guarded = target if isinstance(target, Guarded) else None
    relations = {Relation.ANY, *(guarded.relations_of(actor) if guarded else ())}
    state = guarded.access_state if guarded else ANY_STATE
    structure = guarded.access_structure if guarded else None
    roles = actor.roles if structure is None else actor.roles_in(structure)
    return any(
        right.roles & roles and right.relation in relations and right.state in {ANY_STATE, state}
        for right in _rights(action)
    )


def may_open(actor: Actor, action: str) -> bool:
    """Return whether there can be a target to which the actor may do this; so much an address can ask."""
    return is_public(action) or any(right.roles & actor.roles for right in _rights(action))


def is_public(action: str) -> bool:
    """Return whether everyone may do this, whatever the target: then nobody need be asked who they are."""
    return any(
        Role.PUBLIC in right.roles and right.relation is Relation.ANY and right.state == ANY_STATE
        for right in _rights(action)
    )


def require(actor: Actor, action: str, target: object) -> None:
    """Return when the actor may do this; NotVisible or NotAllowed when not.

    NotAllowed where the actor may know of the target, with the roles that can; NotVisible otherwise. A public
    action does not ask who the actor is.
    """
    if not is_public(action) and not may(actor, action, target):
        seen_through = _actions()[action].seen_through
        raise _refusal(actor, action, sees=seen_through is not None and may(actor, seen_through, target))


def require_open(actor: Actor, action: str) -> None:
    """Return when the actor may open an address of this action; NotVisible or NotAllowed when not."""
    if not may_open(actor, action):
        seen_through = _actions()[action].seen_through
        raise _refusal(actor, action, sees=seen_through is not None and may_open(actor, seen_through))


def _refusal(actor: Actor, action: str, *, sees: bool) -> NotAllowed | NotVisible:
    if sees or (_actions()[action].is_known and not actor.is_signed_in):
        return NotAllowed(action, actor=actor, who_can=who_can(action))
    return NotVisible(action)


def who_can(action: str) -> tuple[Role, ...]:
    """Return the roles that may do this to some target, in the order in which roles are declared."""
    roles = {role for right in _rights(action) for role in right.roles}
    return tuple(role for role in Role if role in roles)


def describe_roles(roles: Collection[Role]) -> list[str]:
    """Return the roles as people call them, in the language of the moment."""
    return [str(ROLE_LABELS[role]) for role in roles]


def access_table_rows() -> Iterator[tuple[str, str, str, str, bool]]:
    """Yield (action, role, relation, state, allowed) for every action and role, for the docs to print."""
    for action in ACTIONS:
        for role in Role:
            given = [right for right in _rights(action.code) if right.roles & including_implied(role)]
            for right in given:
                yield action.code, role.value, right.relation.value, right.state, True
            if not given:
                yield action.code, role.value, Relation.ANY.value, ANY_STATE, False
