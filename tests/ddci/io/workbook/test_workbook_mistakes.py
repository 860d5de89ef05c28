from datetime import date, datetime

import openpyxl
import pytest

from ddci.io.problems import UnusablePack
from ddci.io.workbook import read_workbook_bytes
from tests.ddci.io.workbook.books import cell, changed, codes, filled, problems

AT_SEVEN = datetime(2023, 10, 8, 7)  # noqa: DTZ001 - a spreadsheet's


class TestWrongCells:
    @pytest.mark.parametrize(
        "at, found, code",
        [
            (("targets", "at_least", 1), "cao", "cell-not-a-number"),
            (("targets", "at_least", 1), "1.234", "cell-number-ambiguous"),
            (("targets", "at_least", 1), None, "cell-required"),
            (("targets", "year", 1), 2023.5, "cell-not-an-integer"),
            (("targets", "at_least", 1), date(2023, 6, 5), "cell-not-a-number"),
            (("units", "valid_to", 1), "31/6/2023", "cell-not-a-date"),
            (("units", "valid_to", 1), AT_SEVEN, "cell-not-a-date"),
            (("duty_rules", "due.month_day", 2), "12-05", "cell-month-day-ambiguous"),
            (("duty_rules", "due.month_day", 2), "29/02", "cell-not-a-month-day"),
            (("general", "document.date", 0), "quý 2", "cell-not-a-partial-date"),
            (("general", "document.title", 0), None, "cell-required"),
            (("units", "kind", 1), "Ban", "cell-not-a-choice"),
            (("general", "pack.fictional", 0), "có lẽ", "cell-not-yes-no"),
            (("targets", "source", 1), 6.1, "cell-not-text"),
            (("assignments", "focal_unit.as_written", 0), None, "cell-required"),
            (("results", "score", 1), "=1+1", "cell-formula"),
            (("results", "score", 1), "#N/A", "cell-error"),
            (("units", "parent", 1), "ubnd-huyenn", "dangling-reference"),
            (("units", "code", 4), "Xã Mốt", "ill-formed-code"),
            (("units", "code", 5), "xa-mot", "duplicate-code"),
            (("units.aliases", "^", 0), "phong-nv", "row-belongs-nowhere"),
            (("units.aliases", "^", 0), None, "cell-required"),
            (("assignments.lead_units+supporting_units", "@", 0), "Giúp", "cell-not-a-choice"),
        ],
    )  # fmt: skip
    def test_are_named_by_sheet_and_cell(self, at, found, code):
        address = cell(*at)

        assert codes(filled((address, found)))[address] == code

    def test_that_contradict_each_other_are_told_at_their_row(self):
        address = cell("tasks.lead+supporting", "group", 0)

        assert codes(filled((address, "cac-xa"))) == {"Nhiệm vụ - đơn vị!A3": "exactly-one-of"}

    def test_are_the_only_ones_blamed(self):
        address = cell("targets", "at_least", 1)

        assert list(codes(filled((address, "cao")))) == [address]

    def test_say_what_was_found_and_what_is_expected(self):
        problem = problems(filled(("Mục tiêu!C4", "cao")))["Mục tiêu!C4"]

        assert problem.place.label() == "ke-hoach.xlsx, trang “Mục tiêu”, ô C4"
        assert problem.message() == ("Ô “Điểm phải đạt (≥)” cần một số, ở đây là “cao”. Hãy ghi dạng 6,18.")

    def test_propose_what_was_probably_meant(self):
        found = problems(filled(("Đơn vị!C4", "Phong, van phong"), ("Đơn vị - tên khác!A3", "phong-noi-vv")))

        assert "Có phải là “Phòng, văn phòng, thanh tra”?" in found["Đơn vị!C4"].message()
        assert "Có phải là “phong-noi-vu”?" in found["Đơn vị - tên khác!A3"].message()

    def test_are_told_all_at_once_in_the_order_of_the_cells(self):
        wrong = [
            ("Mục tiêu!C3", "cao"),
            ("Mục tiêu!C4", "=1"),
            ("Mục tiêu!A5", "dcci"),
            ("Lĩnh vực!B4", None),
        ]
        for row in range(12, 20):
            wrong += [(f"Mục tiêu!B{row}", "năm"), (f"Mục tiêu!A{row}", "ddci"), (f"Mục tiêu!C{row}", 5)]

        with pytest.raises(UnusablePack) as refusal:
            read_workbook_bytes(filled(*wrong), name="a.xlsx")

        assert [problem.place.short for problem in refusal.value.problems] == [
            "Lĩnh vực!B4", "Mục tiêu!C3", "Mục tiêu!C4", "Mục tiêu!A5", *(f"Mục tiêu!B{row}" for row in range(12, 20)),
        ]  # fmt: skip

    @pytest.mark.parametrize("lang", ["vi", "en"])
    def test_have_a_sentence_each_that_names_columns_as_the_sheet_does(self, lang):
        data = filled(
            ("Quy tắc đầu việc!E3", 8), ("Quy tắc đầu việc!F3", "28/11"), ("Kênh tiếp nhận!D3", None),
            ("Nhiệm vụ - đơn vị!E3", "cac-xa"),
        )  # fmt: skip

        messages = {place: problem.message(lang) for place, problem in problems(data).items()}

        assert not any("day_of_next_month" in text or "accepts" in text for text in messages.values())
        assert any("Tiếp nhận" in text for text in messages.values())
        assert any("Hằng năm, trước/vào ngày (ngày/tháng)" in text for text in messages.values())

    def test_do_not_make_others_look_wrong(self):
        """A component that belongs to no framework is still the one that results and tasks speak of."""
        address = cell("frameworks.components", "^", 0)

        assert codes(filled((address, "dcci"))) == {address: "row-belongs-nowhere"}

    def test_with_a_side_of_a_rule_left_empty_name_the_side(self):
        sheet, _, address = cell("duty_rules.owners+recipients", "@", 1).partition("!")

        def turn_over(book):
            book[sheet][address] = "Bên thực hiện"

        (problem,) = problems(changed(turn_over)).values()

        assert problem.code == "empty-list"
        assert "trang “Quy tắc - các bên”, cột “Bên” là “Bên nhận”" in problem.message()

    def test_with_no_party_named_say_which_columns_to_fill_in(self):
        (problem,) = problems(filled((cell("tasks.lead+supporting", "unit", 0), None))).values()

        assert "Hãy điền cột" in problem.message()
        assert "khóa" not in problem.message()

    def test_of_one_code_are_told_once_with_the_other_cells(self):
        """The code of a unit is mistyped where it is declared: everything else speaks of the right one."""
        (place, problem), *more = problems(filled((cell("units", "code", 1), "phong-noi-vuu"))).items()

        assert not more
        assert place == "Đơn vị - tên khác!A3"
        assert "Có phải là “phong-noi-vuu”?" in problem.message()
        assert int(problem.facts["times"]) >= 3
        assert "Mã này còn ở" in problem.message()

    def test_of_a_code_pasted_all_over_are_told_once(self):
        rows = [cell("units", "parent", row) for row in (1, 2, 3)]

        found = problems(filled(*((address, "ubnd-tinh") for address in rows)))

        assert list(found) == rows[:1]
        assert (found[rows[0]].facts["times"], found[rows[0]].facts["also"]) == ("2", ", ".join(rows[1:]))

    @pytest.mark.parametrize("code", [None, "=1", "Phòng Nội vụ"])
    def test_in_a_code_are_the_only_ones_blamed(self, code):
        address = cell("units", "code", 1)

        assert list(problems(filled((address, code)))) == [address]

    @pytest.mark.parametrize("table", ["duty_rules", "tasks", "assignments"])
    def test_in_what_rows_go_by_do_not_make_lists_look_empty(self, table):
        column = "component" if table == "assignments" else "code"

        found = problems(filled((cell(table, column, 0), "khong-co")))

        assert "empty-list" not in {problem.code for problem in found.values()}

    def test_propose_no_office_for_a_ward(self):
        found = problems(filled((cell("units", "parent", 4), "phuong-vu-ninh")))

        assert "close" not in found[cell("units", "parent", 4)].facts

    def test_in_merged_cells(self):
        assert codes(changed(lambda book: book["Đơn vị"].merge_cells("B4:B6")))["Đơn vị!B4"] == "cells-merged"


class TestSheetsAndColumns:
    def test_that_are_missing(self):
        def remove(book):
            del book["Đơn vị - kế thừa"]
            book["Mục tiêu"].delete_cols(5)

        found = problems(changed(remove))

        assert "“Đơn vị - kế thừa”" in found["ke-hoach.xlsx"].message()
        assert "“Nguồn”" in found["Mục tiêu"].message()

    def test_that_nobody_knows(self):
        def add(book):
            book.create_sheet("Đơn vị mới")["A1"] = "Phòng Y tế"
            book["Mục tiêu"]["J2"], book["Mục tiêu"]["J4"] = "Nguôn số liệu", "Cục Thống kê"
            book["Thông tin chung"]["B30"], book["Thông tin chung"]["C30"] = "Người lập", "Hạnh"

        found = problems(changed(add))

        assert {place: problem.code for place, problem in found.items()} == {
            "Đơn vị mới": "sheet-unknown", "Mục tiêu!J2": "column-unknown", "Thông tin chung!B30": "column-unknown",
        }  # fmt: skip
        assert "“Đơn vị”" in found["Đơn vị mới"].message()

    def test_that_are_there_twice(self):
        def double(book):
            book.copy_worksheet(book["Đơn vị"]).title = "Đơn vị (2)"
            book["Mục tiêu"]["J1"] = "targets:year"

        assert codes(changed(double)) == {"Đơn vị (2)": "sheet-twice", "Mục tiêu!J2": "column-twice"}

    def test_without_their_row_of_headings(self):
        assert (
            codes(changed(lambda book: book["Mục tiêu"].delete_rows(2)))["Mục tiêu!A2"] == "headings-missing"
        )

    def test_of_another_file_altogether(self, tmp_path):
        book = openpyxl.Workbook()
        book.active["A1"] = "Doanh thu"
        book.save(tmp_path / "a.xlsx")

        with pytest.raises(UnusablePack) as refusal:
            read_workbook_bytes((tmp_path / "a.xlsx").read_bytes(), name="a.xlsx")

        assert {problem.code for problem in refusal.value.problems} == {"sheet-unknown", "sheet-missing"}

    def test_do_not_make_others_look_wrong(self):
        """With the units gone, every reference to a unit would dangle; only the loss is told."""
        assert codes(changed(lambda book: book.remove(book["Đơn vị"]))) == {"ke-hoach.xlsx": "sheet-missing"}
