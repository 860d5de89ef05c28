"""The papers of the project: decisions have one form, news has a name, links lead somewhere."""

import re

import pytest

from tools import docs
from tools.tree import ROOT

DECISIONS = sorted((ROOT / "docs" / "adr").glob("[0-9]*.md"))
FRAGMENTS = sorted(path for path in (ROOT / "changelog.d").iterdir() if path.name != "README.md")
FRAGMENT_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\.(feature|fix|method|security|docs)\.md")
PARTS_OF_A_DECISION = ["Context", "Decision", "Consequences"]


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
class TestDecision:
    def test_has_its_three_parts_in_order(self, path):
        assert re.findall(r"^## (.+)$", path.read_text("utf-8"), re.MULTILINE) == PARTS_OF_A_DECISION

    def test_says_its_number_its_status_and_its_date(self, path):
        title, _, state, *_ = path.read_text("utf-8").splitlines()

        assert title.startswith(f"# {path.name[:4]} ")
        assert re.fullmatch(r"(Accepted|Superseded by \d{4}), \d{4}-\d{2}-\d{2}\.", state)

    def test_fits_on_a_page(self, path):
        assert len(path.read_text("utf-8").split()) <= 500

    def test_is_listed(self, path):
        assert f"({path.name})" in (ROOT / "docs" / "adr" / "README.md").read_text("utf-8")


def test_decisions_are_numbered_without_gaps():
    assert [int(path.name[:4]) for path in DECISIONS] == list(range(1, len(DECISIONS) + 1))


@pytest.mark.parametrize("path", FRAGMENTS, ids=lambda path: path.name)
class TestFragment:
    def test_is_named_after_a_subject_and_a_kind(self, path):
        assert FRAGMENT_NAME.fullmatch(path.name)

    def test_says_something(self, path):
        assert path.read_text("utf-8").strip()

    def test_shows_before_and_after_where_a_published_number_moves(self, path):
        text = path.read_text("utf-8").lower()

        assert ".method." not in path.name or ("before" in text and "after" in text)


def test_every_link_inside_the_project_leads_somewhere():
    assert list(docs.broken_links(ROOT)) == []


class TestLinks:
    def test_a_missing_file_and_a_missing_heading_are_told(self, tmp_path):
        (tmp_path / "a.md").write_text(
            "[x](b.md#phần-một) [y](b.md#two) [z](c.md) [w](https://example.org/c.md)"
        )
        (tmp_path / "b.md").write_text("# Phần một\n")

        assert list(docs.broken_links(tmp_path)) == ["a.md: b.md#two", "a.md: c.md"]

    def test_what_stands_in_code_is_no_link(self, tmp_path):
        (tmp_path / "a.md").write_text("`[x](nowhere.md)`\n\n```\n[y](nowhere.md)\n```\n")

        assert list(docs.broken_links(tmp_path)) == []

    def test_a_heading_is_named_as_a_forge_names_it(self):
        assert docs.anchor("Hạn nộp & ngày chốt: `due_date`") == "hạn-nộp--ngày-chốt-due_date"
