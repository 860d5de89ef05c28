"""The list of duties: one line each, with how its date was found."""

from dataclasses import dataclass
from datetime import date
from typing import Unpack

from django.core.paginator import Paginator
from django.utils.functional import cached_property

from ddci.regime.duty import Duty as DutyValue
from ddci.regime.duty import basis_sentence, basis_steps
from ddci.regime.period import period_of
from ddci_web.apps.duties.bridge import value_of
from ddci_web.apps.duties.models import Duty
from ddci_web.apps.duties.queries.dated import HowDated
from ddci_web.apps.duties.queries.filters import DutyChoice, chosen
from ddci_web.apps.frameworks.names import optional_component_label
from ddci_web.apps.plans.models import Plan
from ddci_web.apps.units.names import Label, label_of, optional_label

PAGE_SIZE = 50
_RELATED = (
    "rule",
    "owner_unit",
    "owner_post",
    "recipient_unit",
    "recipient_post",
    "component",
    "dating",
)


@dataclass(frozen=True)
class DutyLine:
    """One duty. ``recipient`` is None for the public; ``number`` counts those of one period."""

    pk: int
    rule: Label
    kind: str
    owner: Label
    owner_kind: str
    recipient: Label | None
    recipient_kind: str
    component: Label | None
    period: str
    number: int
    cutoff_date: date | None
    due_date: date
    last_day: date
    before_plan: bool
    source: str | None
    value: DutyValue
    lang: str

    @property
    def dated(self) -> HowDated:
        """What there is to say about how the day was found."""
        return HowDated(self.value.basis)

    @cached_property
    def basis(self) -> str:
        """How the day was found, in one sentence."""
        return basis_sentence(self.value, self.lang)

    @cached_property
    def basis_steps(self) -> tuple[str, ...]:
        """How the day was found, step by step."""
        return basis_steps(self.value, self.lang)


@dataclass(frozen=True, slots=True)
class DutyList:
    """One page of duties, nearest last day first; ``past`` counts the chosen ones left out as before its first day."""

    lines: tuple[DutyLine, ...]
    total: int
    past: int
    page: int
    pages: int


def duty_list(
    plan: Plan,
    *,
    page: int = 1,
    size: int = PAGE_SIZE,
    lang: str = "vi",
    **choice: Unpack[DutyChoice],
) -> DutyList:
    """Return a page of the chosen duties of a plan; four statements at most.

    A page number outside the list gives the nearest page. With ``since``, what was due before is counted and left
    out, unless all of it was.
    """
    since = choice.pop("since", None)
    rows = chosen(plan, **choice).select_related(*_RELATED)
    past = rows.filter(last_day__lt=since).count() if since else 0
    pages = Paginator(rows.filter(last_day__gte=since) if since else rows, size)
    if past and not pages.count:
        pages, past = Paginator(rows, size), 0
    shown = pages.get_page(max(page, 1))
    lines = tuple(line_of(row, lang) for row in shown.object_list)
    return DutyList(lines, shown.paginator.count, past, shown.number, shown.paginator.num_pages)


def line_of(row: Duty, lang: str) -> DutyLine:
    """Return a stored duty (with its relations fetched) in words."""
    owner = row.owner_unit or row.owner_post
    return DutyLine(
        pk=row.pk,
        rule=label_of(row.rule, lang),
        kind=row.kind,
        owner=label_of(owner, lang),
        owner_kind="unit" if row.owner_unit else "post",
        recipient=optional_label(row.recipient_unit or row.recipient_post, lang),
        recipient_kind=row.recipient_kind,
        component=optional_component_label(row.component, lang),
        period=period_of(row.period_code).label(lang),
        number=row.number,
        cutoff_date=row.cutoff_date,
        due_date=row.due_date,
        last_day=row.last_day,
        before_plan=row.before_plan,
        source=row.rule.source,
        value=value_of(row),
        lang=lang,
    )
