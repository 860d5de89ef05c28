"""Points still to gain."""

import dataclasses
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ddci.plan.gaps import gaps, gaps_of, main_framework, widest
from ddci.plan.model import Result, Target
from tests.ddci.packs import FRAMEWORK, PACK, small_pack

# The table of the plan of Lạng Giang, II.2.2 (result 2022, target 2023).
LANG_GIANG = [
    (code, Decimal(result), Decimal(target))
    for code, result, target in (
        ("1", "6.18", "6.5"),
        ("2", "8.33", "8.33"),
        ("3", "7.56", "7.65"),
        ("4", "8.73", "8.8"),
        ("5", "8.02", "8.05"),
        ("6", "8.65", "8.65"),
        ("7", "7.14", "7.5"),
        ("8", "6.28", "7.25"),
        ("9", "5.74", "7.5"),
    )
]
scores = st.none() | st.decimals("1", "10", places=2)
tables = st.lists(st.tuples(st.text(max_size=3), scores, scores), max_size=12)


class TestGaps:
    def test_the_head_of_the_district_carries_nearly_half_of_the_way(self):
        worst = widest(gaps(LANG_GIANG))

        assert worst is not None
        assert (worst.component, worst.points) == ("9", Decimal("1.76"))
        assert round(worst.share, 2) == Decimal("0.49")

    def test_a_target_already_reached_leaves_nothing_to_gain(self):
        assert gaps([("2", Decimal("8.33"), Decimal("8.33")), ("x", Decimal(9), Decimal(8))])[1].points == 0

    def test_unknown_stays_unknown(self):
        (row,) = gaps([("1", None, Decimal("6.5"))])

        assert (row.points, row.share) == (None, None)

    def test_nothing_to_gain_names_nobody(self):
        assert widest(gaps([("2", Decimal("8.33"), Decimal("8.33"))])) is None

    @given(tables)
    def test_the_known_shares_add_up_to_one_or_nothing_is_to_be_gained(self, table):
        rows = gaps(table)
        shares = [row.share for row in rows if row.share is not None]

        assert (not shares) or abs(sum(shares) - 1) < Decimal("1e-20")
        assert bool(shares) == any(row.points for row in rows if row.points is not None)


class TestWeights:
    TWO = (("a", Decimal(5), Decimal(6)), ("b", Decimal(5), Decimal("5.5")))

    def test_decide_which_component_carries_most_of_the_way(self):
        assert widest(gaps(self.TWO)).component == "a"

        rows = gaps(self.TWO, weights={"a": Decimal(10), "b": Decimal(30)})

        assert widest(rows).component == "b"
        assert [row.share for row in rows] == [Decimal("0.4"), Decimal("0.6")]
        assert [row.points for row in rows] == [Decimal(1), Decimal("0.5")]

    @pytest.mark.parametrize("weights", [{"a": Decimal(10)}, {"a": Decimal(10), "b": None}, {}, None])
    def test_count_only_when_all_are_known(self, weights):
        assert gaps(self.TWO, weights=weights) == gaps(self.TWO)

    @given(tables, st.decimals("0.01", "99", places=2))
    def test_that_are_equal_change_no_share(self, table, weight):
        rows, plain = gaps(table, weights={code: weight for code, *_ in table}), gaps(table)

        for row, other in zip(rows, plain, strict=True):
            assert (row.share is None) == (other.share is None)
            assert row.share is None or abs(row.share - other.share) < Decimal("1e-20")


PCI = dataclasses.replace(FRAMEWORK, code="pci", short_name="PCI", components=())


def target(framework, year, component=None):
    return Target(framework=framework, year=year, at_least=Decimal(5), component=component)


class TestMainFramework:
    @pytest.mark.parametrize(
        "targets, chosen",
        [
            ([("pci", 2022), ("ddci", 2023)], "ddci"),
            ([("ddci", 2022), ("pci", 2023)], "pci"),
            ([("pci", 2023), ("ddci", 2023)], "pci"),
            ([("ddci", 2024)], "ddci"),
            ([], "pci"),
        ],
    )
    def test_is_aimed_at_this_year_or_at_all_or_comes_first(self, targets, chosen):
        pack = small_pack(frameworks=(PCI, FRAMEWORK), targets=tuple(target(*given) for given in targets))

        assert main_framework(pack).code == chosen

    def test_is_asked_of_a_plan_that_has_one(self):
        with pytest.raises(ValueError, match="song-mo-2023"):
            main_framework(small_pack(frameworks=()))


class TestGapsOfAPack:
    def test_run_from_the_year_before_to_the_target_of_the_plans_year(self):
        older = Result(framework="ddci", year=2021, component="ddci-1", score=Decimal("1.00"))
        later = target("ddci", 2024, "ddci-1")
        pack = small_pack(results=(*PACK.results, older), targets=(*PACK.targets, later))

        found = [
            (row.component, row.result, row.target, row.points) for row in gaps_of(pack, framework="ddci")
        ]

        assert found == [
            ("ddci-1", Decimal("6.50"), Decimal("7.00"), Decimal("0.50")),
            ("ddci-2", Decimal("7.50"), Decimal("8.00"), Decimal("0.50")),
        ]

    def test_leave_out_the_figures_of_other_indices(self):
        other = dataclasses.replace(FRAMEWORK, code="pci")
        figures = (Result(framework="pci", year=2022, component="ddci-1", score=Decimal(9)),)
        pack = small_pack(frameworks=(FRAMEWORK, other), results=figures)

        assert [row.result for row in gaps_of(pack, framework="ddci")] == [None, None]
