"""The little of Markdown that the generated pages need."""

from collections.abc import Iterable, Sequence


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; a bar or a line break inside a cell is written so that it stays in its cell."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(_cell(cell) for cell in line) + " |" for line in lines) + "\n"


def code(text: str) -> str:
    return f"`{text}`"


def note(*, made_from: str) -> str:
    """Return the line that keeps people from mending a generated page by hand."""
    return f"Made from {made_from} by `python -m tools.reference`; a test keeps it equal. Do not edit it by hand.\n"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
