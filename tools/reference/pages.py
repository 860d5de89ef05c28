"""The register of generated pages: the file's name below docs/reference, and what makes its text."""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "reference"


def makers() -> Mapping[str, Callable[[], str]]:
    """Return what makes each page; Django must be set up before."""
    from ddci.lint.reference import findings_page
    from tools.reference.access import access_page
    from tools.reference.command_line import command_line_page
    from tools.reference.configuration import configuration_page
    from tools.reference.pack_format import pack_format_page

    return {
        "access.md": access_page,
        "cli.md": command_line_page,
        "configuration.md": configuration_page,
        "findings.md": findings_page,
        "pack-format.md": pack_format_page,
        "pack.schema.json": _schema,
    }


def _schema() -> str:
    """Return what ``openddci pack schema`` prints."""
    from ddci.io.schema import pack_schema

    return json.dumps(pack_schema("vi"), ensure_ascii=False, indent=2) + "\n"


def stale(folder: Path = FOLDER) -> Iterator[str]:
    """Yield the names of the pages that are missing or differ from what the code says today."""
    for name, make in makers().items():
        page = folder / name
        if not page.exists() or page.read_text(encoding="utf-8") != make():
            yield name


def write(folder: Path = FOLDER) -> list[str]:
    """Write the pages that differ, and return their names."""
    names = list(stale(folder))
    for name in names:
        (folder / name).write_text(makers()[name](), encoding="utf-8", newline="\n")
    return names
