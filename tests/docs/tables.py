"""Reads the tables of a page, so that a test can recompute them."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path


def tables_of(page: Path) -> list[list[dict[str, str]]]:
    """Return the tables in order, each as rows by their headings."""
    tables: list[list[list[str]]] = []
    inside = False
    for line in page.read_text(encoding="utf-8").splitlines():
        is_row = line.strip().startswith("|")
        if is_row and not inside:
            tables.append([])
        if is_row:
            tables[-1].append([cell.strip() for cell in line.strip().strip("|").split("|")])
        inside = is_row
    return [[dict(zip(head, row, strict=True)) for row in rows] for head, _, *rows in tables]


def table_with(page: Path, *headings: str) -> list[dict[str, str]]:
    """Return the one table that has these headings."""
    (table,) = (table for table in tables_of(page) if set(headings) <= set(table[0]))
    return table


def day(text: str) -> date:
    return datetime.strptime(text, "%d/%m/%Y").date()  # noqa: DTZ007 - a day has no zone


def number(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))
