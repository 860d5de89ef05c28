"""Workbooks as people send them back: written by us, changed by another program, read again."""

from collections.abc import Callable
from functools import cache
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from ddci.io.headings import headings
from ddci.io.problems import Problem, UnusablePack
from ddci.io.workbook import read_workbook_bytes, workbook_bytes
from ddci.io.workbook.tables import tables_of
from ddci.io.workbook.xlsx_file import column_letters
from ddci.plan.model import Pack
from tests.ddci.packs import PACK

NAME = "ke-hoach.xlsx"
Book = Any  # openpyxl's


@cache
def plain_bytes(lang: str = "vi") -> bytes:
    """The small plan as a workbook nobody has touched."""
    return workbook_bytes(PACK, lang=lang)


def changed(change: Callable[[Book], object], *, lang: str = "vi") -> bytes:
    """The small plan's workbook after a change in another program."""
    book = openpyxl.load_workbook(BytesIO(plain_bytes(lang)))
    change(book)
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


def filled(*cells: tuple[str, object]) -> bytes:
    """The workbook with other values in some cells: ``("Mục tiêu!C4", "cao")``."""

    def fill(book: Book) -> None:
        for address, found in cells:
            sheet, _, cell = address.partition("!")
            book[sheet][cell] = found

    return changed(fill)


def read(data: bytes) -> Pack:
    return read_workbook_bytes(data, name=NAME)


def problems(data: bytes) -> dict[str, Problem]:
    """What a workbook is refused for, by the place; fails when it is not refused or a place has two problems."""
    with pytest.raises(UnusablePack) as refusal:
        read(data)
    found = {problem.place.short: problem for problem in refusal.value.problems}
    assert len(found) == len(refusal.value.problems), refusal.value.report()
    assert all(problem.place.file == NAME for problem in found.values())
    return found


def codes(data: bytes) -> dict[str, str]:
    return {place: problem.code for place, problem in problems(data).items()}


def cell(table: str, column: str, row: int, *, lang: str = "vi") -> str:
    """The address of a value: of the table's ``row``-th value, counted from 0."""
    of_table = next(one for one in tables_of() if one.name == table)
    index = [one.name for one in of_table.columns].index(column)
    title = headings(lang).title(of_table)
    return f"{title}!C{index + 2}" if of_table.stands_once else f"{title}!{column_letters(index)}{row + 3}"
