"""Where the limits of a workbook's sheets stand: the last row that is read, the last style that there is."""

import re

import pytest

from ddci.io.workbook.xlsx_file import MAX_COLUMNS, MAX_ROWS, column_letters, inspect
from tests.ddci.io.workbook.test_xlsx_file import code, rewritten, with_cells

SHEET = "Văn bản cấp trên"


def cell(place, style=None):
    styled = "" if style is None else f' s="{style}"'
    return f'<row r="{place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")}"><c r="{place}"{styled}><v>5</v></c></row>'.encode()


def number_of_styles():
    found = []

    def count(name, data):
        if name == "xl/styles.xml":
            found.append(int(re.search(rb'<cellXfs count="([0-9]+)"', data)[1]))
        return data

    rewritten(count)
    return found[0]


class TestRowsAndColumns:
    def test_are_read_up_to_the_last_one(self):
        last = f"{column_letters(MAX_COLUMNS - 1)}{MAX_ROWS}"

        assert inspect(with_cells(cell(last, 0)), name="a.xlsx")[SHEET].formats == {last: ""}

    @pytest.mark.parametrize("place", [f"A{MAX_ROWS + 1}", f"{column_letters(MAX_COLUMNS)}1"])
    def test_are_refused_beyond_it(self, place):
        assert code(with_cells(cell(place))) == "workbook-too-far"


class TestStyles:
    def test_end_where_the_workbook_ends_them(self):
        first_unknown = number_of_styles()

        for style in (first_unknown - 1, first_unknown):
            assert "A1" in inspect(with_cells(cell("A1", style)), name="a.xlsx")[SHEET].formats
