"""Every code: planted it appears, mended it is gone; on a sound plan, on a real one, on generated ones."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ddci import lint
from ddci.io.pack_folder import read_pack
from tests.ddci.lint.mends import MENDS, mended, sound
from tests.ddci.lint.plants import PLANTS, in_2023
from tests.ddci.packs import small_pack
from tests.strategies import packs

PACKS = Path(__file__).parents[3] / "packs"
CODES = [rule.code for rule in lint.registered()]
COMPONENTS = [f"assignments/ddci-{number}" for number in range(1, 10)]


@pytest.fixture(scope="module")
def sound_pack():
    return sound(small_pack())


@pytest.fixture(scope="module")
def lang_giang():
    return read_pack(PACKS / "lang-giang-2023").pack


def places(pack, code):
    return [found.at for found in lint.check(pack) if found.code == code]


def test_every_rule_can_be_planted_and_mended():
    assert list(PLANTS) == CODES == list(MENDS)


def test_nothing_is_found_in_a_sound_plan(sound_pack):
    assert lint.check(sound_pack) == ()


@pytest.mark.parametrize("code", CODES)
class TestEveryCode:
    def test_finds_what_is_planted_in_a_sound_plan_and_nothing_else(self, sound_pack, code):
        planted, at = PLANTS[code](sound_pack)

        # A unit that leads more components has a heavier burden under every rule about lead units.
        others = "duty_rules/lead-" if code == "report-burden" else "nowhere"
        assert tuple(place for place in places(planted, code) if not place.startswith(others)) == at

    def test_is_gone_when_mended(self, sound_pack, code):
        planted, _ = PLANTS[code](sound_pack)

        assert places(mended(planted, code), code) == []

    @settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
    @given(pack=packs().map(in_2023))
    def test_is_tied_to_no_plan(self, code, pack):
        planted, at = PLANTS[code](pack)

        assert set(at) <= set(places(planted, code))


def tasks_of(pack):
    return [f"tasks/{task.code}" for task in pack.tasks]


def numbered(pattern, *numbers):
    return [pattern.format(number) for number in numbers]


IN_LANG_GIANG = {
    "cascade-inverted": ["duty_rules/focal-quarterly"],
    "report-before-its-inputs": ["duty_rules/consolidated-half-year"],
    "report-before-cutoff": numbered(
        "duty_rules/{}", "lead-yearly", "focal-yearly", "consolidated-half-year", "consolidated-yearly"
    ),
    "duplicate-period-reports": numbered("duty_rules/{}", "lead-quarterly", "focal-quarterly"),
    "report-gap": numbered("duty_rules/{}", "lead-quarterly", "focal-quarterly", "consolidated-half-year"),
    "duty-before-plan": ["duty_rules/consolidated-half-year"],
    "last-day-off": numbered("duty_rules/{}", "lead-quarterly", "consolidated-half-year"),
    "before-or-on-ambiguous": numbered(
        "duty_rules/{}",
        "lead-quarterly",
        "focal-quarterly",
        "lead-yearly",
        "focal-yearly",
        "consolidated-half-year",
        "consolidated-yearly",
        "unit-plan",
    ),
    "frequency-ambiguous": numbered("duty_rules/{}", "dialogue", "publish-answers", "publish-proposals"),
    "sla-missing": numbered(
        "channels/{}",
        "task-force",
        "social-media",
        "website",
        "letter-box",
        "press",
        "association",
        "meetings",
        "qa-column",
        "inspectorate-email",
        "inspectorate-hotline",
        "inspectorate-zalo",
    ),
    "weights-missing": ["frameworks/ddci"],
    "total-contradicts-equal-weights": ["frameworks/ddci"],
    "indicators-missing": ["frameworks/ddci"],
    "rank-baseline-missing": ["rank_goals/ddci"],
    "target-not-above-result": numbered("targets/ddci-{}", 2, 6),
    "annex-missing": numbered("document/annexes/{}", "IV", "I", "II", "III"),
    "document-number-missing": ["document"],
    "name-varies": [
        *numbered(
            "units/{}",
            "phong-vhtt",
            "vp-hdnd-ubnd",
            "phong-tnmt",
            "phong-noi-vu",
            "phong-tckh",
            "phong-tu-phap",
            "phong-ktht",
            "thanh-tra",
            "mot-cua",
            "tt-ptqd",
            "hoi-dn",
            "mttq-huyen",
        ),
        *numbered("groups/{}", "xa-thi-tran", "co-quan-chuyen-mon", "so-nganh", "ban-xd-dang"),
    ],
    "owner-is-a-group": numbered("assignments/ddci-{}", 2, 3, 4, 6, 7, 8, 8, 9, 9),
    "owner-outside-authority": numbered("assignments/ddci-{}", 1, 4, 5, 7),
    "conflict-of-interest": ["assignments/ddci-6"],
    "reports-to-itself": COMPONENTS,
    "owner-without-task": numbered("assignments/ddci-{}", 4, 5),
    "report-burden": numbered("duty_rules/{}", "lead-quarterly", "lead-yearly"),
}
"""Where each fault of the real plan is. The rest is by what the pack says of itself, below."""


NOT_IN_LANG_GIANG = {
    "rule-makes-no-duty",
    "owner-ended-before-due",
    "weights-do-not-add-up",
    "total-contradicts-weights",
    "component-without-owner",
}
"""What cannot be wrong in a plan that prints no weights, gives every component its people, and asks units that
outlive the year.
"""


class TestLangGiang:
    @pytest.mark.parametrize("code", IN_LANG_GIANG)
    def test_has_its_faults_where_they_are_and_nowhere_else(self, lang_giang, code):
        assert places(lang_giang, code) == IN_LANG_GIANG[code]

    @pytest.mark.parametrize("code", [code for code in CODES if code not in NOT_IN_LANG_GIANG])
    def test_has_every_kind_of_fault_until_it_is_mended(self, lang_giang, code):
        assert places(lang_giang, code)
        assert places(mended(lang_giang, code), code) == []

    @pytest.mark.parametrize("code", sorted(NOT_IN_LANG_GIANG))
    def test_has_no_fault_that_it_cannot_have(self, lang_giang, code):
        assert places(lang_giang, code) == []

    def test_takes_denunciations_where_others_see_them(self, lang_giang):
        chats = [channel for channel in lang_giang.channels if channel.kind == "chat_group"]

        assert places(lang_giang, "unsafe-channel") == [f"channels/{chat.code}" for chat in chats]

    def test_mixes_publishing_and_supplying_once(self, lang_giang):
        assert len(places(lang_giang, "disclosure-scope-mixed")) == 1

    def test_lets_leaders_and_heads_answer_for_the_scores_to_two_bodies(self, lang_giang):
        (split,) = [found for found in lint.check(lang_giang) if found.code == "accountability-split"]

        assert split.facts["subject"] == "component_scores"
        assert {split.facts["to"].code, split.facts["other_to"].code} == {"ubnd-huyen", "chu-tich"}

    def test_gives_two_credit_tasks_to_no_bank_and_a_publication_to_nobody(self, lang_giang):
        beyond = [found for found in lint.check(lang_giang) if found.code == "task-without-competent-owner"]

        assert sorted(found.source for found in beyond) == ["III.6, ý 3", "III.6, ý 3", "III.7, ý 1"]

    def test_leaves_only_dated_or_recurring_tasks_without_a_finding(self, lang_giang):
        found = places(lang_giang, "task-without-deadline")

        assert len(found) == 64
        assert [task for task in tasks_of(lang_giang) if task not in found] == numbered(
            "tasks/{}",
            "evaluation-criterion",
            "inspection-plan-public",
            "commendation-proposals",
            "inspection-plans",
            "agency-dialogues",
            "publish-recommendations",
            "digital-training",
            "unit-plans",
        )

    def test_says_of_ten_tasks_what_they_bring_or_how_much(self, lang_giang):
        found = places(lang_giang, "task-without-measure")

        assert len(found) == 62
        assert [task for task in tasks_of(lang_giang) if task not in found] == numbered(
            "tasks/{}",
            "publish-all",
            "land-reserve",
            "abuse-supervision",
            "inspection-plans",
            "agency-dialogues",
            "publish-recommendations",
            "provider-report",
            "business-help-plan",
            "follow-up-mechanism",
            "unit-plans",
        )

    def test_has_five_kinds_of_fault_that_must_be_mended(self, lang_giang):
        blocking = {found.code for found in lint.check(lang_giang) if found.blocks}

        assert blocking == {
            "cascade-inverted",
            "report-before-its-inputs",
            "weights-missing",
            "annex-missing",
            "owner-is-a-group",
        }

    def test_can_be_mended_altogether(self, lang_giang):
        assert lint.check(sound(lang_giang)) == ()


def test_the_fictional_commune_is_a_good_example():
    assert lint.check(read_pack(PACKS / "xa-vi-du-2026").pack) == ()


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(pack=packs().map(in_2023), code=st.sampled_from(CODES))
def test_mending_never_brings_the_same_fault_back(pack, code):
    planted, at = PLANTS[code](pack)

    assert not set(at) & set(places(mended(planted, code), code))
