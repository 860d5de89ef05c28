"""The log helps the operator and tells nothing about a person."""

import io
import logging

import pytest
from django.db import IntegrityError
from django.http import HttpResponse
from django.urls import path

from ddci_web.config import logs, urls
from tests.people import PASSWORD, THAO

SECRETS = ["0912345678", "Nguyễn Văn A", "ngo-dia-chi", "thao", PASSWORD, "203.0.113.9", "ma-tra-cuu-rieng"]


def crash(request, code):
    try:
        raise IntegrityError(f"Key (phone)=(0912345678) already exists; {request.POST.get('name')}")
    except IntegrityError as cause:
        raise RuntimeError(f"could not store {request.GET}") from cause


urlpatterns = [
    *urls.urlpatterns,
    path("crash/<code>/", crash),
    path("ok/<code>/", lambda r, code: HttpResponse(code)),
]
handler500, handler404 = urls.handler500, urls.handler404


@pytest.fixture
def log(client):
    """Return a function that reads what was logged, through our own filter and formatter."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logs.PlainLines())
    handler.addFilter(logs.RoutesInsteadOfPaths())
    root = logging.getLogger()
    root.addHandler(handler)
    client.raise_request_exception = False
    yield stream.getvalue
    root.removeHandler(handler)


@pytest.mark.django_db
@pytest.mark.urls(__name__)
class TestLog:
    def test_names_route_status_and_request_but_no_person(self, client, log):
        answer = client.get(
            "/ok/ma-tra-cuu-rieng/?phone=0912345678&name=Nguyễn Văn A", REMOTE_ADDR="203.0.113.9"
        )

        assert f"id={answer['X-Request-ID']} method=GET route=/ok/<code>/ status=200" in log()
        assert not [secret for secret in SECRETS if secret in log()]

    def test_tells_a_crash_by_kind_and_place_but_no_person(self, client, log):
        answer = client.post(
            "/crash/ma-tra-cuu-rieng/?address=ngo-dia-chi",
            {"name": "Nguyễn Văn A"},
            REMOTE_ADDR="203.0.113.9",
        )

        assert answer.status_code == 500
        assert "builtins.RuntimeError" in log()
        assert "IntegrityError" in log()
        assert "test_logs.py" in log()
        assert not [secret for secret in SECRETS if secret in log()]

    def test_is_silent_about_who_signs_in_or_tries_to(self, client, log):
        THAO.account()
        client.post("/accounts/sign-in/", {"username": "thao", "password": "sai"}, REMOTE_ADDR="203.0.113.9")
        client.post(
            "/accounts/sign-in/", {"username": "thao", "password": PASSWORD}, REMOTE_ADDR="203.0.113.9"
        )

        assert "route=/accounts/sign-in/ status=422" in log()
        assert "route=/accounts/sign-in/ status=302" in log()
        assert not [secret for secret in SECRETS if secret in log()]

    def test_does_not_repeat_an_address_that_nobody_answers(self, client, log):
        client.get("/ma-tra-cuu-rieng/0912345678/")

        assert "route=- status=404" in log()
        assert not [secret for secret in SECRETS if secret in log()]

    def test_does_not_repeat_a_host_that_is_not_ours(self, client, log):
        client.get("/language/", headers={"host": "0912345678.example"})

        assert "status=400" in log()
        assert not [secret for secret in SECRETS if secret in log()]

    def test_cannot_be_made_to_write_a_line_of_the_visitors_own(self):
        record = logging.LogRecord("x", logging.INFO, "", 0, "one\n2026 INFO forged", (), None)

        assert "\n" not in logs.PlainLines().format(record)
