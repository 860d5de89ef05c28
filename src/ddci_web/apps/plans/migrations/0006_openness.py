import ddci_web.apps.units.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("plans", "0005_work"),
    ]

    operations = [
        migrations.CreateModel(
            name="Channel",
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
                        related_name="channels",
                        to="plans.plan",
                    ),
                ),
                ("code", models.TextField()),
                ("name", models.TextField()),
                ("name_en", models.TextField(null=True)),
                ("kind", models.TextField()),
                ("accepts", ddci_web.apps.units.fields.TupleField(default=tuple)),
                ("seen_by", models.TextField()),
                (
                    "handled_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="channels",
                        to="units.unit",
                    ),
                ),
                ("protects", ddci_web.apps.units.fields.TupleField(default=tuple)),
                ("answer_days", models.IntegerField(null=True)),
                ("answer_unit", models.TextField(null=True)),
                ("source", models.TextField(null=True)),
                ("search_text", models.TextField()),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "code"), name="channel_code_is_unique"),
                    models.UniqueConstraint(fields=("plan", "position"), name="channel_position_is_unique"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "association",
                                    "chat_group",
                                    "email",
                                    "meeting",
                                    "phone",
                                    "portal_column",
                                    "post_box",
                                    "press",
                                    "social_media",
                                    "survey",
                                    "task_force",
                                    "web_form",
                                ],
                            )
                        ),
                        name="channel_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("seen_by__in", ["handlers", "members", "public"])),
                        name="channel_seen_by_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("answer_unit__in", ["calendar_day", "working_day"])),
                        name="channel_answer_unit_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer_days__isnull", True), ("answer_unit__isnull", True)),
                            models.Q(("answer_days__isnull", False), ("answer_unit__isnull", False)),
                            _connector="OR",
                        ),
                        name="channel_answer_time_is_whole",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="DisclosureItem",
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
                        related_name="disclosures",
                        to="plans.plan",
                    ),
                ),
                ("code", models.TextField()),
                ("name", models.TextField()),
                ("name_en", models.TextField(null=True)),
                ("mode", models.TextField()),
                ("channels", ddci_web.apps.units.fields.TupleField(default=tuple)),
                ("source", models.TextField(null=True)),
                ("search_text", models.TextField()),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "code"), name="disclosure_code_is_unique"),
                    models.UniqueConstraint(
                        fields=("plan", "position"), name="disclosure_position_is_unique"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("mode__in", ["active", "mixed", "on_request"])),
                        name="disclosure_mode_is_known",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="DisclosureParty",
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
                    "disclosure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="owners",
                        to="plans.disclosureitem",
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("disclosure", "position"), name="disclosure_party_position_is_unique"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("group__isnull", True), ("unit__isnull", False)),
                            models.Q(("group__isnull", False), ("unit__isnull", True)),
                            _connector="OR",
                        ),
                        name="disclosure_party_is_one_thing",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="DisclosureDutyRule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                (
                    "disclosure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="duty_rule_links",
                        to="plans.disclosureitem",
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
                    models.UniqueConstraint(
                        fields=("disclosure", "position"), name="disclosure_rule_position_is_unique"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.AddField(
            model_name="disclosureitem",
            name="duty_rules",
            field=models.ManyToManyField(
                related_name="disclosures", through="plans.DisclosureDutyRule", to="plans.dutyrule"
            ),
        ),
    ]
