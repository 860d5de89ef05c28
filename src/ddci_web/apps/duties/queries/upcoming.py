"""What comes next: the duties of one rule and day as one line."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Min

from ddci.regime.period import period_of
from ddci_web.apps.duties.bridge import steps_of
from ddci_web.apps.duties.models import Dating, Duty
from ddci_web.apps.duties.queries.dated import HowDated
from ddci_web.apps.plans.models import DutyRule, DutyRuleSelector, Plan
from ddci_web.apps.units.names import name_in
from ddci_web.apps.units.rows import grouped


@dataclass(frozen=True, slots=True)
class PartyName:
    """Who owes or receives by the rule: ``role`` of the assignments, else a name; neither means the public."""

    role: str | None
    code: str | None
    name: str | None


@dataclass(frozen=True, slots=True)
class UpcomingGroup:
    """The duties of one rule and period with one last day."""

    rule: str
    name: str
    kind: str
    period: str
    due_date: date
    last_day: date
    days_left: int
    count: int
    owners: tuple[PartyName, ...]
    recipients: tuple[PartyName, ...]
    source: str | None
    dated: HowDated


def upcoming(
    plan: Plan,
    *,
    today: date,
    n: int = 5,
    since: date | None = None,
    unit: str | None = None,
    component: str | None = None,
    lang: str = "vi",
) -> tuple[UpcomingGroup, ...]:
    """Return the next ``n`` groups whose last day is today or later, nearest first; four statements.

    With ``since``, those from that day on; the days left of one that has passed are negative.
    """
    rows = Duty.objects.filter(plan=plan, last_day__gte=since or today)
    if unit is not None:
        rows = rows.filter(owner_unit__structure=plan.structure_id, owner_unit__code=unit)
    if component is not None:
        rows = rows.filter(component__structure=plan.structure_id, component__code=component)
    columns = ("last_day", "due_date", "rule_id", "period_code")
    groups = list(
        rows.values(*columns)
        .annotate(count=Count("pk"), first=Min("position"), dating=Min("dating_id"))
        .order_by("last_day", "first")[:n]
    )
    rules = {rule.pk: rule for rule in DutyRule.objects.filter(pk__in=[group["rule_id"] for group in groups])}
    selectors = grouped(
        DutyRuleSelector.objects.filter(rule__in=rules)
        .select_related("unit", "group", "post")
        .order_by("side", "position"),
        lambda row: (row.rule_id, row.side),
    )
    datings = {row.pk: row for row in Dating.objects.filter(pk__in=[group["dating"] for group in groups])}

    def made(group: dict[str, object]) -> UpcomingGroup:
        rule = rules[int(str(group["rule_id"]))]
        last_day, due_date = group["last_day"], group["due_date"]
        assert isinstance(last_day, date)
        assert isinstance(due_date, date)
        return UpcomingGroup(
            rule=rule.code,
            name=name_in(rule, lang),
            kind=rule.kind,
            period=period_of(str(group["period_code"])).label(lang),
            due_date=due_date,
            last_day=last_day,
            days_left=(last_day - today).days,
            count=int(str(group["count"])),
            owners=tuple(_party(row, lang) for row in selectors[rule.pk, "owner"]),
            recipients=tuple(_party(row, lang) for row in selectors[rule.pk, "recipient"]),
            source=rule.source,
            dated=HowDated(steps_of(datings[int(str(group["dating"]))])),
        )

    return tuple(made(group) for group in groups)


def _party(row: DutyRuleSelector, lang: str) -> PartyName:
    named = row.unit or row.group or row.post
    return PartyName(row.role, named.code if named else None, name_in(named, lang) if named else None)
