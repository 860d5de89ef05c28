"""One fault of every code, planted into any plan by adding to it: the plan's own values stay as they are."""

import dataclasses
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from ddci.base.dates import PartialDate
from ddci.framework.model import Component, Framework, Scale
from ddci.plan.model import (
    Accountability,
    Annex,
    Assignment,
    Channel,
    DisclosureItem,
    Pack,
    Party,
    RankGoal,
    Result,
    Target,
    Task,
)
from ddci.regime.model import Due, DutyRule, Selector
from ddci.units.model import Alias, Competence, Unit, UnitGroup

Plant = Callable[[Pack], tuple[Pack, tuple[str, ...]]]
"""Returns the plan with the fault, and where the check has to find it."""

PLANTS: dict[str, Plant] = {}


def plants(code: str) -> Callable[[Plant], Plant]:
    def register(plant: Plant) -> Plant:
        PLANTS[code] = plant
        return plant

    return register


def in_2023(pack: Pack) -> Pack:
    """The plan moved to June 2023, when every rule is in force and the calendar is known."""
    document = dataclasses.replace(
        pack.document, year=2023, date=PartialDate.parse("2023-06"), effective_from=None
    )
    return dataclasses.replace(pack, document=document)


def add(pack: Pack, **values: Any) -> Pack:
    """Append to the lists of a pack: ``add(pack, tasks=[...])``."""
    return dataclasses.replace(pack, **{name: (*getattr(pack, name), *new) for name, new in values.items()})


def unit(code: str, pack: Pack, **changes: Any) -> Unit:
    issuer = pack.document.issuer
    return Unit(**{"code": code, "name": code.title(), "kind": "office", "answers_to": issuer, **changes})


def report(code: str, *, owner: str, due: Due, period: str = "quarter", **changes: Any) -> DutyRule:
    given = {
        "name": code,
        "kind": "report",
        "owners": (Selector(unit=owner),),
        "recipients": (Selector(unit="planted-reader"),),
        "source": "IX.9",
    }
    return DutyRule(code=code, due=due, period=period, **{**given, **changes})


def with_reports(pack: Pack, *rules: DutyRule) -> Pack:
    bodies = ("planted-below", "planted-above", "planted-reader")
    return add(pack, units=[unit(code, pack) for code in bodies], duty_rules=rules)


def with_index(pack: Pack, *, weights: tuple[int | None, ...] = (40, 60), **values: Any) -> Pack:
    components = tuple(
        Component(
            code=f"planted-index-{number}",
            number=number,
            name=f"Chỉ số {number}",
            index_weight=None if weight is None else Decimal(weight),
        )
        for number, weight in enumerate(weights, start=1)
    )
    index = Framework(
        code="planted-index",
        name="Chỉ số trồng thử",
        short_name="CSTT",
        component_scale=Scale(low=Decimal(1), high=Decimal(10)),
        total_scale=Scale(low=Decimal(0), high=Decimal(100)),
        components=components,
    )
    return add(pack, frameworks=[index], **values)


def result(score: str | None, component: int | None = None, **changes: Any) -> Result:
    return Result(
        framework="planted-index",
        year=2022,
        component=None if component is None else f"planted-index-{component}",
        score=None if score is None else Decimal(score),
        **changes,
    )


def assigned(pack: Pack, *units: Unit, leads: tuple[Party, ...] = (), **changes: Any) -> Pack:
    """The plan with a component of which these units are the lead units."""
    parties = leads or tuple(Party(as_written=item.name, unit=item.code) for item in units)
    assignment = Assignment(component="planted-index-1", lead_units=parties, **changes)
    return with_index(add(pack, units=units), assignments=[assignment])


LEAD = ("assignments/planted-index-1",)
EIGHTH, FIFTH = Due(day_of_next_month=8), Due(day_of_next_month=5)


# ---------------------------------------------------------------- reports


@plants("cascade-inverted")
def compiled_before_it_is_sent(pack):
    lower = report("planted-lower", owner="planted-below", due=EIGHTH)
    upper = report("planted-upper", owner="planted-above", due=FIFTH, compiled_from=("planted-lower",))
    return with_reports(pack, lower, upper), ("duty_rules/planted-upper",)


@plants("report-before-its-inputs")
def half_a_year_before_its_last_quarter(pack):
    lower = report("planted-lower", owner="planted-below", due=EIGHTH)
    upper = report(
        "planted-upper",
        owner="planted-above",
        due=Due(month_day="12-20"),
        period="half_year",
        within_year=(2,),
        compiled_from=("planted-lower",),
    )
    return with_reports(pack, lower, upper), ("duty_rules/planted-upper",)


@plants("report-before-cutoff")
def year_reported_in_november(pack):
    early = report("planted-yearly", owner="planted-below", due=Due(month_day="11-28"), period="year")
    return with_reports(pack, early), ("duty_rules/planted-yearly",)


@plants("duplicate-period-reports")
def year_and_last_quarter_together(pack):
    quarterly = report("planted-quarterly", owner="planted-below", due=EIGHTH)
    yearly = report("planted-yearly", owner="planted-below", due=Due(month_day="12-20"), period="year")
    return with_reports(pack, quarterly, yearly), ("duty_rules/planted-quarterly",)


@plants("report-gap")
def quarters_below_and_a_year_above(pack):
    lower = report("planted-lower", owner="planted-below", due=EIGHTH)
    upper = report(
        "planted-upper",
        owner="planted-above",
        due=Due(day_of_next_month=20),
        period="year",
        compiled_from=("planted-lower",),
    )
    return with_reports(pack, lower, upper), ("duty_rules/planted-lower", "duty_rules/planted-upper")


# ---------------------------------------------------------------- deadlines


def once(code: str, day: date, **changes: Any) -> DutyRule:
    return report(
        code, owner="planted-below", due=Due(on=day), period="once", **{"kind": "dialogue", **changes}
    )


@plants("duty-before-plan")
def due_in_winter_for_a_plan_of_june(pack):
    return with_reports(pack, once("planted-early", date(2023, 1, 5))), ("duty_rules/planted-early",)


@plants("last-day-off")
def due_on_a_sunday(pack):
    changed = {override.day for override in pack.calendar.overrides}
    sundays = (date(2023, 9, 10) + timedelta(weeks=week) for week in range(9))
    sunday = next(day for day in sundays if day not in changed)
    return with_reports(pack, once("planted-sunday", sunday)), ("duty_rules/planted-sunday",)


@plants("before-or-on-ambiguous")
def before_a_day(pack):
    owed = once("planted-before", date(2023, 9, 14), bound="strictly_before")
    return with_reports(pack, owed), ("duty_rules/planted-before",)


@plants("frequency-ambiguous")
def once_or_twice(pack):
    owed = once("planted-range", date(2023, 9, 14), at_least=1, at_most=2)
    return with_reports(pack, owed), ("duty_rules/planted-range",)


@plants("sla-missing")
def a_box_that_never_answers(pack):
    channel = Channel(
        code="planted-box", name="Hòm thư", kind="post_box", accepts=("petition",), seen_by="handlers"
    )
    return add(pack, channels=[channel]), ("channels/planted-box",)


# ---------------------------------------------------------------- duties


@plants("rule-makes-no-duty")
def owed_by_nobody_in_particular(pack):
    group = UnitGroup(code="planted-group", name="Các cơ quan liên quan", membership="unstated")
    owed = once("planted-empty", date(2023, 9, 14), owners=(Selector(group="planted-group"),))
    return with_reports(add(pack, groups=[group]), owed), ("duty_rules/planted-empty",)


@plants("owner-ended-before-due")
def owed_by_a_unit_that_is_gone(pack):
    gone = unit("planted-gone", pack, valid_to=date(2023, 9, 13))
    owed = once("planted-late", date(2023, 9, 14), owners=(Selector(unit="planted-gone"),))
    return with_reports(add(pack, units=[gone]), owed), ("duty_rules/planted-late",)


# ---------------------------------------------------------------- numbers


@plants("weights-missing")
def total_without_weights(pack):
    return with_index(pack, weights=(None, None), results=[result("70.0")]), ("frameworks/planted-index",)


@plants("weights-do-not-add-up")
def weights_that_leave_some_over(pack):
    return with_index(pack, weights=(40, 50)), ("frameworks/planted-index",)


@plants("total-contradicts-equal-weights")
def total_far_from_the_mean(pack):
    scores = [result("70.0"), result("6.00", 1), result("7.00", 2)]
    return with_index(pack, weights=(50, 50), results=scores), ("frameworks/planted-index",)


@plants("total-contradicts-weights")
def total_far_from_the_weighted_mean(pack):
    scores = [result("65.0"), result("6.00", 1), result("7.00", 2)]
    return with_index(pack, weights=(20, 80), results=scores), ("frameworks/planted-index",)


@plants("indicators-missing")
def components_without_indicators(pack):
    return with_index(pack, results=[result("6.00", 1)]), ("frameworks/planted-index",)


@plants("rank-baseline-missing")
def goal_without_a_start(pack):
    goal = RankGoal(framework="planted-index", year=2023, top=3, out_of=10)
    return with_index(pack, rank_goals=[goal]), ("rank_goals/planted-index",)


@plants("target-not-above-result")
def target_of_last_year(pack):
    target = Target(
        framework="planted-index", year=2023, component="planted-index-1", at_least=Decimal("6.0")
    )
    values = {"results": [result("6.00", 1)], "targets": [target]}
    return with_index(pack, **values), ("targets/planted-index-1",)


# ---------------------------------------------------------------- the document


def with_document(pack: Pack, **changes: Any) -> Pack:
    return dataclasses.replace(pack, document=dataclasses.replace(pack.document, **changes))


@plants("annex-missing")
def annex_left_behind(pack):
    annexes = (*pack.document.annexes, Annex(number="XCIX", title="Nhiệm vụ chi tiết", present=False))
    return with_document(pack, annexes=annexes), ("document/annexes/XCIX",)


@plants("document-number-missing")
def number_left_blank(pack):
    return with_document(pack, number=None), ("document",)


@plants("name-varies")
def unit_written_in_two_ways(pack):
    spellings = (Alias(name="P. trồng thử", source="II.2"), Alias(name="Phòng TT", source="IV.1"))
    body = unit("planted-office", pack, aliases=spellings)
    return add(pack, units=[body]), ("units/planted-office",)


# ---------------------------------------------------------------- people


@plants("component-without-owner")
def nobody_answers_for_a_target(pack):
    target = Target(framework="planted-index", year=2023, component="planted-index-1", at_least=Decimal(7))
    return with_index(pack, targets=[target]), ("targets/planted-index-1",)


@plants("owner-is-a-group")
def nobody_in_particular_leads(pack):
    group = UnitGroup(code="planted-group", name="Các cơ quan liên quan", membership="unstated")
    party = Party(as_written="các cơ quan liên quan", group="planted-group")
    return assigned(add(pack, groups=[group]), leads=(party,)), LEAD


@plants("owner-outside-authority")
def the_court_leads(pack):
    return assigned(pack, unit("planted-court", pack, kind="vertical_body", answers_to=None)), LEAD


@plants("conflict-of-interest")
def the_association_leads(pack):
    return assigned(pack, unit("planted-association", pack, kind="association")), LEAD


@plants("reports-to-itself")
def focal_among_the_leads(pack):
    focal = Party(as_written="Planted", unit="planted-office")
    return assigned(pack, unit("planted-office", pack), focal_unit=focal), LEAD


@plants("owner-without-task")
def lead_with_nothing_to_do(pack):
    return assigned(pack, unit("planted-office", pack)), LEAD


@plants("task-without-competent-owner")
def credit_without_a_bank(pack):
    task = Task(
        code="planted-credit",
        name="Tạo điều kiện vay vốn",
        lead=(Party(as_written="Planted", unit="planted-office"),),
        needs=("planted-skill",),
    )
    skill = Competence(code="planted-skill", name="Tín dụng")
    return add(pack, units=[unit("planted-office", pack)], competences=[skill], tasks=[task]), (
        "tasks/planted-credit",
    )


@plants("accountability-split")
def two_judges(pack):
    lines = (
        Accountability(
            code="planted-1", who="leaders", subject="component_scores", to_unit=pack.document.issuer
        ),
        Accountability(
            code="planted-2", who="heads", subject="component_scores", to_post=pack.document.signer
        ),
    )
    return dataclasses.replace(pack, accountabilities=lines), ("accountabilities/planted-1",)


@plants("report-burden")
def one_commune_for_everything(pack):
    numbers = range(1, 5)
    names = ("planted-commune", "planted-reader", *(f"planted-focal-{number}" for number in numbers))
    pack = with_index(
        add(pack, units=[unit(code, pack) for code in names]),
        weights=(10, 20, 30, 40),
        assignments=[
            Assignment(
                component=f"planted-index-{number}",
                focal_unit=Party(as_written="Đầu mối", unit=f"planted-focal-{number}"),
                lead_units=(Party(as_written="Xã", unit="planted-commune"),),
            )
            for number in numbers
        ],
    )
    roles = {"owners": (Selector(role="lead_unit"),), "recipients": (Selector(role="focal_unit"),)}
    components = tuple(f"planted-index-{number}" for number in numbers)
    owed = report("planted-many", owner="", due=EIGHTH, per_component=True, components=components, **roles)
    return add(pack, duty_rules=[owed]), ("duty_rules/planted-many",)


# ---------------------------------------------------------------- openness


@plants("task-without-deadline")
def task_without_an_end(pack):
    task = Task(code="planted-task", name="Nâng cao chất lượng", measure="10 %")
    return add(pack, tasks=[task]), ("tasks/planted-task",)


@plants("task-without-measure")
def task_without_a_measure(pack):
    task = Task(code="planted-task", name="Nâng cao chất lượng", deadline=PartialDate.parse("2023-12"))
    return add(pack, tasks=[task]), ("tasks/planted-task",)


@plants("disclosure-scope-mixed")
def everything_to_everyone_on_request(pack):
    item = DisclosureItem(code="planted-item", name="Mọi thông tin", mode="mixed")
    return add(pack, disclosures=[item]), ("disclosures/planted-item",)


@plants("unsafe-channel")
def denounced_in_a_chat_group(pack):
    channel = Channel(
        code="planted-chat", name="Nhóm chat", kind="chat_group", accepts=("denunciation",), seen_by="members"
    )
    return add(pack, channels=[channel]), ("channels/planted-chat",)
