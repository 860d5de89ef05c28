import ddci_web.apps.units.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("plans", "0004_duty_rules"),
    ]

    operations = [
        migrations.CreateModel(
            name="Solution",
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
                        related_name="solutions",
                        to="plans.plan",
                    ),
                ),
                ("code", models.TextField()),
                ("name", models.TextField()),
                ("name_en", models.TextField(null=True)),
                ("source", models.TextField(null=True)),
                ("search_text", models.TextField()),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "code"), name="solution_code_is_unique"),
                    models.UniqueConstraint(fields=("plan", "position"), name="solution_position_is_unique"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="SolutionComponent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                (
                    "solution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="component_links",
                        to="plans.solution",
                    ),
                ),
                (
                    "component",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="frameworks.component",
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("solution", "position"), name="solution_component_position_is_unique"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Task",
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
                        on_delete=django.db.models.deletion.DO_NOTHING, related_name="tasks", to="plans.plan"
                    ),
                ),
                ("code", models.TextField()),
                ("name", models.TextField()),
                ("name_en", models.TextField(null=True)),
                (
                    "solution",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="tasks",
                        to="plans.solution",
                    ),
                ),
                ("output", models.TextField(null=True)),
                ("measure", models.TextField(null=True)),
                ("deadline", ddci_web.apps.units.fields.PartialDateField(max_length=10, null=True)),
                ("source", models.TextField(null=True)),
                ("search_text", models.TextField()),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "code"), name="task_code_is_unique"),
                    models.UniqueConstraint(fields=("plan", "position"), name="task_position_is_unique"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="TaskComponent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="component_links",
                        to="plans.task",
                    ),
                ),
                (
                    "component",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="task_links",
                        to="frameworks.component",
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("task", "position"), name="task_component_position_is_unique"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="TaskParty",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                ("as_written", models.TextField()),
                (
                    "unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="%(class)s_rows",
                        to="units.unit",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="%(class)s_rows",
                        to="units.unitgroup",
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="parties",
                        to="plans.task",
                    ),
                ),
                ("role", models.TextField()),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("task", "role", "position"), name="task_party_position_is_unique"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("group__isnull", True), ("unit__isnull", False)),
                            models.Q(("group__isnull", False), ("unit__isnull", True)),
                            _connector="OR",
                        ),
                        name="task_party_is_one_thing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("role__in", ["lead", "supporting"])),
                        name="task_party_role_is_known",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="TaskNeed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="need_links",
                        to="plans.task",
                    ),
                ),
                (
                    "competence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="units.competence",
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("task", "position"), name="task_need_position_is_unique")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="TaskDutyRule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="duty_rule_links",
                        to="plans.task",
                    ),
                ),
                (
                    "rule",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING, related_name="+", to="plans.dutyrule"
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("task", "position"), name="task_rule_position_is_unique")
                ],
                "indexes": [],
            },
        ),
        migrations.AddField(
            model_name="solution",
            name="components",
            field=models.ManyToManyField(
                related_name="solutions", through="plans.SolutionComponent", to="frameworks.component"
            ),
        ),
        migrations.AddField(
            model_name="task",
            name="components",
            field=models.ManyToManyField(
                related_name="tasks", through="plans.TaskComponent", to="frameworks.component"
            ),
        ),
        migrations.AddField(
            model_name="task",
            name="needs",
            field=models.ManyToManyField(related_name="+", through="plans.TaskNeed", to="units.competence"),
        ),
        migrations.AddField(
            model_name="task",
            name="duty_rules",
            field=models.ManyToManyField(
                related_name="tasks", through="plans.TaskDutyRule", to="plans.dutyrule"
            ),
        ),
    ]
