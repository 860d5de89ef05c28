import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from ddci_web.ui.downloads import csv_response, csv_text

cells = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n\x00"))


class TestCsv:
    @given(st.lists(st.lists(cells, min_size=2, max_size=2)))
    def test_comes_back_as_it_was_but_for_the_apostrophe_before_formulas(self, rows):
        text = csv_text(["a", "b"], rows, simulated=False)
        _, *read = csv.reader(io.StringIO(text, newline=""))

        assert [[cell.removeprefix("'") for cell in row] for row in read] == [
            [cell.removeprefix("'") for cell in row] for row in rows
        ]

    @given(st.sampled_from("=+-@\t"), cells)
    def test_never_begins_a_cell_as_a_formula(self, sign, rest):
        _, (cell,) = csv.reader(io.StringIO(csv_text(["a"], [[sign + rest]], simulated=False), newline=""))

        assert cell[0] == "'"

    def test_leaves_negative_numbers_numbers(self):
        assert csv_text(["a"], [[-1]], simulated=False) == "a\r\n-1\r\n"

    def test_says_in_every_row_that_it_is_simulated(self):
        assert csv_text(["a"], [["x"], [None]], simulated=True) == (
            "a,note\r\nx,DỮ LIỆU MÔ PHỎNG\r\n,DỮ LIỆU MÔ PHỎNG\r\n"
        )

    def test_is_taken_for_utf8_by_spreadsheets(self):
        assert csv_response("a", "x").content == b"\xef\xbb\xbfa"
