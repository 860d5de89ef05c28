"""What the site's tests share: plain HTTP, the cast's standing, an audit that may be emptied."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import connection
from django.test import TransactionTestCase

# pytest reads this file before Django knows its apps: what leads to models is imported by the fixtures


@pytest.fixture(autouse=True, scope="session")
def plain_http() -> None:
    """Neither the test client nor the live server speaks HTTPS; the live server starts once for all."""
    settings.SECURE_SSL_REDIRECT = False
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = settings.LANGUAGE_COOKIE_SECURE = False
    settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME = "openddci_session", "openddci_csrf"


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def the_cast_has_standing() -> Iterator[None]:
    from ddci_web.apps.accounts import standing
    from tests.people import standing_of_the_cast

    standing.register_source(standing_of_the_cast)
    yield
    standing.unregister_source(standing_of_the_cast)


@pytest.fixture(autouse=True, scope="session")
def audit_may_be_emptied_between_tests() -> Iterator[None]:
    """Tests with real transactions end by emptying every table, which the audit rightly refuses."""
    from ddci_web.apps.audit import triggers

    emptying = TransactionTestCase._fixture_teardown

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
