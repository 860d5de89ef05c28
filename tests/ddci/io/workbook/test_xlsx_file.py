import os
import re
import zipfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ddci.io.problems import UnusablePack
from ddci.io.workbook import read_workbook, read_workbook_bytes, xlsx_file
from ddci.io.workbook.xlsx_file import cell_position, column_letters, inspect
from tests.ddci.io.workbook.books import plain_bytes


def rewritten(change):
    """The workbook's archive with other members: ``change`` maps name and bytes to new bytes, or None."""
    made = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(plain_bytes())) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if (data := change(name, old.read(name))) is not None:
                new.writestr(name, data)
    return made.getvalue()


def with_cells(xml):
    """The workbook with XML in the place of the last sheet's rows."""

    def change(name, data):
        if name != "xl/worksheets/sheet3.xml":
            return data
        head, _, rest = data.partition(b"<sheetData>")
        return head + b"<sheetData>" + xml + b"</sheetData>" + rest.partition(b"</sheetData>")[2]

    return rewritten(change)


def code(data):
    with pytest.raises(UnusablePack) as refusal:
        read_workbook_bytes(data, name="a.xlsx")
    (problem,) = refusal.value.problems
    assert problem.message("vi")
    assert problem.message("en")
    return problem.code


with zipfile.ZipFile(BytesIO(plain_bytes())) as _plain:
    XML_PARTS = [name for name in _plain.namelist() if name.endswith((".xml", ".rels"))]


class TestOtherFiles:
    @pytest.mark.parametrize(
        "data, expected",
        [
            (b"", "workbook-not-xlsx"),
            ("mã;tên\nvoi;Thị trấn Vôi\n".encode(), "workbook-not-xlsx"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "workbook-old-or-locked"),
            (b"PK\x03\x04" + bytes(100), "workbook-not-xlsx"),
        ],
        ids=["empty", "csv", "xls", "half"],
    )
    def test_are_refused_in_a_sentence(self, data, expected):
        assert code(data) == expected

    def test_that_are_other_archives(self):
        made = BytesIO()
        with zipfile.ZipFile(made, "w") as archive:
            archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")

        assert code(made.getvalue()) == "workbook-not-xlsx"

    def test_with_macros(self):
        data = BytesIO(plain_bytes())
        with zipfile.ZipFile(data, "a") as archive:
            archive.writestr("xl/vbaProject.bin", b"x")

        assert code(data.getvalue()) == "workbook-has-macros"

    def test_that_are_not_there_or_are_folders(self, tmp_path):
        os.mkfifo(tmp_path / "pipe.xlsx")
        for path, expected in [
            (tmp_path / "a.xlsx", "workbook-missing"),
            (tmp_path, "workbook-not-a-file"),
            (tmp_path / "pipe.xlsx", "workbook-not-a-file"),
            (Path("/dev/zero"), "workbook-not-a-file"),
        ]:
            with pytest.raises(UnusablePack) as refusal:
                read_workbook(path)
            assert refusal.value.problems[0].code == expected

    def test_that_are_damaged(self):
        data = plain_bytes()

        assert code(data[:9_000] + bytes(200) + data[9_200:]) == "workbook-broken"
        assert (
            code(rewritten(lambda name, old: None if name.endswith("sheet3.xml") else old))
            == "workbook-broken"
        )
        assert code(with_cells(b"<row><c>")) == "workbook-broken"

    @pytest.mark.parametrize("part", XML_PARTS)
    def test_in_an_encoding_that_there_is_not(self, part):
        def encoded(name, data):
            if name != part:
                return data
            return b'<?xml version="1.0" encoding="X-NONE"?>' + data.partition(b"?>")[2]

        assert code(rewritten(encoded)) == "workbook-broken"

    def test_with_a_number_that_is_none(self):
        def endless(name, data):
            return re.sub(rb'(<c r="[A-Z]+[0-9]+"(?: s="[0-9]+")?><v>)[0-9.]+', rb"\g<1>1e400", data)

        with pytest.raises(UnusablePack) as refusal:
            read_workbook_bytes(rewritten(endless), name="a.xlsx")

        assert {problem.code for problem in refusal.value.problems} == {"cell-error"}

    @given(st.integers(0, len(plain_bytes()) - 1), st.integers(0, 255))
    def test_with_any_one_byte_changed_are_read_or_refused(self, at, byte):
        data = bytearray(plain_bytes())
        data[at] = byte

        with suppress(UnusablePack):
            assert read_workbook_bytes(bytes(data), name="a.xlsx").pack.code


class TestBombs:
    def test_of_sheer_size_are_not_even_read(self, tmp_path):
        with (tmp_path / "a.xlsx").open("wb") as file:
            file.truncate(50 * 2**20)

        with pytest.raises(UnusablePack) as refusal:
            read_workbook(tmp_path / "a.xlsx")

        assert refusal.value.problems[0].message().startswith("Tệp lớn 50 MB, vượt mức 20 MB.")

    def test_that_unpack_to_much_more(self):
        def swell(name, data):
            return bytes(xlsx_file.MAX_UNPACKED + 1) if name == "docProps/app.xml" else data

        assert code(rewritten(swell)) == "workbook-unpacks-too-big"

    def test_that_consist_of_too_many_parts(self):
        data = BytesIO(plain_bytes())
        with zipfile.ZipFile(data, "a") as archive:
            for number in range(xlsx_file.MAX_MEMBERS):
                archive.writestr(f"xl/media/{number}.png", b"")

        assert code(data.getvalue()) == "workbook-too-many-parts"

    def test_that_grow_while_they_are_read(self, tmp_path, monkeypatch):
        path = tmp_path / "a.xlsx"
        path.write_bytes(bytes(30))
        monkeypatch.setattr("ddci.io.workbook.MAX_FILE", 20)
        monkeypatch.setattr(xlsx_file, "MAX_FILE", 20)
        monkeypatch.setattr(Path, "stat", lambda path, **_: os.stat_result((0o100644, *[0] * 5, 10, 0, 0, 0)))

        with pytest.raises(UnusablePack) as refusal:
            read_workbook(path)

        assert refusal.value.problems[0].code == "workbook-too-big"

    def test_with_a_cell_at_the_far_end(self):
        assert (
            code(with_cells(b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')) == "workbook-too-far"
        )

    def test_but_not_formats_that_reach_that_far(self):
        marks = inspect(with_cells(b'<row r="1048576"><c r="XFD1048576" s="1"/></row>'), name="a.xlsx")

        assert marks

    @pytest.mark.parametrize("part", XML_PARTS)
    def test_of_entities_in_any_part(self, part):
        declared = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>'

        def entities(name, data):
            at = data.index(b"?>") + 2 if data.startswith(b"<?xml") else 0
            return data[:at] + declared + data[at:] if name == part else data

        assert code(rewritten(entities)) == "workbook-broken"

    def test_but_not_drawings_that_are_no_xml(self):
        data = BytesIO(plain_bytes())
        with zipfile.ZipFile(data, "a") as archive:
            archive.writestr("xl/drawings/vmlDrawing9.vml", b"<xml><br></xml>")

        assert read_workbook_bytes(data.getvalue(), name="a.xlsx")

    @pytest.mark.filterwarnings("ignore:Duplicate name")
    @pytest.mark.parametrize("name", ["xl/worksheets/sheet2.xml", "xl/Worksheets/Sheet2.xml"])
    def test_with_two_parts_of_one_name(self, name):
        data = BytesIO(plain_bytes())
        with zipfile.ZipFile(data, "a") as archive:
            archive.writestr(name, archive.read("xl/worksheets/sheet2.xml"))

        assert code(data.getvalue()) == "workbook-broken"


class TestMarks:
    @pytest.mark.parametrize("style", [b"-99", b"-1", b"99999"])
    def test_take_a_style_that_there_is_not_for_none(self, style):
        marks = inspect(with_cells(b'<row><c s="' + style + b'"><v>5</v></c></row>'), name="a.xlsx")

        assert marks["Văn bản cấp trên"].formats == {"A1": ""}

    def test_refuse_merged_cells_that_are_nowhere(self):
        def merged(name, data):
            if name != "xl/worksheets/sheet3.xml":
                return data
            return data.replace(b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="?"/></mergeCells>')

        assert code(rewritten(merged)) == "workbook-broken"

    def test_find_formulas_errors_merged_cells_and_formats_wherever_cells_stand(self):
        xml = (
            b'<row r="3"><c r="B3"><f>1+1</f><v>2</v></c><c t="e"><v>#N/A</v></c></row>'
            b'<row><c t="n" s="1"><v>5</v></c><c r="D4"><f t="shared" si="0"/><v>6</v></c></row>'
        )

        marks = inspect(with_cells(xml), name="a.xlsx")["Văn bản cấp trên"]

        assert marks.formulas == {"B3", "D4"}
        assert marks.errors == {"C3": "#N/A"}
        assert set(marks.formats) == {"A4"}

    @given(st.integers(0, 16_383), st.integers(0, 2**20 - 1))
    def test_name_cells_as_spreadsheets_do(self, column, row):
        assert cell_position(f"{column_letters(column)}{row + 1}") == (row, column)

    @pytest.mark.parametrize(
        "index, letters", [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")]
    )
    def test_name_columns_by_letters(self, index, letters):
        assert column_letters(index) == letters
