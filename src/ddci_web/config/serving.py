"""The site on a port: a socket bound first (so that a busy port is known), then gunicorn on it."""

import errno
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from gunicorn.app.base import BaseApplication

TRIES = 50
LAST_PORT = 65535


class NoFreePort(Exception):
    """None of the ports tried was free."""


class UnusableAddress(Exception):
    """The machine cannot listen there: no such host, not one of its addresses, or a port kept for others."""

    def __init__(self, host: str, port: int, reason: OSError) -> None:
        super().__init__(
            f"Không lắng nghe được ở {host} cổng {port} ({reason.strerror}); hãy xem lại --host và --port.\n"
            f"Cannot listen at {host} port {port} ({reason.strerror}); check --host and --port."
        )


@dataclass(frozen=True, slots=True)
class Listener:
    """An address that is ours until the block ends."""

    socket: socket.socket
    host: str
    port: int

    @property
    def url(self) -> str:
        shown = "localhost" if self.host in {"127.0.0.1", "0.0.0.0", "::1", "::"} else self.host  # noqa: S104 - compared
        return f"http://{shown}:{self.port}/"


@contextmanager
def listen(host: str, port: int, *, tries: int = TRIES) -> Iterator[Listener]:
    """Bind the port, or the next free one after it.

    NoFreePort when none of ``tries`` is free, UnusableAddress when trying another port would not help.
    """
    for candidate in range(port, min(port + tries, LAST_PORT + 1)):
        try:
            bound = _bound(host, candidate)
        except OSError as reason:
            if reason.errno == errno.EADDRINUSE:
                continue
            raise UnusableAddress(host, candidate, reason) from None
        with bound:
            yield Listener(bound, host, bound.getsockname()[1])
        return
    raise NoFreePort(f"{host}: {port}–{port + tries - 1}")


def _bound(host: str, port: int) -> socket.socket:
    bound = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((host, port))
        bound.listen(128)
    except OSError:
        bound.close()
        raise
    return bound


class _Server(BaseApplication):  # type: ignore[misc]  # gunicorn ships no types
    def __init__(self, options: dict[str, Any]) -> None:
        self.options = options
        super().__init__()

    def load_config(self) -> None:
        for key, setting in self.options.items():
            self.cfg.set(key, setting)

    def load(self) -> Any:
        from ddci_web.config.wsgi import application

        return application


def serve(listener: Listener, *, workers: int = 1, threads: int = 4) -> None:
    """Serve until interrupted.

    No access log, and of gunicorn's own only errors: the rest names addresses and what people typed.
    """
    options = {
        "bind": f"fd://{os.dup(listener.socket.fileno())}",  # gunicorn closes the one it is given
        "workers": workers,
        "threads": threads,
        "worker_class": "gthread",
        "loglevel": "error",
        "preload_app": True,
    }
    _Server(options).run()
