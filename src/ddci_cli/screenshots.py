"""``openddci screenshots DIR``: the pictures of the board that the README shows, made from a fresh demonstration."""

import argparse
import sys
from typing import TYPE_CHECKING

from ddci_cli.console import say, shipped_packs

if TYPE_CHECKING:
    from argparse import _SubParsersAction
    from collections.abc import Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

_NO_BROWSER = """\
Cần chromium để chụp trang: sudo apt-get install chromium
Taking pictures takes chromium, see the command above."""
_NO_DRIVER = """\
Cần gói playwright để điều khiển trình duyệt: pip install playwright
Taking pictures takes the package playwright, see the command above."""
# file, width and height of the window, pixels for each point
_PICTURES = (("board-vi-desktop.png", 1280, 1340, 1.0), ("board-vi-phone.png", 360, 1500, 1.5))


def add_parser(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "screenshots", help="chụp bảng điều hành cho README / pictures for the README"
    )
    parser.add_argument("folder", nargs="?", default="docs/images", help="thư mục để ảnh / where to put them")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Make the pictures; 2 when there is no browser to make them with."""
    import tempfile
    from importlib.util import find_spec
    from pathlib import Path

    chromium = _chromium()
    if chromium is None or find_spec("playwright") is None:
        say(_NO_DRIVER if chromium else _NO_BROWSER, stream=sys.stderr)
        return 2
    folder = Path(arguments.folder)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data, _demonstration(Path(data)) as address:
        for path in _taken(chromium, address, folder):
            say(f"{path}  {path.stat().st_size // 1024} kB")
    return 0


def _chromium() -> str | None:
    from shutil import which

    return next(
        (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := which(name))), None
    )


def _demonstration(data: "Path") -> "AbstractContextManager[str]":
    """Serve a demonstration of its own for the length of a block; gives its address."""
    from contextlib import contextmanager

    @contextmanager
    def served() -> "Iterator[str]":
        import threading
        from wsgiref.simple_server import WSGIRequestHandler, make_server

        _set_surroundings(data)
        from django.core.wsgi import get_wsgi_application

        from ddci_cli.demo import MAIN_PACK
        from ddci_web.config import demonstration

        demonstration.prepare(shipped_packs(), main=MAIN_PACK, progress=say)

        class Quiet(WSGIRequestHandler):
            def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002  the name is the base's
                """Write nothing: the site has a log of its own."""

        with make_server("127.0.0.1", 0, get_wsgi_application(), handler_class=Quiet) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            yield f"http://127.0.0.1:{server.server_port}/"
            server.shutdown()

    return served()


def _set_surroundings(data: "Path") -> None:
    """Point the site at the throw-away folder before any of it is imported; nothing else decides how it looks."""
    import os

    from ddci_cli.demo import DEMO_DAY

    for name in [name for name in os.environ if name.startswith("OPENDDCI_") or name == "DATABASE_URL"]:
        del os.environ[name]
    os.environ |= {
        "OPENDDCI_DATA": str(data),
        "OPENDDCI_DEMO": "1",
        "OPENDDCI_TODAY": DEMO_DAY.isoformat(),
        "OPENDDCI_LOG_LEVEL": "WARNING",
        "DJANGO_SETTINGS_MODULE": "ddci_web.config.settings",
    }


def _taken(chromium: str, address: str, folder: "Path") -> "Iterator[Path]":
    import os

    from playwright.sync_api import sync_playwright

    arguments = ["--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
    if os.geteuid() == 0:
        arguments.append("--no-sandbox")  # chromium refuses root otherwise
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=arguments)
        for name, width, height, scale in _PICTURES:
            page = browser.new_page(viewport={"width": width, "height": height}, device_scale_factor=scale)
            page.goto(address)
            page.screenshot(path=folder / name)
            yield folder / name
        browser.close()
