import ddci_web.apps.units.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("frameworks", "0001_indices"),
        ("units", "0001_organisation"),
    ]

    operations = [
        migrations.CreateModel(
            name="Plan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "structure",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="plan", to="units.structure"
                    ),
                ),
                ("code", models.TextField(unique=True)),
                ("name", models.TextField()),
                ("name_en", models.TextField(null=True)),
                ("fictional", models.BooleanField()),
                ("format", models.PositiveIntegerField()),
                ("note", models.TextField(null=True)),
                ("kind", models.TextField()),
                ("number", models.TextField(null=True)),
                ("symbol", models.TextField()),
                ("title", models.TextField()),
                ("title_en", models.TextField(null=True)),
                ("year", models.IntegerField()),
                ("date", ddci_web.apps.units.fields.PartialDateField(max_length=10)),
                ("place", models.TextField(null=True)),
                (
                    "issuer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING, related_name="+", to="units.unit"
                    ),
                ),
                (
                    "signer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING, related_name="+", to="units.post"
                    ),
                ),
                ("effective_from", models.DateField(null=True)),
                ("source", models.TextField(null=True)),
                ("calendar_country", models.TextField()),
                ("loaded_at", models.DateTimeField()),
            ],
            options={
                "ordering": ("-year", "code"),
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="ParentDocument",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="parents",
                        to="plans.plan",
                    ),
                ),
                ("number", models.TextField()),
                ("title", models.TextField()),
                ("issuer", models.TextField()),
                ("date", ddci_web.apps.units.fields.PartialDateField(max_length=10)),
                ("source", models.TextField(null=True)),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "position"), name="parent_position_is_unique")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Recipient",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="recipients",
                        to="plans.plan",
                    ),
                ),
                ("as_written", models.TextField()),
                (
                    "unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="units.unit",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="units.unitgroup",
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="units.post",
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "position"), name="recipient_position_is_unique"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("group__isnull", True), ("post__isnull", True), ("unit__isnull", True)),
                            models.Q(
                                ("group__isnull", True), ("post__isnull", True), ("unit__isnull", False)
                            ),
                            models.Q(
                                ("group__isnull", False), ("post__isnull", True), ("unit__isnull", True)
                            ),
                            models.Q(
                                ("group__isnull", True), ("post__isnull", False), ("unit__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="recipient_is_one_thing",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Annex",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="annexes",
                        to="plans.plan",
                    ),
                ),
                ("number", models.TextField()),
                ("title", models.TextField()),
                ("present", models.BooleanField()),
                ("of", models.TextField(null=True)),
                ("source", models.TextField(null=True)),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "position"), name="annex_position_is_unique")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="CalendarOverride",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="calendar_overrides",
                        to="plans.plan",
                    ),
                ),
                ("day", models.DateField()),
                ("becomes", models.TextField()),
                ("document", models.TextField()),
                ("note", models.TextField(null=True)),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "position"), name="override_position_is_unique"),
                    models.UniqueConstraint(fields=("plan", "day"), name="override_is_one_a_day"),
                    models.CheckConstraint(
                        condition=models.Q(("becomes__in", ["day_off", "working_day"])),
                        name="override_is_known",
                    ),
                ],
                "indexes": [],
            },
        ),
    ]
