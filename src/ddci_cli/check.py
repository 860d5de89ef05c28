"""``openddci check PACK``: what the rules find in a plan, for people or as JSON."""

import argparse
import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ddci_cli.console import find_pack, say

if TYPE_CHECKING:
    from ddci.io.pack_folder import LoadedPack
    from ddci.lint import Finding

_DESCRIPTION = (
    "Rà soát một kế hoạch trước khi thực hiện. Thoát với mã 0 khi không có gì phải sửa, "
    "1 khi có điều phải sửa, 2 khi bộ dữ liệu không đọc được. / "
    "Check a plan before it runs. Exit status: 0 nothing blocking, 1 blocking findings, 2 unusable input."
)
_COLOURS = {"blocking": "1;31", "warning": "1;33", "note": "1;36"}
_TEXT = {
    "vi": {
        "mend": "Cách sửa: ",
        "none": "Không có phát hiện nào.",
        "heading": "{severity}: {kinds} loại, {places} chỗ",
        "summary": "{all} phát hiện: {blocking} phải sửa, {warning} cần xem lại, {note} lưu ý.",
    },
    "en": {
        "mend": "To mend: ",
        "none": "Nothing found.",
        "heading": "{severity}: {kinds} {kinds_word}, {places} {places_word}",
        "summary": "{all} findings: {blocking} must be mended, {warning} to be reviewed, {note} notes.",
    },
}


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "check", help="rà soát kế hoạch / check a plan before it runs", description=_DESCRIPTION
    )
    parser.add_argument("pack", metavar="PACK", help="thư mục bộ dữ liệu / folder of the pack")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument("--lang", choices=("vi", "en"), default="vi")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the findings; 1 when one of them blocks, 2 when the pack cannot be used."""
    from ddci.io.pack_folder import read_pack
    from ddci.io.problems import UnusablePack

    try:
        loaded = read_pack(find_pack(arguments.pack))
    except UnusablePack as refusal:
        say(refusal.report(arguments.lang), stream=sys.stderr)
        return 2
    from ddci import lint

    findings = lint.check(loaded.pack)
    if arguments.format == "json":
        say(_as_json(findings, arguments.lang))
    else:
        for line in _as_text(findings, loaded, arguments.lang):
            say(line)
    return 1 if any(found.blocks for found in findings) else 0


def _as_json(findings: "tuple[Finding, ...]", lang: str) -> str:
    import json

    return json.dumps([found.to_row(lang=lang) for found in findings], ensure_ascii=False, indent=2)


def _as_text(findings: "tuple[Finding, ...]", loaded: "LoadedPack", lang: str) -> Iterator[str]:
    from ddci.lint import SEVERITIES
    from ddci.lint.finding import write_fact

    words = _TEXT[lang]
    document = loaded.pack.document
    yield _painted((document.title_en if lang == "en" else None) or document.title, "1")
    yield ""
    counts = {severity: sum(found.severity == severity for found in findings) for severity in SEVERITIES}
    for severity in SEVERITIES:
        here = [found for found in findings if found.severity == severity]
        if here:
            named = write_fact(severity, name="severity", lang=lang).upper()
            yield _painted(_counted(named, here, lang), _COLOURS[severity])
            yield ""
            yield from _groups(here, loaded, lang)
    if not findings:
        yield words["none"]
    yield words["summary"].format(all=len(findings), **counts)


def _counted(severity: str, findings: "list[Finding]", lang: str) -> str:
    """The heading of a severity: how many kinds of findings there are, and in how many places."""
    kinds, places = len({found.code for found in findings}), len(findings)
    return _TEXT[lang]["heading"].format(
        severity=severity, kinds=kinds, places=places,
        kinds_word="kind" if kinds == 1 else "kinds", places_word="place" if places == 1 else "places",
    )  # fmt: skip


def _groups(findings: "list[Finding]", loaded: "LoadedPack", lang: str) -> Iterator[str]:
    """One block per code; what is the same for all of a block (how to mend it) is said once, at its end."""
    from ddci.lint.paths import spots

    places = spots(loaded.pack)
    by_code: dict[str, list[Finding]] = {}
    for found in findings:
        by_code.setdefault(found.code, []).append(found)
    for code, group in by_code.items():
        title = _painted(group[0].title(lang), "1")
        yield f"  {title}" + (f" ({len(group)})" if len(group) > 1 else "") + f"  {code}"
        mends = [found.mend(lang) for found in group]
        for found, mend in zip(group, mends, strict=True):
            place = loaded.place_of(places[found.at].keys).short
            yield from _wrapped(f"{found.line(lang)} [{found.source} · {place}]", "  - ")
            if len(set(mends)) > 1:
                yield from _wrapped(_TEXT[lang]["mend"] + mend, "    → ")
        if len(set(mends)) == 1:
            yield from _wrapped(_TEXT[lang]["mend"] + mends[0], "  → ")
        yield ""


def _wrapped(text: str, indent: str) -> list[str]:
    import shutil
    import textwrap

    width = min(max(shutil.get_terminal_size((100, 24)).columns, 60), 120)
    # Paths and codes are for copying: they are not broken at their hyphens.
    return textwrap.wrap(
        text, width, initial_indent=indent, subsequent_indent=" " * len(indent), break_on_hyphens=False
    )


def _painted(text: str, colour: str) -> str:
    """Colour only for a person at a terminal who has not asked for none (no-color.org)."""
    if not sys.stdout.isatty() or os.environ.get("NO_COLOR"):
        return text
    return f"\033[{colour}m{text}\033[0m"
