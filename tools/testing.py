"""``./openddci test``: all this machine can test, on every database it has, then what was not."""

import io
import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tools import machine

FAILED, INTERRUPTED, NOTHING_COLLECTED = 1, 2, 5  # as pytest has them
SUMMARY = re.compile(
    r"^(=+ )?(no tests ran|\d+ (passed|failed|error|skipped|deselected|warning|xfailed).*) in [\d.]+s"
)
HELP = """\
./openddci test [PYTEST ARGUMENTS]

Chạy kiểm thử trên từng cơ sở dữ liệu mà máy có; không ghi gì thêm thì chạy tất cả.
Runs the tests on every database that this machine has; without arguments all of them.

    ./openddci test tests/ddci -k calendar     chỉ một phần / only a part; what pytest takes
    OPENDDCI_TEST_DATABASES=sqlite             chỉ SQLite / SQLite alone (sqlite,postgresql)
    OPENDDCI_COVERAGE=1                        đo độ phủ / measures coverage
"""
COLOURS = re.compile(r"\x1b\[[\d;]*m")


@dataclass(frozen=True, slots=True)
class Pass:
    """One run of pytest on one database."""

    database: str
    code: int
    summary: str


def main(arguments: Sequence[str]) -> int:
    """Run pytest once on each database with the arguments, and return its first bad exit code.

    ``OPENDDCI_TEST_DATABASES`` (``sqlite,postgresql``) says which; PostgreSQL is left out where it is not
    installed. ``OPENDDCI_COVERAGE=1`` measures branch coverage over both passes.
    """
    if not {"-h", "--help"}.isdisjoint(arguments):
        print(HELP, end="")
        return 0
    wanted = os.environ.get("OPENDDCI_TEST_DATABASES", "sqlite,postgresql").split(",")
    with_coverage = os.environ.get("OPENDDCI_COVERAGE") == "1"
    passes: list[Pass] = []
    for name in ("postgresql", "sqlite"):  # the whole suite last, so that its summary stands last
        if name in wanted and (name == "sqlite" or machine.postgresql()):
            command = _command(arguments, with_coverage, again=bool(passes))
            passes.append(_on_postgresql(command) if name == "postgresql" else _on_sqlite(command))
    _say_what_was_not_tested(wanted)
    for done in passes:
        print(done.summary if done.database == "sqlite" else f"{done.database}: {done.summary}")
    codes = [done.code for done in passes]
    bad = [code for code in codes if code not in (0, NOTHING_COLLECTED)]
    return bad[0] if bad else 0 if 0 in codes else NOTHING_COLLECTED


def _on_sqlite(command: Sequence[str]) -> Pass:
    return _pytest(command, dict(os.environ), "sqlite")


def _on_postgresql(command: Sequence[str]) -> Pass:
    from tests.postgres import ClusterDidNotStart, throwaway_cluster

    programs = machine.postgresql()
    assert programs is not None
    try:
        with throwaway_cluster(programs) as url:
            theirs = {"OPENDDCI_TEST_PASS": "postgresql", "DATABASE_URL": url}
            return _pytest(command, {**os.environ, **theirs}, "postgresql")
    except ClusterDidNotStart as reason:
        print(reason)
        return Pass("postgresql", FAILED, "the server did not start")


def _command(arguments: Sequence[str], with_coverage: bool, *, again: bool) -> list[str]:
    command = [sys.executable, "-m", "pytest", *arguments]
    if not arguments:
        command += ["-q", "-n", "auto", "--dist=worksteal"]
    if sys.stdout.isatty():
        command.append("--color=yes")
    if with_coverage:
        command += ["--cov", "--cov-branch", f"--cov-report={'term' if again else ''}"]
        command += ["--cov-append"] if again else []
    return command


def _pytest(command: Sequence[str], surroundings: Mapping[str, str], name: str) -> Pass:
    """Run one pass, letting its output through, and keep its exit code and pytest's own summary line."""
    print(f"\n── {name} " + "─" * 60, flush=True)
    summary = "no summary"
    with subprocess.Popen(
        command, env=surroundings, stdout=subprocess.PIPE, text=True, encoding="utf-8", errors="replace"
    ) as child:
        try:
            for line in child.stdout or ():
                print(line, end="", flush=True)
                plain = COLOURS.sub("", line).strip()
                if SUMMARY.match(plain):
                    summary = plain
        except KeyboardInterrupt:
            return Pass(
                name, INTERRUPTED, "interrupted"
            )  # pytest got the same signal; leaving the block waits while it tidies up
    return Pass(name, child.returncode, summary)


def _say_what_was_not_tested(wanted: Sequence[str]) -> None:
    lacking = machine.missing()
    lines = [f"  · {part.untested}" for part in lacking]
    lines += [
        f"  · {name}: OPENDDCI_TEST_DATABASES" for name in ("sqlite", "postgresql") if name not in wanted
    ]
    if not lines:
        print("\nMọi phần đều đã được kiểm thử. / Nothing was left out.")
        return
    print("\nChưa kiểm thử / Not tested:", *lines, sep="\n")
    if packages := [part.package for part in lacking if part.package]:
        print(f"  sudo apt-get install {' '.join(packages)}")


if __name__ == "__main__":
    assert isinstance(sys.stdout, io.TextIOWrapper)
    sys.stdout.reconfigure(errors="replace")  # a terminal without Vietnamese letters is no reason to stop
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit("\nĐã dừng. / Stopped.")
