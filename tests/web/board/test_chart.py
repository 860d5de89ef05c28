from decimal import Decimal

from hypothesis import assume, given
from hypothesis import strategies as st

from ddci_web.apps.board.chart import Axis

ONE_TO_TEN = Axis(Decimal(1), Decimal(10))

numbers = st.decimals(min_value=-1000, max_value=1000, places=2)


@st.composite
def axes(draw) -> Axis:
    low, high = draw(numbers), draw(numbers)
    assume(low < high)
    return Axis(low, high)


def place(x: str) -> Decimal:
    return Decimal(x.removesuffix("%"))


class TestTicks:
    def test_of_the_scale_from_one_to_ten_are_its_whole_numbers(self):
        assert [int(tick.value) for tick in ONE_TO_TEN.ticks] == list(range(1, 11))
        assert [int(tick.value) for tick in ONE_TO_TEN.ticks if tick.is_strong] == [1, 5, 10]

    def test_of_a_hundred_are_its_tens(self):
        ticks = Axis(Decimal(0), Decimal(100)).ticks

        assert [str(tick.value.to_integral()) for tick in ticks[:3]] == ["0", "1E+1", "2E+1"] or [
            int(tick.value) for tick in ticks
        ] == list(range(0, 101, 10))

    @given(axes())
    def test_are_few_in_order_and_keep_both_ends(self, axis):
        values = [tick.value for tick in axis.ticks]

        assert values[0] == axis.low
        assert values[-1] == axis.high
        assert values == sorted(set(values))
        assert 2 <= len(values) <= 12

    @given(axes())
    def test_stand_from_the_left_edge_to_the_right(self, axis):
        assert place(axis.ticks[0].x) == 0
        assert place(axis.ticks[-1].x) == 100


class TestMarks:
    def test_stand_where_the_scores_are(self):
        marks = ONE_TO_TEN.marks(Decimal("5.74"), Decimal("7.5"))

        assert (marks.result, marks.target, marks.band_width) == ("52.67%", "72.22%", "27.78%")
        assert marks.gap == ("52.67%", "72.22%")

    def test_of_the_unknown_are_absent(self):
        assert ONE_TO_TEN.marks(None, None) == ONE_TO_TEN.marks(None, None)
        assert ONE_TO_TEN.marks(None, Decimal(7)).result is None
        assert ONE_TO_TEN.marks(None, Decimal(7)).gap is None
        assert ONE_TO_TEN.marks(Decimal(7), None).target is None

    def test_show_no_gap_where_the_target_is_reached(self):
        assert ONE_TO_TEN.marks(Decimal("8.33"), Decimal("8.33")).gap is None
        assert ONE_TO_TEN.marks(Decimal(9), Decimal(8)).gap is None

    @given(axes(), numbers, numbers)
    def test_never_leave_the_graph(self, axis, result, target):
        marks = axis.marks(result, target)

        assert all(0 <= place(x) <= 100 for x in (marks.result, marks.target, marks.band_width))
        assert abs(place(marks.target) + place(marks.band_width) - 100) <= Decimal("0.01")
