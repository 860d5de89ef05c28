"""The files of the project: what git keeps or would keep, also where there is no git."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MADE = {"__pycache__", "node_modules", "var", "dist", "build", "htmlcov", "uv.lock"}
MADE_ENDINGS = {".pyc", ".mo"}


def project_files(root: Path = ROOT) -> list[Path]:
    """Return the files of the tree in order, without environments, caches and what tools make."""
    try:
        listed = subprocess.run(
            ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            capture_output=True,
            check=True,
        ).stdout.decode()
        paths = [root / name for name in listed.split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        paths = [path for path in root.rglob("*") if not _made(path.relative_to(root))]
    return sorted(path for path in paths if path.is_file())


def text_of(path: Path) -> str | None:
    """Return what the file says, or None for a file that is not text."""
    data = path.read_bytes()
    if b"\0" in data:
        return None
    return data.decode("utf-8", errors="replace")


def _made(path: Path) -> bool:
    hidden = any(part.startswith(".") and part not in (".ci", ".editorconfig") for part in path.parts)
    return hidden or bool(MADE & set(path.parts)) or path.suffix in MADE_ENDINGS
