"""One file that holds every row, written from either database and restored into either (see ``restore``).

A zip of JSON lines, one file per table in the order in which rows may refer to each other, and a manifest with the
count and digest of each. The secret key stays out: whoever finds a backup cannot sign cookies with it, and a restored
installation makes a new key, after which everyone signs in again.
"""

import hashlib
import json
import os
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core import serializers
from django.db import connection, models
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from ddci_web.apps.plans.snapshot import one_moment

FORMAT = 1
MANIFEST = "manifest.json"
# Made anew by migrate, or worth nothing after a restore.
LEFT_OUT = frozenset({"contenttypes.ContentType", "auth.Permission", "sessions.Session"})


class MigrationsWaiting(Exception):
    """The tables are not those that this program writes."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a backup as its manifest describes it."""

    model: str
    rows: int
    sha256: str


def write_backup(path: Path, *, at: datetime) -> tuple[Table, ...]:
    """Write all rows as they stand at one moment; the file appears whole or not at all, for its owner alone.

    FileExistsError when there is a file of that name, MigrationsWaiting when the database is not up to date.
    """
    if path.exists():
        raise FileExistsError(path)
    if migrations_waiting():
        raise MigrationsWaiting
    with (
        _appearing_whole(path) as file,
        one_moment(),
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        tables = tuple(_write_table(archive, model) for model in stored_models())
        archive.writestr(MANIFEST, json.dumps(_manifest(tables, at), ensure_ascii=False, indent=1))
    return tables


def stored_models() -> list[type[models.Model]]:
    """Every stored model, referred-to before referring, in an order that does not change from run to run."""
    wanted = {
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.label not in LEFT_OUT and model._meta.managed and not model._meta.proxy
    }
    ordered: list[type[models.Model]] = []

    def visit(model: type[models.Model]) -> None:
        if model not in wanted or model in ordered:
            return
        wanted.discard(model)
        for field in model._meta.local_fields:
            if field.remote_field is not None and isinstance(field.remote_field.model, type):
                visit(field.remote_field.model)
        ordered.append(model)

    for model in sorted(wanted, key=lambda model: model._meta.label):
        visit(model)
    return ordered


def migrations_waiting() -> bool:
    """Return whether the database lacks a migration that this program has."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def member_of(label: str) -> str:
    """Return the name of a table's file in the archive."""
    return f"tables/{label}.jsonl"


@contextmanager
def _appearing_whole(path: Path) -> Iterator[Any]:
    """Yield a new file for its owner alone, which takes its name when the block ends well; never over another."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(handle, "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.link(name, path)
    finally:
        Path(name).unlink()


def _write_table(archive: zipfile.ZipFile, model: type[models.Model]) -> Table:
    digest, count = hashlib.sha256(), 0
    with archive.open(member_of(model._meta.label), "w") as file:
        for line in _lines(model):
            digest.update(line)
            file.write(line)
            count += 1
    return Table(model._meta.label, count, digest.hexdigest())


def _lines(model: type[models.Model]) -> Iterator[bytes]:
    rows = model._base_manager.order_by("pk").iterator(chunk_size=2000)
    for row in rows:
        text = serializers.serialize("jsonl", [row], ensure_ascii=False)
        yield text.strip().encode() + b"\n"


def _manifest(tables: tuple[Table, ...], at: datetime) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "made_at": at.isoformat(timespec="seconds"),
        "database": connection.vendor,
        "migrations": sorted(map(list, MigrationRecorder(connection).applied_migrations())),
        "tables": [asdict(table) for table in tables],
    }
