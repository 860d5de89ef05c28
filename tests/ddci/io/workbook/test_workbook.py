import dataclasses
import subprocess
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from unicodedata import normalize

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings

from ddci.base.dates import PartialDate
from ddci.io.headings import LANGUAGES, headings
from ddci.io.pack_folder import read_pack
from ddci.io.workbook import read_workbook, read_workbook_bytes, workbook_bytes, write_workbook
from ddci.io.workbook.tables import tables_of
from tests.ddci.io.workbook.books import cell, changed, filled, plain_bytes, read
from tests.ddci.packs import PACK, small_pack
from tests.strategies import packs
from tools.tree import ROOT

FOLDERS = sorted(path for path in (ROOT / "packs").iterdir() if path.is_dir())


class TestRoundTrip:
    @given(packs())
    @settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
    def test_gives_any_pack_back(self, pack):
        again = read_workbook_bytes(workbook_bytes(pack), name="a.xlsx")

        assert again == pack
        assert repr(again) == repr(pack), "a number came back with other decimals than it was printed with"

    @pytest.mark.parametrize("lang", LANGUAGES)
    @pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
    def test_gives_the_packs_of_the_house_back(self, folder, lang, tmp_path):
        pack = read_pack(folder).pack

        write_workbook(pack, tmp_path / "a.xlsx", lang=lang)

        assert repr(read_workbook(tmp_path / "a.xlsx")) == repr(pack)

    @pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
    def test_survives_another_spreadsheet_program(self, folder, tmp_path, need):
        office, pack = need("libreoffice"), read_pack(folder).pack
        write_workbook(pack, tmp_path / "a.xlsx")

        subprocess.run(
            [office, "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
             "--convert-to", "xlsx", "--outdir", tmp_path / "saved", tmp_path / "a.xlsx"],
            check=True, capture_output=True, timeout=180,
        )  # fmt: skip

        assert repr(read_workbook(tmp_path / "saved/a.xlsx")) == repr(pack)

    def test_survives_a_third_one(self):
        assert read(changed(lambda book: None)) == PACK

    def test_leaves_no_half_written_file(self, tmp_path):
        (tmp_path / "a.xlsx").write_text("của người khác")

        write_workbook(PACK, tmp_path / "a.xlsx")

        assert [path.name for path in tmp_path.iterdir()] == ["a.xlsx"]
        assert read_workbook(tmp_path / "a.xlsx") == PACK


class TestWhatOfficersWrite:
    def test_numbers_dates_and_words_in_their_own_way(self):
        pack = read(
            filled(
                (cell("targets", "at_least", 1), "≥ 7,25"),
                (cell("targets", "at_least", 2), "8.5"),
                (cell("results", "score", 1), " 6,18 "),
                (cell("results", "rank", 0), "4"),
                (cell("general", "document.date", 0), "30/6/2023"),
                (cell("general", "document.year", 0), "2023"),
                (cell("general", "pack.fictional", 0), "x"),
                (cell("tasks", "deadline", 0), "Tháng 10 năm 2023"),
                (cell("units", "kind", 5), "Thi tran"),
                (cell("units", "official_code", 5), "08"),
                (cell("units", "valid_to", 5), datetime(2025, 6, 30)),  # noqa: DTZ001 - a spreadsheet's
                (cell("units", "name", 1), normalize("NFD", "  Phòng Nội vụ ")),
                (cell("channels", "accepts", 0), "tố cáo;\nHỏi đáp"),
            )
        )

        assert [target.at_least for target in pack.targets[1:]] == [Decimal("7.25"), Decimal("8.5")]
        assert (pack.results[1].score, pack.results[0].rank) == (Decimal("6.18"), 4)
        assert (pack.document.date, pack.document.year) == (PartialDate(2023, 6, 30), 2023)
        assert pack.tasks[0].deadline == PartialDate(2023, 10)
        assert (pack.units[5].kind, pack.units[5].official_code) == ("town", "08")
        assert pack.units[5].valid_to == date(2025, 6, 30)
        assert pack.units[1].name == "Phòng Nội vụ"
        assert pack.channels[0].accepts == ("denunciation", "question")

    def test_days_of_every_year_and_shares_as_the_program_made_them(self):
        def type_them(book):
            for at, found, shows in (
                (("duty_rules", "due.month_day", 2), date(2026, 11, 30), "d-mmm"),
                (("duty_rules", "due.month_day", 3), "6/12", "@"),
                (("frameworks.components", "index_weight", 0), 0.25, "0%"),
                (("frameworks.components", "index_weight", 1), "75%", "@"),
            ):
                sheet, _, address = cell(*at).partition("!")
                book[sheet][address], book[sheet][address].number_format = found, shows

        pack = read(changed(type_them))

        assert [rule.due.month_day for rule in pack.duty_rules[2:4]] == ["11-30", "12-06"]
        weights = [part.index_weight for part in pack.frameworks[0].components]
        assert weights == [Decimal(25), Decimal(75)]

    def test_a_month_that_the_program_took_for_its_first_day(self):
        def type_a_month(book):
            sheet, _, address = cell("tasks", "deadline", 0).partition("!")
            book[sheet][address] = date(2023, 10, 1)
            book[sheet][address].number_format = "mmm-yy"

        assert read(changed(type_a_month)).tasks[0].deadline == PartialDate(2023, 10)

    def test_rows_further_down_with_empty_ones_between(self):
        def add(book):
            book["Lĩnh vực"]["A9"], book["Lĩnh vực"]["B9"] = "dat-dai", "Đất đai"
            book["Lĩnh vực"]["B12"] = "   "

        assert [one.code for one in read(changed(add)).competences][-1] == "dat-dai"

    def test_sheets_renamed_headings_reworded_and_columns_moved(self):
        def rework(book):
            book["Đơn vị"].title = "DS cơ quan"
            book["DS cơ quan"]["B2"] = "Tên đầy đủ của cơ quan"
            book.move_sheet("DS cơ quan", offset=10)
            for row in book["Mục tiêu"].iter_rows(min_row=1, max_row=10, min_col=2, max_col=3):
                row[0].value, row[1].value = row[1].value, row[0].value

        assert read(changed(rework)) == PACK

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_with_the_hidden_rows_and_column_deleted(self, lang):
        def strip(book):
            for one in tables_of():
                sheet = book[headings(lang).title(one)]
                sheet.delete_cols(1) if one.stands_once else sheet.delete_rows(1)

        assert read(changed(strip, lang=lang)) == PACK

    def test_with_sheets_of_their_own(self):
        def note(book):
            book.create_sheet("Ghi chú của tôi")["A1"] = "=1+1"
            book.create_sheet("Sheet1")
            book["Hướng dẫn"]["A40"] = "=1+1"

        assert read(changed(note)) == PACK

    def test_with_columns_that_say_they_are_not_read(self):
        def add(book):
            book["Đơn vị"]["Z2"], book["Đơn vị"]["Z4"] = "Việc phải hỏi (Không đọc)", "=1+1"
            book["Mục tiêu"].delete_cols(6)

        assert read(changed(add)) == PACK

    def test_without_the_guide(self):
        assert read(changed(lambda book: book.remove(book["Hướng dẫn"]))) == PACK


class TestWhatOfficersSee:
    BOOK = openpyxl.load_workbook(BytesIO(plain_bytes()))

    def rule(self, table, column):
        sheet, _, address = cell(table, column, 100).partition("!")
        return next(
            rule for rule in self.BOOK[sheet].data_validations.dataValidation if address in rule.sqref
        )

    def test_a_guide_first_that_leads_to_every_sheet(self):
        guide = self.BOOK.worksheets[0]
        links = {link.hyperlink.location for row in guide.iter_rows() for link in row if link.hyperlink}

        assert guide.title == "Hướng dẫn"
        assert links == {f"'{headings('vi').title(one)}'!A1" for one in tables_of()}

    def test_codes_to_choose_from_rows_that_are_added_too(self):
        rule = self.rule("posts", "unit")

        assert (rule.type, rule.errorStyle) == ("list", "warning")
        assert rule.formula1 == "OFFSET('Đơn vị'!$A$3,0,0,MAX(1,COUNTA('Đơn vị'!$A$3:$A$508)),1)"

    def test_choices_in_their_own_words(self):
        sheet, _, area = self.rule("channels", "seen_by").formula1.partition("!")
        words = [row[0].value for row in self.BOOK[sheet.strip("'")][area.replace("$", "")]]

        assert words == ["Chỉ người xử lý", "Mọi người trong nhóm", "Bất cứ ai"]
        assert self.BOOK["Danh sách chọn"].sheet_state == "hidden"

    def test_what_to_write_where_there_is_nothing_to_choose(self):
        assert "08/10/2023" in self.rule("units", "valid_to").prompt
        assert "Chỉ số thành phần" in self.rule("solutions", "components").prompt

    def test_headings_that_stay_in_sight_and_no_machine_names(self):
        sheet = self.BOOK["Đơn vị"]

        assert sheet.freeze_panes == "B3"
        assert (sheet["A1"].value, sheet.row_dimensions[1].hidden) == ("units:code", True)
        assert [sheet["A2"].value, sheet["D2"].value] == ["Mã *", "Tên tiếng Anh"]

    def test_numbers_and_dates_that_are_numbers_and_dates(self):
        pack = small_pack(
            units=(*PACK.units[:5], dataclasses.replace(PACK.units[5], valid_to=date(2025, 6, 30)))
        )
        book = openpyxl.load_workbook(BytesIO(workbook_bytes(pack)))
        target, ends = book["Mục tiêu"]["C3"], book["Đơn vị"]["J8"]

        assert (target.value, target.number_format) == (75, "0.00")
        assert (ends.value.date(), ends.number_format) == (date(2025, 6, 30), "dd/mm/yyyy")

    def test_days_of_every_year_day_first(self):
        sheet, _, address = cell("duty_rules", "due.month_day", 2).partition("!")

        assert self.BOOK[sheet][address].value == "28/11"

    def test_the_names_of_codes_behind_them(self):
        sheet = self.BOOK["Mục tiêu"]
        column = next(cell for cell in sheet[2] if cell.value == "Tên chỉ số thành phần (không đọc)").column

        assert sheet.cell(1, column).value is None
        values = openpyxl.load_workbook(BytesIO(plain_bytes()), data_only=True)["Mục tiêu"]
        assert [values.cell(row, column).value or "" for row in (3, 4, 5, 6)] == [
            "", "Chi phí thời gian", "Chi phí không chính thức", ""
        ]  # fmt: skip

    def test_paper_on_its_side_with_the_headings_on_every_page(self):
        sheet = self.BOOK["Quy tắc đầu việc"]

        assert sheet.page_setup.orientation == "landscape"
        assert (sheet.print_title_rows, sheet.print_title_cols) == ("$2:$2", "$A:$A")
        assert sheet.page_setup.fitToWidth > 1
        assert sheet.page_setup.fitToHeight == 0
        assert self.BOOK["Mục tiêu"].page_setup.fitToWidth in {None, 1}

    def test_texts_that_look_like_formulas_as_texts(self):
        pack = small_pack(
            competences=(dataclasses.replace(PACK.competences[0], name="=1+1"), PACK.competences[1])
        )
        sheet = openpyxl.load_workbook(BytesIO(workbook_bytes(pack)))["Lĩnh vực"]

        assert (sheet["B3"].value, sheet["B3"].data_type) != ("=1+1", "n")
        assert read_workbook_bytes(workbook_bytes(pack), name="a.xlsx") == pack
