"""The findings of the check."""

from django.http import HttpResponse

from ddci.lint import SEVERITIES
from ddci_web.apps.plans import queries
from ddci_web.apps.plans.plan_view import PlanView


class FindingsPage(PlanView):
    """What the check found, must-mend first; all, or those of a severity, a kind, or holding some words.

    An unknown severity or kind finds nothing.
    """

    action = "findings.view"

    def get(self, request: object, plan: str) -> HttpResponse:
        """Show the chosen findings."""
        severity, code, text = (self.asked(name) for name in ("severity", "code", "text"))
        found = queries.findings(
            self.plan, severity=severity or None, code=code or None, text=text, lang=self.lang
        )
        return self.page(
            "plans/findings.html",
            found=found,
            tally=[(name, found.counts[name]) for name in SEVERITIES],
            all_count=sum(found.counts.values()),
            severity=severity,
            code=code,
            text=text,
            is_narrow=bool(severity or code or text),
            places=queries.places(self.plan),
        )
