"""Puts the actor on every request; who it is, is looked up when somebody asks."""

from collections.abc import Callable
from typing import cast

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.functional import SimpleLazyObject

from ddci_web.apps.access.actor import Actor
from ddci_web.apps.access.http import Request
from ddci_web.apps.accounts.bridge import actor_of


class ActorMiddleware:
    """Stands after Django's AuthenticationMiddleware."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request; a page that never asks for the actor never reads the session."""
        cast("Request", request).actor = cast("Actor", SimpleLazyObject(lambda: actor_of(request.user)))
        return self.get_response(request)
