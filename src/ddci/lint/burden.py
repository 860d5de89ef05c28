"""The burden: how many reports a rule asks for, and who has to write most of them."""

from collections import Counter
from collections.abc import Iterator

from ddci.lint.registry import Fault, rule
from ddci.lint.subject import Subject, named

HEAVY = 4
"""Reports that one unit owes under one rule for one period from which on the burden is worth a word."""


@rule("report-burden", severity="note")
def few_reports_serve_many_readers(subject: Subject) -> Iterator[Fault]:
    """Under one rule a unit owes fewer than four reports for one period.

    Seven reports to six readers about one quarter's work are mostly copied from each other. One form, filled
    in once, can serve them all.
    """
    for owed in subject.reports():
        if not owed.per_component or all(selector.role != "lead_unit" for selector in owed.owners):
            continue
        dated = subject.dated(owed)
        if not dated:
            continue
        pairs = subject.parties.pairs(owed, subject.day)
        rows = [(owner, recipient) for _, owner, recipient in pairs]
        to_self = sum(owner == recipient for owner, recipient in rows)
        counts = Counter(owner for owner, recipient in rows if owner != recipient)
        most = max(counts.values(), default=0)
        if most < HEAVY:
            continue
        heaviest = [owner for owner, count in counts.items() if count == most]
        recipients = {recipient for owner, recipient in rows if owner == heaviest[0]} - {heaviest[0]}
        units = [holder.code for holder in heaviest if holder.kind == "unit"]
        yield Fault(
            at=f"duty_rules/{owed.code}",
            facts={
                "rule": named(owed),
                "rows": len(rows),
                "rows_to_self": to_self,
                "most": most,
                "recipients": len(recipients),
                "units": subject.named_units(units),
                "unit_count": len(units),
                "periods": len(dated),
            },
            paragraph=owed.source,
        )
