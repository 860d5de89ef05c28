"""``openddci duties PACK``: every duty of a plan's year, as a list, a table, JSON or a calendar feed."""

import argparse
import re
import sys
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from ddci_cli.console import find_pack, say

if TYPE_CHECKING:
    from ddci.plan.model import Pack
    from ddci.regime.duty import Duty
    from ddci.regime.wording import Fact

_DESCRIPTION = (
    "Liệt kê mọi đầu việc mà các quy tắc của kế hoạch tạo ra, có hạn và cách tính hạn, cho các kỳ của năm "
    "kế hoạch. --from và --to chọn theo hạn ghi trong kế hoạch, không thêm kỳ của năm khác. / "
    "List every duty of the periods of the plan's year; --from and --to filter by due date and add "
    "no other year."
)
_VIETNAMESE_DATE = re.compile("([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_ISO_DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")  # fromisoformat takes many more forms


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "duties",
        help="đầu việc trong năm và hạn của từng việc / the year's duties, dated",
        description=_DESCRIPTION,
    )
    parser.add_argument("pack", metavar="PACK", help="thư mục bộ dữ liệu / folder of the pack")
    parser.add_argument(
        "--from", dest="start", type=_day, metavar="D", help="từ ngày / from: 2023-10-05, 05/10/2023"
    )
    parser.add_argument(
        "--to", dest="end", type=_day, metavar="D", help="đến hết ngày / to, that day included"
    )
    parser.add_argument("--unit", metavar="CODE", help="chỉ việc của một đơn vị / only what this unit owes")
    parser.add_argument("--format", choices=("table", "csv", "json", "ics"), default="table")
    parser.add_argument("--lang", choices=("vi", "en"), default="vi")
    parser.set_defaults(run=duties)


def duties(args: argparse.Namespace) -> int:
    """Print the duties asked for; 2 when the pack cannot be used or the question makes no sense."""
    from ddci.io.pack_folder import read_pack
    from ddci.io.problems import UnusablePack
    from ddci.plan.duties import duties_due, duties_of

    if args.start and args.end and args.start > args.end:
        return _refuse("empty-range", args.lang, start=args.start, end=args.end)
    try:
        pack = read_pack(find_pack(args.pack)).pack
    except UnusablePack as refusal:
        say(refusal.report(args.lang), stream=sys.stderr)
        return 2
    if args.unit is not None and args.unit not in _who_may_owe(pack):
        return _refuse_unit(args.unit, pack, args.lang)
    chosen = duties_due(duties_of(pack), start=args.start, end=args.end, unit=args.unit)
    sys.stdout.write(_written(chosen, pack, args))
    return 0


def _written(chosen: "tuple[Duty, ...]", pack: "Pack", args: argparse.Namespace) -> str:
    from ddci.io import duties as files
    from ddci.io.duty_list import duties_table

    lang = args.lang
    if args.format == "csv":
        return files.duties_csv(chosen, pack=pack, lang=lang)
    if args.format == "json":
        return files.duties_json(chosen, lang=lang)
    if args.format == "ics":
        # The feed says when the plan was made, not when it was printed: the same pack gives the same bytes.
        stamp = datetime.combine(pack.document.certain_effect, time(), UTC)
        return files.duties_ics(chosen, pack, stamp=stamp, lang=lang).decode()
    # For one unit there is room to say how each date was found.
    return duties_table(chosen, pack, lang=lang, basis=args.unit is not None)


def _day(text: str) -> date:
    """Read a day as people (05/10/2023) or computers (2023-10-05) write it; no other form."""
    try:
        if vietnamese := _VIETNAMESE_DATE.fullmatch(text):
            day, month, year = (int(part) for part in vietnamese.groups())
            return date(year, month, day)
        if _ISO_DATE.fullmatch(text):
            return date.fromisoformat(text)
        raise ValueError(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text!r} không phải một ngày; viết 2023-10-05 hoặc 05/10/2023 / is no day of the calendar"
        ) from None


def _who_may_owe(pack: "Pack") -> set[str]:
    return {unit.code for unit in pack.units} | {post.code for post in pack.posts}


def _refuse_unit(code: str, pack: "Pack", lang: str) -> int:
    group = next((group for group in pack.groups if group.code == code), None)
    if group is not None:
        members = ", ".join(dict.fromkeys(member.unit for member in group.members)) or "—"
        return _refuse("unit-is-a-group", lang, unit=code, close=members)
    close = _close_units(code, pack)
    if close:
        return _refuse("unknown-unit-close", lang, unit=code, close=", ".join(close))
    return _refuse("unknown-unit", lang, unit=code)


def _close_units(asked: str, pack: "Pack") -> list[str]:
    """Return up to three units that were probably meant, by code, name or another way of writing it."""
    from difflib import get_close_matches

    from ddci.base.text import squeeze

    unit_of: dict[str, str] = {}
    for unit in pack.units:
        for written in (unit.code, unit.name, *(alias.name for alias in unit.aliases)):
            unit_of.setdefault(squeeze(written), f"{unit.code} ({unit.name})")
    key = squeeze(asked)
    inside = [name for written, name in unit_of.items() if key and key in written]
    near = (unit_of[written] for written in get_close_matches(key, unit_of, n=3, cutoff=0.6))
    return _first(3, (*near, *inside))


def _first(n: int, names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))[:n]


def _refuse(code: str, lang: str, **facts: "Fact") -> int:
    from ddci.base.text import visible
    from ddci.regime.wording import say as worded

    say(visible(worded(f"list.{code}", lang=lang, facts=facts)), stream=sys.stderr)
    return 2
