"""The document: what an official plan must carry with it, and names that are written in several ways."""

from collections.abc import Iterator
from datetime import date

from ddci.lint.finding import Fact
from ddci.lint.registry import Fault, rule
from ddci.lint.subject import Subject, named

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
    one means another.
    """
    for noun, bodies in (("units", subject.pack.units), ("groups", subject.pack.groups)):
        for body in bodies:
            written = [alias for alias in body.aliases if alias.source is not None]
            if written:
                yield Fault(
                    at=f"{noun}/{body.code}",
                    facts={
                        "name": named(body),
                        "spellings": tuple(alias.name for alias in written),
                        "count": len(written) + 1,
                    },
                    paragraph="; ".join(dict.fromkeys(alias.source for alias in written if alias.source)),
                )
