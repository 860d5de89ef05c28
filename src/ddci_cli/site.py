"""Commands on the site's database: ``load`` a pack into it, ``save`` a plan from it, ``manage`` the rest."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ddci_cli.console import find_pack, say

if TYPE_CHECKING:
    from argparse import _SubParsersAction

_OUTCOME = {
    "created": "Đã nạp {code}: {duties} đầu việc, {findings} phát hiện. / Loaded.",
    "replaced": "Đã thay {code} bằng bản mới: {duties} đầu việc, {findings} phát hiện. / Replaced by the new version.",
    "unchanged": "{code} đã có sẵn, không có gì thay đổi. / Already there, nothing changed.",
}


def add_parsers(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    load = commands.add_parser("load", help="nạp một bộ dữ liệu vào trang web / load a pack into the site")
    load.add_argument("pack", help="thư mục, hoặc tên một bộ có sẵn / folder, or the name of one that ships")
    load.set_defaults(run=run_load)
    save = commands.add_parser(
        "save", help="ghi kế hoạch từ trang web ra thư mục / write a plan from the site"
    )
    save.add_argument("plan", help="mã kế hoạch / the plan's code")
    save.add_argument("folder", type=Path, help="thư mục mới / a new folder")
    save.add_argument(
        "--replace", action="store_true", help="thay bộ dữ liệu đang ở đó / replace the pack there"
    )
    save.set_defaults(run=run_save)
    manage = commands.add_parser(
        "manage",
        help="lệnh quản trị của Django / Django's own commands",
        add_help=False,
        prefix_chars="\0",  # --help is Django's, too
    )
    manage.add_argument("arguments", nargs=argparse.REMAINDER)
    manage.set_defaults(run=run_manage)


def run_load(arguments: argparse.Namespace) -> int:
    """Read the pack first: one that cannot be read touches no database."""
    from ddci.io.pack_folder import read_pack

    pack = read_pack(find_pack(arguments.pack)).pack
    _start()
    from django.utils import timezone

    from ddci_web.apps.access.actor import COMMAND_LINE
    from ddci_web.apps.packs.actions import load_pack

    loaded = load_pack(pack, actor=COMMAND_LINE, at=timezone.now())
    counts = {"duties": loaded.plan.duties.count(), "findings": loaded.plan.findings.count()}
    say(_OUTCOME[loaded.outcome].format(code=loaded.plan.code, **counts))
    return 0


def run_save(arguments: argparse.Namespace) -> int:
    _start()
    from ddci.io.pack_folder import write_pack
    from ddci_web.apps.packs.queries import NoSuchPlan, pack_of

    try:
        pack = pack_of(arguments.plan)
    except NoSuchPlan as missing:
        say(_no_such_plan(str(missing)), stream=sys.stderr)
        return 2
    write_pack(pack, arguments.folder, replace=arguments.replace)
    say(f"Đã ghi {arguments.plan} vào / written to {arguments.folder}")
    return 0


def run_manage(arguments: argparse.Namespace) -> int:
    from ddci_cli.installation import start_site

    start_site()
    from django.core.management import execute_from_command_line

    execute_from_command_line(["openddci manage", *arguments.arguments])
    return 0


def _start() -> None:
    """Bring the site up with its tables in place."""
    from ddci_cli.installation import start_site

    start_site()
    from ddci_web.config.migrating import bring_up_to_date

    bring_up_to_date()


def _no_such_plan(code: str) -> str:
    from ddci_web.apps.plans.queries import plan_list

    known = ", ".join(plan.code for plan in plan_list()) or "—"
    return (
        f"Không có kế hoạch {code!r} trong trang web. Các kế hoạch đang có: {known}.\n"
        f"The site has no plan {code!r}. It has: {known}."
    )
