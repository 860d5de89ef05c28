"""What the tests may lean on and a machine may lack: where it is found, how it is got."""

import os
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# Families that have all Vietnamese letters; the older fonts-liberation lacks most of them.
VIETNAMESE_FONTS = (
    "liberation2/LiberationSans-Regular",
    "DejaVuSans",
    "NotoSans-Regular",
    "Arimo-Regular",
    "arial",
)


@dataclass(frozen=True, slots=True)
class Part:
    """Something outside Python. ``untested`` says what stays unproven without it."""

    code: str
    package: str | None
    untested: str
    find: Callable[[], Path | None]


def chromium() -> Path | None:
    return _command(BROWSERS)


def postgresql() -> Path | None:
    """Return the folder of the server's programs; Debian keeps it off the PATH."""
    candidates = [Path(os.environ["PG_BIN"])] if "PG_BIN" in os.environ else []
    if found := _command(["postgres"]):
        candidates.append(found.resolve().parent)
    versions = Path("/usr/lib/postgresql").glob("*/bin")
    candidates += sorted(versions, key=lambda bin_: int(bin_.parent.name), reverse=True)
    for folder in candidates:
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    return None


def spreadsheet() -> Path | None:
    """Return LibreOffice's command, only where its spreadsheet part is installed too."""
    office = _command(["soffice", "libreoffice"])
    if office is None:
        return None
    libraries = office.resolve().parent
    return office if any(libraries.glob("libsclo.*")) or any(libraries.glob("scalc*")) else None


def vietnamese_font() -> Path | None:
    folders = [
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        Path("~/.local/share/fonts").expanduser(),
    ]
    folders += [Path("/Library/Fonts"), Path("/System/Library/Fonts")]
    for folder in folders:
        for path in sorted(folder.rglob("*.ttf")) if folder.is_dir() else ():
            if str(path.with_suffix("")).lower().endswith(tuple(name.lower() for name in VIETNAMESE_FONTS)):
                return path
    return None


def reference() -> Path | None:
    """Return the folder of reference cases that ``OPENDDCI_REFERENCE`` names."""
    named = os.environ.get("OPENDDCI_REFERENCE", "")
    return Path(named) if named and Path(named).is_dir() else None


PARTS = {
    part.code: part
    for part in (
        Part("chromium", "chromium", "các trang trong trình duyệt thật, khả năng tiếp cận / "
             "pages in a real browser, accessibility (chromium)", chromium),
        Part("postgresql", "postgresql", "cơ sở dữ liệu PostgreSQL / the PostgreSQL database", postgresql),
        Part("libreoffice", "libreoffice-calc", "sổ Excel được LibreOffice lưu lại / "
             "the workbook after LibreOffice has saved it (libreoffice-calc)", spreadsheet),
        Part("fonts", "fonts-liberation2", "chữ Việt trong ảnh chụp / "
             "Vietnamese letters in pictures (fonts-liberation2)", vietnamese_font),
        Part("reference", None, "bộ số liệu đối chiếu đầy đủ: dùng trích đoạn trong tests/golden / "
             "the full reference cases: excerpts in tests/golden stood in (OPENDDCI_REFERENCE)", reference),
    )
}  # fmt: skip


def missing(codes: Iterable[str] = PARTS) -> list[Part]:
    return [PARTS[code] for code in codes if PARTS[code].find() is None]


def required() -> frozenset[str]:
    """Return the parts whose absence fails a test instead of skipping it."""
    return frozenset(code for code in os.environ.get("OPENDDCI_REQUIRE", "").split(",") if code)


def _command(names: Iterable[str]) -> Path | None:
    for name in names:
        if found := shutil.which(name):
            return Path(found)
    return None
