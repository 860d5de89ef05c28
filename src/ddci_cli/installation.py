"""Commands for whoever runs an installation: ``serve``, ``doctor``, ``backup``, ``restore``."""

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ddci_cli.console import say

if TYPE_CHECKING:
    from argparse import _SubParsersAction

_HTTPS_EXPECTED = (
    "Trang này đòi HTTPS: đặt sau một máy chủ web có chứng chỉ và đặt OPENDDCI_BEHIND_PROXY=1; "
    "chạy thử trong mạng kín thì đặt OPENDDCI_HTTPS=0.\n"
    "HTTPS is expected: put a web server with a certificate in front and set OPENDDCI_BEHIND_PROXY=1; "
    "for a trial in a closed network set OPENDDCI_HTTPS=0."
)


def add_parsers(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    serve = commands.add_parser("serve", help="chạy trang web / run the site")
    serve.add_argument("--host", default="127.0.0.1", help="địa chỉ lắng nghe / address to listen on")
    serve.add_argument("--port", type=port_number, default=8000, help="cổng / port")
    serve.add_argument(
        "--workers", type=_at_least_one, default=1, help="số tiến trình / processes (more than 1: PostgreSQL)"
    )
    serve.set_defaults(run=run_serve)
    doctor = commands.add_parser(
        "doctor", help="khám cấu hình, cơ sở dữ liệu, lịch, phân công / examine it all"
    )
    doctor.add_argument("--lang", choices=("vi", "en"), default="vi")
    doctor.set_defaults(run=run_doctor)
    backup = commands.add_parser(
        "backup", help="sao lưu mọi dữ liệu vào một tệp / write all data to one file"
    )
    backup.add_argument("file", type=Path)
    backup.set_defaults(run=run_backup)
    restore = commands.add_parser(
        "restore", help="khôi phục vào một cơ sở dữ liệu trống / fill an empty database"
    )
    restore.add_argument("file", type=Path)
    restore.set_defaults(run=run_restore)


def port_number(text: str) -> int:
    """A port that a server can listen on."""
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 65535):
        raise argparse.ArgumentTypeError(
            f"{text!r}: cổng là số từ 1 đến 65535 / a port is a number from 1 to 65535"
        )
    return int(text)


def _at_least_one(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) >= 1):
        raise argparse.ArgumentTypeError(f"{text!r}: cần số từ 1 trở lên / a number from 1 is needed")
    return int(text)


def start_site() -> None:
    """Bring Django up on the installation that the environment names."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ddci_web.config.settings")
    import django

    django.setup()


def run_serve(arguments: argparse.Namespace) -> int:
    start_site()
    from django.conf import settings

    from ddci_web.config import migrating, serving

    migrating.bring_up_to_date()
    try:
        with serving.listen(arguments.host, arguments.port, tries=1) as listener:
            say(f"→ {listener.url}")
            if settings.SECURE_SSL_REDIRECT and not settings.OPENDDCI_BEHIND_PROXY:
                say(_HTTPS_EXPECTED)
            serving.serve(listener, workers=arguments.workers)
    except serving.NoFreePort:
        return _refuse(
            f"Cổng {arguments.port} đang có chương trình khác dùng; hãy chọn cổng khác bằng --port.\n"
            f"Port {arguments.port} is busy; choose another with --port."
        )
    except serving.UnusableAddress as reason:
        return _refuse(str(reason))
    return 0


def run_doctor(arguments: argparse.Namespace) -> int:
    """0 when all is well, 1 when something needs a person."""
    start_site()
    from django.utils import translation

    from ddci_web.config import doctor

    with translation.override(arguments.lang):
        results = doctor.examine()
        for result in results:
            say(f"{'✓' if result.well else '✗'} {result.name}: {result.found}")
            if not result.well:
                say(f"    → {result.mend}")
    return 0 if all(result.well for result in results) else 1


def run_backup(arguments: argparse.Namespace) -> int:
    start_site()
    from django.utils import timezone

    from ddci_web.config import backup

    try:
        tables = backup.write_backup(arguments.file, at=timezone.now())
    except FileExistsError:
        return _refuse(
            f"Đã có tệp {arguments.file}; hãy chọn tên khác. / The file exists; choose another name."
        )
    except backup.MigrationsWaiting:
        return _refuse(
            "Cơ sở dữ liệu chưa được cập nhật; hãy chạy: openddci manage migrate\n"
            "The database is not up to date; run: openddci manage migrate"
        )
    say(f"{arguments.file}: {sum(table.rows for table in tables)} dòng / rows, {len(tables)} bảng / tables")
    return 0


def run_restore(arguments: argparse.Namespace) -> int:
    start_site()
    from ddci_web.config import restore

    try:
        restored = restore.restore_backup(arguments.file)
    except restore.UnusableBackup as reason:
        return _refuse(f"Không dùng được tệp sao lưu / unusable backup: {reason}")
    except restore.DatabaseNotEmpty as filled:
        return _refuse(
            f"Cơ sở dữ liệu đã có dữ liệu ({filled}). Hãy khôi phục vào một nơi trống: đặt OPENDDCI_DATA (hoặc "
            "DATABASE_URL) mới, chạy lại, kiểm tra xong rồi mới thay nơi cũ.\n"
            "The database holds rows. Restore into an empty place: set a new OPENDDCI_DATA (or DATABASE_URL)."
        )
    say(f"{sum(table.rows for table in restored.tables)} dòng / rows, {len(restored.tables)} bảng / tables")
    if restored.administrators:
        say(f"Quản trị viên trong bản này / administrators in it: {', '.join(restored.administrators)}")
    return 0


def _refuse(sentence: str) -> int:
    say(sentence, stream=sys.stderr)
    return 2
