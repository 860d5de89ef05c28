"""Every address of the site, asked for over HTTP by every part that a reader can play."""

import dataclasses
from collections.abc import Iterator

import pytest
from django.http import HttpResponse
from django.urls import URLResolver, get_resolver, path, reverse

from ddci_web.apps.access.actor import ANONYMOUS, Actor, PostRef, Role, RoleIn, including_implied
from ddci_web.apps.access.policies import may, may_open
from ddci_web.apps.access.table import ACTIONS
from ddci_web.apps.access.views import action_of, opens
from ddci_web.apps.accounts.models import User
from ddci_web.config import urls
from tests.ddci.packs import small_pack
from tests.people import CAST, DUNG, MINH, NGA, Person, sign_in
from tests.web.plans_on_site import loaded

# What stands for the variable parts of an address. A target that does not exist answers 404 to whoever may
# open the address, so these are of the plan that the fixture loads.
SAMPLES = {"plan": "song-mo-2023", "component": "ddci-1", "unit": "xa-mot"}


def addresses(patterns=None, prefix: str = "", variables: frozenset = frozenset()) -> Iterator[tuple]:
    """Yield (name, pattern, names of its variables) for every address."""
    for pattern in patterns if patterns is not None else get_resolver().url_patterns:
        own = variables | set(pattern.pattern.regex.groupindex)
        if isinstance(pattern, URLResolver):
            inner = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from addresses(pattern.url_patterns, inner, own)
        else:
            yield f"{prefix}{pattern.name}", pattern, own


ADDRESSES = list(addresses())
READERS = [None, *CAST]


def who(person: Person | None) -> str:
    return person.login_name if person else "passer-by"


class TestEveryAddress:
    def test_is_found_by_this_walk(self):
        assert {"healthz", "choose_language", "accounts:sign_in"} <= {name for name, *_ in ADDRESSES}

    @pytest.mark.parametrize("name, pattern, variables", ADDRESSES, ids=[name for name, *_ in ADDRESSES])
    def test_declares_an_action_of_the_table(self, name, pattern, variables):
        assert action_of(pattern.callback) in {action.code for action in ACTIONS}, name

    @pytest.mark.django_db
    @pytest.mark.parametrize("name, pattern, variables", ADDRESSES, ids=[name for name, *_ in ADDRESSES])
    def test_opens_for_whom_the_table_says(self, client, name, pattern, variables):
        plan = loaded(small_pack()) if variables else None
        address = reverse(name, kwargs={variable: SAMPLES[variable] for variable in variables})
        for person in READERS:
            sign_in(client, person)

            assert_agrees_with_the_table(client.get(address), action_of(pattern.callback), person, plan)


def assert_agrees_with_the_table(answer, action: str, person: Person | None, plan: object = None) -> None:
    actor = person.actor() if person else ANONYMOUS
    if may_open(actor, action) if plan is None else may(actor, action, plan):
        assert answer.status_code not in {403, 404}
    else:
        assert answer.status_code in {403, 404}


@pytest.mark.django_db
class TestOurPlan:
    """Dũng works on another province's plan: of ours he sees what everybody sees."""

    CLOSED = ["components/ddci-1/", "findings/", "units/", "units/xa-mot/"]
    PUBLIC = ["", "board.csv", "calendar/", "duties/", "duties.csv", "duties.ics"]

    @pytest.mark.parametrize("page", CLOSED)
    def test_is_not_there_for_who_works_on_another(self, client, page):
        address = f"/plans/{loaded(small_pack()).code}/{page}"

        assert sign_in(client, MINH).get(address).status_code == 200
        unseen = sign_in(client, DUNG).get(address)
        absent = client.get(f"/plans/absent/{page}")
        assert (unseen.status_code, absent.status_code) == (404, 404)

    @pytest.mark.parametrize("page", PUBLIC)
    def test_shows_everyone_what_is_public(self, client, page):
        address = f"/plans/{loaded(small_pack()).code}/{page}"

        assert sign_in(client, DUNG).get(address).status_code == 200

    def test_offers_no_way_that_is_closed(self, client):
        address = f"/plans/{loaded(small_pack()).code}/"
        page = sign_in(client, DUNG).get(address).text

        assert not [link for link in self.CLOSED if f'href="{address}{link}' in page]
        assert "Chi phí không chính thức" in page  # named all the same
        assert f'href="{address}units/"' in sign_in(client, MINH).get(address).text

    @pytest.mark.parametrize("page", CLOSED)
    def test_is_all_open_to_the_administrator(self, client, page):
        address = f"/plans/{loaded(small_pack()).code}/{page}"
        client.force_login(User.objects.create_user("admin", "x" * 12, is_administrator=True))

        assert client.get(address).status_code == 200

    def test_asks_a_passer_by_to_sign_in_whether_it_is_there_or_not(self, client):
        code = loaded(small_pack()).code

        assert client.get(f"/plans/{code}/findings/").status_code == 403
        assert client.get("/plans/absent/findings/").status_code == 403

    def test_tells_who_belongs_to_it_without_a_part_who_sees_its_findings(self, client):
        answer = sign_in(client, NGA).get(f"/plans/{loaded(small_pack()).code}/findings/")

        assert answer.status_code == 403
        assert "cán bộ đơn vị tổng hợp" in answer.text

    def test_counts_no_role_that_another_plan_gives(self):
        """Someone leads tasks of one plan and merely holds a post in another."""
        ours, theirs = loaded(small_pack()), loaded(copy_of_small_pack())
        actor = Actor(
            user_id=1,
            posts=frozenset({PostRef(ours.code, "a"), PostRef(theirs.code, "b")}),
            roles=including_implied(Role.LEAD_OFFICER),
            held=frozenset({RoleIn(theirs.code, Role.LEAD_OFFICER)}),
        )

        assert may(actor, "findings.view", theirs)
        assert not may(actor, "findings.view", ours)
        assert may(actor, "units.view", ours)


def copy_of_small_pack():
    pack = small_pack()
    return dataclasses.replace(pack, pack=dataclasses.replace(pack.pack, code="song-mo-khac"))


# One address per action, so that actions without a page yet are walked as well.
def page(action: str):
    return opens(action)(lambda request: HttpResponse(action))


urlpatterns = [path(f"{action.code}/", page(action.code), name=action.code) for action in ACTIONS]
urlpatterns += urls.urlpatterns  # the frame links to them
handler403, handler404 = urls.handler403, urls.handler404


@pytest.mark.django_db
@pytest.mark.urls(__name__)
@pytest.mark.parametrize("person", READERS, ids=who)
@pytest.mark.parametrize("action", [action.code for action in ACTIONS])
def test_every_action_opens_for_whom_the_table_says(client, action, person):
    sign_in(client, person)

    assert_agrees_with_the_table(client.get(f"/{action}/"), action, person)
