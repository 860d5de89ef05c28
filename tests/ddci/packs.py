"""A small fictional plan with the shape of a real one: two components, three offices, two communes, one
cascade.

``small_pack()`` is a whole and usable pack; a test changes what it is about and keeps the rest::

    small_pack(calendar=CalendarSpec(...))                 # another field of the pack
    small_pack(duty_rules=changed(RULES, "focal-quarterly", days_off="keep"))
"""

import dataclasses
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from ddci.base.dates import PartialDate
from ddci.framework.model import Component, Framework, Indicator, Scale
from ddci.plan.model import (
    Accountability,
    Assignment,
    Channel,
    DisclosureItem,
    Document,
    Pack,
    PackInfo,
    Party,
    RankGoal,
    Result,
    Solution,
    Target,
    Task,
)
from ddci.regime.model import AnswerTime, Due, DutyRule, Selector
from ddci.units.model import Alias, Competence, Member, Post, Unit, UnitGroup

T = TypeVar("T")

COMPETENCES = (
    Competence(code="cai-cach-hanh-chinh", name="Cải cách hành chính"),
    Competence(code="thanh-tra", name="Thanh tra"),
)

UNITS = (
    Unit(code="ubnd-huyen", name="UBND huyện Sông Mơ", kind="peoples_committee"),
    Unit(
        code="phong-noi-vu",
        name="Phòng Nội vụ",
        name_en="Office of Home Affairs",
        kind="office",
        aliases=(Alias(name="Nội vụ", source="II.2"),),
        parent="ubnd-huyen",
        answers_to="ubnd-huyen",
        competences=("cai-cach-hanh-chinh",),
    ),
    Unit(
        code="phong-ktht",
        name="Phòng Kinh tế và Hạ tầng",
        kind="office",
        aliases=(Alias(name="KT&HT", source="II.2"),),
        parent="ubnd-huyen",
        answers_to="ubnd-huyen",
    ),
    Unit(
        code="thanh-tra",
        name="Thanh tra huyện",
        kind="office",
        parent="ubnd-huyen",
        answers_to="ubnd-huyen",
        competences=("thanh-tra",),
    ),
    Unit(code="xa-mot", name="UBND xã Mốt", kind="commune", parent="ubnd-huyen", answers_to="ubnd-huyen"),
    Unit(code="xa-hai", name="UBND xã Hai", kind="commune", parent="ubnd-huyen", answers_to="ubnd-huyen"),
)

GROUPS = (
    UnitGroup(code="cac-xa", name="UBND các xã", members=(Member(unit="xa-mot"), Member(unit="xa-hai"))),
    UnitGroup(code="co-quan-lien-quan", name="các cơ quan liên quan", membership="unstated"),
)

POSTS = (
    Post(code="chu-tich", name="Chủ tịch UBND huyện", unit="ubnd-huyen", rank="chair"),
    Post(code="pct-1", name="Phó Chủ tịch UBND huyện", unit="ubnd-huyen", rank="vice_chair"),
)

FRAMEWORK = Framework(
    code="ddci",
    name="Bộ chỉ số DDCI huyện Sông Mơ",
    short_name="DDCI",
    component_scale=Scale(low=Decimal(1), high=Decimal(10)),
    total_scale=Scale(low=Decimal(0), high=Decimal(100)),
    components=(
        Component(
            code="ddci-1",
            number=1,
            name="Chi phí thời gian",
            index_weight=Decimal(50),
            indicators=(Indicator(code="ddci-1-1", name="Số ngày chờ cấp phép"),),
        ),
        Component(
            code="ddci-2",
            number=2,
            name="Chi phí không chính thức",
            index_weight=Decimal(50),
            indicators=(Indicator(code="ddci-2-1", name="Tỷ lệ phải chi ngoài quy định"),),
        ),
    ),
)

ASSIGNMENTS = (
    Assignment(
        component="ddci-1",
        leader_in_charge="pct-1",
        focal_unit=Party(as_written="Phòng Nội vụ", unit="phong-noi-vu"),
        lead_units=(
            Party(as_written="Phòng Nội vụ", unit="phong-noi-vu"),
            Party(as_written="KT&HT", unit="phong-ktht"),
            Party(as_written="UBND các xã", group="cac-xa"),
        ),
        consolidating_unit=Party(as_written="Phòng Kinh tế và Hạ tầng", unit="phong-ktht"),
        source="II.2",
    ),
    Assignment(
        component="ddci-2",
        leader_in_charge="chu-tich",
        focal_unit=Party(as_written="Phòng Kinh tế và Hạ tầng", unit="phong-ktht"),
        lead_units=(
            Party(as_written="Thanh tra huyện", unit="thanh-tra"),
            Party(as_written="Phòng Kinh tế và Hạ tầng", unit="phong-ktht"),
            Party(as_written="UBND các xã", group="cac-xa"),
        ),
        consolidating_unit=Party(as_written="Phòng Kinh tế và Hạ tầng", unit="phong-ktht"),
        source="II.2",
    ),
)

_LEAD = (Selector(role="lead_unit"),)
_FOCAL = (Selector(role="focal_unit"),)
_ABOVE_FOCAL = (Selector(role="leader_in_charge"), Selector(unit="phong-ktht"))

RULES = (
    DutyRule(
        code="lead-quarterly",
        name="Báo cáo quý của đơn vị chủ trì",
        name_en="Quarterly report of a lead unit",
        kind="report",
        owners=_LEAD,
        recipients=_FOCAL,
        period="quarter",
        due=Due(day_of_next_month=8),
        per_component=True,
        bound="strictly_before",
        source="IV.6",
    ),
    DutyRule(
        code="focal-quarterly",
        name="Báo cáo quý của đơn vị đầu mối",
        kind="report",
        owners=_FOCAL,
        recipients=_ABOVE_FOCAL,
        period="quarter",
        due=Due(day_of_next_month=5),
        per_component=True,
        bound="strictly_before",
        compiled_from=("lead-quarterly",),
        source="IV.6",
    ),
    DutyRule(
        code="lead-yearly",
        name="Báo cáo năm của đơn vị chủ trì",
        kind="report",
        owners=_LEAD,
        recipients=_FOCAL,
        period="year",
        due=Due(month_day="11-28"),
        per_component=True,
        bound="strictly_before",
        source="IV.6",
    ),
    DutyRule(
        code="focal-yearly",
        name="Báo cáo năm của đơn vị đầu mối",
        kind="report",
        owners=_FOCAL,
        recipients=_ABOVE_FOCAL,
        period="year",
        due=Due(month_day="12-05"),
        per_component=True,
        bound="strictly_before",
        compiled_from=("lead-yearly",),
        source="IV.6",
    ),
    DutyRule(
        code="consolidated-half-year",
        name="Báo cáo 6 tháng của đơn vị tổng hợp",
        kind="report",
        owners=(Selector(role="consolidating_unit"),),
        recipients=(Selector(unit="ubnd-huyen"),),
        period="half_year",
        within_year=(1,),
        due=Due(month_day="06-12"),
        bound="strictly_before",
        compiled_from=("focal-quarterly",),
        source="IV.6",
    ),
    DutyRule(
        code="consolidated-yearly",
        name="Báo cáo năm của đơn vị tổng hợp",
        kind="report",
        owners=(Selector(role="consolidating_unit"),),
        recipients=(Selector(unit="ubnd-huyen"),),
        period="year",
        due=Due(month_day="12-14"),
        bound="strictly_before",
        compiled_from=("focal-yearly",),
        source="IV.6",
    ),
    DutyRule(
        code="unit-plan",
        name="Kế hoạch của đơn vị",
        kind="unit_plan",
        owners=_LEAD,
        recipients=(Selector(post="chu-tich"),),
        period="once",
        due=Due(on=date(2023, 6, 30)),
        bound="strictly_before",
        source="IV.2",
    ),
    DutyRule(
        code="dialogue",
        name="Gặp gỡ doanh nghiệp",
        kind="dialogue",
        owners=_LEAD,
        recipients=(Selector(public=True),),
        period="year",
        at_least=1,
        at_most=2,
        source="III.7",
    ),
    DutyRule(
        code="publish-answers",
        name="Công khai kiến nghị đã giải quyết",
        kind="publication",
        owners=(Selector(unit="phong-ktht"),),
        recipients=(Selector(public=True),),
        period="month",
        other_periods=("quarter",),
        source="III.7",
    ),
)

PACK = Pack(
    pack=PackInfo(code="song-mo-2023", name="Kế hoạch nâng cao DDCI huyện Sông Mơ 2023", fictional=True),
    document=Document(
        number="12/KH-UBND",
        symbol="KH-UBND",
        title="Nâng cao năng lực cạnh tranh huyện Sông Mơ năm 2023",
        year=2023,
        date=PartialDate.parse("2023-06"),
        issuer="ubnd-huyen",
        signer="chu-tich",
    ),
    competences=COMPETENCES,
    units=UNITS,
    groups=GROUPS,
    posts=POSTS,
    frameworks=(FRAMEWORK,),
    results=(
        Result(framework="ddci", year=2022, score=Decimal("70.00"), rank=5, out_of=10, source="II.2"),
        Result(framework="ddci", year=2022, component="ddci-1", score=Decimal("6.50"), source="II.2"),
        Result(framework="ddci", year=2022, component="ddci-2", score=Decimal("7.50"), source="II.2"),
    ),
    targets=(
        Target(framework="ddci", year=2023, at_least=Decimal("75.00"), source="II.2"),
        Target(framework="ddci", year=2023, at_least=Decimal("7.00"), component="ddci-1", source="II.2"),
        Target(framework="ddci", year=2023, at_least=Decimal("8.00"), component="ddci-2", source="II.2"),
    ),
    rank_goals=(RankGoal(framework="ddci", year=2023, top=3, out_of=10, source="I.1"),),
    assignments=ASSIGNMENTS,
    accountabilities=(
        Accountability(
            code="heads-scores", who="heads", subject="component_scores", to_post="chu-tich", source="IV.2"
        ),
    ),
    solutions=(Solution(code="cat-giam", name="Cắt giảm thủ tục", components=("ddci-1",), source="III.5"),),
    tasks=(
        Task(
            code="ra-soat-thu-tuc",
            name="Rà soát thủ tục hành chính",
            solution="cat-giam",
            components=("ddci-1",),
            lead=(Party(as_written="Phòng Nội vụ", unit="phong-noi-vu"),),
            needs=("cai-cach-hanh-chinh",),
            output="Danh mục thủ tục được rút ngắn",
            measure="Số thủ tục được rút ngắn",
            deadline=PartialDate.parse("2023-10-31"),
            source="III.5",
        ),
    ),
    duty_rules=RULES,
    channels=(
        Channel(
            code="hop-thu",
            name="Hộp thư phản ánh",
            kind="email",
            accepts=("petition", "question"),
            seen_by="handlers",
            handled_by="thanh-tra",
            protects=("identity", "content"),
            answer_within=AnswerTime(days=10, unit="working_day"),
            source="III.4",
        ),
    ),
    disclosures=(
        DisclosureItem(
            code="quy-hoach",
            name="Quy hoạch sử dụng đất",
            mode="active",
            owners=(Party(as_written="KT&HT", unit="phong-ktht"),),
            channels=("Cổng thông tin điện tử huyện",),
            source="III.2",
        ),
    ),
)


def small_pack(**changes: Any) -> Pack:
    """Return the small plan with some fields of the pack replaced."""
    return dataclasses.replace(PACK, **changes)


def changed(values: tuple[T, ...], code: str, **changes: Any) -> tuple[T, ...]:
    """Return the values with the one of that code replaced by a copy with these fields."""
    assert any(getattr(value, "code", None) == code for value in values), code
    return tuple(
        dataclasses.replace(value, **changes) if getattr(value, "code", None) == code else value  # type: ignore[type-var]
        for value in values
    )
