from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from ddci_web.config.middleware import CONTENT_SECURITY_POLICY
from tests.ddci.packs import small_pack
from tests.people import HANH, sign_in
from tests.web.plans_on_site import loaded

pytestmark = pytest.mark.django_db

ADDRESSES = ["/accounts/sign-in/", "/healthz", "/absent/", "/static/ui/ui.css"]


class TestSecurityHeaders:
    @pytest.mark.parametrize("address", ADDRESSES)
    def test_stand_on_every_answer(self, client, address):
        answer = client.get(address)
        answer.close()

        assert answer["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Referrer-Policy"] == "same-origin"
        assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
        assert answer["X-Frame-Options"] == "DENY"

    def test_allow_nothing_inline_and_nobody_else(self):
        assert "unsafe" not in CONTENT_SECURITY_POLICY
        assert "http" not in CONTENT_SECURITY_POLICY
        assert "default-src 'none'" in CONTENT_SECURITY_POLICY

    @pytest.mark.parametrize("address", ADDRESSES[:3])
    def test_pages_need_nothing_that_the_policy_forbids(self, client, address):
        text = client.get(address).text

        assert "<script" not in text
        assert "<style" not in text
        assert " style=" not in text
        assert not any(f" {event}=" in text for event in ("onclick", "onload", "onsubmit"))


class TestKeeping:
    """Machines are shared: what one reader saw must not come back for the next."""

    def test_is_forbidden_for_what_a_signed_in_reader_sees(self, client):
        code = loaded(small_pack()).code
        sign_in(client, HANH)

        of_the_plan = ["", "findings/", "duties.csv"]
        for address in (
            "/accounts/password/",
            "/absent/",
            *(f"/plans/{code}/{page}" for page in of_the_plan),
        ):
            kept = client.get(address)["Cache-Control"]
            assert {"private", "no-store"} <= set(kept.split(", ")), address

    def test_stays_allowed_for_what_everybody_sees(self, client):
        code = loaded(small_pack()).code

        for address in ("/", f"/plans/{code}/", f"/plans/{code}/duties.ics"):
            assert "Cache-Control" not in client.get(address)

    def test_stays_allowed_for_files_of_the_design(self, client):
        answer = sign_in(client, HANH).get("/static/ui/ui.css")
        answer.close()

        assert "no-store" not in answer["Cache-Control"]


class TestHttps:
    @pytest.fixture
    def https(self, settings):
        settings.SECURE_SSL_REDIRECT = True
        settings.SECURE_HSTS_SECONDS = 31_536_000

    def test_is_insisted_on(self, client, https):
        answer = client.get("/accounts/sign-in/")

        assert (answer.status_code, answer["Location"]) == (301, "https://testserver/accounts/sign-in/")

    def test_is_remembered_by_the_browser(self, client, https):
        assert (
            "max-age=31536000" in client.get("/accounts/sign-in/", secure=True)["Strict-Transport-Security"]
        )

    def test_is_not_asked_of_the_machine_that_watches(self, client, https):
        assert client.get("/healthz").status_code == 200


class TestStaticFiles:
    def test_carry_their_fingerprint_so_that_browsers_may_keep_them(self, client):
        from django.templatetags.static import static

        address = static("ui/ui.css")
        answer = client.get(address)
        content = b"".join(answer.streaming_content)
        answer.close()

        assert "?v=" in address
        assert content == Path(finders.find("ui/ui.css")).read_bytes()
        assert "max-age=2592000" in answer["Cache-Control"]
