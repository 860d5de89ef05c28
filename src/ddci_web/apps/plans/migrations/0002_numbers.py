import ddci_web.apps.units.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("plans", "0001_document"),
    ]

    operations = [
        migrations.CreateModel(
            name="Result",
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
                        related_name="results",
                        to="plans.plan",
                    ),
                ),
                (
                    "framework",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="frameworks.framework",
                    ),
                ),
                (
                    "component",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="results",
                        to="frameworks.component",
                    ),
                ),
                ("year", models.IntegerField()),
                ("score", ddci_web.apps.units.fields.PrintedDecimalField(max_length=60, null=True)),
                ("rank", models.IntegerField(null=True)),
                ("out_of", models.IntegerField(null=True)),
                ("source", models.TextField(null=True)),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "position"), name="result_position_is_unique"),
                    models.UniqueConstraint(
                        condition=models.Q(("component__isnull", True)),
                        fields=("plan", "framework", "year"),
                        name="result_of_total_is_one_a_year",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("component__isnull", False)),
                        fields=("plan", "framework", "year", "component"),
                        name="result_of_component_is_one_a_year",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Target",
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
                        related_name="targets",
                        to="plans.plan",
                    ),
                ),
                (
                    "framework",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="frameworks.framework",
                    ),
                ),
                (
                    "component",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="targets",
                        to="frameworks.component",
                    ),
                ),
                ("year", models.IntegerField()),
                ("at_least", ddci_web.apps.units.fields.PrintedDecimalField(max_length=60)),
                ("source", models.TextField(null=True)),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "position"), name="target_position_is_unique"),
                    models.UniqueConstraint(
                        condition=models.Q(("component__isnull", True)),
                        fields=("plan", "framework", "year"),
                        name="target_of_total_is_one_a_year",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("component__isnull", False)),
                        fields=("plan", "framework", "year", "component"),
                        name="target_of_component_is_one_a_year",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="RankGoal",
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
                        related_name="rank_goals",
                        to="plans.plan",
                    ),
                ),
                (
                    "framework",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="frameworks.framework",
                    ),
                ),
                ("year", models.IntegerField()),
                ("top", models.IntegerField()),
                ("out_of", models.IntegerField()),
                ("source", models.TextField(null=True)),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "position"), name="rank_goal_position_is_unique"),
                    models.UniqueConstraint(
                        fields=("plan", "framework", "year"), name="rank_goal_is_one_a_year"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("top__gte", 1), ("top__lte", models.F("out_of"))),
                        name="rank_goal_is_within_the_ranks",
                    ),
                ],
                "indexes": [],
            },
        ),
    ]
