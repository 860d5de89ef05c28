"""Reads the coverage page: the plan's paragraphs, the rows of requirements, the paths they name."""

import re
from dataclasses import dataclass
from pathlib import Path

from ddci.plan.model import Pack

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "reference" / "plan-coverage.md"
REAL = ROOT / "packs" / "lang-giang-2023"
FICTIONAL = ROOT / "packs" / "xa-vi-du-2026"

_CODED = (
    "competences", "units", "groups", "posts", "frameworks", "accountabilities", "solutions", "tasks",
    "duty_rules", "channels", "disclosures",
)  # fmt: skip
_REFERENCE = re.compile(r"^(?P<paragraph>.+?)(?:, (?P<what>ý|dòng) (?P<number>\d+|Tổng điểm))?$")


@dataclass(frozen=True, slots=True)
class Row:
    """A requirement: its number, where it stands, the pack paths that hold it or the reason for none."""

    number: str
    source: str
    requirement: str
    paths: tuple[str, ...]
    held: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the plan with the number of its points and of its table's lines."""

    name: str
    points: int
    lines: int


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def rows() -> tuple[Row, ...]:
    lines = [
        _cells(line)
        for line in PAGE.read_text(encoding="utf-8").splitlines()
        if re.match(r"\| R\d+ \|", line)
    ]
    return tuple(
        Row(number, source, requirement, tuple(re.findall(r"`([^`]+)`", held)), held)
        for number, source, requirement, held in lines
    )


def paths_in_prose() -> tuple[str, ...]:
    """Return the paths named below the tables, in the list of our readings."""
    text = PAGE.read_text(encoding="utf-8").rpartition("\n## ")[2]
    return tuple(found for found in re.findall(r"`([^`]+)`", text) if "/" in found)


def paragraphs() -> dict[str, Paragraph]:
    lines = [
        _cells(line)
        for line in PAGE.read_text(encoding="utf-8").splitlines()
        if re.match(r"\| \D[^|]*\| \d+ \|", line)
    ]
    return {name: Paragraph(name, int(points), int(count)) for name, points, count, _ in lines}


def outside_documents() -> tuple[str, ...]:
    return tuple(re.findall(r"^- `([^`]+)`:", PAGE.read_text(encoding="utf-8"), re.MULTILINE))


def references(source: str) -> list[str]:
    """Return the references of a source, without its remarks in parentheses."""
    return [part.strip() for part in re.sub(r"\([^)]*\)", "", source).split(";")]


def wrong_references(source: str) -> list[str]:
    """Return what a source names and neither the plan nor the documents around it have."""
    known, outside = paragraphs(), outside_documents()
    return [part for part in references(source) if not _exists(part, known, outside)]


def _exists(reference: str, known: dict[str, Paragraph], outside: tuple[str, ...]) -> bool:
    match = _REFERENCE.match(reference)
    if match is None:
        return False
    paragraph = known.get(match["paragraph"])
    if paragraph is None:
        return reference in outside
    if match["number"] is None:
        return True
    if match["number"] == "Tổng điểm":
        return match["what"] == "dòng" and paragraph.name == "II.2.2"
    return 1 <= int(match["number"]) <= (paragraph.points if match["what"] == "ý" else paragraph.lines)


def pack_paths(pack: Pack) -> frozenset[str]:
    """Return every path of the pack that a page may name."""
    document = pack.document
    found = {"document", "calendar"}
    found |= {"document/recipients"} if document.recipients else set()
    found |= {f"document/annexes/{annex.number}" for annex in document.annexes}
    found |= {f"document/parents/{parent.number}" for parent in document.parents}
    found |= {f"{noun}/{item.code}" for noun in _CODED for item in getattr(pack, noun)}
    found |= {f"assignments/{item.component}" for item in pack.assignments}
    found |= {f"results/{item.component or item.framework}" for item in pack.results}
    found |= {f"targets/{item.component or item.framework}" for item in pack.targets}
    found |= {f"rank_goals/{item.framework}" for item in pack.rank_goals}
    return frozenset(found)
