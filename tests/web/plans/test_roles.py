import dataclasses
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from ddci.units.model import Member, Post
from ddci_web.apps.access.actor import PostRef, Role, UnitRef
from ddci_web.apps.accounts.bridge import actor_of
from ddci_web.apps.accounts.models import PostHolding, User
from ddci_web.apps.plans.queries import authority_of_site, posts_in_charge, standing_of_posts, unit_roles
from ddci_web.apps.units.models import Unit
from tests.ddci.packs import GROUPS, small_pack
from tests.web.plans_on_site import grown_pack, loaded

pytestmark = pytest.mark.django_db

OFFICERS = (
    Post(code="cb-noi-vu", name="Cán bộ Phòng Nội vụ", unit="phong-noi-vu", rank="officer"),
    Post(code="cb-xa-mot", name="Cán bộ xã Mốt", unit="xa-mot", rank="officer"),
    Post(code="cb-ktht", name="Cán bộ KT&HT", unit="phong-ktht", rank="officer"),
)


@pytest.fixture
def plan():
    pack = small_pack()
    return loaded(dataclasses.replace(pack, posts=pack.posts + OFFICERS))


def unit(plan, code):
    return Unit.objects.get(structure=plan.structure, code=code)


class TestUnitRoles:
    def test_are_in_the_order_of_the_plan(self, plan):
        held = unit_roles(plan, unit(plan, "phong-ktht"))

        assert [(role.number, role.role) for role in held] == [
            (1, "consolidating_unit"),
            (1, "lead_unit"),
            (2, "consolidating_unit"),
            (2, "focal_unit"),
            (2, "lead_unit"),
        ]

    def test_come_through_groups_too(self, plan):
        held = unit_roles(plan, unit(plan, "xa-mot"))

        assert [(role.number, role.group.code) for role in held] == [(1, "cac-xa"), (2, "cac-xa")]

    def test_end_with_the_membership(self):
        left = dataclasses.replace(
            GROUPS[0], members=(Member(unit="xa-mot", valid_to=date(2022, 12, 31)), Member(unit="xa-hai"))
        )
        plan = loaded(small_pack(groups=(left, GROUPS[1])))

        assert unit_roles(plan, unit(plan, "xa-mot")) == ()

    def test_take_one_statement(self):
        plan = loaded(grown_pack(10))
        commune = unit(plan, "xa-mot")
        with CaptureQueriesContext(connection) as captured:
            assert len(unit_roles(plan, commune)) > 2
        assert len(captured) == 1


class TestPostsInCharge:
    def test_are_counted_in_the_order_of_the_posts(self, plan):
        assert [(post.code, count) for post, count in posts_in_charge(plan)] == [
            ("chu-tich", 1),
            ("pct-1", 1),
        ]


class TestStanding:
    @pytest.mark.parametrize(
        "post, unit, roles",
        [
            ("chu-tich", "ubnd-huyen", {Role.LEADER}),
            ("cb-noi-vu", "phong-noi-vu", {Role.FOCAL_OFFICER, Role.LEAD_OFFICER}),
            ("cb-xa-mot", "xa-mot", {Role.LEAD_OFFICER}),
            ("cb-ktht", "phong-ktht", {Role.FOCAL_OFFICER, Role.LEAD_OFFICER, Role.CONSOLIDATOR}),
        ],
    )
    def test_follows_from_the_assignments(self, plan, post, unit, roles):
        standing = standing_of_posts(frozenset({PostRef("song-mo-2023", post)}))

        assert standing.units == {UnitRef("song-mo-2023", unit)}
        assert standing.roles == roles

    def test_of_several_posts_is_all_of_theirs(self, plan):
        posts = frozenset({PostRef("song-mo-2023", "chu-tich"), PostRef("song-mo-2023", "cb-xa-mot")})

        assert standing_of_posts(posts).roles == {Role.LEADER, Role.LEAD_OFFICER}

    @pytest.mark.parametrize("post", [PostRef("song-mo-2023", "khong-co"), PostRef("noi-khac", "chu-tich")])
    def test_is_nothing_for_a_post_that_no_plan_has(self, plan, post):
        assert not standing_of_posts(frozenset({post})).roles

    def test_reaches_the_actor_of_an_account(self, plan):
        account = User.objects.create_user("chu-tich", post_name="Chủ tịch")
        PostHolding.objects.create(user=account, structure_code="song-mo-2023", post_code="chu-tich")

        assert Role.LEADER in actor_of(account).roles


LEFT_IN_2020 = dataclasses.replace(
    GROUPS[0], members=(Member(unit="xa-mot", valid_to=date(2020, 12, 31)), Member(unit="xa-hai"))
)
SINCE_THE_LAST_OF_JUNE = dataclasses.replace(
    GROUPS[0], members=(Member(unit="xa-mot", valid_from=date(2023, 6, 30)), Member(unit="xa-hai"))
)
FROM_JULY = dataclasses.replace(
    GROUPS[0], members=(Member(unit="xa-mot", valid_from=date(2023, 7, 1)), Member(unit="xa-hai"))
)


class TestStandingThroughAGroup:
    """The small plan is dated June 2023 without a day: certainly in force from the 30th."""

    @pytest.mark.parametrize(
        "group, roles",
        [
            (LEFT_IN_2020, set()),
            (FROM_JULY, set()),
            (SINCE_THE_LAST_OF_JUNE, {Role.LEAD_OFFICER}),
        ],
    )
    def test_is_held_by_who_is_a_member_when_the_plan_takes_effect(self, group, roles):
        pack = small_pack(groups=(group, GROUPS[1]))
        plan = loaded(dataclasses.replace(pack, posts=pack.posts + OFFICERS))

        assert standing_of_posts(frozenset({PostRef(plan.code, "cb-xa-mot")})).roles == roles
        assert bool(unit_roles(plan, unit(plan, "xa-mot"))) is bool(roles)

    def test_is_judged_by_the_day_of_each_plan(self):
        pack = small_pack(groups=(FROM_JULY, GROUPS[1]))
        pack = dataclasses.replace(pack, posts=pack.posts + OFFICERS)
        loaded(pack)
        info = dataclasses.replace(pack.pack, code="song-mo-2024")
        document = dataclasses.replace(pack.document, effective_from=date(2024, 1, 1))
        loaded(dataclasses.replace(pack, pack=info, document=document))

        posts = frozenset(PostRef(code, "cb-xa-mot") for code in ("song-mo-2023", "song-mo-2024"))
        assert {held.structure for held in standing_of_posts(posts).held} == {"song-mo-2024"}

    def test_takes_two_statements_for_any_number_of_posts(self, plan):
        posts = frozenset(PostRef(plan.code, post.code) for post in OFFICERS)
        with CaptureQueriesContext(connection) as captured:
            standing_of_posts(posts)
        assert len(captured) == 2


class TestAuthorityOfSite:
    def test_is_unknown_before_a_plan_is_loaded(self):
        assert authority_of_site() is None

    def test_is_the_issuer_and_says_when_it_is_fictional(self, plan):
        shown = authority_of_site()

        assert shown.name == "UBND huyện Sông Mơ"
        assert shown.simulated

    def test_speaks_of_the_year_in_the_language_of_the_reader(self, plan):
        assert authority_of_site().context == "Kế hoạch năm 2023"
        with translation.override("en"):
            assert authority_of_site().context == "Plan for 2023"
