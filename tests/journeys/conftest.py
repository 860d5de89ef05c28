"""What journeys share: a site over plain HTTP with the plans that ship, a page that keeps the browser's complaints."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import TransactionTestCase
from django.utils import timezone

PACKS = Path(__file__).parents[2] / "packs"
GUARD_LIFTED = "with_the_guard_lifted"


@pytest.fixture(autouse=True, scope="session")
def plain_http() -> None:
    """The live server speaks no HTTPS; it starts once for all, before any test could change a setting."""
    settings.SECURE_SSL_REDIRECT = False
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = settings.LANGUAGE_COOKIE_SECURE = False
    settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME = "openddci_session", "openddci_csrf"


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True, scope="module")
def audit_may_be_emptied_between_tests() -> Iterator[None]:
    """Tests with real transactions end by emptying every table, which the audit rightly refuses."""
    from ddci_web.apps.audit import triggers

    emptying = TransactionTestCase._fixture_teardown
    if emptying.__name__ == GUARD_LIFTED:  # the site's own tests have seen to it already
        yield
        return

    def with_the_guard_lifted(case: TransactionTestCase) -> None:
        with connection.schema_editor() as editor:
            triggers.remove(editor)
        try:
            emptying(case)
        finally:
            with connection.schema_editor() as editor:
                triggers.install(editor)

    TransactionTestCase._fixture_teardown = with_the_guard_lifted
    yield
    TransactionTestCase._fixture_teardown = emptying


@pytest.fixture
def demonstration(settings, transactional_db) -> None:
    """The site as ``demo`` shows it: both plans that ship, accounts named after posts, a day in 2023."""
    from ddci.io.pack_folder import read_pack
    from ddci_web.apps.access.actor import COMMAND_LINE
    from ddci_web.apps.accounts.actions import DemoPost, create_demo_accounts
    from ddci_web.apps.packs.actions import load_pack

    settings.OPENDDCI_DEMO, settings.OPENDDCI_TODAY = True, date(2023, 10, 2)
    real, fictional = (read_pack(PACKS / name).pack for name in ("lang-giang-2023", "xa-vi-du-2026"))
    for pack in (real, fictional):
        load_pack(pack, actor=COMMAND_LINE, at=timezone.now())
    names = {post.code: post.name for post in real.posts}
    posts = [
        DemoPost(code, names[code], real.pack.code, code) for code in ("chu-tich", "pct-2", "chu-tich-voi")
    ]
    posts.append(DemoPost("quan-tri", "Quản trị hệ thống", real.pack.code, "", is_administrator=True))
    create_demo_accounts(posts, at=timezone.now())


class Complaints:
    """What a browser has to say against a page: refused by the policy, asked of strangers, failed."""

    def __init__(self, page: Any, home: str) -> None:
        self.found: list[str] = []
        page.on("console", lambda message: self._note(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self._note(str(error)))
        page.on("request", lambda request: None if request.url.startswith(home) else self._note(request.url))

    def _note(self, text: str) -> None:
        self.found.append(text)


@pytest.fixture
def open_page(browser, live_server):
    """Return a function that opens a browser page of some width and language, with or without script."""
    contexts = []

    def opened(*, width: int = 1280, language: str = "vi", script: bool = True) -> Any:
        context = browser.new_context(
            viewport={"width": width, "height": 800}, base_url=live_server.url, java_script_enabled=script
        )
        contexts.append(context)
        context.add_cookies([{"name": "openddci_language", "value": language, "url": live_server.url}])
        page = context.new_page()
        page.complaints = Complaints(page, live_server.url)
        return page

    yield opened
    for context in contexts:
        context.close()


def sign_in_as(page: Any, post: str) -> None:
    """Take the post's button on the sign-in page of a demonstration."""
    page.goto("/accounts/sign-in/")
    page.locator(f"button:has(.demo__login:text-is('{post}'))").click()
