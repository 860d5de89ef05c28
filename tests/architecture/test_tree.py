"""The tree itself: what may lie in it and what its files may say."""

import ast
import re
from pathlib import Path

import pytest

from tools.tree import ROOT, project_files, text_of

HERE = Path(__file__)
FILES = project_files()
SOURCES = [path for path in FILES if path.suffix == ".py" and "migrations" not in path.parts]
ROOMS = [path for path in SOURCES if path.is_relative_to(ROOT / "src")]
# Made by programs that quote addresses of their own accord, or quoted from a licence.
QUOTES = {"LICENSE"}
A_MACHINES_PATH = re.compile(r"(?<![\w.~/-])/(?:home|root|Users|work|opt|mnt)/\w|[A-Z]:\\Users")
A_REGISTRY = re.compile(
    r"pythonhosted\.|/simple\b|--(?:extra-)?index-url|--find-links|registry\.", re.IGNORECASE
)
MINIFIED = re.compile(r"\.min\.(?:js|css)$|^(?:jquery|htmx|vega|leaflet|bootstrap|axe)[\w.-]*\.(?:js|css)$")


def names(paths):
    return [str(path.relative_to(ROOT)) for path in paths]


def test_no_file_is_larger_than_a_mebibyte():
    assert not names(path for path in FILES if path.stat().st_size > 2**20)


def test_no_code_of_others_lies_in_the_tree():
    scripts = [path for path in FILES if path.suffix in {".js", ".css"}]
    long_lines = [path for path in scripts if max(map(len, path.read_text().splitlines()), default=0) > 500]
    ours_alone = [path for path in FILES if {"vendor", "node_modules", "third_party"} & set(path.parts)]

    assert not names(path for path in scripts if MINIFIED.search(path.name))
    assert not names(long_lines)
    assert not names(ours_alone)


@pytest.mark.parametrize("pattern", [A_MACHINES_PATH, A_REGISTRY], ids=["path", "registry"])
def test_no_file_names_somebodys_machine(pattern):
    said = []
    for path in FILES:
        if path == HERE or path.name in QUOTES or (text := text_of(path)) is None:
            continue
        said += [f"{path.relative_to(ROOT)}: {found.group()}" for found in pattern.finditer(text)]

    assert not said


def test_every_package_says_what_it_is():
    packages = [path for path in ROOMS if path.name == "__init__.py"]
    silent = [path for path in packages if not ast.get_docstring(ast.parse(path.read_text("utf-8")))]

    assert packages
    assert not names(silent)


def test_every_folder_with_code_is_a_package():
    assert not names({path.parent for path in ROOMS if not (path.parent / "__init__.py").exists()})


def test_nothing_is_called_utils():
    drawers = {"utils", "util", "helpers", "helper", "misc", "common"}

    assert not names(path for path in SOURCES if drawers & {path.stem, *path.relative_to(ROOT).parts})


def test_nothing_is_left_to_do_in_the_code():
    marks = re.compile("TODO|FIXME")
    others = [path for path in SOURCES if path != HERE]

    assert not names(path for path in others if marks.search(path.read_text("utf-8")))


def test_the_files_are_listed_without_git_too(tmp_path):
    for name in ("a.py", ".venvs/x/b.py", "src/__pycache__/c.pyc", ".ci/run", "var/d"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")

    assert [str(path.relative_to(tmp_path)) for path in project_files(tmp_path)] == [".ci/run", "a.py"]


def test_a_machines_path_would_be_seen():
    assert A_MACHINES_PATH.search('open("/home/lan/plan.yaml")')
    assert not A_MACHINES_PATH.search("see ./home/start and /healthz")
