from datetime import date
from string import Formatter

import pytest

from ddci.regime.wording import catalogue, say, written

LANGUAGES = ("vi", "en")


def messages(lang):
    return {
        f"{section}.{code}": text
        for section, entries in catalogue(lang).items()
        for code, text in entries.items()
    }


def holes(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name}


class TestMessages:
    def test_exist_in_both_languages(self):
        assert messages("vi").keys() == messages("en").keys()

    @pytest.mark.parametrize("code", sorted(messages("vi")))
    def test_are_filled_by_the_same_facts_in_both_languages(self, code):
        assert holes(messages("vi")[code]) == holes(messages("en")[code])

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_of_the_basis_are_clauses_that_can_be_joined(self, lang):
        for code, text in catalogue(lang)["basis"].items():
            assert not text.endswith((".", ";", ",")), code
            assert text[0] == text[0].lower(), code

    def test_that_nobody_worded_are_an_error(self):
        with pytest.raises(KeyError):
            say("basis.because")


class TestDates:
    def test_are_written_as_the_language_does(self):
        assert written(date(2023, 10, 8)) == "08/10/2023"
        assert written(date(2023, 10, 8), lang="en") == "8 October 2023"
