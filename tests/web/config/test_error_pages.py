"""Each page for what goes wrong, in both languages, with the status and the next step."""

import pytest
from django.core.exceptions import SuspiciousOperation
from django.db import OperationalError, connection
from django.http import HttpResponse
from django.test import Client
from django.urls import path
from django.views.decorators.http import require_POST

from ddci_web.apps.access.policies import NotVisible
from ddci_web.apps.access.views import opens
from ddci_web.config import urls
from tests.people import HANH, sign_in


def crash(request):
    raise RuntimeError


def database_gone(request):
    raise OperationalError


def suspicious(request):
    raise SuspiciousOperation


def invisible(request):
    raise NotVisible


urlpatterns = [
    *urls.urlpatterns,
    path("crash/", crash),
    path("database-gone/", database_gone),
    path("suspicious/", suspicious),
    path("invisible/", invisible),
    path("load/", opens("pack.load")(lambda request: HttpResponse("loaded"))),
    path("button/", require_POST(lambda request: HttpResponse(request.POST.get("a", "")))),
]
handler400, handler403, handler404, handler500 = (
    urls.handler400,
    urls.handler403,
    urls.handler404,
    urls.handler500,
)

pytestmark = pytest.mark.urls(__name__)


@pytest.fixture
def visitor(client):
    client.raise_request_exception = False
    return client


@pytest.mark.django_db
class TestPages:
    def test_404_leads_to_signing_in_and_back(self, visitor):
        page = visitor.get("/khong-co/?a=1")

        assert page.status_code == 404
        assert "Không tìm thấy trang này" in page.text
        assert "/accounts/sign-in/?next=/khong-co/%3Fa%3D1" in page.text

    def test_what_one_may_not_see_looks_like_what_is_not_there(self, visitor):
        absent, unseen = visitor.get("/absent/"), visitor.get("/invisible/")

        assert unseen.status_code == 404
        assert unseen.text.replace("/invisible/", "/absent/") == absent.text

    def test_403_says_who_can(self, visitor):
        page = sign_in(visitor, HANH).get("/load/")

        assert page.status_code == 403
        assert "<li>người quản trị</li>" in page.text
        assert HANH.post_name in page.text

    def test_405_is_a_page_and_keeps_the_list_of_methods(self, visitor):
        page = visitor.get("/button/")

        assert page.status_code == 405
        assert page["Allow"] == "POST"
        assert "nút bấm" in page.text

    def test_405_comes_before_the_question_where_the_form_came_from(self):
        strict = Client(enforce_csrf_checks=True)

        for method in (strict.post, strict.put, strict.delete):
            page = method("/")
            assert (page.status_code, page["Allow"]) == (405, "GET, HEAD, OPTIONS")
            assert "nút bấm" in page.text
        assert strict.post("/accounts/sign-in/").status_code == 403
        assert strict.head("/").status_code == 200

    def test_400_says_what_to_do_with_a_form_of_too_many_fields(self, visitor, settings):
        settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 20
        page = visitor.post("/button/", {f"field{number}": "x" for number in range(21)})

        assert page.status_code == 400
        assert "nhiều nhất 20 mục" in page.text

    def test_413_names_the_limit_before_reading_the_body(self, visitor, settings):
        settings.OPENDDCI_UPLOAD_MAX_BYTES = 3 * 1024 * 1024
        page = visitor.post(
            "/button/", data=b"", content_type="text/plain", CONTENT_LENGTH=str(4 * 1024 * 1024)
        )

        assert page.status_code == 413
        assert "nhiều nhất 3 MB" in page.text

    def test_413_too_for_a_form_that_is_too_long(self, visitor, settings):
        settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
        page = visitor.post("/button/", {"a": "x" * 1024 * 1024 * 2})

        assert page.status_code == 413
        assert "nhiều nhất 1 MB" in page.text

    def test_a_form_that_is_not_ours_is_told_what_to_do(self):
        page = Client(enforce_csrf_checks=True).post("/accounts/sign-in/", {"username": "a", "password": "b"})

        assert page.status_code == 403
        assert "Tải lại trang đó" in page.text

    def test_they_speak_english_when_asked_to(self, visitor):
        visitor.cookies["openddci_language"] = "en"
        page = visitor.get("/absent/")

        assert '<html lang="en">' in page.text
        assert "There is no such page" in page.text


class TestPagesWithoutADatabase:
    """These touch neither session nor database: pytest-django refuses both here."""

    def test_500_says_that_nothing_was_saved_and_gives_a_code_to_quote(self, visitor):
        page = visitor.get("/crash/")

        assert page.status_code == 500
        assert "chưa được lưu" in page.text
        assert f"<code>{page['X-Request-ID']}</code>" in page.text

    def test_503_when_it_is_the_database(self, visitor):
        page = visitor.get("/database-gone/")

        assert page.status_code == 503
        assert page["Retry-After"] == "30"
        assert "Cơ sở dữ liệu chưa trả lời" in page.text

    def test_400_for_what_cannot_be_read(self, visitor):
        page = visitor.get("/suspicious/")

        assert page.status_code == 400
        assert "không đọc được" in page.text

    def test_400_for_a_host_that_is_not_ours(self, visitor):
        assert visitor.get("/language/", headers={"host": "evil.example"}).status_code == 400

    def test_they_speak_english_too(self, visitor):
        visitor.cookies["openddci_language"] = "en"

        assert "Something failed" in visitor.get("/crash/").text


class TestHealth:
    @pytest.mark.django_db
    def test_is_ok_when_the_database_answers(self, client, django_assert_num_queries):
        with django_assert_num_queries(1):
            answer = client.get("/healthz")

        assert (answer.status_code, answer.text) == (200, "ok\n")
        assert not answer.cookies

    @pytest.mark.django_db
    def test_is_503_when_it_does_not(self, client, monkeypatch):
        def refuse():
            raise OperationalError

        monkeypatch.setattr(connection, "cursor", refuse)

        assert client.get("/healthz").status_code == 503
