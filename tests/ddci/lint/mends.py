"""How each fault is mended, where a finding says it is: what an official would change in the plan."""

import dataclasses
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from ddci import lint
from ddci.base.dates import PartialDate
from ddci.framework.model import Indicator
from ddci.lint.finding import Finding
from ddci.lint.paths import spots
from ddci.plan.model import Assignment, Pack, Party, Result, Task
from ddci.regime.model import AnswerTime, Due, Selector
from ddci.units.model import Alias, Unit

Mend = Callable[[Pack, Finding], Pack]


def mended(pack: Pack, code: str) -> Pack:
    """The plan with every fault of the code mended."""
    for finding in lint.check(pack):
        if finding.code == code:
            pack = MENDS[code](pack, finding)
    return pack


def sound(pack: Pack) -> Pack:
    """The plan with everything mended that the check finds; mending one thing may bring up another."""
    for _ in range(5):
        for code in MENDS:
            pack = mended(pack, code)
    return pack


# ---------------------------------------------------------------- the means


def put(pack: Pack, at: str, **changes: Any) -> Pack:
    """The pack with these fields of the value at a path changed."""
    return _put(pack, spots(pack)[at].keys, changes)


def _put(value: Any, keys: tuple[str | int, ...], changes: dict[str, Any]) -> Any:
    if not keys:
        return dataclasses.replace(value, **changes)
    first, *rest = keys
    if isinstance(first, int):
        return (*value[:first], _put(value[first], tuple(rest), changes), *value[first + 1 :])
    return dataclasses.replace(value, **{first: _put(getattr(value, first), tuple(rest), changes)})


def found_at(pack: Pack, at: str) -> Any:
    value: Any = pack
    for key in spots(pack)[at].keys:
        value = value[key] if isinstance(key, int) else getattr(value, key)
    return value


def always(**changes: Any) -> Mend:
    """The mend that sets fields of the value at fault."""
    return lambda pack, finding: put(pack, finding.at, **changes)


def by(change: Callable[[Any], dict[str, Any]]) -> Mend:
    """The mend that sets fields of the value at fault by what it holds."""
    return lambda pack, finding: put(pack, finding.at, **change(found_at(pack, finding.at)))


# ---------------------------------------------------------------- reports and deadlines


def add_the_missing_reports(pack: Pack, finding: Finding) -> Pack:
    first = found_at(pack, finding.at)
    new = [
        dataclasses.replace(
            first,
            code=f"{first.code}-{str(kind).replace('_', '-')}",
            period=kind,
            within_year=(),
            due=Due(day_of_next_month=25),
            compiled_from=(),
        )
        for kind in finding.facts["missing"]
    ]
    return dataclasses.replace(pack, duty_rules=(*pack.duty_rules, *new))


def let_the_signer_tell_the_public(pack: Pack, finding: Finding) -> Pack:
    """A post that is there and readers that are always there, for a period that ends with the year."""
    return put(
        pack,
        finding.at,
        owners=(Selector(post=pack.document.signer),),
        recipients=(Selector(public=True),),
        period="year",
        due=Due(),
        within_year=(),
        last_period=None,
    )


# ---------------------------------------------------------------- numbers


def with_components(pack: Pack, finding: Finding, change: Callable[[Any], dict[str, Any]]) -> Pack:
    index = found_at(pack, finding.at)
    components = tuple(dataclasses.replace(item, **change(item)) for item in index.components)
    return put(pack, finding.at, components=components)


def give_weights(pack: Pack, finding: Finding) -> Pack:
    """Weights that differ and add up: the numbers of the components, and what is left for the last."""
    components = found_at(pack, finding.at).components
    before = sum(range(1, len(components)))
    weights = [*range(1, len(components)), 100 - before]
    given = {item.code: Decimal(weight) for item, weight in zip(components, weights, strict=True)}
    return with_components(pack, finding, lambda item: {"index_weight": given[item.code]})


def strike_out_the_total(pack: Pack, finding: Finding) -> Pack:
    code = finding.at.partition("/")[2]
    results = tuple(
        dataclasses.replace(row, score=None) if (row.framework, row.component) == (code, None) else row
        for row in pack.results
    )
    targets = tuple(row for row in pack.targets if (row.framework, row.component) != (code, None))
    return dataclasses.replace(pack, results=results, targets=targets)


def list_indicators(pack: Pack, finding: Finding) -> Pack:
    def one(component: Any) -> dict[str, Any]:
        listed = Indicator(code=f"{component.code}-moi", name="Thời gian chờ")
        return {"indicators": component.indicators or (listed,)}

    return with_components(pack, finding, one)


def give_the_rank(pack: Pack, finding: Finding) -> Pack:
    goal = found_at(pack, finding.at)
    ranked = Result(framework=goal.framework, year=goal.year - 1, rank=goal.out_of, out_of=goal.out_of)
    others = tuple(
        dataclasses.replace(row, rank=ranked.rank, out_of=ranked.out_of) if _same(row, ranked) else row
        for row in pack.results
    )
    known = any(_same(row, ranked) for row in pack.results)
    return dataclasses.replace(pack, results=others if known else (*others, ranked))


def _same(row: Result, other: Result) -> bool:
    return (row.framework, row.year, row.component) == (other.framework, other.year, other.component)


def aim_higher(pack: Pack, finding: Finding) -> Pack:
    result = finding.facts["result"]
    assert isinstance(result, Decimal)
    return put(pack, finding.at, at_least=result + Decimal("0.1"))


# ---------------------------------------------------------------- people


def assign_everybody(pack: Pack, finding: Finding) -> Pack:
    component = finding.at.partition("/")[2]
    held = next((item for item in pack.assignments if item.component == component), None)
    assignment = held or Assignment(component=component)
    issuer = Party(as_written="Cơ quan ban hành", unit=pack.document.issuer)
    whole = dataclasses.replace(
        assignment,
        leader_in_charge=assignment.leader_in_charge or pack.document.signer,
        focal_unit=assignment.focal_unit or issuer,
        lead_units=assignment.lead_units or (issuer,),
    )
    others = tuple(whole if item is held else item for item in pack.assignments)
    return dataclasses.replace(pack, assignments=others if held else (*others, whole))


def name_the_members(pack: Pack, finding: Finding) -> Pack:
    """Each member in the place of its group; a group of nobody in particular is struck out."""
    group = finding.facts["group"]
    assert isinstance(group, lint.Named)
    members = next(item for item in pack.groups if item.code == group.code).members_on(
        pack.document.certain_effect
    )

    def named(party: Party | None) -> tuple[Party, ...]:
        if party is None or party.group != group.code:
            return (party,) if party is not None else ()
        return tuple(Party(as_written=code, unit=code) for code in members)

    assignment = found_at(pack, finding.at)
    leads = tuple(new for party in assignment.lead_units for new in named(party))
    focal = named(assignment.focal_unit)
    return put(pack, finding.at, lead_units=leads, focal_unit=focal[0] if len(focal) == 1 else None)


def units_of(finding: Finding, pack: Pack) -> set[str]:
    """The units a finding names, a group standing for its members."""
    groups = {group.code: group.members_on(pack.document.certain_effect) for group in pack.groups}
    known = {item.code for item in pack.units}
    codes = [item.code for item in finding.facts["units"]]  # type: ignore[union-attr]
    return {each for code in codes for each in ((code,) if code in known else groups[code])}


def put_under_the_issuer(pack: Pack, finding: Finding) -> Pack:
    for code in units_of(finding, pack):
        pack = put(pack, f"units/{code}", answers_to=pack.document.issuer)
    return pack


def take_off_the_list(pack: Pack, finding: Finding) -> Pack:
    units = units_of(finding, pack)
    assignment = found_at(pack, finding.at)
    focal = assignment.focal_unit
    return put(
        pack,
        finding.at,
        lead_units=tuple(party for party in assignment.lead_units if party.unit not in units),
        focal_unit=None if focal is not None and focal.unit in units else focal,
    )


def let_others_lead(pack: Pack, finding: Finding) -> Pack:
    assignment = found_at(pack, finding.at)
    others = tuple(party for party in assignment.lead_units if party.unit != assignment.focal_unit.unit)
    return put(pack, finding.at, lead_units=others)


def give_a_task(pack: Pack, finding: Finding) -> Pack:
    task = Task(
        code=f"{finding.at.rpartition('/')[2]}-viec-moi",
        name="Việc mới",
        lead=tuple(Party(as_written=code, unit=code) for code in sorted(units_of(finding, pack))),
        measure="10 %",
        deadline=PartialDate.parse("2023-11"),
    )
    return dataclasses.replace(pack, tasks=(*pack.tasks, task))


def add_an_able_owner(pack: Pack, finding: Finding) -> Pack:
    task = found_at(pack, finding.at)
    code = f"{task.code}-ngan-hang"
    able = Unit(
        code=code,
        name="Ngân hàng",
        kind="office",
        answers_to=pack.document.issuer,
        competences=task.needs,
    )
    pack = dataclasses.replace(pack, units=(*pack.units, able))
    return put(pack, finding.at, lead=(*task.lead, Party(as_written="Ngân hàng", unit=code)))


def choose_one_judge(pack: Pack, finding: Finding) -> Pack:
    first = found_at(pack, finding.at)
    lines = tuple(
        dataclasses.replace(line, to_unit=first.to_unit, to_post=first.to_post)
        if line.subject == first.subject
        else line
        for line in pack.accountabilities
    )
    return dataclasses.replace(pack, accountabilities=lines)


def write_one_name(pack: Pack, finding: Finding) -> Pack:
    aliases = tuple(Alias(name=alias.name) for alias in found_at(pack, finding.at).aliases)
    return put(pack, finding.at, aliases=aliases)


MENDS: dict[str, Mend] = {
    "cascade-inverted": always(due=Due(day_of_next_month=20)),
    "report-before-its-inputs": always(due=Due(day_of_next_month=25)),
    "report-before-cutoff": always(due=Due(day_of_next_month=27)),
    "duplicate-period-reports": always(last_period="separate"),
    "report-gap": add_the_missing_reports,
    "duty-before-plan": always(due=Due(day_of_next_month=26)),
    "last-day-off": always(days_off="next_working_day"),
    "before-or-on-ambiguous": always(bound_source="Quy chế làm việc"),
    "frequency-ambiguous": always(at_most=None, other_periods=()),
    "sla-missing": always(answer_within=AnswerTime(days=5, unit="working_day")),
    "rule-makes-no-duty": let_the_signer_tell_the_public,
    "owner-ended-before-due": let_the_signer_tell_the_public,
    "weights-missing": give_weights,
    "weights-do-not-add-up": give_weights,
    "total-contradicts-equal-weights": give_weights,
    "total-contradicts-weights": strike_out_the_total,
    "indicators-missing": list_indicators,
    "rank-baseline-missing": give_the_rank,
    "target-not-above-result": aim_higher,
    "annex-missing": always(present=True),
    "document-number-missing": always(number="99/KH-UBND", date=PartialDate.parse("2023-06-01")),
    "name-varies": write_one_name,
    "component-without-owner": assign_everybody,
    "owner-is-a-group": name_the_members,
    "owner-outside-authority": put_under_the_issuer,
    "conflict-of-interest": take_off_the_list,
    "reports-to-itself": let_others_lead,
    "owner-without-task": give_a_task,
    "task-without-competent-owner": add_an_able_owner,
    "accountability-split": choose_one_judge,
    "report-burden": always(per_component=False),
    "task-without-deadline": always(deadline=PartialDate.parse("2023-12")),
    "task-without-measure": always(measure="Ít nhất 10 %"),
    "disclosure-scope-mixed": always(mode="active"),
    "unsafe-channel": always(seen_by="handlers"),
}
