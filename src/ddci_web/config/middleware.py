"""The outer layers of every request: a log line, the headers, what is refused before a page is asked."""

import logging
import secrets
import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control

from ddci_web.config import errors, logs

GetResponse = Callable[[HttpRequest], HttpResponseBase]

_log = logging.getLogger("openddci.request")

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


class RequestLog:
    """Gives the request a number, says it in the answer, and writes one line: method, route, status, time."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request; the number also stands on the page for unexpected errors, to be quoted."""
        token = logs.request_id.set(secrets.token_hex(4))
        started = time.perf_counter()
        try:
            response = self.get_response(request)
            response["X-Request-ID"] = logs.request_id.get()
            _log.info(
                "method=%s route=%s status=%d ms=%d",
                request.method,
                logs.route_of(request),
                response.status_code,
                (time.perf_counter() - started) * 1000,
            )
            return response
        finally:
            logs.request_id.reset(token)


class SecurityHeaders:
    """Adds the content security policy and closes what the browser may offer, on pages and files alike."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request; a policy that a view has set for itself is left as it is."""
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("X-Frame-Options", "DENY")
        response.headers.setdefault("Referrer-Policy", "same-origin")
        response.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        return response


class UploadLimit:
    """Refuses a body that announces itself as larger than allowed before a byte of it is read."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request, or 413 with the limit named."""
        announced = str(request.META.get("CONTENT_LENGTH") or "0")
        if announced.isdecimal() and int(announced) > settings.OPENDDCI_UPLOAD_MAX_BYTES:
            return errors.too_large(request)
        return self.get_response(request)


class NoNulCharacter:
    """Refuses an address or a cookie with the character NUL: it means nothing, and PostgreSQL takes it nowhere."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request, or 400. Forms see to their own fields."""
        query = request.META.get("QUERY_STRING", "").replace("%00", "\0")
        if any("\0" in part for part in (request.path_info, query, *request.COOKIES.values())):
            raise BadRequest
        return self.get_response(request)


class NothingOfOursIsKept:
    """Forbids to store what a signed-in reader is shown: the next one at a shared machine goes back by a button.

    Goes by the cookie, so that a public page need not ask who reads it; without one, answers may be kept as before.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request."""
        response = self.get_response(request)
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            patch_cache_control(response, private=True, no_store=True)
        return response


class MethodIsCheckedFirst:
    """Answers 405 where a page knows no such method, before anything is said about where the form came from."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: object, kwargs: object
    ) -> HttpResponseBase | None:
        """Answer for a view that is a class; what a function takes, only it knows."""
        kind = getattr(view, "view_class", None)
        if kind is None:
            return None
        known = {name for name in kind.http_method_names if hasattr(kind, name)}
        known |= {"head"} if "get" in known else set()
        if (request.method or "").lower() in known:
            return None
        return HttpResponseNotAllowed(sorted(name.upper() for name in known))


class MethodNotAllowedPage:
    """Turns Django's empty answer 405 into a page that says what the address is for."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request; the list of methods that are allowed stays in the header."""
        response = self.get_response(request)
        if isinstance(response, HttpResponseNotAllowed) and not response.content:
            page: HttpResponse = errors.method_not_allowed(request)
            page["Allow"] = response["Allow"]
            return page
        return response
