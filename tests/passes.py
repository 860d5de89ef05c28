"""Which tests run on which database: SQLite sees all but a few, PostgreSQL what touches a database."""

import pytest

DATABASE_FIXTURES = {"db", "transactional_db", "django_db_reset_sequences", "live_server"}


def runs_in_pass(item: pytest.Item, *, on_postgresql: bool) -> bool:
    """Return whether the test belongs to the pass; every test belongs to at least one."""
    if item.get_closest_marker("postgres"):
        return on_postgresql
    return not on_postgresql or touches_database(item)


def touches_database(item: pytest.Item) -> bool:
    """Return whether the test asks for the database by mark, by fixture (through others too) or by class."""
    if item.get_closest_marker("django_db") or DATABASE_FIXTURES & set(getattr(item, "fixturenames", ())):
        return True
    kinds = (getattr(item, "cls", None) or object).__mro__
    return any(kind.__name__ == "TransactionTestCase" for kind in kinds)
