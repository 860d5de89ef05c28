"""What the check found, by severity and kind."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ddci.lint import SEVERITIES
from ddci_web.apps.plans.bridge import finding_of, spot_of
from ddci_web.apps.plans.models import Finding, Plan
from ddci_web.apps.search.queries import matching


@dataclass(frozen=True, slots=True)
class FindingLine:
    """One finding in words; ``short`` is for where the title stands above it.

    ``noun`` and ``at_code`` are the two parts of its pack path, to link by.
    """

    code: str
    severity: str
    title: str
    short: str
    message: str
    mend: str
    source: str
    at: str
    noun: str
    at_code: str
    place: str


@dataclass(frozen=True, slots=True)
class FindingKind:
    """The findings of one code and severity, in the order of the plan."""

    code: str
    title: str
    severity: str
    lines: tuple[FindingLine, ...]

    @property
    def mend(self) -> str:
        """How to mend all of them, empty where the lines do not agree on one way."""
        ways = {line.mend for line in self.lines}
        return ways.pop() if len(ways) == 1 else ""


@dataclass(frozen=True, slots=True)
class SeverityGroup:
    """The kinds of one severity that occur."""

    severity: str
    kinds: tuple[FindingKind, ...]

    @property
    def count(self) -> int:
        """How many findings the group holds."""
        return sum(len(kind.lines) for kind in self.kinds)


@dataclass(frozen=True, slots=True)
class FindingList:
    """The chosen findings, must-mend first.

    Of all findings of the plan: ``counts`` by severity, ``must_mend`` the kinds among those that block.
    """

    groups: tuple[SeverityGroup, ...]
    counts: dict[str, int]
    must_mend: int

    @property
    def lines(self) -> tuple[FindingLine, ...]:
        """The chosen findings, one after the other."""
        return tuple(line for group in self.groups for kind in group.kinds for line in kind.lines)

    def kinds(self, severity: str) -> tuple[FindingKind, ...]:
        """Return the kinds of one severity."""
        return next((group.kinds for group in self.groups if group.severity == severity), ())


def findings(
    plan: Plan,
    *,
    severity: str | None = None,
    code: str | None = None,
    at: tuple[str, ...] | None = None,
    text: str = "",
    lang: str = "vi",
) -> FindingList:
    """Return the findings of a plan, of one severity, code, some places, or holding some words; two statements."""
    known = list(Finding.objects.filter(plan=plan).order_by().values_list("severity", "code"))
    counts = Counter(name for name, _ in known)
    must_mend = len({kind for name, kind in known if name == "blocking"})
    rows = Finding.objects.filter(plan=plan).order_by("position")
    if severity is not None:
        rows = rows.filter(severity=severity)
    if code is not None:
        rows = rows.filter(code=code)
    if at is not None:
        rows = rows.filter(at__in=at)
    lines = [line_of(row, lang) for row in matching(rows, text, exact_first=False)]
    return FindingList(_grouped(lines), {name: counts[name] for name in SEVERITIES}, must_mend)


def _grouped(lines: Sequence[FindingLine]) -> tuple[SeverityGroup, ...]:
    by_severity = {name: [line for line in lines if line.severity == name] for name in SEVERITIES}
    return tuple(SeverityGroup(name, _kinds(chosen)) for name, chosen in by_severity.items() if chosen)


def kinds_of(lines: Sequence[FindingLine]) -> tuple[FindingKind, ...]:
    """Return the findings by kind, must-mend first; else in the order of the plan."""
    return tuple(kind for group in _grouped(lines) for kind in group.kinds)


def _kinds(lines: Sequence[FindingLine]) -> tuple[FindingKind, ...]:
    codes = list(dict.fromkeys(line.code for line in lines))
    by_code = {code: tuple(line for line in lines if line.code == code) for code in codes}
    return tuple(FindingKind(code, own[0].title, own[0].severity, own) for code, own in by_code.items())


def line_of(row: Finding, lang: str) -> FindingLine:
    """Return a stored finding in words."""
    finding = finding_of(row)
    spot = spot_of(row)
    noun, _, at_code = row.at.partition("/")
    return FindingLine(
        code=row.code,
        severity=row.severity,
        title=finding.title(lang),
        short=finding.line(lang),
        message=finding.message(lang),
        mend=finding.mend(lang),
        source=row.source,
        at=row.at,
        noun=noun,
        at_code=at_code,
        place=spot.label(lang) if spot else row.at,
    )
