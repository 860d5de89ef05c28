"""What the check, the reader and the duties cost, and how that grows with the plan: ``python -m bench.check_scale``.

Every figure is CPU time (user and system), the least of several fresh processes, so that neither a busy machine nor a
warm cache of another run decides. Growth is the cost per unit, relative to the smallest plan of the same run: 1.0 is
linear, less is better than linear.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.big_pack import big_pack
from ddci.io.pack_folder import write_pack
from ddci_cli.console import say, use_utf8

ROOT = Path(__file__).resolve().parent.parent
STAGES = ("read", "check", "duties")

_STAGES_OF = """
import json, resource, sys, time
from pathlib import Path
from ddci import lint
from ddci.io.pack_folder import read_pack
from ddci.plan.duties import duties_of
started = time.process_time()
pack = read_pack(Path(sys.argv[1])).pack
read = time.process_time()
findings = lint.check(pack)
checked = time.process_time()
duties = duties_of(pack)
dated = time.process_time()
print(json.dumps({
    "read": read - started, "check": checked - read, "duties": dated - checked, "units": len(pack.units),
    "findings": len(findings), "duties made": len(duties),
    "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
}))
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """One plan: its size, what each stage costs in seconds, what the whole cold command costs."""

    name: str
    megabytes: float
    units: int
    findings: int
    duties: int
    memory: float
    stages: dict[str, float]
    command: float


def measure(folder: Path, *, name: str, repeat: int) -> Measured:
    """Return the least cost of each stage, and of ``openddci check``, over so many fresh processes."""
    runs = [_stages(folder) for _ in range(repeat)]
    return Measured(
        name=name,
        megabytes=sum(file.stat().st_size for file in folder.glob("*.yaml")) / 1e6,
        units=int(runs[0]["units"]),
        findings=int(runs[0]["findings"]),
        duties=int(runs[0]["duties made"]),
        memory=min(run["memory"] for run in runs),
        stages={stage: min(run[stage] for run in runs) for stage in STAGES},
        command=min(_command(folder) for _ in range(repeat)),
    )


def _stages(folder: Path) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-c", _STAGES_OF, str(folder)], env=_surroundings(), capture_output=True, check=True
    )
    stages: dict[str, float] = json.loads(done.stdout)
    return stages


def _command(folder: Path) -> float:
    """Return the CPU seconds of a cold ``openddci check``, start of Python and printing included."""
    child = subprocess.Popen(
        [sys.executable, "-m", "ddci_cli.main", "check", str(folder)],
        env=_surroundings(),
        stdout=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in (0, 1):
        raise SystemExit(f"openddci check {folder}: exit {child.returncode}")
    return usage.ru_utime + usage.ru_stime


def _surroundings() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), *sys.path[1:]])}


def lines(measured: Sequence[Measured]) -> list[str]:
    """Return the table as Markdown, growth relative to the first row."""
    head = (
        "plan", "units", "MB", "findings", "duties", *(f"{stage}, s" for stage in STAGES),
        *(f"{stage}, growth" for stage in STAGES), "`openddci check`, s", "peak MB",
    )  # fmt: skip
    rows = [head, ("---",) + ("---:",) * (len(head) - 1)]
    for row in measured:
        growth = [_per_unit(row, stage) / _per_unit(measured[0], stage) for stage in STAGES]
        rows.append(
            (row.name, f"{row.units:,}", f"{row.megabytes:.2f}", f"{row.findings:,}", f"{row.duties:,}",
             *(f"{row.stages[stage]:.3f}" for stage in STAGES), *(f"{ratio:.2f}" for ratio in growth),
             f"{row.command:.2f}", f"{row.memory:.0f}")
        )  # fmt: skip
    return ["| " + " | ".join(row) + " |" for row in rows]


def _per_unit(row: Measured, stage: str) -> float:
    return row.stages[stage] / row.units


def main(arguments: Sequence[str] | None = None) -> int:
    use_utf8()
    parser = argparse.ArgumentParser(prog="python -m bench.check_scale", description=__doc__)
    parser.add_argument("--provinces", type=int, nargs="+", default=[1, 4, 12, 34])
    parser.add_argument("--communes", type=int, default=100, help="in each province")
    parser.add_argument("--repeat", type=int, default=3, help="fresh processes for each figure")
    asked = parser.parse_args(arguments)
    real = measure(ROOT / "packs" / "lang-giang-2023", name="Lạng Giang 2023", repeat=asked.repeat)
    grown = []
    for provinces in asked.provinces:
        with tempfile.TemporaryDirectory(prefix="openddci-bench-") as folder:
            write_pack(big_pack(provinces=provinces, communes=asked.communes), Path(folder))
            name = f"{provinces} × {asked.communes}"
            grown.append(measure(Path(folder), name=name, repeat=asked.repeat))
    say("\n".join([*lines([real]), "", *lines(grown)]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
