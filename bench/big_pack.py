"""A made-up plan of any size: provinces, each with its index, departments, communes and a share of the work.

Each province has what a real plan of one authority has, in about the same proportions: nine components led by
departments and by the group of all communes, names written in two ways, tasks without deadline or measure, channels
without a time to answer. The rules of reporting stand once and hold for all of them by role. So the number of units,
lines, findings and duties all grow with the number of provinces.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import partial
from typing import TypeVar

from ddci.base.dates import PartialDate
from ddci.framework.model import Component, Framework, Scale
from ddci.plan.model import Assignment, Channel, Document, Pack, PackInfo, Party, Result, Target, Task
from ddci.regime.model import Due, DutyRule, Role, Selector
from ddci.units.model import Alias, Competence, Member, Post, Unit, UnitGroup

T = TypeVar("T")

YEAR = 2026
COMPONENTS = 9
DEPARTMENTS = 12
TASKS = 60

COMPETENCES = tuple(Competence(code=f"linh-vuc-{n}", name=f"Lĩnh vực {n}") for n in range(1, DEPARTMENTS + 1))


def big_pack(*, provinces: int, communes: int) -> Pack:
    """Return a fictional plan for so many provinces with so many communes each."""
    names = [f"tinh-{number}" for number in range(1, provinces + 1)]
    return Pack(
        pack=PackInfo(code="quy-mo", name="Kế hoạch giả định để đo quy mô", fictional=True),
        document=Document(
            symbol="KH-UBND",
            title="Kế hoạch giả định để đo quy mô",
            year=YEAR,
            date=PartialDate(YEAR, 1, 5),
            issuer="trung-uong",
            signer="nguoi-ky",
        ),
        competences=COMPETENCES,
        units=(
            Unit(code="trung-uong", name="Cơ quan giả định", kind="other"),
            *_all(names, partial(_units, communes=communes)),
        ),
        groups=tuple(_group(name, communes) for name in names),
        posts=(Post(code="nguoi-ky", name="Người ký", unit="trung-uong", rank="chair"), *_all(names, _posts)),
        frameworks=tuple(_framework(name) for name in names),
        results=_all(names, _results),
        targets=_all(names, _targets),
        assignments=_all(names, _assignments),
        tasks=_all(names, _tasks),
        duty_rules=RULES,
        channels=_all(names, _channels),
    )


def _all(names: Iterable[str], part: Callable[[str], Iterator[T]]) -> tuple[T, ...]:
    return tuple(item for name in names for item in part(name))


def _units(name: str, communes: int) -> Iterator[Unit]:
    yield Unit(code=name, name=f"UBND {name}", kind="peoples_committee", answers_to="trung-uong")
    for number in range(1, DEPARTMENTS + 1):
        yield Unit(
            code=f"{name}-so-{number}",
            name=f"Sở số {number} của {name}",
            name_en=f"Department {number} of {name}",
            kind="department",
            parent=name,
            answers_to=name,
            competences=(f"linh-vuc-{number}",),
            aliases=(Alias(name=f"Sở {number} {name}", source="II.2"),),
        )
    for number in range(1, communes + 1):
        yield Unit(
            code=f"{name}-xa-{number}",
            name=f"UBND xã số {number} của {name}",
            name_en=f"Commune {number} of {name}",
            kind="commune",
            official_code=f"{number:05d}",
            parent=name,
            answers_to=name,
            valid_from=PartialDate(2025, 7, 1),
        )


def _group(name: str, communes: int) -> UnitGroup:
    members = tuple(Member(unit=f"{name}-xa-{number}") for number in range(1, communes + 1))
    return UnitGroup(code=f"{name}-cac-xa", name=f"UBND các xã của {name}", members=members, source="II.2")


def _posts(name: str) -> Iterator[Post]:
    yield Post(code=f"{name}-chu-tich", name=f"Chủ tịch UBND {name}", unit=name, rank="chair")
    for number in (1, 2, 3):
        yield Post(
            code=f"{name}-pct-{number}",
            name=f"Phó Chủ tịch {number} UBND {name}",
            unit=name,
            rank="vice_chair",
        )


def _framework(name: str) -> Framework:
    return Framework(
        code=f"{name}-ddci",
        name=f"Bộ chỉ số của {name}",
        short_name="DDCI",
        component_scale=Scale(low=Decimal(1), high=Decimal(10)),
        total_scale=Scale(low=Decimal(0), high=Decimal(100)),
        components=tuple(
            Component(code=f"{name}-{number}", number=number, name=f"Chỉ số thành phần {number} của {name}")
            for number in range(1, COMPONENTS + 1)
        ),
        source="II.2",
    )


def _results(name: str) -> Iterator[Result]:
    framework = f"{name}-ddci"
    yield Result(framework=framework, year=YEAR - 1, score=Decimal("60.5"), rank=4, out_of=34)
    for number in range(1, COMPONENTS + 1):
        score = Decimal(600 + 17 * number) / 100
        yield Result(framework=framework, year=YEAR - 1, component=f"{name}-{number}", score=score)


def _targets(name: str) -> Iterator[Target]:
    framework = f"{name}-ddci"
    yield Target(framework=framework, year=YEAR, at_least=Decimal("65.5"))
    for number in range(1, COMPONENTS + 1):
        at_least = Decimal(610 + 17 * number) / 100
        yield Target(framework=framework, year=YEAR, component=f"{name}-{number}", at_least=at_least)


def _assignments(name: str) -> Iterator[Assignment]:
    for number in range(1, COMPONENTS + 1):
        lead = (_department(name, number), _department(name, number + 1), _department(name, number + 2))
        group = Party(as_written="UBND các xã", group=f"{name}-cac-xa")
        yield Assignment(
            component=f"{name}-{number}",
            leader_in_charge=f"{name}-pct-{number % 3 + 1}",
            focal_unit=lead[0],
            lead_units=(*lead, group),
            consolidating_unit=_department(name, DEPARTMENTS),
            source="II.2",
        )


def _department(name: str, number: int) -> Party:
    return Party(as_written=f"Sở {number}", unit=f"{name}-so-{number}")


def _tasks(name: str) -> Iterator[Task]:
    for number in range(1, TASKS + 1):
        yield Task(
            code=f"{name}-viec-{number}",
            name=f"Nhiệm vụ số {number} của {name}",
            components=(f"{name}-{number % COMPONENTS + 1}",),
            needs=(f"linh-vuc-{number % DEPARTMENTS + 1}",),
            lead=(_department(name, number % DEPARTMENTS + 1),) if number % 2 else (),
            deadline=PartialDate(YEAR, 9) if number % 3 else None,
            measure="100 % hồ sơ đúng hạn" if number % 4 else None,
            source="III",
        )


def _channels(name: str) -> Iterator[Channel]:
    for kind in ("phone", "email", "chat_group"):
        yield Channel(
            code=f"{name}-{kind.replace('_', '-')}",
            name=f"Kênh {kind} của {name}",
            kind=kind,
            accepts=("petition", "denunciation"),
            seen_by="members" if kind == "chat_group" else "handlers",
            handled_by=f"{name}-so-1",
            source="III.4",
        )


def _rule(code: str, owner: Role, recipient: Role, due: Due, *inputs: str, yearly: bool = False) -> DutyRule:
    return DutyRule(
        code=code,
        name=f"Báo cáo {code}",
        kind="report",
        owners=(Selector(role=owner),),
        recipients=(Selector(role=recipient),),
        period="year" if yearly else "quarter",
        due=due,
        per_component=True,
        bound="strictly_before",
        compiled_from=inputs,
        source="IV.6",
    )


RULES = (
    _rule("lead-quarterly", "lead_unit", "focal_unit", Due(day_of_next_month=8)),
    _rule("focal-quarterly", "focal_unit", "consolidating_unit", Due(day_of_next_month=5), "lead-quarterly"),
    _rule("lead-yearly", "lead_unit", "focal_unit", Due(month_day="11-28"), yearly=True),
    _rule(
        "focal-yearly", "focal_unit", "consolidating_unit", Due(month_day="12-05"), "lead-yearly", yearly=True
    ),
    DutyRule(
        code="unit-plan",
        name="Kế hoạch của đơn vị",
        kind="unit_plan",
        owners=(Selector(role="lead_unit"),),
        recipients=(Selector(unit="trung-uong"),),
        period="once",
        due=Due(on=date(YEAR, 6, 30)),
        source="IV.2",
    ),
)
