"""The one door: ``openddci COMMAND``; each command lives in a module of its own and imports what it needs late.

Late imports keep ``openddci check`` free of Django and quick from a cold start.
"""

import argparse
import os
import sys
from collections.abc import Sequence

from ddci import __version__
from ddci.base.errors import DdciError
from ddci_cli import account, check, demo, duties, installation, schema, screenshots, site, workbook
from ddci_cli.arguments import Parser
from ddci_cli.console import say, use_utf8

EPILOG = "Ví dụ / examples:  openddci check lang-giang-2023 · openddci duties lang-giang-2023 --unit voi"


def build_parser() -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = Parser(
        prog="openddci",
        description="OpenDDCI: kế hoạch nâng cao chỉ số PCI, DDCI thành dữ liệu — rà soát, tính hạn, theo dõi.",
        epilog=EPILOG,
    )
    parser.add_argument("--version", action="version", version=f"openddci {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="LỆNH")
    check.add_parser(commands)
    duties.add_parser(commands)
    pack = commands.add_parser("pack", help="chuyển kế hoạch sang Excel và ngược lại / packs and workbooks")
    pack_commands = pack.add_subparsers(dest="pack_command", required=True, metavar="VIỆC")
    workbook.add_export(pack_commands)
    workbook.add_import(pack_commands)
    schema.add_schema(pack_commands)
    demo.add_parser(commands)
    site.add_parsers(commands)
    account.add_parser(commands)
    installation.add_parsers(commands)
    screenshots.add_parser(commands)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; 0 done, 1 findings that block, 2 unusable input, 130 interrupted."""
    use_utf8()
    words = list(sys.argv[1:] if argv is None else argv)
    if words[:1] == ["help"]:  # what people type first
        words = [*words[1:], "--help"]
    arguments = build_parser().parse_args(words)
    try:
        code: int = arguments.run(arguments)
    except DdciError as refusal:
        say(str(refusal), stream=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader (head, less) has gone: not an error of ours; keep Python from complaining at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except Exception as failure:
        if (sentence := _about_the_machine(failure)) is None:
            raise
        say(sentence, stream=sys.stderr)
        return 2
    return code


def _about_the_machine(failure: Exception) -> str | None:
    """Return what a person can act on when a file, a disk or a database server failed; None for our own faults."""
    if isinstance(failure, OSError):
        return f"{failure.strerror or failure}: {failure.filename or ''}".rstrip(": ")
    django_db = sys.modules.get("django.db")
    if django_db is not None and isinstance(failure, django_db.OperationalError):
        return f"Cơ sở dữ liệu không dùng được / the database cannot be used: {str(failure).strip()}"
    return None


if __name__ == "__main__":
    sys.exit(main())
