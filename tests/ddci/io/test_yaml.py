from decimal import Decimal

import pytest
import yaml
from hypothesis import given

from ddci.io.yaml_text import to_yaml
from ddci.io.yaml_tree import read_yaml
from tests.ddci.io.mistakes import YAML
from tests.ddci.io.small_folder import planted
from tests.tricky_texts import TRICKY_TEXTS, texts


def plain_of(text: str):
    file = read_yaml("x.yaml", text.encode())
    assert not file.problems
    return {key: marked.plain for key, marked in file.keys.items()}


class TestScalars:
    @pytest.mark.parametrize(
        "written, read",
        [
            ("null", None), ("", None), ("true", True), ("false", False), ("7", 7), ("-7", -7), ("0", 0),
            ("6.18", Decimal("6.18")), ("6.50", Decimal("6.50")), ("-0.5", Decimal("-0.5")),
        ],
    )  # fmt: skip
    def test_are_those_of_json(self, written, read):
        found = plain_of(f"a: {written}\n")["a"]

        assert (found, type(found)) == (read, type(read))

    @pytest.mark.parametrize(
        "text",
        ["08", "6:18", "yes", "No", "on", "~", "Null", "True", "1e3", "0x1F", "1_000", ".5", "2023-06-30"],
    )
    def test_are_otherwise_text(self, text):
        assert plain_of(f"a: {text}\n") == {"a": text}

    def test_in_quotes_are_text(self):
        assert plain_of("a: '7'\nb: \"true\"\nc: ''\n") == {"a": "7", "b": "true", "c": ""}


class TestMistakes:
    @pytest.mark.parametrize("loader", [yaml.SafeLoader, yaml.CSafeLoader])
    @pytest.mark.parametrize("mistake", YAML, ids=lambda mistake: f"{mistake.code}-{mistake.wrong[:30]!r}")
    def test_are_called_the_same_by_the_parser_in_c_and_the_one_in_python(self, loader, mistake, monkeypatch):
        monkeypatch.setattr("ddci.io.yaml_tree.Loader", loader)
        text = planted(mistake.file, mistake.right, mistake.wrong)[mistake.file]

        found = read_yaml(mistake.file, text.encode()).problems

        assert [(problem.code, problem.place.line) for problem in found] == [(mistake.code, mistake.line)]


class TestBombs:
    @pytest.mark.parametrize("bomb", ["[" * 100_000, "{a: " * 100_000, "- " * 100_000, "? " * 100_000])
    def test_deep_nesting_is_refused_early(self, bomb):
        (problem,) = read_yaml("x.yaml", b"a:\n " + bomb.encode()).problems

        assert problem.code in {"yaml-too-deep", "yaml-key-not-text"}

    def test_a_bomb_of_aliases_is_refused_at_its_first_anchor(self):
        bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"

        (problem,) = read_yaml("x.yaml", bomb.encode()).problems

        assert (problem.code, problem.place.line) == ("yaml-anchor", 1)

    def test_too_many_items_are_refused(self, monkeypatch):
        monkeypatch.setattr("ddci.io.yaml_tree.MOST_ITEMS", 10)

        (problem,) = read_yaml("x.yaml", b"a: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]\n").problems

        assert problem.code == "yaml-too-many"


class TestWriting:
    @given(texts)
    def test_keeps_every_text(self, text):
        assert plain_of(to_yaml({"a": text, "b": {"c": [text]}})) == {"a": text, "b": {"c": [text]}}

    @pytest.mark.parametrize("text", TRICKY_TEXTS)
    def test_keeps_every_tricky_text_for_readers_of_yaml_1_1_too(self, text):
        assert yaml.safe_load(to_yaml({"a": text})) == {"a": text}

    def test_folds_long_sentences(self):
        assert max(map(len, to_yaml({"a": "một câu dài " * 30 + "hết"}).splitlines())) <= 102
