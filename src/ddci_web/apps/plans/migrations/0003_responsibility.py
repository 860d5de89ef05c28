import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("plans", "0002_numbers"),
    ]

    operations = [
        migrations.CreateModel(
            name="Assignment",
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
                        related_name="assignments",
                        to="plans.plan",
                    ),
                ),
                (
                    "component",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="assignments",
                        to="frameworks.component",
                    ),
                ),
                (
                    "leader_in_charge",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="assignments",
                        to="units.post",
                    ),
                ),
                ("source", models.TextField(null=True)),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("plan", "position"), name="assignment_position_is_unique"
                    ),
                    models.UniqueConstraint(
                        fields=("plan", "component"), name="assignment_is_one_for_each_component"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="AssignmentParty",
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
                    "assignment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="parties",
                        to="plans.assignment",
                    ),
                ),
                ("role", models.TextField()),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("assignment", "role", "position"), name="party_position_is_unique"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("role__in", ["focal_unit", "consolidating_unit"])),
                        fields=("assignment", "role"),
                        name="party_role_is_held_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("group__isnull", True), ("unit__isnull", False)),
                            models.Q(("group__isnull", False), ("unit__isnull", True)),
                            _connector="OR",
                        ),
                        name="party_is_one_thing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("role__in", ["consolidating_unit", "focal_unit", "lead_unit", "supporting_unit"])
                        ),
                        name="party_role_is_known",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Accountability",
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
                        related_name="accountabilities",
                        to="plans.plan",
                    ),
                ),
                ("code", models.TextField()),
                ("who", models.TextField()),
                ("subject", models.TextField()),
                (
                    "to_unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="units.unit",
                    ),
                ),
                (
                    "to_post",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="units.post",
                    ),
                ),
                ("source", models.TextField(null=True)),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("plan", "position"), name="accountability_position_is_unique"
                    ),
                    models.UniqueConstraint(fields=("plan", "code"), name="accountability_code_is_unique"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("to_post__isnull", True), ("to_unit__isnull", False)),
                            models.Q(("to_post__isnull", False), ("to_unit__isnull", True)),
                            _connector="OR",
                        ),
                        name="accountability_is_to_one",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("who__in", ["heads", "leaders"])),
                        name="accountability_who_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("subject__in", ["component_scores", "staff_conduct"])),
                        name="accountability_subject_is_known",
                    ),
                ],
                "indexes": [],
            },
        ),
    ]
