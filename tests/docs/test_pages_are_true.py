"""The pages that show commands are followed step by step; their links lead somewhere."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.console import missing_lines, steps_of

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
FOLLOWED = [page for page in PAGES if any(steps_of(page))]
_LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")


def page_name(page: Path) -> str:
    return str(page.relative_to(ROOT))


@pytest.mark.parametrize("page", FOLLOWED, ids=page_name)
def test_a_reader_who_follows_the_page_sees_what_it_shows(page, tmp_path):
    shutil.copytree(ROOT / "packs", tmp_path / "packs")
    surroundings = {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(tmp_path),
        "OPENDDCI_DATA": str(tmp_path / "data"),
        "LC_ALL": "C.UTF-8",
        "PYTHONPATH": str(ROOT / "src"),
    }
    for step in steps_of(page):
        command = step.command.replace("./openddci ", "openddci ").replace(
            "openddci ", f"{sys.executable} -m ddci_cli.main ", 1
        )
        done = subprocess.run(
            command,
            shell=True,
            check=False,
            cwd=tmp_path,
            env=surroundings,
            capture_output=True,
            text=True,
            timeout=120,
        )
        where = f"{page_name(page)}:{step.line}: {step.command}"
        assert done.returncode == step.exit_code, f"{where}\n{done.stdout}{done.stderr}"
        assert not missing_lines(step.shown, done.stdout + done.stderr), (
            f"{where}\n{done.stdout}{done.stderr}"
        )


def test_the_tutorial_is_among_the_pages_followed():
    assert ROOT / "docs/tutorial/first-plan.md" in FOLLOWED


@pytest.mark.parametrize("page", PAGES, ids=page_name)
def test_every_link_to_a_file_leads_to_one(page):
    links = [link for link in _LINK.findall(page.read_text(encoding="utf-8")) if "://" not in link]

    assert [link for link in links if not (page.parent / link).exists()] == []
