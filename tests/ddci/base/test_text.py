"""Vietnamese text: what is stored, searched and sorted."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from ddci.base.text import fold, nfc, sort_key, squeeze

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
