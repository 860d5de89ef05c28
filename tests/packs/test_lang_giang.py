"""The real plan as data: its table, its people, its units through three structures, what it leaves out."""

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest

from ddci.base.text import nfc

# The plan's table (II.2.2): result of 2022, target of 2023, units that lead.
TABLE = {
    "ddci-1": ("6.18", "6.5", 8),
    "ddci-2": ("8.33", "8.33", 24),
    "ddci-3": ("7.56", "7.65", 24),
    "ddci-4": ("8.73", "8.8", 26),
    "ddci-5": ("8.02", "8.05", 4),
    "ddci-6": ("8.65", "8.65", 27),
    "ddci-7": ("7.14", "7.5", 26),
    "ddci-8": ("6.28", "7.25", 23),
    "ddci-9": ("5.74", "7.5", 26),
}
# What the official list of 2025 says each commune was made of (1658/NQ-UBTVQH15).
MADE_OF = {
    "xa-lang-giang-2025": {"voi", "xuong-lam", "huong-lac", "tan-hung"},
    "xa-kep-2025": {"kep", "quang-thinh", "huong-son"},
    "xa-my-thai-2025": {"xuan-huong", "duong-duc", "tan-thanh", "my-thai"},
    "xa-tan-dinh-2025": {"tan-dinh", "thai-dao", "dai-lam"},
    "xa-tien-luc-2025": {"dao-my", "nghia-hoa", "an-ha", "nghia-hung", "tien-luc"},
}
OFFICIAL_CODES = {
    "xa-lang-giang-2025": "07375",
    "xa-kep-2025": "07399",
    "xa-my-thai-2025": "07420",
    "xa-tan-dinh-2025": "07432",
    "xa-tien-luc-2025": "07381",
}


def communes_on(pack, day):
    return [unit for unit in pack.units if unit.kind in ("commune", "town") and unit.exists_on(day)]


class TestTheTable:
    def test_has_the_figures_of_the_plan(self, real):
        results = {row.component: row.score for row in real.results}
        targets = {row.component: row.at_least for row in real.targets}

        assert results == {None: Decimal("71.5")} | {code: Decimal(row[0]) for code, row in TABLE.items()}
        assert targets == {None: Decimal("76.8")} | {code: Decimal(row[1]) for code, row in TABLE.items()}
        assert [str(row.score) for row in real.results[1:]] == [row[0] for row in TABLE.values()]

    def test_has_nine_components_in_three_groups(self, real):
        components = real.frameworks[0].components

        assert [component.number for component in components] == list(range(1, 10))
        assert {s: [c.number for c in components if c.strategy == s] for s in ("fix", "improve", "keep")} == {
            "fix": [1, 8, 9],
            "improve": [3, 7],
            "keep": [2, 4, 5, 6],
        }

    def test_names_188_lead_units_in_all(self, real):
        groups = {group.code: group for group in real.groups}

        def leads(assignment):
            return [
                unit
                for party in assignment.lead_units
                for unit in ([party.unit] if party.unit else groups[party.group].members_on(date(2023, 7, 1)))
            ]

        counts = {assignment.component: len(leads(assignment)) for assignment in real.assignments}

        assert counts == {code: row[2] for code, row in TABLE.items()}
        assert sum(counts.values()) == 188

    def test_makes_every_focal_unit_a_lead_unit_too(self, real):
        for assignment in real.assignments:
            assert assignment.focal_unit.unit in [party.unit for party in assignment.lead_units]

    def test_writes_every_party_as_the_unit_or_an_alias_of_it_is_written(self, real):
        named = {thing.code: thing for thing in (*real.units, *real.groups)}
        parties = [p for a in real.assignments for p in (a.focal_unit, *a.lead_units, a.consolidating_unit)]

        for party in parties:
            thing = named[party.unit or party.group]
            spellings = {thing.name, *(alias.name for alias in thing.aliases)}
            assert party.as_written in spellings, party


class TestTheUnits:
    @pytest.mark.parametrize(
        "day, number",
        [(date(2023, 6, 30), 21), (date(2025, 1, 1), 19), (date(2025, 6, 30), 19), (date(2025, 7, 1), 5)],
    )
    def test_number_as_many_communes_and_towns_as_there_were_that_day(self, real, day, number):
        assert len(communes_on(real, day)) == number

    def test_lead_from_the_19_to_the_five_of_2025(self, real):
        followed = {
            new: {
                unit.code for unit in real.units if new in [successor.unit for successor in unit.successors]
            }
            for new in MADE_OF
        }

        assert followed == MADE_OF
        assert {
            unit.code: unit.official_code for unit in communes_on(real, date(2025, 7, 1))
        } == OFFICIAL_CODES

    def test_hand_over_without_a_gap(self, real):
        units = {unit.code: unit for unit in real.units}

        for unit in real.units:
            for successor in unit.successors:
                assert unit.valid_to is not None
                assert (successor.since - unit.valid_to).days == 1
                assert units[successor.unit].exists_on(successor.since)

    def test_say_why_when_an_ended_unit_has_no_successor(self, real):
        ended = [unit for unit in real.units if unit.valid_to is not None]

        assert all(bool(unit.successors) != bool(unit.no_successor_reason) for unit in ended)
        assert not any(unit.no_successor_reason for unit in real.units if unit.valid_to is None)

    def test_of_the_committee_follow_the_committee_and_vertical_bodies_their_own_line(self, real):
        units = {unit.code: unit for unit in real.units}

        for code in ("tand", "cc-tha", "cong-an", "cc-thue", "cc-thong-ke"):
            assert units[code].kind == "vertical_body"
            assert units[units[code].answers_to].kind == "vertical_body"
        assert all(unit.answers_to == "ubnd-huyen" for unit in real.units if unit.kind == "office")

    def test_have_no_alias_that_is_the_name_itself(self, real):
        for thing in (*real.units, *real.groups, *real.posts):
            assert thing.name not in [alias.name for alias in thing.aliases]

    def test_share_a_spelling_with_no_other_unit_of_the_same_day(self, real):
        for day in (date(2023, 6, 30), date(2025, 7, 1)):
            that_day = [unit for unit in real.units if unit.exists_on(day)]
            spellings = Counter(
                name for u in that_day for name in {u.name, *(alias.name for alias in u.aliases)}
            )

            assert [name for name, count in spellings.items() if count > 1] == []

    def test_belong_to_the_group_exactly_as_long_as_they_exist(self, real):
        units = {unit.code: unit for unit in real.units}

        for group in real.groups:
            for member in group.members:
                assert member.valid_to == units[member.unit].valid_to


class TestTheLeaders:
    def test_answer_for_the_components_of_the_table(self, real):
        led = {}
        for assignment in real.assignments:
            led.setdefault(assignment.leader_in_charge, []).append(assignment.component[-1])

        assert {post: "".join(numbers) for post, numbers in led.items()} == {
            "pct-thuong-truc": "147",
            "pct-1": "2",
            "chu-tich": "389",
            "pct-2": "56",
        }

    def test_are_posts_and_never_persons(self, real):
        assert real.appointments == ()


class TestWhatThePlanLeavesOut:
    def test_is_absent(self, real):
        document, index = real.document, real.frameworks[0]

        assert document.number is None
        assert str(document.date) == "2023-06"
        assert {annex.number for annex in document.annexes if not annex.present} == {"I", "II", "III", "IV"}
        assert all(c.index_weight is None and c.indicators == () for c in index.components)
        assert not any(result.rank for result in real.results)
        assert not any(channel.answer_within for channel in real.channels)
        assert not any(rule.bound_source or rule.cutoff for rule in real.duty_rules)
        assert all(rule.days_off == "unstated" and rule.last_period is None for rule in real.duty_rules)

    def test_is_not_filled_with_the_other_components_of_pci(self, real):
        assert [component.name for component in real.frameworks[1].components] == [
            "Gia nhập thị trường",
            "Đào tạo lao động",
            "Tính năng động và tiên phong của chính quyền tỉnh",
        ]


class TestEnglish:
    def test_is_there_for_everything_a_page_names(self, real, fictional):
        for pack in (real, fictional):
            components = [component for index in pack.frameworks for component in index.components]
            things = [*pack.units, *pack.groups, *pack.posts, *pack.frameworks, *components, *pack.duty_rules]
            things += [*pack.solutions, *pack.tasks, *pack.channels, *pack.disclosures]

            assert [thing.code for thing in things if not thing.name_en] == []

    def test_and_vietnamese_are_stored_composed(self, real, fictional):
        assert repr(real) == nfc(repr(real))
        assert repr(fictional) == nfc(repr(fictional))
