"""A PostgreSQL cluster for one test run: made in a second, on a socket only, gone afterwards."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg

SECONDS_TO_START = 30
UNSAFE_AND_QUICK = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "60",
}


class ClusterDidNotStart(RuntimeError):
    """The server ended or never answered; the message holds the end of its log."""


@contextmanager
def throwaway_cluster(programs: Path) -> Iterator[str]:
    """Yield the URL of an empty database in a cluster of its own, made with the programs in that folder.

    The server listens on a Unix socket in a folder below /tmp, so that nothing else on the machine can
    meet it and the path stays within the 107 bytes a socket may have. As root it runs as ``nobody``:
    PostgreSQL refuses root. Durability is off; the data is worth nothing.
    """
    home = Path(tempfile.mkdtemp(prefix="openddci-pg-", dir="/tmp"))
    try:
        person = _person_who_may_own(home)
        data, log = home / "data", home / "log"
        _initialise(programs, data, person)
        with log.open("wb") as output:
            server = subprocess.Popen(
                [programs / "postgres", "-D", data, "-k", home, *_settings(UNSAFE_AND_QUICK)],
                stdout=output,
                stderr=subprocess.STDOUT,
                **person,
            )
        try:
            yield _first_database(home, server, log)
        finally:
            server.send_signal(signal.SIGINT)  # "fast": ends sessions, then itself
            server.wait(timeout=SECONDS_TO_START)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _person_who_may_own(home: Path) -> dict[str, Any]:
    """Return how to start a program as someone PostgreSQL accepts, to whom the folder then belongs."""
    person: dict[str, Any] = {"cwd": "/", "env": {"LC_ALL": "C.UTF-8", "PATH": os.defpath}}
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        person |= {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
        os.chown(home, nobody.pw_uid, nobody.pw_gid)
    return person


def _initialise(programs: Path, data: Path, person: dict[str, Any]) -> None:
    options = ["-U", "openddci", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
    done = subprocess.run(
        [programs / "initdb", "-D", data, *options], check=False, capture_output=True, **person
    )
    if done.returncode:
        raise ClusterDidNotStart(done.stderr.decode(errors="replace"))


def _settings(values: dict[str, str]) -> list[str]:
    return [part for name, value in values.items() for part in ("-c", f"{name}={value}")]


def _first_database(home: Path, server: "subprocess.Popen[bytes]", log: Path) -> str:
    """Wait until the server answers, create the database and return its URL."""
    base = f"postgresql://openddci@{quote(str(home), safe='')}"
    for _ in range(SECONDS_TO_START * 20):
        try:
            with psycopg.connect(f"{base}/postgres", autocommit=True) as connection:
                connection.execute("CREATE DATABASE openddci")
            return f"{base}/openddci"
        except psycopg.OperationalError:
            if server.poll() is not None:
                break
            time.sleep(0.05)
    raise ClusterDidNotStart(log.read_text(errors="replace")[-2000:])
