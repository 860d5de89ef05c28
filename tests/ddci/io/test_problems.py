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

    def test_shows_braces_of_the_file_as_they_are(self):
        odd = Problem(Place("a.yaml", 1), "unknown-key", {"key": "{key} {0}", "known": "{}"})

        assert "“{key} {0}”" in odd.message()


class TestPlace:
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
        for section in ("place", "words", "problems", "schema"):
            assert words(section, "vi").keys() == words(section, "en").keys()

    @pytest.mark.parametrize("code", sorted(words("problems")))
    def test_use_the_same_facts_in_both_languages_and_say_what_to_do(self, code):
        vietnamese, english = words("problems", "vi")[code], words("problems", "en")[code]

        assert {"what", "mend"} <= vietnamese.keys() == english.keys() <= {"what", "mend", "mend_close"}
        assert placeholders(vietnamese) == placeholders(english)

    @pytest.mark.parametrize("lang", ["vi", "en"])
    def test_are_whole_sentences(self, lang):
        for sentences in words("problems", lang).values():
            for sentence in sentences.values():
                assert not sentence[0].islower(), sentence
                assert sentence[-1] in ".?", sentence

    def test_have_a_word_for_every_kind_of_code(self):
        assert nouns_defined_by(Pack) <= words("words").keys()
        assert nouns_defined_by(Component) == {"component", "indicator"}
