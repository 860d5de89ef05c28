"""A backup put back into an empty database: all of it, as its manifest says, or nothing."""

import hashlib
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.core import serializers
from django.core.exceptions import ValidationError
from django.core.management.color import no_style
from django.core.serializers.base import DeserializationError
from django.db import Error, connection, models, transaction
from django.db.migrations.recorder import MigrationRecorder
from pydantic import BaseModel, ConfigDict, NonNegativeInt

from ddci_web.apps.accounts.models import User
from ddci_web.config.backup import FORMAT, MANIFEST, Table, member_of, stored_models
from ddci_web.config.migrating import bring_up_to_date

_LARGEST_MANIFEST = 10 * 1024 * 1024


class UnusableBackup(Exception):
    """The file is no backup of ours, is damaged, or is newer than this program."""


class DatabaseNotEmpty(Exception):
    """A restore never mixes with rows that are there."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back; the administrators are named, since whoever made the file chose them."""

    tables: tuple[Table, ...]
    administrators: tuple[str, ...]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    model: str
    rows: NonNegativeInt
    sha256: str


class _Manifest(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    format: int
    made_at: str
    database: str
    migrations: list[list[str]]
    tables: list[_Table]


def restore_backup(path: Path) -> Restored:
    """Fill an empty, possibly new database; the file is read through before anything is written.

    UnusableBackup, or DatabaseNotEmpty with the tables that hold rows.
    """
    with _open(path) as archive:
        manifest = _read_manifest(archive)
        for table in manifest.tables:
            _check_table(archive, table)
        if filled := [model._meta.label for model in stored_models() if _has_rows(model)]:
            raise DatabaseNotEmpty(", ".join(filled))
        bring_up_to_date()
        _refuse_newer(manifest)
        try:
            with transaction.atomic():
                for model, table in zip(stored_models(), manifest.tables, strict=True):
                    _load_table(archive, model, table)
                _reset_sequences()
        except (DeserializationError, ValidationError, ValueError, TypeError, LookupError, Error) as reason:
            raise UnusableBackup(f"{path}: {reason}") from reason
    administrators = User.objects.filter(is_administrator=True).values_list("login_name", flat=True)
    tables = tuple(Table(table.model, table.rows, table.sha256) for table in manifest.tables)
    return Restored(tables, tuple(administrators))


def _open(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError) as reason:
        raise UnusableBackup(f"{path}: {reason}") from None


def _read_manifest(archive: zipfile.ZipFile) -> _Manifest:
    """Return the manifest of a whole backup: every table of ours, in our order, and nothing else in the file."""
    where = f"{archive.filename}: {MANIFEST}"
    try:
        if archive.getinfo(MANIFEST).file_size > _LARGEST_MANIFEST:
            raise UnusableBackup(where)
        manifest = _Manifest.model_validate_json(archive.read(MANIFEST))
    except (KeyError, ValueError, zipfile.BadZipFile):
        raise UnusableBackup(where) from None
    if manifest.format != FORMAT:
        raise UnusableBackup(f"{where}: format {manifest.format}")
    ours = [model._meta.label for model in stored_models()]
    theirs = [table.model for table in manifest.tables]
    if theirs != ours:
        differ = sorted(set(ours) ^ set(theirs)) or theirs
        raise UnusableBackup(f"{where}: {', '.join(differ)}")
    if sorted(archive.namelist()) != sorted([MANIFEST, *map(member_of, ours)]):
        raise UnusableBackup(f"{archive.filename}: {', '.join(archive.namelist()[:5])} …")
    return manifest


def _check_table(archive: zipfile.ZipFile, table: _Table) -> None:
    digest, rows = hashlib.sha256(), 0
    try:
        with archive.open(member_of(table.model)) as file:
            while chunk := file.read(1 << 20):
                digest.update(chunk)
                rows += chunk.count(b"\n")
    except zipfile.BadZipFile:
        raise UnusableBackup(f"{archive.filename}: {table.model}") from None
    if digest.hexdigest() != table.sha256:
        raise UnusableBackup(f"{archive.filename}: {table.model}: sha256")
    if rows != table.rows:
        raise UnusableBackup(f"{archive.filename}: {table.model}: {rows} ≠ {table.rows}")


def _has_rows(model: type[models.Model]) -> bool:
    return model._meta.db_table in connection.introspection.table_names() and model._base_manager.exists()


def _refuse_newer(manifest: _Manifest) -> None:
    known = {tuple(step) for step in MigrationRecorder(connection).applied_migrations()}
    if newer := [".".join(step) for step in manifest.migrations if tuple(step) not in known]:
        raise UnusableBackup("; ".join(newer))


def _load_table(archive: zipfile.ZipFile, model: type[models.Model], table: _Table) -> None:
    with archive.open(member_of(table.model)) as file:
        for chunk in _chunks(file):
            rows = [row.object for row in serializers.deserialize("jsonl", chunk)]
            _refuse_foreign(model, rows)
            model._base_manager.bulk_create(rows)


def _refuse_foreign(model: type[models.Model], rows: list[Any]) -> None:
    """A table's file holds its own rows, and a demonstration's accounts stay in demonstrations."""
    if any(type(row) is not model for row in rows):
        raise ValueError(model._meta.label)
    if model is User and not settings.OPENDDCI_DEMO and any(row.is_demo for row in rows):
        raise ValueError("is_demo")


def _chunks(file: IO[bytes], size: int = 500) -> Iterator[io.StringIO]:
    lines: list[str] = []
    for line in io.TextIOWrapper(file, encoding="utf-8"):
        lines.append(line)
        if len(lines) == size:
            yield io.StringIO("".join(lines))
            lines = []
    if lines:
        yield io.StringIO("".join(lines))


def _reset_sequences() -> None:
    statements = connection.ops.sequence_reset_sql(no_style(), stored_models())
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
