"""Checks of the documents that need no understanding: every link inside the project leads somewhere."""

import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from tools.tree import ROOT, project_files

LINK = re.compile(r"!?\[[^\]]*\]\(<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\)")
FENCE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`[^`\n]*`")
HEADING = re.compile(r"^#{1,6}\s+(.*?)\s*#*\s*$", re.MULTILINE)
ELSEWHERE = ("http:", "https:", "mailto:")


def broken_links(root: Path) -> Iterator[str]:
    """Yield ``file: link`` for each relative link whose file, or heading in it, does not exist."""
    for page in project_files(root):
        if page.suffix != ".md":
            continue
        text = FENCE.sub("", page.read_text(encoding="utf-8"))
        for target in LINK.findall(CODE.sub("", text)):
            if target.startswith(ELSEWHERE):
                continue
            path, _, anchor = unquote(target).partition("#")
            place = page if not path else (root / path[1:] if path.startswith("/") else page.parent / path)
            if not place.exists() or (anchor and place.suffix == ".md" and anchor not in anchors(place)):
                yield f"{page.relative_to(root)}: {target}"


def anchors(page: Path) -> set[str]:
    """Return the names a forge gives to the headings of a page."""
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    return {anchor(heading) for heading in HEADING.findall(text)} | set(
        re.findall(r"<a id=\"([^\"]+)\"", text)
    )


def anchor(heading: str) -> str:
    """Return the heading in lower case with hyphens for spaces, letters and digits of any language kept."""
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).strip().lower()
    kept = "".join(c for c in plain if c in "-_ " or unicodedata.category(c)[0] in "LNM")
    return kept.replace(" ", "-")


def main() -> int:
    broken = list(broken_links(ROOT))
    print(*broken, sep="\n", end="\n" if broken else "")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
