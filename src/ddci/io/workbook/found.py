"""What a spreadsheet says a cell holds, and what it shows."""

import re
from datetime import date, datetime

from ddci.base.errors import DdciError

Found = str | float | int | bool | date | datetime | object
EXACT_DIGITS = 15  # a spreadsheet's number keeps that many


class NotUnderstood(DdciError):
    """A cell that does not say what its column needs; ``code`` is that of the problem to report."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


def is_blank(found: Found) -> bool:
    return found is None or (isinstance(found, str) and not found.strip())


def without_literals(number_format: str) -> str:
    """A number format without what stands in it to be shown as it is."""
    return re.sub(r'\[[^\]]*\]|"[^"]*"|\\.', "", number_format)
