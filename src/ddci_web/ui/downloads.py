"""Tables that leave the site as CSV: read by spreadsheets as they stand, and marked when they are simulated."""

import csv
import io
from collections.abc import Iterable, Sequence

from django.http import HttpResponse

SIMULATED = "DỮ LIỆU MÔ PHỎNG"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_text(columns: Sequence[str], rows: Iterable[Iterable[object]], *, simulated: bool) -> str:
    """Return the table with a header; simulated rows each say so in a last column.

    A text that a spreadsheet would run as a formula gets an apostrophe in front; None is an empty cell.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    mark = [SIMULATED] if simulated else []
    writer.writerow([*columns, *(["note"] if simulated else [])])
    writer.writerows([*map(_cell, row), *mark] for row in rows)
    return text.getvalue()


def _cell(cell: object) -> str:
    text = "" if cell is None else str(cell)
    return f"'{text}" if isinstance(cell, str) and text.startswith(_FORMULA) else text


def csv_response(text: str, name: str) -> HttpResponse:
    """Return the file; with a byte order mark, without which spreadsheets take Vietnamese for something else."""
    return file_response(text.encode("utf-8-sig"), f"{name}.csv", "text/csv; charset=utf-8")


def file_response(content: bytes, name: str, kind: str) -> HttpResponse:
    """Return a file under an ASCII name."""
    return HttpResponse(
        content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
