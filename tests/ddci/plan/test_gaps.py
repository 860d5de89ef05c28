"""Points still to gain."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from ddci.plan.gaps import gaps, widest

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
