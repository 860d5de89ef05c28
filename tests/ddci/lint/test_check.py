"""The check as a whole: stable, in the plan's order, worded in both languages, and its page up to date."""

import dataclasses
import json
import string
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from ddci import lint
from ddci.lint.finding import LISTED_AT_MOST, Named, catalogue, write_fact
from ddci.lint.paths import spots
from ddci.lint.reference import findings_page
from tests.ddci.lint.plants import PLANTS, in_2023
from tests.ddci.packs import small_pack
from tests.strategies import packs

ROOT = Path(__file__).parents[3]
PAGE = ROOT / "docs" / "reference" / "findings.md"
NAMES = {"name", "name_en", "short_name", "as_written", "title", "title_en", "evidence", "reason"}

some = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def with_every_fault(pack):
    """The plan with all faults but those that need the same new codes as another."""
    for code in (
        "cascade-inverted",
        "weights-missing",
        "unsafe-channel",
        "annex-missing",
        "accountability-split",
    ):
        pack, _ = PLANTS[code](pack)
    return pack


def renamed(value: Any) -> Any:
    """The value with every name in it replaced; what was written alike still is."""
    if isinstance(value, tuple):
        return tuple(renamed(item) for item in value)
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        return value
    changes = {}
    for field in dataclasses.fields(value):
        old = getattr(value, field.name)
        is_name = field.name in NAMES and isinstance(old, str)
        changes[field.name] = f"Khác {old}" if is_name else renamed(old)
    return dataclasses.replace(value, **changes)


class TestCheck:
    @some
    @given(packs().map(in_2023))
    def test_finds_the_same_twice(self, pack):
        assert lint.check(pack) == lint.check(pack)

    @some
    @given(packs().map(in_2023).map(with_every_fault))
    def test_does_not_look_at_names(self, pack):
        def what(checked):
            return [(found.code, found.severity, found.at) for found in lint.check(checked)]

        assert what(renamed(pack)) == what(pack)

    @some
    @given(packs().map(in_2023).map(with_every_fault))
    def test_names_places_that_the_pack_has(self, pack):
        known = spots(pack)

        for found in lint.check(pack):
            spot = known[found.at]
            assert spot.label("vi")
            assert spot.label("en")
            at: Any = pack
            for key in spot.keys:
                at = at[key] if isinstance(key, int) else getattr(at, key)

    @some
    @given(packs().map(in_2023).map(with_every_fault))
    def test_gives_the_findings_rule_by_rule(self, pack):
        order = [rule.code for rule in lint.registered()]
        positions = [order.index(found.code) for found in lint.check(pack)]

        assert positions == sorted(positions)

    def test_does_not_depend_on_the_order_in_which_sets_come_out(self):
        say = (
            "from ddci import lint; from tests.ddci.packs import small_pack; print(lint.check(small_pack()))"
        )
        runs = [
            subprocess.run(
                [sys.executable, "-c", say],
                env={"PYTHONHASHSEED": seed, "PYTHONPATH": f"{ROOT}:{ROOT / 'src'}", "PYTHONUTF8": "1"},
                capture_output=True,
                check=True,
            ).stdout
            for seed in ("1", "2")
        ]

        assert runs[0] == runs[1]

    def test_costs_the_days_once_per_rule_whatever_the_number_of_units(self, monkeypatch):
        from ddci.lint import subject

        calls = []
        real = subject.date_period
        monkeypatch.setattr(subject, "date_period", lambda *a, **k: calls.append(a) or real(*a, **k))
        lint.check(small_pack())

        assert len(calls) == len({(rule.code, period.code) for rule, period in calls})


class TestWords:
    @some
    @given(packs().map(in_2023).map(with_every_fault))
    def test_every_finding_can_be_said_in_both_languages(self, pack):
        for found in lint.check(pack):
            for lang in ("vi", "en"):
                assert found.title(lang)
                assert found.message(lang)
                assert found.line(lang)
                assert found.mend(lang)

    def test_both_languages_say_the_same_things(self):
        assert shape(catalogue("vi")) == shape(catalogue("en"))

    def test_every_rule_has_words_and_every_word_a_rule(self):
        codes = {rule.code for rule in lint.registered()}

        assert set(catalogue("vi")) == codes | {"place", "words"}

    @pytest.mark.parametrize("rule", lint.registered(), ids=lambda rule: rule.code)
    def test_a_rule_says_what_it_asks_and_why(self, rule):
        assert len(rule.paragraphs) == 2

    def test_facts_are_written_as_the_language_does(self):
        from datetime import date
        from decimal import Decimal

        facts = (date(2023, 10, 8), Decimal("74.03"), 1234)

        assert write_fact(facts, lang="vi") == "08/10/2023; 74,03; 1.234"
        assert write_fact(facts, lang="en") == "8 October 2023; 74.03; 1,234"
        assert write_fact(2023, name="result_year") == "2023"

    def test_long_lists_are_cut_in_sentences_and_whole_in_facts(self):
        names = tuple(Named(str(number), f"Xã {number}") for number in range(LISTED_AT_MOST + 15))

        written = write_fact(names)

        assert written.endswith("và 16 mục khác")
        assert written.count(";") == LISTED_AT_MOST - 2


def shape(words: Any) -> Any:
    """The keys of a catalogue, and the facts that its sentences use."""
    if isinstance(words, dict):
        return {key: shape(value) for key, value in words.items()}
    return {name for _, name, _, _ in string.Formatter().parse(words) if name}


class TestRows:
    def test_rows_are_plain_json(self):
        found = lint.check(small_pack())

        rows = json.loads(json.dumps([item.to_row() for item in found], ensure_ascii=False))

        first = rows[0]
        assert list(first) == ["code", "severity", "at", "facts", "message", "source"]
        assert first["facts"]["due_date"] == "2023-07-05"
        assert first["facts"]["rule"]["code"] == "focal-quarterly"

    def test_decimals_are_numbers(self):
        planted, _ = PLANTS["total-contradicts-equal-weights"](small_pack())
        row = next(found.to_row() for found in lint.check(planted) if found.at == "frameworks/planted-index")

        assert row["facts"]["result_mean"] == pytest.approx(65.0)


def test_the_reference_page_says_what_the_rules_say():
    assert PAGE.read_text(encoding="utf-8") == findings_page(), (
        "regenerate it: python -c 'from ddci.lint.reference import findings_page; print(findings_page(), end=\"\")'"
    )
