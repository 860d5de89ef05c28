"""A demonstration made ready: catalogues, database, the packs that ship, accounts named after posts."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import django

if TYPE_CHECKING:
    from ddci.plan.model import Pack
    from ddci_web.apps.accounts.actions import DemoPost

READY = "ready"


def prepare(packs: Path, *, main: str, progress: Callable[[str], None]) -> None:
    """Bring the demonstration's own installation up to date; quick when nothing has changed since last time.

    The stamp is written last: what was interrupted is done again, and doing it again changes nothing.
    """
    django.setup()
    from django.conf import settings

    stamp, wanted = settings.OPENDDCI_DATA / READY, _state_of(packs)
    if stamp.exists() and stamp.read_text(encoding="ascii") == wanted:
        return
    from ddci_web.config.migrating import alone

    progress("Chuẩn bị trang trình diễn… / preparing the demonstration…")
    with alone():
        _prepare_everything(packs, main, progress)
        partial = stamp.with_name(f"{READY}.partial")
        partial.write_text(wanted, encoding="ascii")
        partial.replace(stamp)


def accounts_note() -> str:
    from ddci_web.apps.accounts.actions import DEMO_PASSWORD

    return (
        "Đăng nhập thử bằng một chức vụ (nút “Đăng nhập”); mật khẩu chung của bản trình diễn: "
        f"{DEMO_PASSWORD}\nSign in as a post; the demonstration's shared password is shown there, too."
    )


def _prepare_everything(packs: Path, main: str, progress: Callable[[str], None]) -> None:
    from django.core.management import call_command
    from django.utils import timezone

    from ddci.io.pack_folder import read_pack
    from ddci_web.apps.access.actor import COMMAND_LINE
    from ddci_web.apps.accounts.actions import create_demo_accounts
    from ddci_web.apps.packs.actions import load_pack

    call_command("migrate", verbosity=0, interactive=False)
    for folder in sorted(path for path in packs.iterdir() if path.is_dir()):
        pack = read_pack(folder).pack
        load_pack(pack, actor=COMMAND_LINE, at=timezone.now())
        progress(f"  đã nạp / loaded: {pack.pack.name}")
        if pack.pack.code == main:
            create_demo_accounts(list(_demo_posts(pack)), at=timezone.now())


def _demo_posts(pack: "Pack") -> "Iterator[DemoPost]":
    """Yield one account for each part that has pages: every leader in the order of the posts, one head of each kind,
    the administrator.
    """
    from ddci_web.apps.accounts.actions import DemoPost

    posts = {post.code: post for post in pack.posts}
    head_of = {post.unit: post.code for post in reversed(pack.posts) if post.rank in {"chair", "head"}}
    members = {group.code: group.members_on(pack.document.certain_effect) for group in pack.groups}
    in_charge = {row.leader_in_charge for row in pack.assignments}
    leaders = (code for code in posts if code in in_charge)
    focal = (row.focal_unit.unit for row in pack.assignments if row.focal_unit)
    lead = (
        unit
        for row in pack.assignments
        for party in row.lead_units
        for unit in members.get(party.group or "", ())
    )
    consolidating = {row.consolidating_unit.unit for row in pack.assignments if row.consolidating_unit}
    heads = [
        head_of.get(unit or "")
        for unit in (*_firsts(focal, but=consolidating), *consolidating, *_firsts(lead))
    ]
    for code in dict.fromkeys(code for code in (*leaders, *heads) if code):
        yield DemoPost(code, posts[code].name, pack.pack.code, code)
    yield DemoPost("quan-tri", "Quản trị hệ thống", pack.pack.code, "", is_administrator=True)


def _firsts(units: Iterable[str | None], *, but: set[str | None] | None = None) -> list[str | None]:
    return [unit for unit in units if unit not in (but or set())][:1]


def _state_of(packs: Path) -> str:
    """A digest of everything that preparing depends on: the packs, the migrations, the way findings are made."""
    code = Path(__file__).resolve().parents[1].parent
    parts = [
        *packs.rglob("*.yaml"),
        *code.rglob("*.py"),
        *code.rglob("*.toml"),
        *(code / "ddci/law").rglob("*.yaml"),
    ]
    digest = hashlib.sha256()
    for path in sorted(parts):
        digest.update(f"{path.name}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
