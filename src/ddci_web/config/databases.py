"""The database: one SQLite file by default, PostgreSQL by ``DATABASE_URL``."""

from pathlib import Path
from typing import Any

import dj_database_url

from ddci_web.config.environment import Settings

# IMMEDIATE takes the write lock when a transaction begins: a transaction that starts by reading can then
# never fail half-way because another one wrote in between.
_SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
}


def sqlite(path: Path | str) -> dict[str, Any]:
    """Return the configuration of one SQLite file (or ``:memory:``)."""
    return {"ENGINE": "ddci_web.config.sqlite", "NAME": str(path), "OPTIONS": dict(_SQLITE_OPTIONS)}


def configured(environment: Settings) -> dict[str, Any]:
    """Return the configuration of the default database."""
    if environment.database_url is None:
        return sqlite(environment.data / "openddci.sqlite3")
    parsed: dict[str, Any] = dict(dj_database_url.parse(environment.database_url))
    if parsed["ENGINE"] == "django.db.backends.sqlite3":
        return sqlite(parsed["NAME"])
    parsed["CONN_HEALTH_CHECKS"] = True
    options = dict(parsed.get("OPTIONS") or {})
    if environment.database_pool:
        options["pool"] = {"min_size": 1, "max_size": environment.database_pool, "timeout": 10}
        parsed["CONN_MAX_AGE"] = 0  # the pool keeps the connections
    else:
        parsed["CONN_MAX_AGE"] = 60
    parsed["OPTIONS"] = options
    return parsed
