"""How a view declares the action that its address opens; a view that declares none is refused by a test."""

from collections.abc import Callable
from functools import wraps
from typing import Any, ClassVar, Concatenate, ParamSpec, TypeVar, cast

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views import View

from ddci_web.apps.access.http import Request
from ddci_web.apps.access.policies import is_public, require_open

_P = ParamSpec("_P")
_R = TypeVar("_R", bound=HttpRequest)
_A = TypeVar("_A", bound=HttpResponseBase)


def opens(
    action: str,
) -> Callable[[Callable[Concatenate[_R, _P], _A]], Callable[Concatenate[_R, _P], _A]]:
    """Declare the action of a view function, and refuse whoever may do it to nothing at all.

    A public action asks nobody who they are, so that the page needs neither session nor database for it.
    """

    def declare(view: Callable[Concatenate[_R, _P], _A]) -> Callable[Concatenate[_R, _P], _A]:
        @wraps(view)
        def guarded(request: _R, /, *args: _P.args, **kwargs: _P.kwargs) -> _A:
            check(request, action)
            return view(request, *args, **kwargs)

        guarded.action = action  # type: ignore[attr-defined]  # read by action_of
        return guarded

    return declare


class ActionView(View):
    """A view that opens one action, named by ``action``; put it before other view classes."""

    action: ClassVar[str]

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Refuse whoever may do this to nothing at all; a target is judged by the action itself."""
        super().setup(request, *args, **kwargs)
        self.check_address()

    def check_address(self) -> None:
        """Judge by the action alone; a view that finds its target may leave more to judging that."""
        check(self.request, self.action)


def check(request: HttpRequest, action: str) -> None:
    """Return when the request's actor may open the action; NotVisible or NotAllowed when not."""
    if not is_public(action):
        require_open(cast("Request", request).actor, action)


def action_of(view: Callable[..., Any]) -> str | None:
    """Return the action that a view from the URLconf declares, None when it declares none."""
    declared = getattr(view, "action", None) or getattr(getattr(view, "view_class", None), "action", None)
    return declared if isinstance(declared, str) else None
