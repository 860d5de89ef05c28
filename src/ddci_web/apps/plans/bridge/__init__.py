"""A pack into rows and back: equal values, in order, sources included."""

from ddci_web.apps.plans.bridge.clearing import clear
from ddci_web.apps.plans.bridge.findings import (
    clear_findings,
    finding_of,
    findings_from_rows,
    findings_to_rows,
    spot_of,
)
from ddci_web.apps.plans.bridge.reading import from_rows
from ddci_web.apps.plans.bridge.writing import Known, to_rows

__all__ = [
    "Known",
    "clear",
    "clear_findings",
    "finding_of",
    "findings_from_rows",
    "findings_to_rows",
    "from_rows",
    "spot_of",
    "to_rows",
]
