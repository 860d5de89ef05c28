"""The board and a component's page put together: figures, graph, what comes next, what was found."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ddci_web.apps import access
from ddci_web.apps.access.actor import Actor
from ddci_web.apps.board.chart import Axis, Marks
from ddci_web.apps.duties.queries import OwnDuties, UpcomingGroup, own_duties, upcoming
from ddci_web.apps.plans import queries as plans
from ddci_web.apps.plans.models import Annex, Plan, Task
from ddci_web.apps.plans.queries import Board, BoardRow, FindingKind
from ddci_web.apps.plans.queries.board import Scale
from ddci_web.apps.units.names import Label

_ALL = 100  # more kinds of duty and period than one component can have in a year and stay readable


@dataclass(frozen=True, slots=True)
class Row:
    """A component with its place on the graph."""

    data: BoardRow
    marks: Marks
    is_worst: bool


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under one heading: ``mine``, a strategy, or None for those in no group."""

    kind: str | None
    reason: str | None
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Need:
    """The component that carries most of the way, and what is known about the work on it.

    ``is_mine``: of the reader's own components only. ``equals`` carry as much of the way.
    ``lacks_annex`` is the number of an annex of the plan's own that is missing.
    """

    row: BoardRow
    equals: tuple[BoardRow, ...]
    tasks: int
    lacks_annex: str | None
    next: UpcomingGroup | None
    is_mine: bool


@dataclass(frozen=True, slots=True)
class BoardPage:
    """What the board shows. ``must_mend`` is None for a reader who may not see the findings."""

    board: Board
    sections: tuple[Section, ...]
    axis: Axis | None
    total_axis: Axis | None
    total_marks: Marks | None
    places: int
    need: Need | None
    only_mine: bool
    upcoming: tuple[UpcomingGroup, ...]
    must_mend: tuple[FindingKind, ...] | None
    links_components: bool
    own: OwnDuties | None

    @property
    def must_mend_places(self) -> int:
        """How many places have to be mended, over all kinds."""
        return sum(len(kind.lines) for kind in self.must_mend or ())

    @property
    def has_mine(self) -> bool:
        """Whether the reader's posts are in charge of some of the components."""
        return bool(self.board.mine)


def board_page(
    plan: Plan, *, actor: Actor, today: date, only_mine: bool = False, lang: str = "vi"
) -> BoardPage:
    """Return the board as this actor sees it; a fixed number of statements.

    A leader's own components come first; ``only_mine`` leaves the others out, for a leader.

    Findings are by role: a plan's faults are for those who can mend them, and the public board names neither
    the faults nor their number. What is due, who answers and what is not known stand there for everyone.
    """
    board = plans.board(plan, actor=actor, lang=lang)
    only_mine = only_mine and bool(board.mine)
    axis, total_axis = _axis(board.component_scale), _axis(board.total_scale)
    return BoardPage(
        board=board,
        sections=_sections(board, axis, only_mine=only_mine) if axis else (),
        axis=axis,
        total_axis=total_axis,
        total_marks=total_axis.marks(board.total.result, board.total.target) if total_axis else None,
        places=_places(board),
        need=_need(plan, board, today, lang, only_mine=only_mine),
        only_mine=only_mine,
        upcoming=upcoming(plan, today=today, lang=lang),
        must_mend=_must_mend(plan, lang) if access.may(actor, "findings.view", plan) else None,
        links_components=access.may(actor, "component.view", plan),
        own=own_duties(plan, actor, today=today, lang=lang),
    )


def _axis(scale: Scale | None) -> Axis | None:
    return None if scale is None else Axis(scale.low, scale.high)


def _sections(board: Board, axis: Axis, *, only_mine: bool) -> tuple[Section, ...]:
    worst = _worst(board.mine) if only_mine else board.worst

    def rows(chosen: Sequence[BoardRow]) -> tuple[Row, ...]:
        return tuple(Row(item, axis.marks(item.result, item.target), item is worst) for item in chosen)

    mine = sorted(board.mine, key=lambda row: (row.gap is None, -(row.gap or Decimal(0))))
    made = [Section("mine", None, rows(mine))] if mine else []
    for block in () if only_mine else board.blocks:
        others = [row for row in block.rows if not row.is_mine]
        if others:
            made.append(Section(block.strategy, block.reason, rows(others)))
    return tuple(made)


def _places(board: Board) -> int:
    """Return how many decimals the finest printed score has, to keep the commas in one line."""
    total = board.total
    scores = [score for row in board.rows for score in (row.result, row.target, row.gap)]
    exponents = [
        score.as_tuple().exponent for score in (*scores, total.result, total.target) if score is not None
    ]
    return max((-exponent for exponent in exponents if isinstance(exponent, int)), default=0)


def _need(plan: Plan, board: Board, today: date, lang: str, *, only_mine: bool) -> Need | None:
    rows = board.mine if only_mine else board.rows
    worst = _worst(board.mine) if only_mine else board.worst
    if worst is None:
        return None
    missing = Annex.objects.filter(plan=plan, present=False, of__isnull=True).order_by("position").first()
    return Need(
        row=worst,
        equals=tuple(row for row in rows if row.share == worst.share and row is not worst),
        tasks=Task.objects.filter(plan=plan, components__code=worst.code).distinct().count(),
        lacks_annex=missing.number if missing else None,
        next=next(iter(upcoming(plan, today=today, n=1, component=worst.code, lang=lang)), None),
        is_mine=only_mine,
    )


def _worst(rows: Sequence[BoardRow]) -> BoardRow | None:
    """Return the row that carries most of the way, the first of equals; None when nothing has to be gained."""
    return max(
        (row for row in rows if row.gap and row.share is not None),
        key=lambda row: row.share or 0,
        default=None,
    )


def _must_mend(plan: Plan, lang: str) -> tuple[FindingKind, ...]:
    return plans.findings(plan, severity="blocking", lang=lang).kinds("blocking")


@dataclass(frozen=True, slots=True)
class ComponentView:
    """A component's page with its graph and its duties; ``findings`` only for whoever may see them."""

    page: plans.ComponentPage
    axis: Axis
    marks: Marks
    duties: tuple[UpcomingGroup, ...]
    finding_kinds: tuple[FindingKind, ...]
    deadline_kinds: tuple[FindingKind, ...]
    places: plans.Places
    shows_findings: bool
    previous: Label | None
    following: Label | None

    @property
    def next(self) -> UpcomingGroup | None:
        """What is due next, None when nothing is any more."""
        return next((group for group in self.duties if group.days_left >= 0), None)

    @property
    def duty_count(self) -> int:
        """How many duties there are for the component."""
        return sum(group.count for group in self.duties)


def component_view(plan: Plan, code: str, *, actor: Actor, today: date, lang: str = "vi") -> ComponentView:
    """Return the page of a component; a fixed number of statements. NoSuchComponent for a code the plan lacks."""
    page = plans.component_page(plan, code, lang=lang)
    axis = Axis(page.scale_low, page.scale_high)
    place = [item.code for item in page.siblings].index(code)
    return ComponentView(
        page=page,
        axis=axis,
        marks=axis.marks(page.result, page.target),
        duties=upcoming(plan, today=today, since=date.min, n=_ALL, component=code, lang=lang),
        finding_kinds=plans.kinds_of(page.findings),
        deadline_kinds=plans.kinds_of(page.deadline_findings),
        places=plans.places(plan),
        shows_findings=access.may(actor, "findings.view", plan),
        previous=page.siblings[place - 1] if place else None,
        following=page.siblings[place + 1] if place + 1 < len(page.siblings) else None,
    )
