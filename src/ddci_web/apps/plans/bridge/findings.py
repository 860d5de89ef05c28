"""Findings of the check into rows and back."""

from collections.abc import Sequence

from ddci.lint import Finding
from ddci.lint.paths import Spot, spots
from ddci.plan.model import Pack
from ddci_web.apps.plans import models
from ddci_web.apps.search.text import search_text
from ddci_web.apps.units.rows import columns_of, fields_of


def findings_to_rows(findings: Sequence[Finding], plan: models.Plan, *, pack: Pack) -> None:
    """Write the findings of a plan that has none; the pack names the places where they are."""
    known = spots(pack)
    models.Finding.objects.bulk_create(
        models.Finding(
            plan=plan,
            position=place,
            search_text=search_text(
                *(words(lang) for words in (item.title, item.message) for lang in ("vi", "en")), item.code
            ),
            place=_place(known.get(item.at)),
            **columns_of(item, models.Finding),
        )
        for place, item in enumerate(findings)
    )


def _place(spot: Spot | None) -> dict[str, str | None]:
    return {} if spot is None else {"noun": spot.noun, "name": spot.name, "name_en": spot.name_en}


def findings_from_rows(plan: models.Plan) -> tuple[Finding, ...]:
    """Read the findings that were written."""
    rows = models.Finding.objects.filter(plan=plan).order_by("position")
    return tuple(finding_of(row) for row in rows)


def finding_of(row: models.Finding) -> Finding:
    """Return the finding of a row, with its words."""
    return Finding(**fields_of(row, Finding))


def spot_of(row: models.Finding) -> Spot | None:
    """Return the place that a finding names, None for a place that the pack does not have."""
    return Spot(keys=(), **row.place) if row.place else None


def clear_findings(plan: models.Plan) -> None:
    """Delete the plan's findings."""
    models.Finding.objects.filter(plan=plan).delete()
