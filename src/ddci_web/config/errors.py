"""The pages for what goes wrong: each says what happened and what to do next.

Those for 400, 413, 500 and 503 are rendered without session, database and context processors, since any of
these may be what failed.
"""

import sys
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader

from ddci_web.apps.access.policies import NotAllowed, describe_roles
from ddci_web.config import logs

_RETRY_AFTER_SECONDS = "30"


def _bare(template: str, *, status: int, **context: Any) -> HttpResponse:
    return HttpResponse(loader.get_template(template).render(context), status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400, told apart for a form of too many parts; 413 for one that is larger than its limit."""
    if isinstance(exception, RequestDataTooBig):
        return _bare("errors/413.html", status=413, limit_mb=settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 1024**2)
    if isinstance(exception, TooManyFieldsSent | TooManyFilesSent):
        limits = {
            "fields": settings.DATA_UPLOAD_MAX_NUMBER_FIELDS,
            "files": settings.DATA_UPLOAD_MAX_NUMBER_FILES,
        }
        return _bare("errors/too_many_fields.html", status=400, **limits)
    return _bare("errors/400.html", status=400)


def too_large(request: HttpRequest) -> HttpResponse:
    """413: the body announces more than an upload may hold."""
    return _bare("errors/413.html", status=413, limit_mb=settings.OPENDDCI_UPLOAD_MAX_BYTES // 1024**2)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: says who can, as far as the access table knows."""
    roles = exception.who_can if isinstance(exception, NotAllowed) else ()
    return render(request, "errors/403.html", {"who_can": describe_roles(roles)}, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404, also for what the visitor may not see."""
    return render(request, "errors/404.html", status=404)


def method_not_allowed(request: HttpRequest) -> HttpResponse:
    """405: the address exists and is used in another way, mostly by a button of a form."""
    return render(request, "errors/405.html", status=405)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form that was not sent from a page of ours, as far as the browser lets us see."""
    return _bare("errors/csrf.html", status=403)


def failed(request: HttpRequest) -> HttpResponse:
    """500; 503 when it is the database that does not answer."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return unavailable(request)
    return _bare("errors/500.html", status=500, request_id=logs.request_id.get())


def unavailable(request: HttpRequest) -> HttpResponse:
    """503: to be tried again soon."""
    response = _bare("errors/503.html", status=503)
    response["Retry-After"] = _RETRY_AFTER_SECONDS
    return response
