"""What imports alone cannot show: the library asks neither the clock nor the environment nor chance."""

import ast
import json
import subprocess
import sys

import pytest

from tools.tree import ROOT, project_files

LIBRARY = [
    path for path in project_files() if path.suffix == ".py" and path.is_relative_to(ROOT / "src" / "ddci")
]
CLOCKS = {"now", "today", "utcnow", "time_ns", "monotonic", "perf_counter", "localtime", "getenv", "environ"}
HEAVY = {"django", "numpy", "scipy", "pydantic_settings", "psycopg", "polars"}

CHECK = """
import contextlib, io, json, sys
sys.argv = ["openddci", "check", {pack!r}]
from ddci_cli import main
with contextlib.redirect_stdout(io.StringIO()):
    try:
        code = main.main()
    except SystemExit as end:
        code = end.code
print(json.dumps([code, sorted({{name.partition(".")[0] for name in sys.modules}})]))
"""


def questions(source: str) -> list[str]:
    """Return the clock-like attributes that the code reads: ``date.today``, ``os.environ``."""
    nodes = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Attribute)]
    return [f"{node.attr} (line {node.lineno})" for node in nodes if node.attr in CLOCKS]


@pytest.mark.parametrize("path", LIBRARY, ids=lambda path: str(path.relative_to(ROOT / "src")))
def test_today_is_an_argument(path):
    assert not questions(path.read_text("utf-8"))


def test_a_question_to_the_clock_would_be_seen():
    assert questions("from datetime import date\nday = date.today()") == ["today (line 2)"]


def test_check_loads_no_site_and_no_numerical_library():
    pack = ROOT / "packs" / "lang-giang-2023"

    done = subprocess.run(
        [sys.executable, "-c", CHECK.format(pack=str(pack))],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )

    assert done.returncode == 0, done.stderr
    code, loaded = json.loads(done.stdout)
    assert code == 1, "the real plan has blocking findings, and they were looked for"
    assert "ddci" in loaded
    assert not HEAVY & set(loaded)
