"""Choosing duties: the same choice for the list and for the calendar, and what there is to choose from."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TypedDict, Unpack

from django.db.models import QuerySet
from django.db.models.functions import TruncMonth

from ddci_web.apps.duties.models import Duty
from ddci_web.apps.frameworks.models import Component
from ddci_web.apps.frameworks.names import component_label
from ddci_web.apps.plans.models import DutyRule, Plan
from ddci_web.apps.search.queries import matching
from ddci_web.apps.units.models import Post, Unit
from ddci_web.apps.units.names import Label, label_of

_CODE = re.compile(r"^([0-9]{4})-(0[1-9]|1[0-2])$")

# What a search looks through: the rule, who owes, what about, to whom.
_SEARCHED = (
    "rule__search_text",
    "owner_unit__search_text",
    "owner_post__search_text",
    "component__search_text",
    "recipient_unit__search_text",
    "recipient_post__search_text",
)


class Month(NamedTuple):
    """A month of a year; ``2023-10`` in addresses."""

    year: int
    number: int

    @classmethod
    def parse(cls, code: str) -> "Month | None":
        """Read a month from an address; None for anything else."""
        match = _CODE.match(code)
        return cls(int(match[1]), int(match[2])) if match and match[1] != "0000" else None

    @classmethod
    def of(cls, day: date) -> "Month":
        """Return the month of a day."""
        return cls(day.year, day.month)

    @property
    def first(self) -> date:
        """The first day of the month."""
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        """The last day of the month."""
        return date(self.year, self.number, monthrange(self.year, self.number)[1])

    @property
    def code(self) -> str:
        """How addresses write the month."""
        return f"{self.year:04d}-{self.number:02d}"

    def __str__(self) -> str:
        return self.code


@dataclass(frozen=True, slots=True)
class DutyFilters:
    """What the duties of a plan can be chosen by: only what occurs, in the order of the plan."""

    owners: tuple[Label, ...]
    components: tuple[Label, ...]
    months: tuple[Month, ...]
    kinds: tuple[str, ...]
    rules: tuple[Label, ...]


def duty_filters(plan: Plan, *, lang: str = "vi") -> DutyFilters:
    """Return what there is to choose from; a fixed number of statements."""
    duties = Duty.objects.filter(plan=plan).order_by()
    units = Unit.objects.filter(pk__in=duties.values("owner_unit_id")).order_by("alphabetical")
    posts = Post.objects.filter(pk__in=duties.values("owner_post_id")).order_by("position")
    components = Component.objects.filter(pk__in=duties.values("component_id"))
    rules = list(DutyRule.objects.filter(pk__in=duties.values("rule_id")).order_by("position"))
    months = duties.annotate(month=TruncMonth("last_day")).values_list("month", flat=True).distinct()
    return DutyFilters(
        owners=tuple(label_of(row, lang) for row in [*units, *posts]),
        components=tuple(
            component_label(row, lang) for row in components.order_by("framework__position", "position")
        ),
        months=tuple(sorted(Month.of(month) for month in months)),
        kinds=tuple(dict.fromkeys(rule.kind for rule in rules)),
        rules=tuple(label_of(rule, lang) for rule in rules),
    )


class DutyChoice(TypedDict, total=False):
    """What duties are chosen by: what is None, empty or not there chooses all; codes that nothing has, nothing.

    ``unit`` owes (a post's code will do); ``month``, ``day`` and ``since`` go by the last day on time.
    """

    unit: str | None
    component: str | None
    month: Month | None
    day: date | None
    since: date | None
    kind: str | None
    rule: str | None
    text: str


def chosen(plan: Plan, **choice: Unpack[DutyChoice]) -> QuerySet[Duty]:
    """Return the plan's duties that are chosen, in the order of the last day."""
    rows = Duty.objects.filter(plan=plan)
    if (unit := choice.get("unit")) is not None:
        owned = rows.filter(owner_unit__structure=plan.structure_id, owner_unit__code=unit)
        rows = owned | rows.filter(owner_post__structure=plan.structure_id, owner_post__code=unit)
    if (component := choice.get("component")) is not None:
        rows = rows.filter(component__structure=plan.structure_id, component__code=component)
    if (month := choice.get("month")) is not None:
        rows = rows.filter(last_day__range=(month.first, month.last))
    if (day := choice.get("day")) is not None:
        rows = rows.filter(last_day=day)
    if (since := choice.get("since")) is not None:
        rows = rows.filter(last_day__gte=since)
    if (kind := choice.get("kind")) is not None:
        rows = rows.filter(kind=kind)
    if (rule := choice.get("rule")) is not None:
        rows = rows.filter(rule__plan=plan, rule__code=rule)
    rows = rows.order_by("last_day", "position")
    text = choice.get("text", "")
    return matching(rows, text, columns=_SEARCHED, exact_first=False) if text else rows
