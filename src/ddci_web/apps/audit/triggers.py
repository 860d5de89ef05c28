"""The database's own refusal to change the audit, for both databases.

Kept apart from the migration because tests that empty every table between them must lift it to do so, and
because SQLite loses the triggers of a table that a migration rebuilds: such a migration installs them again.
"""

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLE = "audit_auditentry"

_INSTALL = {
    "sqlite": [
        f"""CREATE TRIGGER audit_no_{verb} BEFORE {verb} ON {TABLE}
            BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END"""
        for verb in ("update", "delete")
    ],
    "postgresql": [
        """CREATE OR REPLACE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
           BEGIN RAISE EXCEPTION 'the audit is append-only'
           USING ERRCODE = 'integrity_constraint_violation'; END $$""",
        f"""CREATE TRIGGER audit_no_change BEFORE UPDATE OR DELETE ON {TABLE}
            FOR EACH ROW EXECUTE FUNCTION audit_is_append_only()""",
        f"""CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON {TABLE}
            FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only()""",
    ],
}
_REMOVE = {
    "sqlite": [f"DROP TRIGGER IF EXISTS audit_no_{verb}" for verb in ("update", "delete")],
    "postgresql": [
        f"DROP TRIGGER IF EXISTS audit_no_change ON {TABLE}",
        f"DROP TRIGGER IF EXISTS audit_no_truncate ON {TABLE}",
        "DROP FUNCTION IF EXISTS audit_is_append_only()",
    ],
}


class NoGuardForThisDatabase(NotImplementedError):
    """The site runs on SQLite and PostgreSQL; elsewhere the audit would be unguarded."""


def install(schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Let the database refuse to change or empty the audit."""
    _run(_INSTALL, schema_editor)


def remove(schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Lift the refusal; harmless when there is none."""
    _run(_REMOVE, schema_editor)


def _run(statements: dict[str, list[str]], schema_editor: BaseDatabaseSchemaEditor) -> None:
    vendor = schema_editor.connection.vendor
    if vendor not in statements:
        raise NoGuardForThisDatabase(vendor)
    for statement in statements[vendor]:
        schema_editor.execute(statement, None)
