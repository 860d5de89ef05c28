"""Vietnamese text: what is stored, searched and sorted."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ddci.base.text import fold, nfc, sort_key, squeeze, visible, without_formula

VIETNAMESE = st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậỳỷỹýỵ ĐĂÂÊÔƠƯ", max_size=30)


class TestFold:
    def test_drops_marks_and_the_stroke_of_dj(self):
        assert fold("Đất đai, Mặt bằng") == "dat dai, mat bang"

    def test_takes_a_run_of_spaces_for_one(self):
        assert fold("  Lạng \t Giang ") == "lang giang"

    @given(VIETNAMESE)
    def test_is_the_same_for_both_ways_of_typing_a_letter(self, text):
        assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))

    @given(st.text(max_size=40))
    def test_folding_twice_changes_nothing_more(self, text):
        assert fold(fold(text)) == fold(text)


class TestVisible:
    @pytest.mark.parametrize(
        "text, shown",
        [
            ("Phòng Nội vụ “a”\u00a0b", "Phòng Nội vụ “a”\u00a0b"),
            ("\x1b]0;x\x07", "\\x1b]0;x\\x07"),
            ("a\r\n\tb", "a\\r\\n\\tb"),
            ("\x9b1m\u202e\ufeff", "\\x9b1m\\u202e\\ufeff"),
            ("\udcff.yaml", "\\udcff.yaml"),
        ],
    )
    def test_writes_out_what_cannot_be_seen_and_nothing_else(self, text, shown):
        assert visible(text) == shown

    @given(st.text())
    def test_leaves_nothing_for_a_terminal_to_obey(self, text):
        assert all(unicodedata.category(char) not in {"Cc", "Cf", "Zl", "Zp", "Cs"} for char in visible(text))


class TestWithoutFormula:
    @pytest.mark.parametrize("text", ["=1+1", "+84 24", "-A1", "@SUM(A1)", "\tx", "\rx", "'=1", "''-"])
    def test_marks_what_a_spreadsheet_would_run(self, text):
        assert without_formula(text) == "'" + text

    @pytest.mark.parametrize("text", ["", "'", "'quoted'", "Phòng Nội vụ", "1-2", "a=b", "2023-06-30"])
    def test_leaves_everything_else_as_it_is(self, text):
        assert without_formula(text) == text

    @given(st.text("=+-@\t\r'a1"))
    def test_loses_nothing(self, text):
        marked = without_formula(text)

        assert marked[:1] not in set("=+-@\t\r")
        assert (marked[1:] if re.match(r"'+[=+\-@\t\r]", marked) else marked) == text


class TestSqueeze:
    def test_reads_an_abbreviation_with_or_without_spaces(self):
        assert squeeze("TN & MT") == squeeze("tn&mt") == "tn&mt"

    def test_leaves_out_dots_and_hyphens(self):
        assert squeeze("VP. HĐND-UBND") == "vphdndubnd"


class TestSortKey:
    def test_sorts_as_a_dictionary_does(self):
        words = ["đông", "dương", "ân", "an", "ăn", "án", "àn", "an hà", "ấn"]

        assert sorted(words, key=sort_key) == ["an", "àn", "án", "an hà", "ăn", "ân", "ấn", "dương", "đông"]

    def test_puts_communes_in_the_order_people_expect(self):
        communes = ["Đào Mỹ", "Dương Đức", "Đại Lâm", "An Hà", "Xương Lâm", "Xuân Hương"]

        assert sorted(communes, key=sort_key) == [
            "An Hà", "Dương Đức", "Đại Lâm", "Đào Mỹ", "Xuân Hương", "Xương Lâm",
        ]  # fmt: skip


@given(st.text(max_size=40))
def test_nfc_is_stable(text):
    assert nfc(nfc(text)) == nfc(text)
