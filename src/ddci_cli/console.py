"""What every command says to a person, and where a pack named on the command line is found."""

import io
import sys
from pathlib import Path
from typing import TextIO

from ddci.base.errors import DdciError


class PackNotFound(DdciError):
    """No folder of that name."""


def use_utf8() -> None:
    """Print Vietnamese whatever the terminal's locale claims (a bare container says ASCII)."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and (stream.encoding or "").lower() != "utf-8":
            stream.reconfigure(encoding="utf-8", errors="replace")


def say(text: str = "", *, stream: TextIO | None = None) -> None:
    print(text, file=stream or sys.stdout, flush=True)


def shipped_packs() -> Path:
    """The folder of packs that come with OpenDDCI: beside the code in a wheel, at the root of a checkout."""
    here = Path(__file__).resolve().parent
    in_wheel = here / "packs"
    return in_wheel if in_wheel.is_dir() else here.parents[1] / "packs"


def door() -> str:
    """How a person types the command here: ``./openddci`` in a checkout, ``openddci`` where it is installed."""
    return "./openddci" if shipped_packs().with_name("openddci").is_file() else "openddci"


def _may_be_there(path: Path) -> bool:
    try:
        return path.exists()
    except PermissionError:
        return True  # the reader tells that it may not look
    except OSError:
        return False  # longer than names can be


def find_pack(name: str) -> Path:
    """Return the folder of a pack: the path as given, or a pack that ships with OpenDDCI by its bare name.

    A path that exists is returned whatever it is: the reader says what is wrong with it, by file. A path that
    does not is never taken for the name at its end.
    """
    as_given = Path(name)
    if _may_be_there(as_given):
        return as_given
    shipped = shipped_packs() / name
    if as_given.name == name and _may_be_there(shipped):
        return shipped
    known = ", ".join(sorted(path.name for path in shipped_packs().iterdir() if path.is_dir()))
    raise PackNotFound(
        f"Không có thư mục {name!r}. Hãy ghi đường dẫn tới một bộ dữ liệu, hoặc tên một bộ có sẵn: {known}.\n"
        f"There is no folder {name!r}. Give the path of a pack, or the name of one that ships: {known}."
    )
