"""The words of the project: the glossary has every noun of a pack, the examples of the how-tos work."""

import dataclasses
import re
from pathlib import Path

import pytest

from ddci.io.shape import fields_of
from ddci.lint import registry as rules
from ddci.lint.registry import Fault, rule
from ddci.lint.subject import Subject
from ddci.plan.model import Pack
from tests.ddci.packs import small_pack
from tests.docs.tables import table_with

ROOT = Path(__file__).resolve().parents[2]
GLOSSARY = ROOT / "docs/glossary.md"
SHORT_FOR = {"group": "unit_group"}


def singular(field):
    if field.endswith("ies"):
        return field.removesuffix("ies") + "y"
    return field.removesuffix("s")


class TestGlossary:
    def test_has_every_noun_of_a_pack(self):
        identifiers = {
            word
            for row in table_with(GLOSSARY, "identifier")
            for word in re.findall(r"`(\w+)`", row["identifier"])
        }
        nouns = {SHORT_FOR.get(singular(field), singular(field)) for field in fields_of(Pack)}

        assert nouns - identifiers == set()

    def test_has_vietnamese_and_english_in_every_line(self):
        rows = table_with(GLOSSARY, "identifier")

        assert [
            row for row in rows if not row["Vietnamese"] or not re.search(r"`\w+`", row["identifier"])
        ] == []

    def test_gives_no_identifier_twice(self):
        named = [row["identifier"] for row in table_with(GLOSSARY, "identifier")]

        assert sorted(set(named)) == sorted(named)


class TestHowToAddARule:
    @pytest.fixture
    def example(self, monkeypatch):
        """The rule on the page, in a register of its own."""
        monkeypatch.setattr(rules, "RULES", {})
        page = (ROOT / "docs/how-to/add-a-rule.md").read_text(encoding="utf-8")
        (block,) = re.findall(r"^   ```python\n(.*?)^   ```$", page, re.MULTILINE | re.DOTALL)
        source = "from collections.abc import Iterator\n" + re.sub("^   ", "", block, flags=re.MULTILINE)
        names = {"rule": rule, "Fault": Fault, "Subject": Subject, "__name__": "ddci.lint.numbers"}
        exec(compile(source, "add-a-rule.md", "exec"), names)  # noqa: S102 - the page is ours
        (written,) = rules.RULES.values()
        return written

    def test_shows_a_rule_that_finds_its_fault_and_nothing_else(self, example):
        plan = small_pack()
        document = dataclasses.replace(plan.document, year=plan.document.year + 1)
        other_year = dataclasses.replace(plan, document=document)

        assert list(example.findings(Subject(plan))) == []
        assert len(list(example.findings(Subject(other_year)))) == len(plan.targets)
        assert len(example.paragraphs) == 2


class TestReadme:
    FIRST_SCREEN = 40

    @pytest.fixture
    def first_screen(self):
        lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
        return "\n".join(lines[: self.FIRST_SCREEN])

    @pytest.mark.parametrize("command", ["./openddci demo", "./openddci test"])
    def test_shows_the_command_on_its_first_screen(self, first_screen, command):
        assert command in first_screen

    def test_shows_a_picture_that_exists(self, first_screen):
        pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)|<img[^>]+src=\"([^\"]+)\"", first_screen)
        paths = [one or other for one, other in pictures]

        assert paths
        assert [path for path in paths if not (ROOT / path).is_file()] == []


class TestIndex:
    def test_leads_to_every_page(self):
        index = (ROOT / "docs/README.md").read_text(encoding="utf-8")
        pages = [page for page in (ROOT / "docs").rglob("*.md") if page.parent.name != "adr"]

        unlisted = [str(page.relative_to(ROOT / "docs")) for page in pages if page.name != "README.md"]
        assert [path for path in unlisted if f"({path})" not in index] == []


def test_a_page_that_says_which_files_to_edit_names_files_that_exist():
    """Paths below src and tests in the how-tos; those of an invented example are not files of ours."""
    invented = {"src/ddci/law/inspections/per_business_per_year.yaml"}
    for page in (ROOT / "docs/how-to").glob("*.md"):
        named = set(re.findall(r"(?:src|tests|packs)/[\w./-]*\w", page.read_text(encoding="utf-8")))
        assert {path for path in named - invented if not (ROOT / path).exists()} == set(), page.name
