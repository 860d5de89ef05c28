import ddci_web.apps.units.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("units", "0001_organisation"),
    ]

    operations = [
        migrations.CreateModel(
            name="Framework",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                (
                    "structure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="%(class)s_rows",
                        to="units.structure",
                    ),
                ),
                ("code", models.TextField()),
                ("name", models.TextField()),
                ("short_name", models.TextField()),
                ("name_en", models.TextField(null=True)),
                ("component_low", ddci_web.apps.units.fields.PrintedDecimalField(max_length=60)),
                ("component_high", ddci_web.apps.units.fields.PrintedDecimalField(max_length=60)),
                ("total_low", ddci_web.apps.units.fields.PrintedDecimalField(max_length=60)),
                ("total_high", ddci_web.apps.units.fields.PrintedDecimalField(max_length=60)),
                ("valid_from", ddci_web.apps.units.fields.PartialDateField(max_length=10, null=True)),
                ("valid_to", ddci_web.apps.units.fields.PartialDateField(max_length=10, null=True)),
                ("source", models.TextField(null=True)),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("structure", "code"), name="framework_code_is_unique"),
                    models.UniqueConstraint(
                        fields=("structure", "position"), name="framework_position_is_unique"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="StrategyGroup",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                (
                    "framework",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="strategies",
                        to="frameworks.framework",
                    ),
                ),
                ("strategy", models.TextField()),
                ("reason", models.TextField()),
                ("reason_en", models.TextField(null=True)),
                ("source", models.TextField(null=True)),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("framework", "position"), name="strategy_position_is_unique"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("strategy__in", ["fix", "improve", "keep"])),
                        name="strategy_is_known",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Component",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                (
                    "structure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="component_rows",
                        to="units.structure",
                    ),
                ),
                (
                    "framework",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="components",
                        to="frameworks.framework",
                    ),
                ),
                ("code", models.TextField()),
                ("number", models.IntegerField()),
                ("name", models.TextField()),
                ("name_en", models.TextField(null=True)),
                ("strategy", models.TextField(null=True)),
                ("index_weight", ddci_web.apps.units.fields.PrintedDecimalField(max_length=60, null=True)),
                ("source", models.TextField(null=True)),
                ("search_text", models.TextField()),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("structure", "code"), name="component_code_is_unique"),
                    models.UniqueConstraint(
                        fields=("framework", "position"), name="component_position_is_unique"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("strategy__in", ["fix", "improve", "keep"])),
                        name="component_strategy_is_known",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Indicator",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                (
                    "component",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="indicators",
                        to="frameworks.component",
                    ),
                ),
                ("code", models.TextField()),
                ("name", models.TextField()),
                ("index_weight", ddci_web.apps.units.fields.PrintedDecimalField(max_length=60, null=True)),
                ("source", models.TextField(null=True)),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("component", "code"), name="indicator_code_is_unique"),
                    models.UniqueConstraint(
                        fields=("component", "position"), name="indicator_position_is_unique"
                    ),
                ],
                "indexes": [],
            },
        ),
    ]
