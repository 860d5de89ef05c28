"""Plans as the site's tests load them: the small one, and one as many times larger as a test asks."""

import dataclasses
from datetime import UTC, datetime
from decimal import Decimal

from ddci.framework.model import Component
from ddci.plan.model import Assignment, Pack, Party, Result, Target, Task
from ddci.units.model import Alias, Member, Post, Successor, Unit
from ddci_web.apps.access.actor import COMMAND_LINE
from ddci_web.apps.packs.actions import load_pack
from ddci_web.apps.plans.models import Plan
from tests.ddci.packs import small_pack

NOON = datetime(2023, 10, 2, 5, 0, tzinfo=UTC)


def loaded(pack: Pack) -> Plan:
    """Return the plan of a pack, loaded into the site."""
    return load_pack(pack, actor=COMMAND_LINE, at=NOON).plan


def grown_pack(times: int) -> Pack:
    """Return the small plan with so many times more communes, components, posts and tasks."""
    pack = small_pack()
    numbers = range(3, 3 + 2 * (times - 1))
    communes = tuple(
        Unit(
            code=f"xa-{n}",
            name=f"UBND xã số {n}",
            kind="commune",
            aliases=(Alias(name=f"xã {n}", source="II.2"),),
            parent="ubnd-huyen",
            answers_to="ubnd-huyen",
            successors=(Successor(unit="xa-mot", since=datetime(2025, 7, 1, tzinfo=UTC).date()),),
        )
        for n in numbers
    )
    framework = pack.frameworks[0]
    components = tuple(Component(code=f"ddci-{n}", number=n, name=f"Chỉ số {n}") for n in numbers)
    group, *others = pack.groups
    members = tuple(Member(unit=unit.code) for unit in communes)
    return dataclasses.replace(
        pack,
        units=pack.units + communes,
        groups=(dataclasses.replace(group, members=group.members + members), *others),
        posts=pack.posts
        + tuple(
            Post(code=f"ct-{n}", name=f"Chủ tịch xã số {n}", unit=f"xa-{n}", rank="chair") for n in numbers
        ),
        frameworks=(dataclasses.replace(framework, components=framework.components + components),),
        results=pack.results
        + tuple(
            Result(framework="ddci", year=2022, component=item.code, score=Decimal("5.5"))
            for item in components
        ),
        targets=pack.targets
        + tuple(
            Target(framework="ddci", year=2023, component=item.code, at_least=Decimal("6.5"))
            for item in components
        ),
        assignments=pack.assignments + tuple(_assignment(item.code) for item in components),
        tasks=pack.tasks
        + tuple(
            Task(
                code=f"viec-{n}",
                name=f"Việc số {n}",
                components=("ddci-1",),
                lead=(Party(as_written="UBND các xã", group="cac-xa"),),
                duty_rules=("publish-answers",),
            )
            for n in numbers
        ),
    )


def _assignment(component: str) -> Assignment:
    return Assignment(
        component=component,
        leader_in_charge="pct-1",
        focal_unit=Party(as_written="Thanh tra", unit="thanh-tra"),
        lead_units=(Party(as_written="UBND các xã", group="cac-xa"),),
    )
