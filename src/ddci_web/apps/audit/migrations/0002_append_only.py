from django.db import migrations

from ddci_web.apps.audit import triggers


def install(apps, schema_editor):
    triggers.install(schema_editor)


def remove(apps, schema_editor):
    triggers.remove(schema_editor)


class Migration(migrations.Migration):
    """The database refuses to change or delete what the audit holds."""

    dependencies = [("audit", "0001_entries")]

    operations = [migrations.RunPython(install, remove)]
