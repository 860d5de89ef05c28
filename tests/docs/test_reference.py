"""The generated pages are what the code says today, and say something about everything."""

import re
from pathlib import Path

import pytest

from ddci.io.shape import fields_of
from ddci.plan.model import Pack
from ddci_cli.main import build_parser
from ddci_web.config.environment import Settings
from tools.reference import pages
from tools.reference.command_line import command_line_page, commands_of
from tools.reference.configuration import words
from tools.reference.markdown import table
from tools.reference.pack_format import meaning, meanings, pack_format_page, value_classes

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("access.md", "cli.md", "configuration.md", "findings.md", "pack-format.md", "pack.schema.json")


class TestPages:
    def test_all_generated_pages_are_tested_here(self):
        assert tuple(pages.makers()) == PAGES

    @pytest.mark.parametrize("name", PAGES)
    def test_a_generated_page_is_up_to_date(self, name):
        written = (pages.FOLDER / name).read_text(encoding="utf-8")

        assert written == pages.makers()[name](), "run: python -m tools.reference"

    def test_a_page_that_was_edited_by_hand_is_written_again(self, tmp_path):
        pages.write(tmp_path)
        (tmp_path / "access.md").write_text("by hand", encoding="utf-8")

        assert list(pages.stale(tmp_path)) == ["access.md"]
        assert pages.write(tmp_path) == ["access.md"]
        assert list(pages.stale(tmp_path)) == []


class TestATable:
    def test_keeps_a_bar_and_a_line_break_inside_their_cell(self):
        written = table(("a", "b"), [("x|y", "one\n  two")])

        assert written.splitlines()[-1] == r"| x\|y | one two |"


class TestPackFormat:
    @pytest.mark.parametrize("cls", [Pack, *value_classes()], ids=lambda cls: cls.__name__)
    def test_every_field_has_a_meaning(self, cls):
        assert all(meaning(cls, field) for field in fields_of(cls))

    def test_every_meaning_is_of_a_field_that_there_is(self):
        known = {cls.__name__: set(fields_of(cls)) for cls in (Pack, *value_classes())}
        known["any"] = set().union(*known.values())

        assert {name: set(entries) - known[name] for name, entries in meanings().items()} == {
            name: set() for name in meanings()
        }

    def test_every_value_has_a_section(self):
        page = pack_format_page()

        assert [cls for cls in value_classes() if f"\n## {cls.__name__}\n" not in page] == []


class TestCommandLine:
    def test_every_option_of_every_command_stands_on_the_page(self):
        page = command_line_page()

        for name, _, parser in commands_of(build_parser(), "openddci"):
            section = page.partition(f"## {name}\n")[2].partition("\n## ")[0]
            options = {text for action in parser._actions for text in action.option_strings} - {
                "-h",
                "--help",
            }
            assert {text for text in options if f"`{text}`" not in section} == set(), name

    def test_commands_below_commands_are_found(self):
        names = [name for name, _, _ in commands_of(build_parser(), "openddci")]

        assert {"openddci check", "openddci pack export"} <= set(names)
        assert "openddci pack" not in names


class TestConfiguration:
    def test_every_setting_is_explained_and_nothing_else(self):
        assert set(words()["site"]) == set(Settings.model_fields)

    def test_every_variable_that_the_code_or_its_tools_name_stands_on_the_page(self):
        page = (ROOT / "docs/reference/configuration.md").read_text(encoding="utf-8")
        sources = [ROOT / "openddci", *(ROOT / "src").rglob("*.py"), *(ROOT / "tools").glob("*.py")]
        named = {
            name
            for source in sources
            for name in re.findall(
                r"""["'](OPENDDCI_[A-Z_]*[A-Z])["'](?! =)""", source.read_text(encoding="utf-8")
            )
        }

        assert {name for name in named if f"`{name}`" not in page} == set()
