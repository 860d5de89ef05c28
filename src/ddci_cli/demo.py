"""``openddci demo``: the real plan checked, its year of duties dated, its board in the browser; one command.

The demonstration keeps to a directory of its own and to SQLite, whatever a real installation beside it uses, and
shows the plan's own year: its day is set to one in the plan's third quarter and every page says so.
"""

import argparse
import os
import sys
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from ddci_cli.console import door, say, shipped_packs
from ddci_cli.installation import port_number

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from ddci.lint import Finding
    from ddci.plan.model import Pack
    from ddci.regime.duty import Duty

MAIN_PACK = "lang-giang-2023"
DEMO_DAY = date(2023, 10, 2)  # a Monday, the week in which the reports of the third quarter fall due
UPCOMING = 5


def add_parser(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "demo", help="chạy thử trọn vẹn trên kế hoạch Lạng Giang 2023 / run the demonstration"
    )
    parser.add_argument(
        "--once", action="store_true", help="in ra những gì sẽ hiển thị rồi dừng / print and stop"
    )
    parser.add_argument("--host", default="127.0.0.1", help="địa chỉ lắng nghe / address to listen on")
    parser.add_argument(
        "--port", type=port_number, default=8000, help="cổng / port (the next free one if busy)"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    pack = _print_plan()
    _set_surroundings(arguments.host)
    from ddci_web.config import demonstration

    demonstration.prepare(shipped_packs(), main=MAIN_PACK, progress=say)
    if arguments.once:
        say(f"\nTrang web sẽ ở / the site would be at  http://{arguments.host}:{arguments.port}/")
        say(f"Mở trang web: / to open it:  {door()} demo")
        return 0
    from ddci_web.config import serving

    try:
        return _serve(arguments, pack)
    except (serving.NoFreePort, serving.UnusableAddress) as reason:
        say(str(reason), stream=sys.stderr)
        return 2


def _serve(arguments: argparse.Namespace, pack: "Pack") -> int:
    from ddci_web.config import demonstration, serving

    with serving.listen(arguments.host, arguments.port) as listener:
        if listener.port != arguments.port:
            say(
                f"Cổng {arguments.port} đang có chương trình khác dùng; lấy cổng {listener.port}. / Port busy."
            )
        say(f"\n  {pack.pack.name}\n  →  {listener.url}\n")
        say(demonstration.accounts_note())
        say("Ctrl-C để dừng. / Ctrl-C stops it.")
        serving.serve(listener)
    return 0


def _set_surroundings(host: str) -> None:
    """Point the site at the demonstration's own directory before any of it is imported."""
    base = Path(os.environ.get("OPENDDCI_DATA") or _default_data())
    os.environ.update(
        {
            "OPENDDCI_DATA": str(base / "demo"),
            "OPENDDCI_DEMO": "1",
            "OPENDDCI_LOG_LEVEL": "WARNING",  # one person looks at it: a line for every request is noise
            "OPENDDCI_TODAY": DEMO_DAY.isoformat(),
            "DJANGO_SETTINGS_MODULE": "ddci_web.config.settings",
        }
    )
    for foreign in ("DATABASE_URL", "OPENDDCI_DEBUG", "OPENDDCI_HTTPS", "OPENDDCI_ALLOWED_HOSTS"):
        os.environ.pop(foreign, None)
    if host not in {"127.0.0.1", "localhost", "::1"}:
        os.environ["OPENDDCI_ALLOWED_HOSTS"] = "*"  # shown to others on purpose, under names we cannot know


def _default_data() -> Path:
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "openddci"


def _print_plan() -> "Pack":
    from ddci import lint
    from ddci.io.pack_folder import read_pack
    from ddci.plan.duties import duties_of

    pack = read_pack(shipped_packs() / MAIN_PACK).pack
    say(f"{pack.pack.name}\n")
    _print_board(pack)
    _print_findings(lint.check(pack))
    _print_duties(pack, duties_of(pack))
    return pack


def _print_board(pack: "Pack") -> None:
    from ddci.base.numbers import format_number, format_signed
    from ddci.plan.gaps import gaps_of, main_framework, widest

    index = main_framework(pack)
    names = {item.code: item.name for item in index.components}
    rows = gaps_of(pack, framework=index.code)
    say(
        f"Bảng điều hành: {index.short_name}, kết quả {pack.document.year - 1} → mục tiêu {pack.document.year}"
    )
    for row in sorted(rows, key=lambda row: row.points or Decimal(0), reverse=True):
        result, target = (
            format_number(score) if score is not None else "chưa rõ" for score in (row.result, row.target)
        )
        gap = format_signed(row.points) if row.points else "giữ mức" if row.points == 0 else "chưa rõ"
        say(f"  {gap:>8}  {result:>5} → ≥ {target:<5} {names[row.component]}")
    if (worst := widest(rows)) is not None:
        say(f"  Cần nâng nhiều nhất: {names[worst.component]}; {_who_answers(pack, worst.component)}\n")


def _who_answers(pack: "Pack", component: str) -> str:
    assignment = next((row for row in pack.assignments if row.component == component), None)
    posts = {post.code: post.name for post in pack.posts}
    leader = posts.get(assignment.leader_in_charge or "") if assignment else None
    return f"chịu trách nhiệm: {leader}" if leader else "kế hoạch không nêu ai chịu trách nhiệm"


def _print_findings(findings: "tuple[Finding, ...]") -> None:
    blocking = [found.title("vi") for found in findings if found.severity == "blocking"]
    kinds = list(dict.fromkeys(blocking))
    say(
        f"Rà soát: {len(findings)} phát hiện; phải sửa {len(kinds)} loại, {len(blocking)} chỗ trước khi ban hành"
    )
    for number, title in enumerate(kinds, start=1):
        say(f"  {number}. {title}")
    say(f"  Đầy đủ: / in full:  {door()} check {MAIN_PACK}\n")


def _print_duties(pack: "Pack", duties: "tuple[Duty, ...]") -> None:
    names = {rule.code: rule.name for rule in pack.duty_rules}
    coming = Counter((duty.last_day, duty.rule) for duty in duties if duty.last_day >= DEMO_DAY)
    say(f"Đầu việc trong năm: {len(duties)}; sắp tới, tính từ ngày trình diễn {DEMO_DAY:%d/%m/%Y}")
    for (day, rule), count in sorted(coming.items())[:UPCOMING]:
        say(f"  {day:%d/%m/%Y}  {count:>4}  {names[rule]}")
    say(f"  Đầy đủ: / in full:  {door()} duties {MAIN_PACK}\n")
