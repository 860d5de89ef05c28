"""Reading many tables as they stood at one moment, whatever is written meanwhile."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any, cast

from django.db import connection, transaction


@contextmanager
def one_moment() -> Iterator[None]:
    """Run the block, which only reads, in a transaction whose reads all see the same state.

    PostgreSQL must be asked for that as the first thing. SQLite gives it, but our transactions there begin by
    taking the lock to write, for which readers must not wait. Inside a transaction that has begun, the block sees
    what that one sees.
    """
    with ExitStack() as transactions:
        if not connection.in_atomic_block:
            with _beginning_to_read():
                transactions.enter_context(transaction.atomic())
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield


@contextmanager
def _beginning_to_read() -> Iterator[None]:
    """Let a transaction that begins in the block take no lock on SQLite."""
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()  # connecting sets the mode of the settings
    wrapper = cast("Any", connection)
    usual, wrapper.transaction_mode = wrapper.transaction_mode, "DEFERRED"
    try:
        yield
    finally:
        wrapper.transaction_mode = usual
