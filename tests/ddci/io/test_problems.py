import string

import pytest

from ddci.framework.model import Component
from ddci.io.problems import Place, Problem, UnusablePack, as_found, words
from ddci.io.shape import nouns_defined_by
from ddci.plan.model import Pack


def placeholders(sentences: dict[str, str]) -> set[str]:
    return {name for text in sentences.values() for _, name, _, _ in string.Formatter().parse(text) if name}


class TestProblem:
    PROBLEM = Problem(Place("units.yaml", 12), "unknown-key", {"key": "nam", "known": "code, name"})

    def test_says_what_is_wrong_and_what_to_do_in_both_languages(self):
        assert self.PROBLEM.message() == "Không có khóa “nam”. Các khóa dùng được ở đây: code, name."
        assert (
            self.PROBLEM.message("en") == "There is no key “nam”. The keys that can stand here: code, name."
        )

    def test_names_what_was_probably_meant(self):
        guessed = Problem(self.PROBLEM.place, "unknown-key", {**self.PROBLEM.facts, "close": "name"})

        assert guessed.message() == "Không có khóa “nam”. Có phải là “name” không?"

    def test_speaks_of_columns_in_a_workbook(self):
        facts = {"names": "Đơn vị (mã); Nhóm (mã)", "given": "0"}
        in_a_cell = Problem(Place("a.xlsx", 5, sheet="Nhiệm vụ - đơn vị", cell="C5"), "none-of", facts)

        assert "Hãy điền cột" in in_a_cell.message()
        assert "khóa" in Problem(Place("tasks.yaml", 5), "none-of", facts).message()

    def test_says_where_else_the_same_mistake_stands(self):
        facts = {"kind": "unit", "code": "phong-y-te", "also": "Đơn vị!C7, Mục tiêu!A5", "times": "2"}

        assert (
            Problem(Place("a.xlsx", 5, sheet="Đơn vị", cell="C5"), "dangling-reference", facts)
            .message()
            .endswith("Mã này còn ở 2 ô khác: Đơn vị!C7, Mục tiêu!A5.")
        )

    def test_shows_braces_of_the_file_as_they_are(self):
        odd = Problem(Place("a.yaml", 1), "unknown-key", {"key": "{key} {0}", "known": "{}"})

        assert "“{key} {0}”" in odd.message()

    def test_shows_what_a_terminal_would_obey(self):
        odd = Problem(Place("a.yaml", 1), "unknown-key", {"key": "\x1b[2J\n\u202e", "known": "a\u00a0b"})

        assert "“\\x1b[2J\\n\\u202e”" in odd.message()
        assert odd.message().endswith("a\u00a0b.")


class TestPlace:
    @pytest.mark.parametrize(
        "place", [Place("\x1b[31m.yaml", 3), Place("a.xlsx", sheet="\x1b[31m", cell="A1")]
    )
    def test_shows_what_a_terminal_would_obey(self, place):
        assert "\\x1b[31m" in place.label()
        assert "\\x1b[31m" in place.short

    @pytest.mark.parametrize(
        "place, label, short",
        [
            (Place("units.yaml", 12), "units.yaml, dòng 12", "units.yaml:12"),
            (Place("units.yaml"), "units.yaml", "units.yaml"),
            (Place("a.xlsx", 5, sheet="Đơn vị", cell="C5"), "a.xlsx, trang “Đơn vị”, ô C5", "Đơn vị!C5"),
            (Place("a.xlsx", None, sheet="Đơn vị"), "a.xlsx, trang “Đơn vị”", "Đơn vị"),
        ],
    )
    def test_is_a_line_or_a_cell(self, place, label, short):
        assert (place.label(), place.short) == (label, short)


class TestUnusablePack:
    def test_tells_everything_in_the_order_of_the_places(self):
        places = [Place("b.yaml", 1), Place("a.yaml", 10), Place("a.yaml", 9), Place("a.yaml")]

        refusal = UnusablePack(Problem(place, "folder-empty") for place in places)

        assert [problem.place.short for problem in refusal.problems] == [
            "a.yaml",
            "a.yaml:9",
            "a.yaml:10",
            "b.yaml:1",
        ]
        assert str(refusal).splitlines()[1].startswith("a.yaml, dòng 9: Thư mục không có")
        assert refusal.report("en").splitlines()[1].startswith("a.yaml, line 9: The folder holds no")

    def test_goes_by_the_sheets_of_a_workbook(self):
        places = [Place("a.xlsx", row, 1, sheet, f"A{row}") for sheet, row in (("A", 3), ("B", 10), ("B", 9))]

        refusal = UnusablePack([Problem(place, "cell-formula") for place in places], sheets=("B", "A"))

        assert [problem.place.short for problem in refusal.problems] == ["B!A9", "B!A10", "A!A3"]

    def test_tells_of_very_many_the_first_and_how_many_more(self):
        refusal = UnusablePack(Problem(Place("a.yaml", line), "empty-text") for line in range(1, 1_001))

        told = refusal.report().splitlines()

        assert len(refusal.problems) == 1_000
        assert len(told) == 101
        assert told[99].startswith("a.yaml, dòng 100: ")
        assert told[100] == "… và 900 chỗ khác phải sửa."
        assert refusal.report("en").splitlines()[100] == "… and 900 more to mend."

    def test_tells_a_hundred_whole(self):
        refusal = UnusablePack(Problem(Place("a.yaml", line), "empty-text") for line in range(1, 101))

        assert len(refusal.report().splitlines()) == 100


class TestFound:
    @pytest.mark.parametrize(
        "raw, shown",
        [
            (None, "null"),
            (True, "true"),
            ({"a": 1}, "{…}"),
            ([1], "[…]"),
            ("a\n  b", "a b"),
            ("x" * 90, "x" * 59 + "…"),
        ],
    )
    def test_is_shown_on_one_short_line(self, raw, shown):
        assert as_found(raw) == shown


class TestMessages:
    def test_are_the_same_in_both_languages(self):
        for section in ("place", "report", "words", "problems", "in_a_workbook", "schema"):
            assert words(section, "vi").keys() == words(section, "en").keys()

    @pytest.mark.parametrize("code", sorted(words("problems")))
    def test_use_the_same_facts_in_both_languages_and_say_what_to_do(self, code):
        vietnamese, english = words("problems", "vi")[code], words("problems", "en")[code]

        assert {"what", "mend"} <= vietnamese.keys() == english.keys() <= {"what", "mend", "mend_close"}
        assert placeholders(vietnamese) == placeholders(english)

    @pytest.mark.parametrize("code", sorted(words("in_a_workbook")))
    def test_for_a_workbook_say_again_what_speaks_of_keys_otherwise(self, code):
        vietnamese, english = words("in_a_workbook", "vi")[code], words("in_a_workbook", "en")[code]

        assert vietnamese.keys() == english.keys() <= words("problems")[code].keys()
        assert placeholders(vietnamese) == placeholders(english)
        assert placeholders(vietnamese) <= placeholders(words("problems")[code]) | {"where"}

    @pytest.mark.parametrize("lang", ["vi", "en"])
    def test_are_whole_sentences(self, lang):
        for sentences in (*words("problems", lang).values(), *words("in_a_workbook", lang).values()):
            for sentence in sentences.values():
                assert not sentence[0].islower(), sentence
                assert sentence[-1] in ".?", sentence

    def test_have_a_word_for_every_kind_of_code(self):
        assert nouns_defined_by(Pack) <= words("words").keys()
        assert nouns_defined_by(Component) == {"component", "indicator"}
