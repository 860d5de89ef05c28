"""Sign-in and error pages as a browser shows them: on a phone and a desk, under the strict policy."""

import os
from pathlib import Path

import pytest
from django.utils import timezone

from tests.people import PASSWORD, THAO

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SIGN_IN = "/accounts/sign-in/"
WIDTHS = [360, 1280]


@pytest.fixture(scope="module")
def axe_source() -> str:
    import axe_playwright_python

    package = Path(os.path.dirname(axe_playwright_python.__file__))  # noqa: PTH120
    return next(package.rglob("axe.min.js")).read_text(encoding="utf-8")


@pytest.fixture(params=WIDTHS, ids=lambda width: f"{width}px")
def page(request, browser, live_server):
    context = browser.new_context(
        viewport={"width": request.param, "height": 800}, base_url=live_server.url, java_script_enabled=True
    )
    page = context.new_page()
    page.complaints = []
    page.on(
        "console", lambda message: page.complaints.append(message.text) if message.type == "error" else None
    )
    yield page
    context.close()


def faults(page, axe_source: str) -> list[str]:
    """Return what axe finds, whatever runs over the edge, and what the policy had to block."""
    page.evaluate(axe_source + ";0")
    found = [violation["id"] for violation in page.evaluate("axe.run()")["violations"]]
    if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
        found.append("scrolls sideways")
    return found + [text for text in page.complaints if "Content Security Policy" in text]


class TestPages:
    @pytest.mark.parametrize("address", [SIGN_IN, "/absent/", "/accounts/password/", "/language/"])
    @pytest.mark.parametrize("language", ["vi", "en"])
    def test_are_readable_for_everyone(self, page, live_server, axe_source, address, language):
        page.context.add_cookies([{"name": "openddci_language", "value": language, "url": live_server.url}])
        page.goto(address)

        assert faults(page, axe_source) == []

    def test_a_refused_form_leads_to_the_field_to_mend(self, page, axe_source):
        page.goto(SIGN_IN)
        page.get_by_role("button", name="Đăng nhập").click()

        assert faults(page, axe_source) == []
        page.get_by_role("alert").get_by_role("link", name="Nhập mật khẩu").click()
        assert page.evaluate("document.activeElement.id") == "id_password"

    def test_a_demonstration_is_entered_by_one_button(self, page, settings, axe_source):
        from ddci_web.apps.accounts.actions import DemoPost, create_demo_accounts

        settings.OPENDDCI_DEMO = True
        post = DemoPost("chu-tich", "Chủ tịch UBND huyện", "lang-giang", "chair")
        create_demo_accounts([post], at=timezone.now())
        page.goto(SIGN_IN)

        assert faults(page, axe_source) == []
        page.get_by_role("button", name=post.post_name).click()
        page.goto("/accounts/password/")
        assert page.get_by_role("heading", name="Đổi mật khẩu").is_visible()


class TestKeyboard:
    def test_alone_is_enough_to_sign_in(self, page):
        THAO.account()
        page.goto(f"{SIGN_IN}?next=/accounts/password/")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        page.focus("#id_username")
        page.keyboard.type(THAO.login_name)
        page.keyboard.press("Tab")
        page.keyboard.insert_text(PASSWORD)
        page.keyboard.press("Enter")

        page.get_by_role("heading", name="Đổi mật khẩu").wait_for(timeout=10_000)
