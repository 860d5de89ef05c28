import dataclasses
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ddci.framework.model import StrategyGroup
from ddci.io.pack_folder import read_pack
from ddci_web.apps.access.actor import Actor, PostRef
from ddci_web.apps.plans.queries import board, current_plan
from tests.ddci.packs import changed, small_pack
from tests.web.plans_on_site import grown_pack, loaded

REAL = Path(__file__).parents[3] / "packs" / "lang-giang-2023"

pytestmark = pytest.mark.django_db


def with_strategies(**strategies: str):
    """Return the small pack with components in groups."""
    pack = small_pack()
    framework = pack.frameworks[0]
    components = framework.components
    for code, strategy in strategies.items():
        components = changed(components, code.replace("_", "-"), strategy=strategy)
    group = StrategyGroup(strategy="fix", reason="Điểm giảm", reason_en="Fell", source="II.1")
    framework = dataclasses.replace(framework, components=components, strategies=(group,))
    return dataclasses.replace(pack, frameworks=(framework,))


class TestTheRealPlan:
    def test_says_what_the_plan_prints_and_names_the_component_that_needs_most(self):
        shown = board(loaded(read_pack(REAL).pack))

        assert (shown.total.result, shown.total.target, shown.total.gap) == (
            Decimal("71.5"),
            Decimal("76.8"),
            Decimal("5.3"),
        )
        assert (shown.total.goal_top, shown.total.goal_out_of, shown.total.rank) == (3, 10, None)
        assert [[row.number for row in block.rows] for block in shown.blocks] == [
            [9, 8, 1],
            [7, 3],
            [4, 5, 2, 6],
        ]
        assert (shown.worst.code, shown.worst.gap, round(shown.worst.share, 2)) == (
            "ddci-9",
            Decimal("1.76"),
            Decimal("0.49"),
        )
        assert (shown.worst.leader.code, shown.worst.focal.code) == ("chu-tich", "vp-hdnd-ubnd")
        assert shown.consolidating.code == "phong-ktht"
        assert not shown.weights_known


class TestBoard:
    def test_shows_results_of_last_year_against_targets_of_this_one(self):
        rows = {row.code: row for row in board(loaded(small_pack())).rows}

        assert (str(rows["ddci-1"].result), str(rows["ddci-1"].target)) == ("6.50", "7.00")
        assert (rows["ddci-1"].gap, rows["ddci-1"].share) == (Decimal("0.50"), Decimal("0.5"))

    def test_leaves_unknown_what_is_unknown(self):
        pack = small_pack()
        shown = board(loaded(dataclasses.replace(pack, results=pack.results[:2])))

        row = next(row for row in shown.rows if row.code == "ddci-2")
        assert (row.result, row.target, row.gap, row.share) == (None, Decimal("8.00"), None, None)
        assert shown.rows[-1] is row

    def test_groups_components_as_the_plan_does_and_keeps_those_without_a_group_last(self):
        shown = board(loaded(with_strategies(ddci_2="fix")))

        assert [(block.strategy, block.reason) for block in shown.blocks] == [
            ("fix", "Điểm giảm"),
            (None, None),
        ]

    def test_speaks_english_where_the_plan_does(self):
        shown = board(loaded(with_strategies(ddci_2="fix")), lang="en")

        assert shown.blocks[0].reason == "Fell"
        assert shown.rows[0].name == "Chi phí không chính thức"

    def test_marks_the_components_of_the_leader_who_reads(self):
        plan = loaded(small_pack())
        chairman = Actor(posts=frozenset({PostRef("song-mo-2023", "chu-tich")}))

        assert [row.code for row in board(plan, actor=chairman).mine] == ["ddci-2"]

    def test_takes_a_post_of_another_plan_for_another_post(self):
        stranger = Actor(posts=frozenset({PostRef("noi-khac", "chu-tich")}))

        assert board(loaded(small_pack()), actor=stranger).mine == ()

    def test_knows_no_worst_when_every_target_is_reached(self):
        pack = small_pack()
        reached = dataclasses.replace(
            pack, results=tuple(dataclasses.replace(row, score=Decimal("9.9")) for row in pack.results)
        )

        assert board(loaded(reached)).worst is None

    def test_is_empty_for_a_plan_without_an_index(self):
        pack = small_pack(
            frameworks=(),
            results=(),
            targets=(),
            rank_goals=(),
            assignments=(),
            solutions=(),
            tasks=(),
            duty_rules=(),
        )

        shown = board(loaded(pack))
        assert (shown.rows, shown.worst, shown.framework) == ((), None, None)

    def test_takes_as_many_statements_for_ten_times_the_plan(self):
        def statements(times: int) -> int:
            plan = loaded(grown_pack(times))
            with CaptureQueriesContext(connection) as captured:
                board(plan)
            return len(captured)

        assert statements(1) == statements(10) <= 9


class TestCurrentPlan:
    def test_is_none_before_anything_is_loaded(self):
        assert current_plan() is None

    def test_is_a_real_one_before_a_fictional_one_of_a_later_year(self):
        pack = small_pack()
        real = dataclasses.replace(pack, pack=dataclasses.replace(pack.pack, code="that", fictional=False))
        loaded(pack)
        loaded(real)

        assert current_plan().code == "that"
