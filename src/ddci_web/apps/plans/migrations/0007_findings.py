import ddci_web.apps.plans.facts
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("plans", "0006_openness"),
    ]

    operations = [
        migrations.CreateModel(
            name="Finding",
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
                        related_name="findings",
                        to="plans.plan",
                    ),
                ),
                ("code", models.TextField()),
                ("severity", models.TextField()),
                ("at", models.TextField()),
                ("facts", ddci_web.apps.plans.facts.FactsField()),
                ("place", ddci_web.apps.plans.facts.FactsField()),
                ("source", models.TextField()),
                ("search_text", models.TextField()),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "indexes": [models.Index(fields=["plan", "at"], name="finding_by_place")],
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "position"), name="finding_position_is_unique"),
                    models.CheckConstraint(
                        condition=models.Q(("severity__in", ["blocking", "note", "warning"])),
                        name="finding_severity_is_known",
                    ),
                ],
            },
        ),
    ]
