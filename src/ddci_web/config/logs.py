"""Log lines that help the operator and tell nothing about a person.

A line names the route, never the path or the query that was typed; an exception is told by its kind and its
place in the code, never by its message, which may quote a row of the database or a field of a form.
"""

import logging
import time
import traceback
from contextvars import ContextVar
from types import TracebackType
from typing import Any

from django.http import HttpRequest

request_id: ContextVar[str] = ContextVar("request_id", default="-")


def route_of(request: HttpRequest) -> str:
    """Return the pattern that answered the request: ``units/<code>/``, or ``-`` when none did."""
    match = getattr(request, "resolver_match", None)
    return f"/{match.route}" if match else "-"


class RoutesInsteadOfPaths(logging.Filter):
    """Rewrites what Django says about a request, since Django quotes the path."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep every record; change those that carry a request or may quote what a visitor sent."""
        request = getattr(record, "request", None)
        if isinstance(request, HttpRequest):
            status = getattr(record, "status_code", "-")
            record.msg, record.args = (
                "method=%s route=%s status=%s",
                (request.method, route_of(request), status),
            )
        elif record.name.startswith("django.security"):
            record.msg, record.args = "refused by django.security", ()
        return True


class PlainLines(logging.Formatter):
    """``time LEVEL logger id=… message``, then an exception's kind and frames, one line each."""

    converter = staticmethod(time.gmtime)
    default_time_format = "%Y-%m-%dT%H:%M:%S"
    default_msec_format = "%s.%03dZ"

    def format(self, record: logging.LogRecord) -> str:
        """Return the line; a line break in the message is shown as ``⏎``, so that nobody can forge lines."""
        message = record.getMessage().replace("\r", "").replace("\n", "⏎")
        stamp = self.formatTime(record)
        line = f"{stamp} {record.levelname} {record.name} id={request_id.get()} {message}"
        if record.exc_info and record.exc_info[0] is not None:
            line += "\n" + self.formatException(record.exc_info)
        return line

    def formatException(self, ei: Any) -> str:  # noqa: N802  the name is logging's
        """Return kind and frames of the exception and of those that caused it, without their messages."""
        return "\n".join(_told(ei[1], ei[2]))


def _told(error: BaseException | None, frames: TracebackType | None) -> list[str]:
    if error is None:
        return []
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    lines = [f"  {type(error).__module__}.{type(error).__qualname__}"]
    lines += [f"    {f.filename}:{f.lineno} {f.name}" for f in traceback.extract_tb(frames)]
    if cause is not None:
        lines += ["  from", *_told(cause, cause.__traceback__)]
    return lines


def configured(level: str) -> dict[str, Any]:
    """Return the logging configuration: everything to standard error, in one form."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"routes": {"()": RoutesInsteadOfPaths}},
        "formatters": {"plain": {"()": PlainLines}},
        "handlers": {
            "stderr": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["routes"]},
        },
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            "django": {"handlers": [], "level": "INFO", "propagate": True},
            # refusals have their line in openddci.request; what is left are unexpected errors
            "django.request": {"handlers": [], "level": "ERROR", "propagate": True},
            # both repeat what was typed: the whole request line, and the parameters of a statement
            "django.server": {"handlers": [], "level": "CRITICAL", "propagate": False},
            "django.db.backends": {"handlers": [], "level": "WARNING", "propagate": True},
        },
    }
