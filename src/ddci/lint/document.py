"""The document: what an official plan must carry with it, and names that are written in several ways."""

from collections.abc import Iterator
from datetime import date

from ddci.lint.finding import Fact
from ddci.lint.registry import Fault, rule
from ddci.lint.subject import Subject, named
from ddci.plan.model import Pack, Party, Recipient

PAPERWORK = "30/2020/NĐ-CP"
PAPERWORK_SINCE = date(2020, 3, 5)


@rule("annex-missing", severity="blocking", source=PAPERWORK, since=PAPERWORK_SINCE)
def annexes_come_along(subject: Subject) -> Iterator[Fault]:
    """An annex that the plan refers to is there.

    An annex is part of the document: an order to carry out what stands in a missing one cannot be obeyed.
    Annexes of another document are only asked for, since its own issuer has to supply them.
    """
    for annex in subject.pack.document.annexes:
        if annex.present:
            continue
        facts: dict[str, Fact] = {"case": "own", "number": annex.number, "title": annex.title}
        if annex.of is not None:
            facts |= {"case": "other", "of": annex.of}
        yield Fault(
            at=f"document/annexes/{annex.number}",
            facts=facts,
            paragraph=annex.source,
            severity=None if annex.of is None else "warning",
        )


@rule("document-number-missing", severity="warning", source=PAPERWORK, since=PAPERWORK_SINCE)
def document_has_a_number_and_a_day(subject: Subject) -> Iterator[Fault]:
    """A plan carries its number and the day on which it was signed.

    Without the number it cannot be cited, without the day nobody knows from when it binds.
    """
    document = subject.pack.document
    blank = {"number": document.number is None, "day": not document.date.is_exact}
    if any(blank.values()):
        yield Fault(
            at="document",
            facts={"missing": tuple(name for name, is_blank in blank.items() if is_blank)},
            paragraph=document.source,
        )


@rule("name-varies", severity="note")
def one_body_has_one_name(subject: Subject) -> Iterator[Fault]:
    """A plan writes a unit or a group in one way.

    A reader, and a search, must otherwise know that several spellings mean one body, and sometimes a similar
    one means another. Counted are the aliases for which the pack names a paragraph, and the official name where
    the plan itself writes it among its owners and recipients.
    """
    as_written = set(_as_written(subject.pack))
    for noun, bodies in (("units", subject.pack.units), ("groups", subject.pack.groups)):
        for body in bodies:
            aliases = [alias for alias in body.aliases if alias.source is not None]
            official = [body.name] if (noun, body.code, body.name) in as_written else []
            spellings = tuple(dict.fromkeys([*official, *(alias.name for alias in aliases)]))
            if len(spellings) > 1:
                yield Fault(
                    at=f"{noun}/{body.code}",
                    facts={"name": named(body), "spellings": spellings, "count": len(spellings)},
                    paragraph="; ".join(dict.fromkeys(alias.source for alias in aliases if alias.source)),
                )


def _as_written(pack: Pack) -> Iterator[tuple[str, str, str]]:
    """Yield whom the plan names, as noun and code, and how it writes them there."""
    named_by_plan: tuple[Party | Recipient, ...] = (*_parties(pack), *pack.document.recipients)
    for party in named_by_plan:
        if party.unit is not None:
            yield "units", party.unit, party.as_written
        elif party.group is not None:
            yield "groups", party.group, party.as_written


def _parties(pack: Pack) -> Iterator[Party]:
    for assignment in pack.assignments:
        for one in (assignment.focal_unit, assignment.consolidating_unit):
            if one is not None:
                yield one
        yield from (*assignment.lead_units, *assignment.supporting_units)
    for task in pack.tasks:
        yield from (*task.lead, *task.supporting)
    for item in pack.disclosures:
        yield from item.owners
