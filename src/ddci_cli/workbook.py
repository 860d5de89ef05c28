"""``openddci pack export`` and ``pack import``: a pack as one Excel workbook, and back."""

import argparse
import sys
from pathlib import Path
from typing import Any

from ddci_cli.console import find_pack, say

_SAYS = {
    "vi": {
        "exported": "Đã ghi {file}: {units} đơn vị, {tasks} nhiệm vụ, {rules} quy tắc đầu việc.",
        "imported": "Đã ghi thư mục {folder}. Rà soát tiếp: openddci check {folder}",
        "exists": "Đã có tệp {file}; chọn tên khác, hoặc thêm --replace để ghi đè.",
        "not-xlsx": "Tên tệp {file} phải kết thúc bằng .xlsx.",
        "no-folder": "Không có thư mục {folder}.",
        "problems": "Có {count} chỗ phải sửa; chưa ghi gì.",
    },
    "en": {
        "exported": "Wrote {file}: {units} units, {tasks} tasks, {rules} duty rules.",
        "imported": "Wrote the folder {folder}. Next: openddci check {folder}",
        "exists": "There is a file {file}; choose another name, or add --replace to write over it.",
        "not-xlsx": "The name {file} has to end in .xlsx.",
        "no-folder": "There is no folder {folder}.",
        "problems": "{count} places to mend; nothing was written.",
    },
}


def add_export(pack_commands: "argparse._SubParsersAction[Any]") -> None:
    """Add ``export PACK FILE``."""
    parser = pack_commands.add_parser(
        "export", help="xuất kế hoạch thành một sổ Excel để điền / write a pack as a workbook"
    )
    parser.add_argument("pack", help="thư mục, hoặc tên bộ dữ liệu có sẵn / folder or name of a pack")
    parser.add_argument("file", type=Path, help="tệp .xlsx sẽ ghi / the .xlsx file to write")
    _common(parser, "ghi đè tệp đã có / write over a file that is there")
    parser.set_defaults(run=run_export)


def add_import(pack_commands: "argparse._SubParsersAction[Any]") -> None:
    """Add ``import FILE FOLDER``."""
    parser = pack_commands.add_parser(
        "import", help="nạp sổ Excel đã điền thành kế hoạch / make a pack of a workbook"
    )
    parser.add_argument("file", type=Path, help="tệp .xlsx đã điền / the workbook")
    parser.add_argument("folder", type=Path, help="thư mục sẽ ghi / the folder to write")
    _common(parser, "thay kế hoạch đã có trong thư mục / replace the pack in the folder")
    parser.set_defaults(run=run_import)


def run_export(arguments: argparse.Namespace) -> int:
    """0 written, 2 when the pack cannot be used or the file is in the way."""
    from ddci.io.pack_folder import read_pack
    from ddci.io.problems import UnusablePack
    from ddci.io.workbook import write_workbook

    file: Path = arguments.file
    if file.suffix.lower() != ".xlsx":
        return _refuse(arguments, "not-xlsx", file=file)
    if file.exists() and not arguments.replace:
        return _refuse(arguments, "exists", file=file)
    if not file.absolute().parent.is_dir():
        return _refuse(arguments, "no-folder", folder=file.parent)
    try:
        pack = read_pack(find_pack(arguments.pack)).pack
    except UnusablePack as unusable:
        say(unusable.report(arguments.lang), stream=sys.stderr)
        return _refuse(arguments, "problems", count=len(unusable.problems))
    write_workbook(pack, file, lang=arguments.lang)
    counts = {"units": len(pack.units), "tasks": len(pack.tasks), "rules": len(pack.duty_rules)}
    say(_SAYS[arguments.lang]["exported"].format(file=file, **counts))
    return 0


def run_import(arguments: argparse.Namespace) -> int:
    """0 written, 2 with every wrong cell when the workbook cannot be used; then no file is touched."""
    from ddci.io.pack_folder import write_pack
    from ddci.io.problems import UnusablePack
    from ddci.io.workbook import read_workbook

    try:
        pack = read_workbook(arguments.file)
        write_pack(pack, arguments.folder, replace=arguments.replace)
    except UnusablePack as unusable:
        say(unusable.report(arguments.lang), stream=sys.stderr)
        return _refuse(arguments, "problems", count=len(unusable.problems))
    say(_SAYS[arguments.lang]["imported"].format(folder=arguments.folder))
    return 0


def _common(parser: argparse.ArgumentParser, replace_help: str) -> None:
    parser.add_argument("--replace", action="store_true", help=replace_help)
    parser.add_argument("--lang", choices=["vi", "en"], default="vi", help="ngôn ngữ / language")


def _refuse(arguments: argparse.Namespace, why: str, **facts: object) -> int:
    from ddci.base.text import visible

    say(visible(_SAYS[arguments.lang][why].format(**facts)), stream=sys.stderr)
    return 2
