"""Openness: work without an end or a measure, publication that mixes two duties, channels that expose."""

from collections.abc import Iterator
from datetime import date

from ddci.lint.registry import Fault, rule
from ddci.lint.subject import Subject, named

CONFIDENTIAL = frozenset({"denunciation", "tip", "conduct_report"})
"""What a person sends at a risk: the sender may be known to those who handle it and to nobody else."""


@rule("task-without-deadline", severity="warning")
def task_ends_on_a_day(subject: Subject) -> Iterator[Fault]:
    """A task has a deadline, or recurs under a rule that dates it.

    What has no day is never late and never done.
    """
    for task in subject.pack.tasks:
        if task.deadline is None and not task.duty_rules:
            yield Fault(at=f"tasks/{task.code}", facts={"task": named(task)}, paragraph=task.source)


@rule("task-without-measure", severity="note")
def task_can_be_judged(subject: Subject) -> Iterator[Fault]:
    """A task names what it produces or how much of it is enough.

    At the end of the year somebody has to say whether it was carried out, and to say by what.
    """
    for task in subject.pack.tasks:
        if task.measure is None and task.output is None:
            yield Fault(at=f"tasks/{task.code}", facts={"task": named(task)}, paragraph=task.source)


@rule("disclosure-scope-mixed", severity="warning", source="104/2016/QH13", since=date(2018, 7, 1))
def publishing_and_supplying_are_two_duties(subject: Subject) -> Iterator[Fault]:
    """What is published without being asked for stands apart from what is supplied on request.

    The law treats the two differently: a list that mixes them lets everything wait for a request.
    """
    for item in subject.pack.disclosures:
        if item.mode == "mixed":
            yield Fault(at=f"disclosures/{item.code}", facts={"item": named(item)}, paragraph=item.source)


@rule("unsafe-channel", severity="warning", source="Luật Tố cáo 2018", since=date(2019, 1, 1))
def confidential_reports_stay_with_their_handlers(subject: Subject) -> Iterator[Fault]:
    """A channel that takes denunciations, tips or reports on conduct shows the sender only to those who
    handle it.

    In a chat group every member sees who spoke, and the law forbids revealing who denounced.
    """
    for channel in subject.pack.channels:
        at_risk = tuple(kind for kind in channel.accepts if kind in CONFIDENTIAL)
        if at_risk and channel.seen_by != "handlers":
            yield Fault(
                at=f"channels/{channel.code}",
                facts={"channel": named(channel), "accepts": at_risk, "seen_by": channel.seen_by},
                paragraph=channel.source,
            )
