import ddci_web.apps.units.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Structure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.TextField(unique=True)),
            ],
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Competence",
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
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("structure", "code"), name="competence_code_is_unique"),
                    models.UniqueConstraint(
                        fields=("structure", "position"), name="competence_position_is_unique"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Unit",
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
                ("kind", models.TextField()),
                ("name_en", models.TextField(null=True)),
                ("official_code", models.TextField(null=True)),
                (
                    "parent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="children",
                        to="units.unit",
                    ),
                ),
                (
                    "answers_to",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="answerers",
                        to="units.unit",
                    ),
                ),
                ("valid_from", ddci_web.apps.units.fields.PartialDateField(max_length=10, null=True)),
                ("valid_to", models.DateField(null=True)),
                ("no_successor_reason", models.TextField(null=True)),
                ("source", models.TextField(null=True)),
                ("alphabetical", models.PositiveIntegerField()),
                ("search_text", models.TextField()),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "indexes": [models.Index(fields=["structure", "alphabetical"], name="unit_by_name")],
                "constraints": [
                    models.UniqueConstraint(fields=("structure", "code"), name="unit_code_is_unique"),
                    models.UniqueConstraint(fields=("structure", "position"), name="unit_position_is_unique"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "association",
                                    "commune",
                                    "department",
                                    "fatherland_front",
                                    "office",
                                    "other",
                                    "party_committee",
                                    "peoples_committee",
                                    "peoples_council",
                                    "press",
                                    "public_service_unit",
                                    "town",
                                    "vertical_body",
                                    "ward",
                                ],
                            )
                        ),
                        name="unit_kind_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="UnitCompetence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="competence_links",
                        to="units.unit",
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
                    models.UniqueConstraint(
                        fields=("unit", "position"), name="unit_competence_position_is_unique"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Succession",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="successions",
                        to="units.unit",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="inheritances",
                        to="units.unit",
                    ),
                ),
                ("since", models.DateField()),
                ("source", models.TextField(null=True)),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("unit", "position"), name="succession_position_is_unique")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="UnitGroup",
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
                ("membership", models.TextField()),
                ("name_en", models.TextField(null=True)),
                ("source", models.TextField(null=True)),
                ("search_text", models.TextField()),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("structure", "code"), name="group_code_is_unique"),
                    models.UniqueConstraint(
                        fields=("structure", "position"), name="group_position_is_unique"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("membership__in", ["listed", "unstated"])),
                        name="group_membership_is_known",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="GroupMember",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="members",
                        to="units.unitgroup",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="memberships",
                        to="units.unit",
                    ),
                ),
                ("valid_from", models.DateField(null=True)),
                ("valid_to", models.DateField(null=True)),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("group", "position"), name="group_member_position_is_unique"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_from__isnull", True),
                            ("valid_to__isnull", True),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="group_member_ends_after_it_begins",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Post",
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
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING, related_name="posts", to="units.unit"
                    ),
                ),
                ("rank", models.TextField()),
                ("name_en", models.TextField(null=True)),
                ("short_name", models.TextField(null=True)),
                ("source", models.TextField(null=True)),
                ("search_text", models.TextField()),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("structure", "code"), name="post_code_is_unique"),
                    models.UniqueConstraint(fields=("structure", "position"), name="post_position_is_unique"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "rank__in",
                                [
                                    "chair",
                                    "deputy_head",
                                    "head",
                                    "officer",
                                    "standing_vice_chair",
                                    "vice_chair",
                                ],
                            )
                        ),
                        name="post_rank_is_known",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Alias",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                (
                    "unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="aliases",
                        to="units.unit",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="aliases",
                        to="units.unitgroup",
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="aliases",
                        to="units.post",
                    ),
                ),
                ("name", models.TextField()),
                ("source", models.TextField(null=True)),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
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
                        name="alias_is_of_one_thing",
                    ),
                    models.UniqueConstraint(
                        fields=("unit", "position"), name="unit_alias_position_is_unique"
                    ),
                    models.UniqueConstraint(
                        fields=("group", "position"), name="group_alias_position_is_unique"
                    ),
                    models.UniqueConstraint(
                        fields=("post", "position"), name="post_alias_position_is_unique"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Appointment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="appointments",
                        to="units.post",
                    ),
                ),
                ("person", models.TextField()),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(null=True)),
                ("acting", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "indexes": [models.Index(fields=["post", "valid_from"], name="appointment_by_post")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="appointment_ends_after_it_begins",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="unit",
            name="competences",
            field=models.ManyToManyField(
                related_name="units", through="units.UnitCompetence", to="units.competence"
            ),
        ),
    ]
