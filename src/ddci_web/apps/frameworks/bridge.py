"""Index definitions into rows and back, equal and in order; a fixed number of statements a model."""

from collections.abc import Sequence
from dataclasses import dataclass

from ddci.framework import model as values
from ddci_web.apps.frameworks import models
from ddci_web.apps.search.text import search_text
from ddci_web.apps.units.models import Structure
from ddci_web.apps.units.rows import columns_of, fields_of, grouped


@dataclass(frozen=True, slots=True)
class Known:
    """The rows of a structure's indices by code, for whoever refers to them."""

    frameworks: dict[str, models.Framework]
    components: dict[str, models.Component]


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes of the rows by primary key, for whoever reads references to them."""

    frameworks: dict[int | None, str]
    components: dict[int | None, str]


def to_rows(frameworks: Sequence[values.Framework], structure: Structure) -> Known:
    """Write the indices into a structure that has none."""
    made = models.Framework.objects.bulk_create(
        models.Framework(
            structure=structure,
            position=place,
            component_low=item.component_scale.low,
            component_high=item.component_scale.high,
            total_low=item.total_scale.low,
            total_high=item.total_scale.high,
            **columns_of(item, models.Framework),
        )
        for place, item in enumerate(frameworks)
    )
    rows = {row.code: row for row in made}
    models.StrategyGroup.objects.bulk_create(
        models.StrategyGroup(
            framework=rows[index.code], position=place, **columns_of(item, models.StrategyGroup)
        )
        for index in frameworks
        for place, item in enumerate(index.strategies)
    )
    return Known(rows, _components(frameworks, structure, rows))


def _components(
    frameworks: Sequence[values.Framework], structure: Structure, rows: dict[str, models.Framework]
) -> dict[str, models.Component]:
    made = models.Component.objects.bulk_create(
        models.Component(
            structure=structure,
            framework=rows[index.code],
            position=place,
            search_text=search_text(item.name, item.name_en, item.code),
            **columns_of(item, models.Component),
        )
        for index in frameworks
        for place, item in enumerate(index.components)
    )
    components = {row.code: row for row in made}
    models.Indicator.objects.bulk_create(
        models.Indicator(
            component=components[component.code], position=place, **columns_of(item, models.Indicator)
        )
        for index in frameworks
        for component in index.components
        for place, item in enumerate(component.indicators)
    )
    return components


def from_rows(structure: Structure) -> tuple[tuple[values.Framework, ...], Codes]:
    """Read the indices as they were written, with the codes of their rows for those who refer to them."""
    rows = list(models.Framework.objects.filter(structure=structure).order_by("position"))
    strategies = grouped(
        models.StrategyGroup.objects.filter(framework__structure=structure).order_by("position"),
        lambda row: row.framework_id,
    )
    component_rows = list(models.Component.objects.filter(structure=structure).order_by("position"))
    components = grouped(component_rows, lambda row: row.framework_id)
    indicators = grouped(
        models.Indicator.objects.filter(component__structure=structure).order_by("position"),
        lambda row: row.component_id,
    )
    frameworks = tuple(
        values.Framework(
            **fields_of(row, values.Framework),
            component_scale=values.Scale(low=row.component_low, high=row.component_high),
            total_scale=values.Scale(low=row.total_low, high=row.total_high),
            strategies=tuple(
                values.StrategyGroup(**fields_of(item, values.StrategyGroup)) for item in strategies[row.pk]
            ),
            components=tuple(_component(item, indicators[item.pk]) for item in components[row.pk]),
        )
        for row in rows
    )
    codes = Codes({row.pk: row.code for row in rows}, {row.pk: row.code for row in component_rows})
    return frameworks, codes


def _component(row: models.Component, indicators: Sequence[models.Indicator]) -> values.Component:
    return values.Component(
        **fields_of(row, values.Component),
        indicators=tuple(values.Indicator(**fields_of(item, values.Indicator)) for item in indicators),
    )


def clear(structure: Structure) -> None:
    """Delete every index of the structure, one statement a model."""
    models.Indicator.objects.filter(component__structure=structure).delete()
    models.Component.objects.filter(structure=structure).delete()
    models.StrategyGroup.objects.filter(framework__structure=structure).delete()
    models.Framework.objects.filter(structure=structure).delete()
