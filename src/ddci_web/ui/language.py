"""The cookie that keeps a reader's language."""

from django.conf import settings
from django.http.response import HttpResponseBase


def remember_language(response: HttpResponseBase, language: str) -> None:
    """Keep the language in the reader's browser for a year."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        samesite="Lax",
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        secure=settings.LANGUAGE_COOKIE_SECURE,
    )
