from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from ddci_web.ui import catalogue
from ddci_web.ui.catalogue_files import LANGUAGES, compile_one, source


@pytest.fixture(scope="module")
def collected() -> Catalog:
    return catalogue.collect()


class TestOurCatalogues:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_miss_nothing_and_hold_nothing_unused(self, language, collected):
        ours = catalogue.read(source(language), language=language)

        assert list(catalogue.complaints(ours, collected)) == []

    def test_in_vietnamese_repeat_the_source(self):
        ours = catalogue.read(source("vi"), language="vi")

        assert all(
            message.string == message.id for message in ours if message.id and not message.pluralizable
        )

    def test_are_written_the_same_again(self, collected, tmp_path):
        from babel.messages.pofile import write_po

        for language in LANGUAGES:
            ours = source(language)
            again = catalogue.updated(catalogue.read(ours, language=language), collected, language=language)
            with (tmp_path / language).open("wb") as file:
                write_po(file, again, width=110, sort_output=True, include_lineno=False)

            assert (tmp_path / language).read_bytes() == ours.read_bytes()


@pytest.fixture
def small_site(tmp_path) -> Path:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "views.py").write_text(
        "from x import gettext as _, ngettext\n"
        '_("Đã trình %(code)s.")\n'
        'ngettext("%(n)s việc", "%(n)s việc", 2)\n'
    )
    (tmp_path / "site" / "page.html").write_text(
        '{% load i18n %}{% translate "Bảng" %}'
        "{% blocktranslate with a=b trimmed %}\n Xin chào {{ a }}\n{% endblocktranslate %}"
    )
    return tmp_path / "site"


class TestCollect:
    def test_finds_texts_in_code_and_in_templates(self, small_site):
        found = {message.id for message in catalogue.collect(small_site) if message.id}

        assert found == {"Đã trình %(code)s.", ("%(n)s việc", "%(n)s việc"), "Bảng", "Xin chào %(a)s"}


class TestComplaints:
    def english(self, small_site, **translations) -> Catalog:
        given = Catalog(locale="en")
        texts = {
            "Đã trình %(code)s.": "Submitted %(code)s.",
            ("%(n)s việc", "%(n)s việc"): ("%(n)s task", "%(n)s tasks"),
            "Bảng": "Board",
            "Xin chào %(a)s": "Hello %(a)s",
        }
        for text, translation in (texts | translations.get("other", {})).items():
            given.add(text, translation)
        return given

    def complain(self, small_site, other=None):
        return list(
            catalogue.complaints(self.english(small_site, other=other or {}), catalogue.collect(small_site))
        )

    def test_are_none_for_a_complete_catalogue(self, small_site):
        assert self.complain(small_site) == []

    def test_name_what_is_not_translated(self, small_site):
        assert self.complain(small_site, {"Bảng": ""}) == ["missing: 'Bảng'"]

    def test_name_a_plural_that_lacks_a_form(self, small_site):
        assert len(self.complain(small_site, {("%(n)s việc", "%(n)s việc"): ("%(n)s task", "")})) == 1

    def test_name_what_nobody_uses_any_more(self, small_site):
        assert self.complain(small_site, {"Cũ": "Old"}) == ["unused: 'Cũ'"]

    def test_name_a_placeholder_that_was_lost(self, small_site):
        assert self.complain(small_site, {"Xin chào %(a)s": "Hello"}) == [
            "placeholders differ: 'Xin chào %(a)s'"
        ]

    def test_name_what_a_translator_left_in_doubt(self, small_site):
        given = self.english(small_site)
        given.get("Bảng").flags.add("fuzzy")

        assert list(catalogue.complaints(given, catalogue.collect(small_site))) == ["fuzzy: 'Bảng'"]


class TestUpdate:
    def test_keeps_translations_adds_what_is_new_and_drops_what_is_gone(self, small_site):
        old = Catalog(locale="en")
        old.add("Bảng", "Board")
        old.add("Cũ", "Old")

        new = catalogue.updated(old, catalogue.collect(small_site), language="en")

        assert new.get("Bảng").string == "Board"
        assert new.get("Xin chào %(a)s").string == ""
        assert new.get("Cũ") is None

    def test_fills_the_vietnamese_with_the_source(self, small_site):
        new = catalogue.updated(Catalog(locale="vi"), catalogue.collect(small_site), language="vi")

        assert list(catalogue.complaints(new, catalogue.collect(small_site))) == []


class TestCompile:
    def test_makes_what_gettext_reads(self, tmp_path):
        import gettext

        folder = tmp_path / "en" / "LC_MESSAGES"
        folder.mkdir(parents=True)
        (folder / "django.po").write_bytes(source("en").read_bytes())
        compile_one(folder / "django.po")

        with (folder / "django.mo").open("rb") as file:
            assert gettext.GNUTranslations(file).gettext("thứ Bảy") == "Saturday"
        assert not list(folder.glob("*.tmp"))

    @pytest.mark.parametrize("arguments", [[], ["compile", "now"], ["polish"]])
    def test_the_command_explains_itself(self, arguments, capsys):
        assert catalogue.main(arguments) == 2
        assert "update|check|compile" in capsys.readouterr().err
