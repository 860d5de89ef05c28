"""Where the catalogues of translations are, and whether their compiled form is fresh."""

import os
import tempfile
from pathlib import Path

SITE = Path(__file__).resolve().parent.parent
LANGUAGES = ("vi", "en")


def source(language: str) -> Path:
    """Return the path of a language's catalogue as translators edit it."""
    return SITE / "locale" / language / "LC_MESSAGES" / "django.po"


def stale() -> list[Path]:
    """Return the catalogues without a compiled form that is as new as they are."""
    return [
        po
        for po in map(source, LANGUAGES)
        if po.exists() and (not po.with_suffix(".mo").exists() or _newer(po, po.with_suffix(".mo")))
    ]


def compile_stale() -> list[Path]:
    """Compile what is stale and return it; an installation that cannot be written to is left as it is."""
    done = []
    for po in stale():
        if os.access(po.parent, os.W_OK):
            compile_one(po)
            done.append(po)
    return done


def compile_one(po: Path) -> Path:
    """Compile one catalogue; the compiled file is replaced whole, so that nobody reads half of one."""
    # Babel costs a quarter of a second to import and is needed after a change only
    from babel.messages.mofile import write_mo  # noqa: PLC0415
    from babel.messages.pofile import read_po  # noqa: PLC0415

    with po.open("rb") as file:
        catalogue = read_po(file, locale=po.parent.parent.name, domain="django")
    handle, name = tempfile.mkstemp(dir=po.parent, suffix=".tmp")
    with os.fdopen(handle, "wb") as file:
        write_mo(file, catalogue)
    Path(name).chmod(0o644)
    return Path(name).replace(po.with_suffix(".mo"))


def _newer(one: Path, other: Path) -> bool:
    return one.stat().st_mtime_ns > other.stat().st_mtime_ns
