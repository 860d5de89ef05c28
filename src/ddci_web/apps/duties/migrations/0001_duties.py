import ddci_web.apps.plans.facts
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("plans", "0007_findings"),
    ]

    operations = [
        migrations.CreateModel(
            name="Dating",
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
                        related_name="datings",
                        to="plans.plan",
                    ),
                ),
                ("steps", ddci_web.apps.plans.facts.FactsField()),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "position"), name="dating_position_is_unique")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Duty",
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
                        on_delete=django.db.models.deletion.DO_NOTHING, related_name="duties", to="plans.plan"
                    ),
                ),
                (
                    "rule",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="duties",
                        to="plans.dutyrule",
                    ),
                ),
                ("kind", models.TextField()),
                (
                    "owner_unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="duties",
                        to="units.unit",
                    ),
                ),
                (
                    "owner_post",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="duties",
                        to="units.post",
                    ),
                ),
                ("recipient_kind", models.TextField()),
                (
                    "recipient_unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="duties_received",
                        to="units.unit",
                    ),
                ),
                (
                    "recipient_post",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="duties_received",
                        to="units.post",
                    ),
                ),
                (
                    "component",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="duties",
                        to="frameworks.component",
                    ),
                ),
                ("period_kind", models.TextField()),
                ("period_code", models.TextField()),
                ("period_start", models.DateField()),
                ("period_end", models.DateField()),
                ("number", models.PositiveIntegerField()),
                ("cutoff_date", models.DateField(null=True)),
                ("due_date", models.DateField()),
                ("last_day", models.DateField()),
                ("before_plan", models.BooleanField()),
                (
                    "dating",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="duties",
                        to="duties.dating",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "duties",
                "ordering": ("position",),
                "abstract": False,
                "indexes": [
                    models.Index(fields=["plan", "last_day", "position"], name="duty_by_day"),
                    models.Index(fields=["plan", "owner_unit", "last_day"], name="duty_by_owner"),
                    models.Index(fields=["plan", "component", "last_day"], name="duty_by_component"),
                    models.Index(fields=["plan", "recipient_unit", "last_day"], name="duty_by_recipient"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "position"), name="duty_position_is_unique"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("owner_post__isnull", True), ("owner_unit__isnull", False)),
                            models.Q(("owner_post__isnull", False), ("owner_unit__isnull", True)),
                            _connector="OR",
                        ),
                        name="duty_owner_is_one",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("recipient_kind", "unit"),
                                ("recipient_post__isnull", True),
                                ("recipient_unit__isnull", False),
                            ),
                            models.Q(
                                ("recipient_kind", "post"),
                                ("recipient_post__isnull", False),
                                ("recipient_unit__isnull", True),
                            ),
                            models.Q(
                                ("recipient_kind", "public"),
                                ("recipient_post__isnull", True),
                                ("recipient_unit__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="duty_recipient_is_of_its_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("owner_unit__isnull", True),
                            ("recipient_unit__isnull", True),
                            models.Q(("owner_unit", models.F("recipient_unit")), _negated=True),
                            _connector="OR",
                        ),
                        name="duty_is_not_owed_to_oneself",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "briefing",
                                    "dialogue",
                                    "disclosure",
                                    "inspection_plan",
                                    "oversight",
                                    "publication",
                                    "report",
                                    "unit_plan",
                                ],
                            )
                        ),
                        name="duty_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("recipient_kind__in", ["post", "public", "unit"])),
                        name="duty_recipient_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "period_kind__in",
                                ["half_year", "month", "once", "quarter", "year", "year_to_date"],
                            )
                        ),
                        name="duty_period_kind_is_known",
                    ),
                ],
            },
        ),
    ]
