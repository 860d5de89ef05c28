"""Whose site this is: the name in the top bar, asked of the app that knows it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class Authority:
    """The authority's name (in ``lang``), what the site shows of it (one line), and what of that is simulated.

    ``scope`` fills the variable parts of the addresses that belong to what is shown, such as the plan's code;
    ``target`` is what the rights to open those are asked about.
    """

    name: str
    context: str = ""
    lang: str = "vi"
    simulated: str = ""
    scope: Mapping[str, str] = field(default_factory=dict)
    target: object = None


AuthoritySource = Callable[[], Authority | None]

_sources: list[AuthoritySource] = []


def register_source(source: AuthoritySource) -> None:
    """Ask this source from now on; it may cost one query, and answers None when it does not know."""
    if source not in _sources:
        _sources.append(source)


def unregister_source(source: AuthoritySource) -> None:
    """Stop asking this source."""
    _sources.remove(source)


def describe_authority() -> Authority | None:
    """Return the first answer, None when nobody knows."""
    return next((answer for source in _sources if (answer := source()) is not None), None)


def set_authority(request: HttpRequest, authority: Authority) -> None:
    """Say whose page this is, where the page knows better than the sources; saves asking them."""
    request.authority = authority  # type: ignore[attr-defined]


def authority_of(request: HttpRequest) -> Authority | None:
    """Return whose page this is: as the view has said, else as the sources answer."""
    own: Authority | None = getattr(request, "authority", None)
    return own or describe_authority()
