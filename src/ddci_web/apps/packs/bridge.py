"""A whole pack with all that follows from it: what the plan says, its duties and its findings."""

from dataclasses import dataclass
from datetime import datetime

from ddci import lint
from ddci.plan.duties import duties_of
from ddci.plan.model import Pack
from ddci.regime.duty import Duty
from ddci_web.apps.duties import bridge as duties_bridge
from ddci_web.apps.plans import bridge as plans_bridge
from ddci_web.apps.plans.facts import encoded
from ddci_web.apps.plans.models import Plan
from ddci_web.apps.units.models import Structure


@dataclass(frozen=True, slots=True)
class Contents:
    """A pack, the duties that its rules make, and what checking it finds."""

    pack: Pack
    duties: tuple[Duty, ...]
    findings: tuple[lint.Finding, ...]

    def is_written_like(self, other: "Contents") -> bool:
        """Return whether both are equal down to the digits: 7.50 is as much as 7.5, and another thing to print."""
        return self == other and self._digits() == other._digits()

    def _digits(self) -> tuple[object, ...]:
        return repr(self.pack), [encoded(finding.facts) for finding in self.findings]


def derived_from(pack: Pack) -> Contents:
    """Return the pack with the duties and findings that the rules of this version give."""
    return Contents(pack, duties_of(pack), lint.check(pack))


def write(contents: Contents, structure: Structure, *, at: datetime) -> Plan:
    """Write everything into a structure that is empty, or has been cleared."""
    known = plans_bridge.to_rows(contents.pack, structure, at=at)
    duties_bridge.to_rows(contents.duties, known)
    plans_bridge.findings_to_rows(contents.findings, known.plan, pack=contents.pack)
    return known.plan


def read(plan: Plan) -> Contents:
    """Read everything back as it was written."""
    return Contents(
        plans_bridge.from_rows(plan), duties_bridge.from_rows(plan), plans_bridge.findings_from_rows(plan)
    )


def clear(plan: Plan) -> None:
    """Delete everything; the rows of the structure and the plan stay, to be filled again."""
    duties_bridge.clear(plan)
    plans_bridge.clear(plan)
