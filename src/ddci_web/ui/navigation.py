"""The ways through the site: each app registers its own, the frame shows those open to the reader."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class NavigationEntry:
    """A page worth a place in the navigation; ``action`` is what the table of rights calls opening it.

    ``scoped``: the address belongs to what the site shows (``Authority.scope``) and there is none without it.
    """

    label: str | Promise
    url_name: str
    action: str
    order: int
    scoped: bool = False


_entries: dict[str, NavigationEntry] = {}


def register(entry: NavigationEntry) -> None:
    """Add an entry, or replace the one for the same address."""
    _entries[entry.url_name] = entry


def unregister(url_name: str) -> None:
    """Take an entry out."""
    del _entries[url_name]


def entries() -> list[NavigationEntry]:
    """Return the entries from left to right."""
    return sorted(_entries.values(), key=lambda entry: (entry.order, entry.url_name))


def mark_current(request: HttpRequest, url: str) -> None:
    """Say under which entry a page stands whose own address does not show it."""
    request.stands_under = url  # type: ignore[attr-defined]


def stands_under(request: HttpRequest) -> str:
    """Return the address by which the navigation judges where the reader is."""
    url: str = getattr(request, "stands_under", request.path)
    return url
