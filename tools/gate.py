"""``./openddci gate``: all that CI runs, as one table. It fails where ``test`` would leave something out."""

import io
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tools import machine

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable
BESIDE = Path(sys.executable).parent  # commands that have no ``python -m``
REQUIRED = ("chromium", "postgresql", "libreoffice", "fonts")


@dataclass(frozen=True, slots=True)
class Step:
    name: str
    command: tuple[str, ...]
    streams: bool = False  # shows its output as it comes; others only when they fail
    surroundings: Mapping[str, str] = field(default_factory=dict)


STEPS = (
    Step("ruff: rules", (PYTHON, "-m", "ruff", "check", ".")),
    Step("ruff: format", (PYTHON, "-m", "ruff", "format", "--check", ".")),
    Step("mypy: strict types", (PYTHON, "-m", "mypy")),
    Step("import-linter: arrows", (str(BESIDE / "lint-imports"), "--no-cache")),
    Step("djlint: templates", (PYTHON, "-m", "djlint", "src/ddci_web", "--lint", "--quiet")),
    Step("django: system check", (PYTHON, "-m", "django", "check", "--fail-level", "WARNING")),
    Step("django: migrations", (PYTHON, "-m", "django", "makemigrations", "--check", "--dry-run")),
    Step("catalogues: complete", (PYTHON, "-m", "ddci_web.ui.catalogue", "check")),
    Step("docs: links", (PYTHON, "-m", "tools.docs")),
    Step("wheel: works outside", (PYTHON, "-m", "tools.wheel")),
    Step("tests", (PYTHON, "-m", "tools.testing"), streams=True, surroundings={"OPENDDCI_COVERAGE": "1"}),
)


def main(arguments: Sequence[str]) -> int:
    """Run every step, even after one has failed, and return 1 when any did. Arguments name steps to keep."""
    steps = [step for step in STEPS if not arguments or any(name in step.name for name in arguments)]
    install(machine.missing(REQUIRED))
    required = [*REQUIRED, *(["reference"] if os.environ.get("OPENDDCI_REFERENCE") else [])]
    failed = [f"machine: {part.code}" for part in machine.missing(required)]
    seconds: dict[str, float] = {}
    last_words = ""
    with tempfile.TemporaryDirectory(prefix="openddci-gate-") as data:
        surroundings = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "ddci_web.config.settings",
            "OPENDDCI_DATA": data,
            "OPENDDCI_REQUIRE": ",".join(required),
        }
        for step in steps:
            begin = time.monotonic()
            code, output = run(step, surroundings)
            seconds[step.name] = time.monotonic() - begin
            print(f"{'ok  ' if code == 0 else 'FAIL'} {step.name:<26}{seconds[step.name]:7.1f} s", flush=True)
            if code:
                failed.append(step.name)
                if not step.streams:
                    print(output)
            if step.streams:
                last_words = output
    print(f"\n{len(steps)} steps, {sum(seconds.values()):.0f} s")
    print("\n".join(f"FAILED {name}" for name in failed) or "All passed.")
    if last_words:
        print(last_words.splitlines()[-1])  # pytest's own summary
    return 1 if failed else 0


def run(step: Step, surroundings: Mapping[str, str]) -> tuple[int, str]:
    """Run a step in the checkout and return its exit code and what it printed."""
    lines = []
    with subprocess.Popen(
        step.command,
        cwd=ROOT,
        env={**surroundings, **step.surroundings},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    ) as child:
        for line in child.stdout or ():
            lines.append(line)
            if step.streams:
                print(line, end="", flush=True)
    return child.returncode, "".join(lines)


def install(lacking: Sequence[machine.Part]) -> None:
    """Get what is missing with apt where we may; else print the line that does."""
    packages = [part.package for part in lacking if part.package]
    if not packages:
        return
    line = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if os.geteuid() != 0 or not Path("/usr/bin/apt-get").exists():
        print("Missing / Thiếu: sudo " + " ".join(line), flush=True)
        return
    print(" ".join(line), flush=True)
    surroundings = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update"], check=False, env=surroundings, capture_output=True)
    done = subprocess.run(line, check=False, env=surroundings, capture_output=True, text=True)
    if done.returncode:
        print(done.stdout[-2000:], done.stderr[-2000:], sep="\n")


if __name__ == "__main__":
    assert isinstance(sys.stdout, io.TextIOWrapper)
    sys.stdout.reconfigure(errors="replace")  # a terminal without Vietnamese letters is no reason to stop
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit("\nĐã dừng. / Stopped.")
