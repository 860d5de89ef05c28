from datetime import date

import pytest
from django.core.paginator import Paginator
from django.http import QueryDict
from django.template import Context, Template

from ddci_web.ui import authority, navigation
from ddci_web.ui.authority import Authority
from ddci_web.ui.navigation import NavigationEntry
from tests.ddci.packs import small_pack
from tests.people import HANH, sign_in
from tests.web.plans_on_site import loaded

pytestmark = pytest.mark.django_db

PAGE = "/accounts/sign-in/"


@pytest.fixture
def ways():
    """Two entries on addresses that exist: one for everyone, one for those who work on the plan."""
    added = [
        NavigationEntry("Bảng điều hành", "accounts:sign_in", "board.view", order=1),
        NavigationEntry("Rà soát", "accounts:change_password", "findings.view", order=2),
    ]
    before = navigation.entries()
    for entry in before:
        navigation.unregister(entry.url_name)
    for entry in added:
        navigation.register(entry)
    yield
    for entry in added:
        navigation.unregister(entry.url_name)
    for entry in before:
        navigation.register(entry)


class TestNavigation:
    def test_shows_what_is_open_to_the_reader(self, client, ways):
        assert "Rà soát" not in client.get(PAGE).text
        assert "Rà soát" in sign_in(client, HANH).get(PAGE).text

    def test_says_where_one_is(self, client, ways):
        assert f'<a href="{PAGE}" aria-current="page">Bảng điều hành</a>' in client.get(PAGE).text

    def test_leaves_out_what_belongs_to_a_plan_while_there_is_none(self, client):
        assert "Lịch năm" not in client.get(PAGE).text

    def test_leads_through_the_plan_that_the_site_is_about(self, client):
        plan = loaded(small_pack())

        assert f'href="/plans/{plan.code}/calendar/"' in client.get(PAGE).text

    def test_can_be_reached_on_a_phone_without_script(self, client, ways):
        page = client.get(PAGE).text

        assert 'href="#danh-muc"' in page
        assert page.index('id="danh-muc"') < page.rindex("Bảng điều hành")


class TestFrame:
    @pytest.fixture
    def lang_giang(self, settings):
        def source():
            return Authority("UBND huyện Lạng Giang", "Kế hoạch năm 2023", simulated="Tiến độ trong quý.")

        authority.register_source(source)
        yield
        authority.unregister_source(source)

    def test_names_the_authority_and_what_is_simulated(self, client, lang_giang):
        page = client.get(PAGE).text

        assert "UBND huyện Lạng Giang" in page
        assert "DỮ LIỆU MÔ PHỎNG" in page
        assert "Tiến độ trong quý." in page

    def test_keeps_vietnamese_names_vietnamese_on_an_english_page(self, client, lang_giang):
        client.cookies["openddci_language"] = "en"

        assert '<b lang="vi">UBND huyện Lạng Giang</b>' in client.get(PAGE).text

    def test_says_that_a_demonstration_is_one_and_on_which_day_it_is_set(self, client, settings):
        settings.OPENDDCI_DEMO = True
        assert "BẢN TRÌNH DIỄN" in client.get(PAGE).text

        settings.OPENDDCI_TODAY = date(2023, 10, 2)
        assert "Ngày đặt là 02/10/2023" in client.get(PAGE).text

    def test_costs_a_passer_by_one_query_for_whose_site_it_is(self, client, ways, django_assert_num_queries):
        with django_assert_num_queries(1):
            client.get("/absent/")

    def test_costs_who_is_signed_in_session_account_posts_and_standing(
        self, client, ways, django_assert_num_queries
    ):
        sign_in(client, HANH)

        with django_assert_num_queries(5):
            client.get("/absent/")


def render(template: str, **values) -> str:
    return Template("{% load ddci_ui %}" + template).render(Context(values))


class TestParts:
    def test_pages_of_a_list_keep_its_filters(self):
        page = Paginator(range(100), 20).page(2)
        shown = render("{% pagination page query %}", page=page, query=QueryDict("unit=noi-vu&page=2"))

        assert "Trang 2 trên 5" in shown
        assert 'href="?unit=noi-vu&amp;page=1"' in shown
        assert 'href="?unit=noi-vu&amp;page=3"' in shown

    def test_a_list_on_one_page_has_no_pages(self):
        page = Paginator(range(3), 20).page(1)

        assert "<nav" not in render("{% pagination page query %}", page=page, query=QueryDict())

    def test_an_empty_list_says_what_that_means(self):
        shown = render(
            "{% empty title='Không có việc nào' hint='Thử bỏ bớt bộ lọc.' link='/' link_label='Bỏ lọc' %}"
        )

        assert "Không có việc nào" in shown
        assert '<a href="/">Bỏ lọc</a>' in shown
