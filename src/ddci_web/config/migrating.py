"""The database brought up to date by one process at a time, however many start at once."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.management import call_command
from django.db import connection

LOCK_FILE = "setting-up.lock"
ADVISORY_KEY = 0x0DDC1  # ours among the locks of the PostgreSQL database


@contextmanager
def alone() -> Iterator[None]:
    """Wait until no other process sets this installation up, then keep the others waiting; not re-entrant.

    On PostgreSQL the database itself holds the lock, since the processes may be on several machines. A process
    that dies lets go.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [ADVISORY_KEY])
            try:
                yield
            finally:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [ADVISORY_KEY])
        return
    import fcntl

    settings.OPENDDCI_DATA.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (settings.OPENDDCI_DATA / LOCK_FILE).open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def bring_up_to_date() -> None:
    """Run the migrations that have not run."""
    with alone():
        call_command("migrate", verbosity=0, interactive=False)
