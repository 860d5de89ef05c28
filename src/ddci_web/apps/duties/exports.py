"""Duties as files: CSV for a spreadsheet, a calendar feed; simulated ones say so in every row and event."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time

from ddci.io import duties as files
from ddci.plan.model import Pack
from ddci.regime.duty import Duty
from ddci_web.ui.downloads import SIMULATED, csv_text

_NAMED = ("rule", "owner", "recipient", "component")


def as_csv(duties: Sequence[Duty], pack: Pack, *, lang: str) -> str:
    """Return the library's table with a column of names beside each column of codes."""
    rows = list(csv.DictReader(io.StringIO(files.duties_csv(duties, lang=lang))))
    names = _names(pack, lang)
    columns = [
        column for name in files.COLUMNS for column in ((name, f"{name}_name") if name in _NAMED else (name,))
    ]
    cells = ([_cell(row, column, names) for column in columns] for row in rows)
    return csv_text(columns, cells, simulated=pack.pack.fictional)


def _cell(row: dict[str, str], column: str, names: dict[tuple[str, str], str]) -> str:
    of = column.removesuffix("_name")
    return row[column] if column in row else names.get((of, row[of]), "")


def _names(pack: Pack, lang: str) -> dict[tuple[str, str], str]:
    words = files.names_of(pack, lang=lang)
    components = {
        ("component", item.code): (item.name_en if lang == "en" else None) or item.name
        for framework in pack.frameworks
        for item in framework.components
    }
    parties = {
        (side, code): words.of(code) for side in ("owner", "recipient") for code in (*words.names, "public")
    }
    return {("rule", code): name for code, name in words.rules.items()} | parties | components


def as_feed(duties: Iterable[Duty], pack: Pack, *, lang: str) -> bytes:
    """Return a calendar feed; it says when the plan was made, so that an unchanged plan gives unchanged bytes."""
    stamp = datetime.combine(pack.document.certain_effect, time(), UTC)
    return files.duties_ics(duties, _marked(pack) if pack.pack.fictional else pack, stamp=stamp, lang=lang)


def _marked(pack: Pack) -> Pack:
    """Return the pack with the mark in every name that the feed shows."""
    rules = tuple(
        replace(rule, name=f"{SIMULATED} · {rule.name}", name_en=f"{SIMULATED} · {rule.name_en or rule.name}")
        for rule in pack.duty_rules
    )
    about = replace(
        pack.pack, name=f"{SIMULATED} · {pack.pack.name}", name_en=f"{SIMULATED} · {pack.pack.name_en}"
    )
    return replace(pack, pack=about, duty_rules=rules)
