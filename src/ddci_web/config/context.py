"""What every page's frame shows: the authority, the ways that are open to this reader, who is signed in."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property

from ddci_web.apps.access.actor import ANONYMOUS, Actor, Role
from ddci_web.apps.access.policies import may, may_open
from ddci_web.ui.authority import Authority, authority_of
from ddci_web.ui.navigation import NavigationEntry, entries, stands_under


@dataclass(frozen=True, slots=True)
class Way:
    """One entry of the navigation as this page shows it."""

    label: str
    url: str
    is_current: bool


class Frame:
    """Computed when the page asks: a page without the frame costs nothing, one with it one query at most."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request
        self.actor: Actor = getattr(request, "actor", ANONYMOUS)
        self.is_demo: bool = settings.OPENDDCI_DEMO
        self.demo_day: date | None = settings.OPENDDCI_TODAY if settings.OPENDDCI_DEMO else None

    @cached_property
    def authority(self) -> Authority:
        return authority_of(self._request) or Authority(name=settings.OPENDDCI_AUTHORITY or "OpenDDCI")

    @cached_property
    def ways(self) -> list[Way]:
        open_entries = [
            (
                str(entry.label),
                reverse(entry.url_name, kwargs=dict(self.authority.scope) if entry.scoped else None),
            )
            for entry in entries()
            if self._leads_on(entry)
        ]
        path = stands_under(self._request)
        under = [url for _, url in open_entries if path == url or (url != "/" and path.startswith(url))]
        current = max(under, key=len, default=None)
        return [Way(label, url, url == current) for label, url in open_entries]

    def _leads_on(self, entry: NavigationEntry) -> bool:
        """Return whether there is such a page in what is shown, and the reader may open it."""
        if not entry.scoped:
            return may_open(self.actor, entry.action)
        return bool(self.authority.scope) and may(self.actor, entry.action, self.authority.target)

    @cached_property
    def own_url(self) -> str:
        """The reader's own part of what is shown: a leader's components, a unit's duties; empty without one."""
        plan = self.authority.scope.get("plan")
        if plan is None:
            return ""
        if Role.LEADER in self.actor.roles_in(plan):
            return f"{reverse('board:board', args=[plan])}?show=mine"
        units = sorted(ref.code for ref in self.actor.units if ref.structure == plan)
        return f"{reverse('duties:calendar', args=[plan])}?unit={quote(units[0])}" if units else ""

    @property
    def here(self) -> str:
        """The address to return to after choosing a language; a refused form returns to its own page."""
        return self._request.get_full_path()


def frame(request: HttpRequest) -> dict[str, Frame]:
    return {"frame": Frame(request)}
