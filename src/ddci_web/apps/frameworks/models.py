"""Indices as data: what is scored, on which scales, and into which parts."""
# ruff: noqa: DJ001  what a plan leaves out is NULL, which is not the same as an empty text

from django.db import models
from django.db.models import UniqueConstraint

from ddci.framework.model import Strategy
from ddci_web.apps.units.columns import Placed, one_of
from ddci_web.apps.units.fields import PartialDateField, PrintedDecimalField
from ddci_web.apps.units.models import Named, Structure


class Framework(Named):
    """An index: its scales, and from when to when this definition holds."""

    short_name = models.TextField()
    name_en = models.TextField(null=True)
    component_low = PrintedDecimalField()
    component_high = PrintedDecimalField()
    total_low = PrintedDecimalField()
    total_high = PrintedDecimalField()
    valid_from = PartialDateField(null=True)
    valid_to = PartialDateField(null=True)
    source = models.TextField(null=True)

    class Meta(Named.Meta):
        constraints = [
            UniqueConstraint(fields=["structure", "code"], name="framework_code_is_unique"),
            UniqueConstraint(fields=["structure", "position"], name="framework_position_is_unique"),
        ]


class StrategyGroup(Placed):
    """Why some components are treated alike: to fix, to improve, to keep."""

    framework = models.ForeignKey(Framework, models.DO_NOTHING, related_name="strategies")
    strategy = models.TextField()
    reason = models.TextField()
    reason_en = models.TextField(null=True)
    source = models.TextField(null=True)

    class Meta(Placed.Meta):
        constraints = [
            UniqueConstraint(fields=["framework", "position"], name="strategy_position_is_unique"),
            one_of("strategy", Strategy, name="strategy_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.framework_id}: {self.strategy}"


class Component(Placed):
    """One part of an index; ``index_weight`` is its share of the total in per cent, NULL where nobody says."""

    structure = models.ForeignKey(Structure, models.DO_NOTHING, related_name="component_rows")
    framework = models.ForeignKey(Framework, models.DO_NOTHING, related_name="components")
    code = models.TextField()
    number = models.IntegerField()
    name = models.TextField()
    name_en = models.TextField(null=True)
    strategy = models.TextField(null=True)
    index_weight = PrintedDecimalField(null=True)
    source = models.TextField(null=True)
    search_text = models.TextField()

    class Meta(Placed.Meta):
        constraints = [
            UniqueConstraint(fields=["structure", "code"], name="component_code_is_unique"),
            UniqueConstraint(fields=["framework", "position"], name="component_position_is_unique"),
            one_of("strategy", Strategy, name="component_strategy_is_known"),
        ]

    def __str__(self) -> str:
        return self.name


class Indicator(Placed):
    """What is asked or counted below a component."""

    component = models.ForeignKey(Component, models.DO_NOTHING, related_name="indicators")
    code = models.TextField()
    name = models.TextField()
    index_weight = PrintedDecimalField(null=True)
    source = models.TextField(null=True)

    class Meta(Placed.Meta):
        constraints = [
            UniqueConstraint(fields=["component", "code"], name="indicator_code_is_unique"),
            UniqueConstraint(fields=["component", "position"], name="indicator_position_is_unique"),
        ]

    def __str__(self) -> str:
        return self.name
