"""Build the wheel, install it in an environment of its own and use it far from the checkout."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACK = "lang-giang-2023"
FOUND_SOMETHING = (0, 1)  # 1: the plan has blocking findings, as the real one does


class WheelDoesNotWork(RuntimeError):
    """A step failed; the message is the step and its output."""


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="openddci-wheel-") as folder:
        try:
            try_wheel(Path(folder))
        except WheelDoesNotWork as failure:
            print(failure)
            return 1
    return 0


def try_wheel(folder: Path) -> None:
    """Go from sources to findings: the lock is all that is fetched, the checkout is not in sight."""
    build(folder)
    [wheel] = folder.glob("openddci-*.whl")
    environment = folder / "environment"
    run([sys.executable, "-m", "venv", "--without-pip", str(environment)], cwd=folder)
    python = str(environment / "bin" / "python")
    pip = [sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-compile"]
    lock = str(ROOT / "requirements" / "core.txt")
    run([*pip, "--require-hashes", "--only-binary", ":all:", "-r", lock], cwd=folder)
    run([*pip, "--no-index", str(wheel)], cwd=folder)

    where = "import ddci_cli, pathlib; print(pathlib.Path(ddci_cli.__file__).parent / 'packs')"
    packs = Path(run([python, "-I", "-c", where], cwd=folder).strip())
    command = str(environment / "bin" / "openddci")
    findings = run(
        [command, "check", str(packs / PACK), "--format", "json"], cwd=folder, accept=FOUND_SOMETHING
    )
    if not json.loads(findings):
        raise WheelDoesNotWork(f"{command} check found nothing in a plan that is known to have faults")
    run([command, "demo", "--once"], cwd=folder)


def build(folder: Path) -> None:
    run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)], cwd=ROOT)


def run(command: Sequence[str], *, cwd: Path, accept: Sequence[int] = (0,)) -> str:
    """Run a command without the checkout's own settings and return its output; refuse other exit codes."""
    surroundings = {
        k: v for k, v in os.environ.items() if not k.startswith(("OPENDDCI_", "DJANGO_", "PYTHON"))
    }
    surroundings["OPENDDCI_DATA"] = str(cwd / "data")
    done = subprocess.run(command, cwd=cwd, env=surroundings, capture_output=True, text=True, check=False)
    if done.returncode not in accept:
        raise WheelDoesNotWork(f"{' '.join(command)}\nexit {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
