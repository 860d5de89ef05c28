"""The table of rights: the one place that says which role may do what, to what, and when.

The policy reads it, a test walks every address of the site with it, and the docs print it. An app that
brings a new verb adds its lines here.
"""

from dataclasses import dataclass
from enum import StrEnum

from ddci_web.apps.access.actor import Role


class Relation(StrEnum):
    """How the actor stands to the target of an action."""

    ANY = "any"
    OWN = "own"  # the actor's own account, or something of the actor's own unit
    WITHIN = "within"  # the actor holds a post of the structure that the plan is for
    IN_CHARGE = "in_charge"  # the actor's post is the leader in charge of the component
    FOCAL = "focal"  # the actor's unit is the component's focal unit
    LEADING = "leading"  # the actor's unit is one of the component's lead units


ANY_STATE = "any"


@dataclass(frozen=True, slots=True)
class Action:
    """A verb of the site.

    ``seen_through`` names the action that shows the target: who may do that one but not this one is told who
    can, everybody else finds nothing there. Where it is None, the action is the showing itself.
    ``is_known`` says that there is such a page is no secret, so that a passer-by is told who can and asked to sign in.
    """

    code: str
    seen_through: str | None = None
    is_known: bool = False


@dataclass(frozen=True, slots=True)
class Right:
    """These roles may do this, standing so to the target, while the target is in this state."""

    action: str
    roles: frozenset[Role]
    relation: Relation = Relation.ANY
    state: str = ANY_STATE


ACTIONS = (
    Action("health.view", is_known=True),
    Action("language.choose", is_known=True),
    Action("account.sign_in", is_known=True),
    Action("account.sign_out", is_known=True),
    Action("account.change_password", is_known=True),
    Action("account.create", seen_through="board.view"),
    Action("board.view", is_known=True),
    Action("calendar.view", is_known=True),
    Action("component.view", is_known=True),
    Action("findings.view", seen_through="units.view", is_known=True),
    Action("units.view", is_known=True),
    Action("pack.load", seen_through="board.view"),
)

_EVERYONE = frozenset({Role.PUBLIC})
_SIGNED_IN = frozenset({Role.SIGNED_IN})
_ADMINISTRATOR = frozenset({Role.ADMINISTRATOR})
# Roles that a plan gives count for that plan only (see Actor.roles_in).
_WORKS_ON_THE_PLAN = frozenset(
    {Role.LEADER, Role.FOCAL_OFFICER, Role.LEAD_OFFICER, Role.CONSOLIDATOR, Role.ADMINISTRATOR}
)

TABLE = (
    Right("health.view", _EVERYONE),
    Right("language.choose", _EVERYONE),
    Right("account.sign_in", _EVERYONE),
    Right("account.sign_out", _EVERYONE),
    Right("account.change_password", _SIGNED_IN, relation=Relation.OWN),
    Right("board.view", _EVERYONE),
    Right("calendar.view", _EVERYONE),
    Right("component.view", _SIGNED_IN, relation=Relation.WITHIN),
    Right("component.view", _ADMINISTRATOR),
    Right("findings.view", _WORKS_ON_THE_PLAN),
    Right("units.view", _SIGNED_IN, relation=Relation.WITHIN),
    Right("units.view", _ADMINISTRATOR),
    Right("pack.load", _ADMINISTRATOR),
    Right("account.create", _ADMINISTRATOR),
)
