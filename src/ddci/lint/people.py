"""People: owners who are nobody in particular, cannot be ordered, judge themselves, or cannot do the work."""

from collections.abc import Iterator

from ddci.lint.finding import Fact
from ddci.lint.registry import Fault, rule
from ddci.lint.subject import Subject, named
from ddci.plan.model import Accountability, Assignment, Party, Task


def _answering(assignment: Assignment) -> Iterator[tuple[str, Party]]:
    """The parties that answer for a component, each with its role, in the order of the plan's table."""
    if assignment.focal_unit is not None:
        yield "focal_unit", assignment.focal_unit
    for party in assignment.lead_units:
        yield "lead_unit", party


def _answering_units(subject: Subject, assignment: Assignment) -> list[str]:
    """The units behind those parties, members of groups included, each once."""
    parties = (party for _, party in _answering(assignment))
    return list(dict.fromkeys(code for party in parties for code in subject.units_of(party)))


@rule("component-without-owner", severity="blocking")
def component_has_owners(subject: Subject) -> Iterator[Fault]:
    """Every component that the plan sets a target for has a leader in charge, a focal unit and a lead unit.

    A target that belongs to nobody is missed by nobody.
    """
    assigned = {assignment.component: assignment for assignment in subject.pack.assignments}
    for target in subject.pack.targets:
        code = target.component
        if code is None or target.year != subject.pack.document.year:
            continue
        held = assigned.get(code)
        has = {
            "leader_in_charge": held is not None and held.leader_in_charge is not None,
            "focal_unit": held is not None and held.focal_unit is not None,
            "lead_unit": held is not None and bool(held.lead_units),
        }
        if not all(has.values()):
            yield Fault(
                at=f"targets/{code}",
                facts={
                    "component": subject.component(code),
                    "vacant": tuple(role for role, is_held in has.items() if not is_held),
                },
                paragraph=held.source if held is not None and held.source else target.source,
            )


@rule("owner-is-a-group", severity="blocking")
def owner_is_one_body(subject: Subject) -> Iterator[Fault]:
    """Whoever leads a component is a unit and not a group.

    Of a group each member may think that another acts; a group whose members are named nowhere is nobody at
    all. When the plan lists the members the duties can at least be made out for each, and this is only noted.
    """
    for assignment in subject.pack.assignments:
        seen: set[str] = set()
        for role, party in _answering(assignment):
            if party.group is None or party.group in seen:
                continue
            seen.add(party.group)
            group = subject.groups[party.group]
            facts: dict[str, Fact] = {
                "case": group.membership,
                "component": subject.component(assignment.component),
                "group": named(group),
                "as_written": party.as_written,
                "role": role,
            }
            if group.membership == "listed":
                facts["count"] = len(subject.members(group.code))
            yield Fault(
                at=f"assignments/{assignment.component}",
                facts=facts,
                paragraph=assignment.source,
                severity="note" if group.membership == "listed" else None,
            )


@rule("owner-outside-authority", severity="warning")
def owner_can_be_ordered(subject: Subject) -> Iterator[Fault]:
    """A State body that leads a component answers to the authority that issued the plan.

    A court, the police or a tax branch takes orders from its own line: for them the plan is a request, and
    they agree to it, or the deadline binds nobody. Associations are no State bodies; ``conflict-of-interest``
    has them.
    """
    outside: dict[str, bool] = {}
    for assignment in subject.pack.assignments:
        units = [
            code for code in _answering_units(subject, assignment) if _is_outside(subject, code, outside)
        ]
        if units:
            yield Fault(
                at=f"assignments/{assignment.component}",
                facts={
                    "component": subject.component(assignment.component),
                    "units": subject.named_units(units),
                    "issuer": subject.unit(subject.pack.document.issuer),
                },
                paragraph=assignment.source,
            )


def _is_outside(subject: Subject, code: str, known: dict[str, bool]) -> bool:
    if code not in known:
        unit = subject.units[code]
        known[code] = unit.kind != "association" and not _answers_to_issuer(subject, code)
    return known[code]


def _answers_to_issuer(subject: Subject, code: str) -> bool:
    """Follow the authorities upward. Where the plan names none for a body, it is not held to be outside.

    A vertical body is outside by its kind unless an authority under the issuer is named.
    """
    issuer = subject.pack.document.issuer
    seen: set[str] = set()
    at: str | None = code
    while at is not None and at not in seen:
        if at == issuer:
            return True
        seen.add(at)
        unit = subject.units[at]
        at = unit.answers_to or (None if unit.kind == "vertical_body" else unit.parent)
    return seen == {code} and subject.units[code].kind != "vertical_body"


@rule("conflict-of-interest", severity="warning")
def rated_and_rating_are_apart(subject: Subject) -> Iterator[Fault]:
    """No association of businesses leads a component that businesses rate.

    It would answer for a score that its own members give, and they would be judging their own work.
    """
    for assignment in subject.pack.assignments:
        units = [
            code
            for code in _answering_units(subject, assignment)
            if subject.units[code].kind == "association"
        ]
        if units:
            yield Fault(
                at=f"assignments/{assignment.component}",
                facts={
                    "component": subject.component(assignment.component),
                    "units": subject.named_units(units),
                },
                paragraph=assignment.source,
            )


@rule("reports-to-itself", severity="note")
def nobody_reports_to_itself(subject: Subject) -> Iterator[Fault]:
    """The focal unit of a component, which compiles the reports, is not one of those that report to it.

    A unit that receives its own report checks nothing; the plan should say that its part goes straight into
    the compiled one.
    """
    for assignment in subject.pack.assignments:
        focal = assignment.focal_unit
        if focal is None or focal.unit is None:
            continue
        leads = {code for party in assignment.lead_units for code in subject.units_of(party)}
        if focal.unit in leads:
            above = assignment.consolidating_unit
            again = above is not None and above.unit == focal.unit
            yield Fault(
                at=f"assignments/{assignment.component}",
                facts={
                    "case": "twice" if again else "once",
                    "component": subject.component(assignment.component),
                    "unit": subject.unit(focal.unit),
                },
                paragraph=assignment.source,
            )


@rule("owner-without-task", severity="warning")
def owner_has_something_to_do(subject: Subject) -> Iterator[Fault]:
    """A unit that leads a component is named by a task, or has a competence that a task of the component
    needs.

    Who leads on paper and has nothing to carry out can only write reports.
    """
    named_units, named_groups = _named_by_tasks(subject)
    needed: dict[str, set[str]] = {}
    for task in subject.pack.tasks:
        for component in task.components:
            needed.setdefault(component, set()).update(task.needs)
    for assignment in subject.pack.assignments:
        wanted = needed.get(assignment.component, set())
        idle = [
            code
            for party in assignment.lead_units
            if party.group is None or party.group not in named_groups
            for code in subject.units_of(party)
            if code not in named_units and wanted.isdisjoint(subject.units[code].competences)
        ]
        if idle:
            yield Fault(
                at=f"assignments/{assignment.component}",
                facts={
                    "component": subject.component(assignment.component),
                    "units": subject.named_units(idle),
                },
                paragraph=assignment.source,
            )


def _named_by_tasks(subject: Subject) -> tuple[set[str], set[str]]:
    """The units that tasks name, through groups too, and the groups."""
    parties = [party for task in subject.pack.tasks for party in (*task.lead, *task.supporting)]
    groups = {party.group for party in parties if party.group is not None}
    units = {party.unit for party in parties if party.unit is not None}
    return units | {code for group in groups for code in subject.members(group)}, groups


@rule("task-without-competent-owner", severity="warning")
def task_can_be_done_by_its_owners(subject: Subject) -> Iterator[Fault]:
    """Everything that a task needs is within the competence of somebody who leads it.

    Those are the owners that the task names, or else the lead units of its components. Nobody can be held to
    work that is not theirs to do.
    """
    leads = {assignment.component: assignment.lead_units for assignment in subject.pack.assignments}
    for task in subject.pack.tasks:
        owners = task.lead or [party for code in task.components for party in leads.get(code, ())]
        able = {skill for party in owners for skill in subject.skills_of(party)}
        missing = [skill for skill in task.needs if skill not in able]
        if missing:
            yield _beyond_competence(subject, task, missing)


def _beyond_competence(subject: Subject, task: Task, missing: list[str]) -> Fault:
    facts: dict[str, Fact] = {
        "case": "named" if task.lead else "by_component" if task.components else "nobody",
        "task": named(task),
        "needs": tuple(named(subject.competences[skill]) for skill in missing),
        "components": tuple(subject.component(code) for code in task.components),
        "owners": tuple(party.as_written for party in task.lead),
    }
    return Fault(at=f"tasks/{task.code}", facts=facts, paragraph=task.source)


@rule("accountability-split", severity="warning")
def one_subject_has_one_judge(subject: Subject) -> Iterator[Fault]:
    """For one thing everybody answers to the same body.

    When leaders answer for a score to one and heads of units to another, each may be excused where the other
    is blamed.
    """
    by_subject: dict[str, list[Accountability]] = {}
    for line in subject.pack.accountabilities:
        by_subject.setdefault(line.subject, []).append(line)
    for about, lines in by_subject.items():
        first = lines[0]
        others = [
            line for line in lines if line.who != first.who and (line.to_unit, line.to_post) != _judge(first)
        ]
        if others:
            yield Fault(
                at=f"accountabilities/{first.code}",
                facts={
                    "subject": about,
                    "who": first.who,
                    "to": subject.body(unit=first.to_unit, post=first.to_post),
                    "other_who": others[0].who,
                    "other_to": subject.body(unit=others[0].to_unit, post=others[0].to_post),
                },
                paragraph="; ".join(dict.fromkeys(line.source for line in (first, others[0]) if line.source))
                or None,
            )


def _judge(line: Accountability) -> tuple[str | None, str | None]:
    return line.to_unit, line.to_post
