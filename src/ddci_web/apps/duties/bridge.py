"""Duties into rows and back, equal and in order."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

from ddci.regime import duty as values
from ddci.regime.period import period_of
from ddci_web.apps.duties import models
from ddci_web.apps.plans.bridge import Known
from ddci_web.apps.plans.models import Plan
from ddci_web.apps.units.rows import columns_of, fields_of, optional


def to_rows(duties: Sequence[values.Duty], known: Known) -> None:
    """Write the duties of a plan that has none; ``known`` are the plan's rows."""
    datings = _Datings(known.plan)
    dated_by = [datings.of(duty) for duty in duties]
    models.Dating.objects.bulk_create(datings.rows)
    models.Duty.objects.bulk_create(
        _row(duty, known, plan=known.plan, position=place, dating=dating)
        for place, (duty, dating) in enumerate(zip(duties, dated_by, strict=True))
    )


_Dated = tuple[tuple[values.Step, ...], models.Dating]


class _Datings:
    """The rows that say how duties were dated: one for those of a rule and period that have equal steps."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._known: defaultdict[tuple[str, str], list[_Dated]] = defaultdict(list)
        self.rows: list[models.Dating] = []

    def of(self, duty: values.Duty) -> models.Dating:
        """Return the row of the duty's steps, made when first asked for."""
        alike = self._known[duty.rule, duty.period.code]
        found = next((row for basis, row in alike if basis == duty.basis), None)
        return found or self._made(duty, alike)

    def _made(self, duty: values.Duty, alike: list[_Dated]) -> models.Dating:
        steps = [{"code": step.code, "facts": step.facts} for step in duty.basis]
        row = models.Dating(plan=self._plan, position=len(self.rows), steps=steps)
        self.rows.append(row)
        alike.append((duty.basis, row))
        return row


def _row(duty: values.Duty, known: Known, **columns: Any) -> models.Duty:
    units, posts = known.organisation.units, known.organisation.posts
    return models.Duty(
        **columns,
        rule=known.duty_rules[duty.rule],
        owner_unit=units[duty.owner] if duty.owner_kind == "unit" else None,
        owner_post=posts[duty.owner] if duty.owner_kind == "post" else None,
        recipient_unit=units[duty.recipient] if duty.recipient_kind == "unit" else None,
        recipient_post=posts[duty.recipient] if duty.recipient_kind == "post" else None,
        component=optional(known.indices.components, duty.component),
        period_kind=duty.period.kind,
        period_code=duty.period.code,
        period_start=duty.period.start,
        period_end=duty.period.end,
        **columns_of(duty, models.Duty),
    )


def from_rows(plan: Plan) -> tuple[values.Duty, ...]:
    """Read the duties that were written, with two statements."""
    return values_of(plan, models.Duty.objects.filter(plan=plan).order_by("position"))


def values_of(plan: Plan, rows: QuerySet[models.Duty]) -> tuple[values.Duty, ...]:
    """Return the duties of a plan that a query chooses, in its order; two statements."""
    bases = {row.pk: steps_of(row) for row in models.Dating.objects.filter(plan=plan)}
    related = ("rule", "owner_unit", "owner_post", "recipient_unit", "recipient_post", "component")
    return tuple(_value(row, bases[row.dating_id]) for row in rows.select_related(*related))


def value_of(row: models.Duty) -> values.Duty:
    """Return one duty; fetch its relations with the row."""
    return _value(row, steps_of(row.dating))


def _value(row: models.Duty, basis: tuple[values.Step, ...]) -> values.Duty:
    owner = row.owner_unit or row.owner_post
    recipient = row.recipient_unit or row.recipient_post
    return values.Duty(
        **fields_of(row, values.Duty),
        rule=row.rule.code,
        owner=owner.code if owner else "",
        owner_kind="unit" if row.owner_unit else "post",
        recipient=recipient.code if recipient else values.PUBLIC,
        component=row.component.code if row.component else None,
        period=period_of(row.period_code),
        basis=basis,
    )


def steps_of(dating: models.Dating) -> tuple[values.Step, ...]:
    """Return the steps by which a day was found."""
    return tuple(values.Step(step["code"], step["facts"]) for step in dating.steps)


def clear(plan: Plan) -> None:
    """Delete the plan's duties."""
    models.Duty.objects.filter(plan=plan).delete()
    models.Dating.objects.filter(plan=plan).delete()
