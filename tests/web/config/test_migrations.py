"""The tables are made by named migrations, from nothing, on the database that this pass of the tests is about."""

import re

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

OURS = {config.label for config in apps.get_app_configs() if config.name.startswith("ddci_web.apps.")}

pytestmark = pytest.mark.django_db


def ours(migrations):
    return {(label, name) for label, name in migrations if label in OURS}


class TestMigrations:
    def test_are_complete(self):
        call_command("makemigrations", check=True, dry_run=True, verbosity=0)

    def test_are_named_after_what_they_bring(self):
        names = {name for _, name in ours(MigrationExecutor(connection).loader.disk_migrations)}

        assert names
        assert not [name for name in names if re.search(r"_auto_|_initial$|_alter_|_and_more$", name)]

    def test_have_made_these_tables_from_nothing(self):
        """The test database is made by running them; ``--no-migrations`` would leave none on record."""
        executor = MigrationExecutor(connection)
        on_disk = ours(executor.loader.disk_migrations)

        assert ours(MigrationRecorder(connection).applied_migrations()) == on_disk
        assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []
        tables = {model._meta.db_table for label in OURS for model in apps.get_app_config(label).get_models()}
        assert tables <= set(connection.introspection.table_names())


@pytest.mark.django_db(transaction=True)
class TestMigratingBackAndForth:
    def test_takes_every_table_away_and_brings_it_back(self):
        executor = MigrationExecutor(connection)
        last = executor.loader.graph.leaf_nodes()
        try:
            executor.migrate([(label, None) for label, _ in last if label in OURS])
            gone = {
                model._meta.db_table for label in OURS for model in apps.get_app_config(label).get_models()
            }
            assert gone.isdisjoint(connection.introspection.table_names())
        finally:
            again = MigrationExecutor(connection)
            again.migrate(last)
        assert gone <= set(connection.introspection.table_names())
