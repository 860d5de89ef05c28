"""What every test stands on: its own data folder, one database a pass, parts a machine may lack.

Run plainly, pytest uses SQLite. ``./openddci test`` makes a second pass with
``OPENDDCI_TEST_PASS=postgresql`` and a ``DATABASE_URL``: then only the tests that touch the database run.
"""

import atexit
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from tests.passes import runs_in_pass
from tools import machine

GOLDEN = Path(__file__).parent / "golden"
ON_POSTGRESQL = os.environ.get("OPENDDCI_TEST_PASS") == "postgresql"
OURS = {"OPENDDCI_REQUIRE", "OPENDDCI_REFERENCE", "OPENDDCI_TEST_PASS", "OPENDDCI_TEST_DATA"}


def _own_surroundings() -> None:
    """Give the run a data folder of its own and forget the settings of the person who runs it.

    Done while this file is imported, before Django's settings are: they are loaded right after.
    """
    for name in [name for name in os.environ if name.startswith("OPENDDCI_") and name not in OURS]:
        del os.environ[name]
    if not ON_POSTGRESQL:
        os.environ.pop("DATABASE_URL", None)
    if "OPENDDCI_TEST_DATA" not in os.environ:  # the workers of a run share its folder
        folder = tempfile.mkdtemp(prefix="openddci-test-")
        os.environ["OPENDDCI_TEST_DATA"] = folder
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ["OPENDDCI_DATA"] = os.environ["OPENDDCI_TEST_DATA"]
    os.environ.setdefault(
        "DJANGO_ALLOW_ASYNC_UNSAFE", "1"
    )  # playwright keeps an event loop in the test's thread


_own_surroundings()

if find_spec("ddci_web.config.settings"):
    os.environ["DJANGO_SETTINGS_MODULE"] = "ddci_web.config.settings"
    from django.conf import settings

    settings.DATABASES  # noqa: B018 - loads the settings; pytest-django does the rest when it configures

hypothesis.settings.register_profile("openddci", deadline=None)
hypothesis.settings.register_profile("gate", deadline=None, derandomize=True, print_blob=True)
hypothesis.settings.load_profile("gate" if machine.required() else "openddci")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    ours = [item for item in items if runs_in_pass(item, on_postgresql=ON_POSTGRESQL)]
    elsewhere = [item for item in items if not runs_in_pass(item, on_postgresql=ON_POSTGRESQL)]
    if elsewhere:
        config.hook.pytest_deselected(items=elsewhere)
        items[:] = ours


@pytest.fixture(scope="session")
def need() -> Callable[[str], Path]:
    """Return a function that finds a part of the machine, or skips the test; the gate fails it instead."""

    def find(code: str) -> Path:
        part = machine.PARTS[code]
        if found := part.find():
            return found
        if code in machine.required():
            pytest.fail(f"required here and missing: {part.code}", pytrace=False)
        pytest.skip(f"not on this machine: {part.code}")

    return find


@pytest.fixture
def reference(request: pytest.FixtureRequest) -> Callable[[str], Path]:
    """Return a function that finds a reference file: below ``OPENDDCI_REFERENCE``, else our excerpt of it."""

    def find(path: str) -> Path:
        whole = machine.reference()
        if whole and (whole / path).exists():
            return whole / path
        if "reference" in machine.required():
            pytest.fail(f"required here and missing: reference file {path}", pytrace=False)
        if (GOLDEN / path).exists():
            request.node.user_properties.append(("excerpt", path))
            return GOLDEN / path
        pytest.skip(f"no reference file and no excerpt: {path}")

    return find


@pytest.fixture(scope="session")
def browser(need: Callable[[str], Path]) -> Iterator[Any]:
    """The machine's chromium, headless, driven by playwright; no browser is ever downloaded."""
    executable = need("chromium")
    from playwright.sync_api import sync_playwright

    arguments = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
    arguments += ["--disable-component-update", "--disable-sync"]
    if os.geteuid() == 0:
        arguments.append("--no-sandbox")  # chromium refuses root otherwise
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=str(executable), args=arguments)
        yield running
        running.close()


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say which reference files were only excerpts."""
    reports = [report for group in terminalreporter.stats.values() for report in group]
    properties = [pair for report in reports for pair in getattr(report, "user_properties", ())]
    if excerpts := sorted({path for name, path in properties if name == "excerpt"}):
        terminalreporter.write_line("Excerpts stood in for reference files: " + ", ".join(excerpts))
