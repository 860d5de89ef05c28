import ddci_web.apps.units.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("plans", "0003_responsibility"),
    ]

    operations = [
        migrations.CreateModel(
            name="DutyRule",
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
                        related_name="duty_rules",
                        to="plans.plan",
                    ),
                ),
                ("code", models.TextField()),
                ("name", models.TextField()),
                ("name_en", models.TextField(null=True)),
                ("kind", models.TextField()),
                ("period", models.TextField()),
                ("due_day_of_next_month", models.IntegerField(null=True)),
                ("due_month_day", models.TextField(null=True)),
                ("due_on", models.DateField(null=True)),
                ("due_period_end", models.BooleanField()),
                ("per_component", models.BooleanField()),
                ("within_year", ddci_web.apps.units.fields.TupleField(default=tuple)),
                ("bound", models.TextField()),
                ("bound_source", models.TextField(null=True)),
                ("days_off", models.TextField()),
                ("cutoff_day_of_last_month", models.IntegerField(null=True)),
                ("cutoff_source", models.TextField(null=True)),
                ("at_least", models.IntegerField()),
                ("at_most", models.IntegerField(null=True)),
                ("other_periods", ddci_web.apps.units.fields.TupleField(default=tuple)),
                ("last_period", models.TextField(null=True)),
                ("evidence", models.TextField(null=True)),
                ("source", models.TextField(null=True)),
                ("search_text", models.TextField()),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "code"), name="duty_rule_code_is_unique"),
                    models.UniqueConstraint(fields=("plan", "position"), name="duty_rule_position_is_unique"),
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
                        name="duty_rule_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("period__in", ["half_year", "month", "once", "quarter", "year", "year_to_date"])
                        ),
                        name="duty_rule_period_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("bound__in", ["on_or_before", "strictly_before"])),
                        name="duty_rule_bound_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("days_off__in", ["keep", "next_working_day", "previous_working_day", "unstated"])
                        ),
                        name="duty_rule_days_off_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("last_period__in", ["merged", "separate"])),
                        name="duty_rule_last_period_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("due_day_of_next_month__isnull", True),
                                ("due_month_day__isnull", True),
                                ("due_on__isnull", True),
                            ),
                            models.Q(
                                ("due_day_of_next_month__isnull", False),
                                ("due_month_day__isnull", True),
                                ("due_on__isnull", True),
                            ),
                            models.Q(
                                ("due_day_of_next_month__isnull", True),
                                ("due_month_day__isnull", False),
                                ("due_on__isnull", True),
                            ),
                            models.Q(
                                ("due_day_of_next_month__isnull", True),
                                ("due_month_day__isnull", True),
                                ("due_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="duty_rule_names_one_day_at_most",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("due_period_end", False),
                            models.Q(
                                ("due_day_of_next_month__isnull", True),
                                ("due_month_day__isnull", True),
                                ("due_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="duty_rule_period_end_is_its_only_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("cutoff_day_of_last_month__isnull", True), ("cutoff_source__isnull", True)
                            ),
                            models.Q(
                                ("cutoff_day_of_last_month__isnull", False), ("cutoff_source__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="duty_rule_cutoff_has_a_source",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("at_most__isnull", True), ("at_most__gte", models.F("at_least")), _connector="OR"
                        ),
                        name="duty_rule_at_most_is_not_below_at_least",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="DutyRuleSelector",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                (
                    "rule",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="selectors",
                        to="plans.dutyrule",
                    ),
                ),
                ("side", models.TextField()),
                ("role", models.TextField(null=True)),
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
                ("public", models.BooleanField()),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("rule", "side", "position"), name="selector_position_is_unique"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("side__in", ["owner", "recipient"])),
                        name="selector_side_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "role__in",
                                [
                                    "consolidating_unit",
                                    "focal_unit",
                                    "lead_unit",
                                    "leader_in_charge",
                                    "supporting_unit",
                                ],
                            )
                        ),
                        name="selector_role_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("group__isnull", True),
                                ("post__isnull", True),
                                ("public", True),
                                ("role__isnull", True),
                                ("unit__isnull", True),
                            ),
                            models.Q(
                                ("group__isnull", True),
                                ("post__isnull", True),
                                ("public", False),
                                ("role__isnull", False),
                                ("unit__isnull", True),
                            ),
                            models.Q(
                                ("group__isnull", True),
                                ("post__isnull", True),
                                ("public", False),
                                ("role__isnull", True),
                                ("unit__isnull", False),
                            ),
                            models.Q(
                                ("group__isnull", False),
                                ("post__isnull", True),
                                ("public", False),
                                ("role__isnull", True),
                                ("unit__isnull", True),
                            ),
                            models.Q(
                                ("group__isnull", True),
                                ("post__isnull", False),
                                ("public", False),
                                ("role__isnull", True),
                                ("unit__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="selector_is_one_thing",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="DutyRuleComponent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                (
                    "rule",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="component_links",
                        to="plans.dutyrule",
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
                        fields=("rule", "position"), name="rule_component_position_is_unique"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="DutyRuleInput",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                (
                    "rule",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="input_links",
                        to="plans.dutyrule",
                    ),
                ),
                (
                    "compiled_from",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING, related_name="+", to="plans.dutyrule"
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("rule", "position"), name="rule_input_position_is_unique")
                ],
                "indexes": [],
            },
        ),
        migrations.AddField(
            model_name="dutyrule",
            name="components",
            field=models.ManyToManyField(
                related_name="duty_rules", through="plans.DutyRuleComponent", to="frameworks.component"
            ),
        ),
        migrations.AddField(
            model_name="dutyrule",
            name="compiled_from",
            field=models.ManyToManyField(
                related_name="compiled_into", through="plans.DutyRuleInput", to="plans.dutyrule"
            ),
        ),
    ]
