import dataclasses

import pytest
from hypothesis import given

from ddci.base.text import fold
from ddci.units.model import Alias, Unit
from ddci_web.apps.search.queries import LONGEST_TEXT, MOST_WORDS, matching
from ddci_web.apps.search.text import bare, search_text
from ddci_web.apps.units import models
from tests.ddci.packs import small_pack
from tests.tricky_texts import texts
from tests.web.plans_on_site import loaded


class TestSearchText:
    @given(texts)
    def test_holds_every_word_of_the_name_at_the_beginning_of_a_word(self, name):
        text = search_text(name)

        assert all(f" {word}" in text for word in fold(name).split())

    def test_knows_a_name_by_its_first_letters_with_and_without_the_kind_of_body(self):
        lines = search_text("Phòng Tài nguyên và Môi trường").split("\n")

        assert {" ptnmt", " tnmt"} <= set(lines)

    def test_passes_over_names_that_are_missing(self):
        assert search_text(None, "", "a") == " a\n"


class TestBare:
    @pytest.mark.parametrize("written", ["TN&MT", "tn & mt", "TN-MT", "T.N.M.T", "tnmt"])
    def test_is_the_same_for_every_way_of_writing_an_abbreviation(self, written):
        assert bare(written) == "tnmt"


UNITS = (
    Unit(
        code="phong-tnmt",
        name="Phòng Tài nguyên và Môi trường",
        kind="office",
        aliases=(Alias(name="TN&MT"),),
    ),
    Unit(
        code="vp", name="Văn phòng HĐND và UBND huyện", kind="office", aliases=(Alias(name="VP HĐND-UBND"),)
    ),
    Unit(code="lang-giang", name="UBND xã Lạng Giang", kind="commune"),
    Unit(code="lang-gianh", name="UBND xã Làng Giáng", kind="commune"),
    Unit(code="quy-dat", name="Trung tâm phát triển quỹ đất đai", kind="public_service_unit"),
    Unit(code="dat-dai", name="Ban Dát dài", kind="other"),
    Unit(code="phan-tram", name="Tổ 100% hồ sơ", kind="other"),
    Unit(code="gach", name="Tổ a_b", kind="other"),
)


@pytest.mark.django_db
class TestMatching:
    @pytest.fixture
    def found(self):
        pack = small_pack()
        plan = loaded(dataclasses.replace(pack, units=pack.units + UNITS))
        added = models.Unit.objects.filter(structure=plan.structure, code__in=[unit.code for unit in UNITS])

        def codes(text: str) -> list[str]:
            return [unit.code for unit in matching(added.order_by("position"), text)]

        return codes

    @pytest.mark.parametrize(
        "text", ["tn&mt", "TN & MT", "TNMT", "tai nguyen", "Tài Nguyên", "ptnmt", "moi phong"]
    )
    def test_finds_a_body_by_name_and_abbreviation(self, found, text):
        assert found(text) == ["phong-tnmt"]

    @pytest.mark.parametrize("text", ["ubnd huyen", "hdnd-ubnd", "HĐNDUBND", "van phong"])
    def test_finds_what_stands_behind_a_hyphen(self, found, text):
        assert found(text) == ["vp"]

    @pytest.mark.parametrize("text", ["lang giang", "langgiang", "GIANG LANG", "lạng giáng"])
    def test_finds_words_whatever_their_marks_and_order(self, found, text):
        assert set(found(text)) == {"lang-giang", "lang-gianh"}

    @pytest.mark.parametrize(
        "text, first", [("Lạng Giang", "lang-giang"), ("làng giáng", "lang-gianh"), ("Dát dài", "dat-dai")]
    )
    def test_puts_what_agrees_in_every_mark_first(self, found, text, first):
        assert found(text)[0] == first
        assert len(found(text)) == 2

    def test_folds_the_letter_that_sqlite_does_not(self, found):
        assert found("dat dai") == found("đất đai") == ["quy-dat", "dat-dai"]

    def test_does_not_find_short_words_inside_others(self, found):
        assert found("en") == []

    @pytest.mark.parametrize("text, codes", [("%", ["phan-tram"]), ("100%", ["phan-tram"]), ("_", ["gach"])])
    def test_takes_wildcards_for_themselves(self, found, text, codes):
        assert found(text) == codes

    @pytest.mark.parametrize("text", ["", "   "])
    def test_finds_everything_without_words(self, found, text):
        assert len(found(text)) == len(UNITS)

    @pytest.mark.parametrize("text", ["không có", "'; drop", "\\", "zzzz"])
    def test_finds_nothing_where_there_is_nothing(self, found, text):
        assert found(text) == []

    def test_takes_the_beginning_of_a_text_that_nobody_types(self, found):
        assert found("quy dat " * 2000) == ["quy-dat"]
        assert found("lang " + "x" * LONGEST_TEXT) == []


class TestCost:
    """Two thousand words would be two thousand comparisons a row; SQLite gives up at a thousand."""

    @staticmethod
    def comparisons(text: str) -> int:
        return str(matching(models.Unit.objects.all(), text).query).count(" LIKE ")

    def test_asks_for_a_word_once(self):
        assert self.comparisons("quy " * 2000) == self.comparisons("quy")

    def test_asks_for_a_few_words_at_most(self):
        many = " ".join(f"w{number}" for number in range(2000))

        assert self.comparisons(many) <= self.comparisons("quy") * MOST_WORDS
