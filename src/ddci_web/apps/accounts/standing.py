"""What a post stands for: its units and roles, asked of the apps that know plans.

``accounts`` knows who holds which post and no more. An app above registers a source when it starts; the
answers of all sources are joined.
"""

from collections.abc import Callable
from dataclasses import dataclass

from ddci_web.apps.access.actor import PostRef, Role, RoleIn, UnitRef


@dataclass(frozen=True, slots=True)
class Standing:
    """The units that posts act for, and the roles they give, each in its structure."""

    units: frozenset[UnitRef] = frozenset()
    held: frozenset[RoleIn] = frozenset()

    @property
    def roles(self) -> frozenset[Role]:
        """The roles, wherever they are held."""
        return frozenset(held.role for held in self.held)

    def __or__(self, other: "Standing") -> "Standing":
        return Standing(self.units | other.units, self.held | other.held)


StandingSource = Callable[[frozenset[PostRef]], Standing]

_sources: list[StandingSource] = []


def register_source(source: StandingSource) -> None:
    """Ask this source, too, from now on; registering it twice asks it once. It may cost a fixed number of queries."""
    if source not in _sources:
        _sources.append(source)


def unregister_source(source: StandingSource) -> None:
    """Stop asking this source."""
    _sources.remove(source)


def standing_of(posts: frozenset[PostRef]) -> Standing:
    """Return what the posts stand for; nothing for no posts, without asking anyone."""
    result = Standing()
    for source in _sources if posts else ():
        result |= source(posts)
    return result
