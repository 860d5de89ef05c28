"""Writes every refusal into the audit, after the refused action's transaction has been undone."""

import logging
from collections.abc import Callable

from django.db import DatabaseError
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from ddci_web.apps.access.policies import NotAllowed
from ddci_web.apps.audit import actions

_log = logging.getLogger("openddci.audit")


class RefusalsAreRecorded:
    """Sees the exception on its way out of the view; the page for it is made by others."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """Record a refusal of an actor with an account; what passers-by try would only fill the table."""
        if not isinstance(exception, NotAllowed) or exception.actor.user_id is None:
            return
        try:
            actions.record_refusal(exception, at=timezone.now())
        except DatabaseError:
            _log.exception("a refusal could not be recorded")  # it stays refused all the same
