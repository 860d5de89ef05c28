"""Whoever reads a plan while another version of it is loaded reads one of the two, whole."""

import dataclasses
import os
import subprocess
import sys
from importlib import import_module
from threading import Thread
from unittest import mock

import pytest
from django.db import connection
from django.test import Client

from tests.ddci.packs import small_pack

_ON_A_FILE = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from tests.web.packs import test_reading_while_loading as tests
tests.{function}()
"""


def other_pack():
    """Return the small pack with other names."""
    pack = small_pack()
    units = tuple(dataclasses.replace(unit, name=f"{unit.name} (mới)") for unit in pack.units)
    return dataclasses.replace(pack, units=units)


def load_elsewhere() -> None:
    """Load the other version in a connection of its own, and wait until it is there."""
    from ddci_web.apps.access.actor import COMMAND_LINE
    from ddci_web.apps.packs.actions import load_pack
    from tests.web.plans_on_site import NOON

    def load() -> None:
        try:
            assert load_pack(other_pack(), actor=COMMAND_LINE, at=NOON).outcome == "replaced"
        finally:
            connection.close()

    thread = Thread(target=load)
    thread.start()
    thread.join(30)
    assert not thread.is_alive()


def loaded_half_way(module, name: str):
    """Return a patch: before this function answers, the other version is loaded, once."""
    original, loads = getattr(module, name), iter([load_elsewhere])

    def interrupted(*args, **kwargs):
        next(loads, lambda: None)()
        return original(*args, **kwargs)

    return mock.patch.object(module, name, interrupted)


def read_a_pack() -> None:
    from ddci_web.apps.frameworks import bridge
    from ddci_web.apps.packs.queries import pack_of
    from tests.web.plans_on_site import loaded

    plan = loaded(small_pack())
    with loaded_half_way(bridge, "from_rows"):
        assert pack_of(plan.code) == small_pack()
    assert pack_of(plan.code) == other_pack()


def read_pages() -> None:
    from tests.web.plans_on_site import loaded

    for page, module, name in (
        ("duties.ics", "frameworks.bridge", "from_rows"),
        ("duties.csv", "frameworks.bridge", "from_rows"),
        ("", "plans.queries.board", "figures_of"),
        ("", "duties.queries.upcoming", "steps_of"),
        ("calendar/", "duties.queries.calendar", "calendar_of"),
    ):
        plan = loaded(small_pack())
        with loaded_half_way(import_module(f"ddci_web.apps.{module}"), name):
            assert Client().get(f"/plans/{plan.code}/{page}").status_code == 200, page


def on_a_file(function: str, folder) -> "subprocess.CompletedProcess[str]":
    """Run a function on an SQLite file of its own."""
    surroundings = {
        **{name: text for name, text in os.environ.items() if name != "DATABASE_URL"},
        "OPENDDCI_DATA": str(folder),
        "OPENDDCI_HTTPS": "0",
        "OPENDDCI_ALLOWED_HOSTS": "testserver",
        "DJANGO_SETTINGS_MODULE": "ddci_web.config.settings",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    command = [sys.executable, "-c", _ON_A_FILE.format(function=function)]
    return subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)


class TestOnSqlite:
    """On a file: a test database of SQLite has one connection."""

    def test_a_pack_is_read_whole(self, tmp_path):
        done = on_a_file("read_a_pack", tmp_path)

        assert done.returncode == 0, done.stderr

    def test_a_page_is_read_whole(self, tmp_path):
        done = on_a_file("read_pages", tmp_path)

        assert done.returncode == 0, done.stderr


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
class TestOnPostgresql:
    def test_a_pack_is_read_whole(self):
        read_a_pack()

    def test_a_page_is_read_whole(self):
        read_pages()
