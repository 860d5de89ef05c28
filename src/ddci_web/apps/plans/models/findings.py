"""What checking the plan found when it was loaded."""

from typing import Literal

from django.db import models
from django.db.models import UniqueConstraint

from ddci_web.apps.plans.facts import FactsField
from ddci_web.apps.plans.models.document import Plan
from ddci_web.apps.units.columns import Placed, one_of

Severity = Literal["blocking", "warning", "note"]


class Finding(Placed):
    """One finding of the check, in its order; ``at`` is a pack path such as ``duty_rules/focal-quarterly``.

    ``place`` are the noun and the names of what stands there, so that a list can name it without the pack.
    """

    plan = models.ForeignKey(Plan, models.DO_NOTHING, related_name="findings")
    code = models.TextField()
    severity = models.TextField()
    at = models.TextField()
    facts = FactsField()
    place = FactsField()
    source = models.TextField()
    search_text = models.TextField()

    class Meta(Placed.Meta):
        constraints = [
            UniqueConstraint(fields=["plan", "position"], name="finding_position_is_unique"),
            one_of("severity", Severity, name="finding_severity_is_known"),
        ]
        indexes = [models.Index(fields=["plan", "at"], name="finding_by_place")]

    def __str__(self) -> str:
        return f"{self.code} {self.at}"
