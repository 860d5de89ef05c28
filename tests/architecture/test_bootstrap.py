"""The door: what it says when it cannot open, and that it never trusts half an environment."""

import ast
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tools import bootstrap
from tools.tree import ROOT

DOOR = ROOT / "openddci"


def open_door(prelude, *arguments):
    """Run the door in a Python that believes the prelude, and return its exit code and what it said."""
    lines = ["import sys, runpy", f"sys.path.insert(0, {str(ROOT)!r})", prelude]
    lines += [
        f"sys.argv = ['openddci', *{arguments!r}]",
        f"runpy.run_path({str(DOOR)!r}, run_name='__main__')",
    ]
    code = "\n".join(lines)
    done = subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def checkout(tmp_path):
    """A checkout whose lock holds one package."""
    for name in ("requirements", "tools"):
        (tmp_path / name).mkdir()
    for name in ("pyproject.toml", "hatch_build.py"):
        (tmp_path / name).write_text("# one\n")
    (tmp_path / "requirements" / "core.txt").write_text("pyyaml==6.0 \\\n    --hash=sha256:0\n")
    return tmp_path


@pytest.fixture
def environment(checkout):
    return bootstrap.Environment(checkout, "core")


@pytest.fixture
def steps(monkeypatch):
    """Stand in for the slow steps, and note them; the first makes the folder as venv does."""
    noted = []

    def run(command, lock, *, doing, expected=0):
        noted.append(doing)
        if doing == "python3 -m venv":
            Path(command[-1]).mkdir(parents=True)

    monkeypatch.setattr(bootstrap, "run", run)
    return noted


class TestDoor:
    def test_tells_an_old_python_which_package_to_get(self):
        code, out, said = open_door("sys.version_info = (3, 9, 2, 'final', 0)", "demo")

        assert (code, out) == (2, "")
        assert "3.9" in said
        assert "sudo apt-get install python3.11" in said
        assert "Traceback" not in said

    def test_reads_as_python_3_of_any_age(self):
        ast.parse(DOOR.read_text("utf-8"), feature_version=(3, 4))

    @pytest.mark.parametrize("missing", ["venv", "ensurepip"])
    def test_tells_a_bare_debian_which_package_to_get(self, missing, checkout):
        prelude = f"sys.modules[{missing!r}] = None\n"
        prelude += f"import pathlib, tools.bootstrap as b; b.ROOT = pathlib.Path({str(checkout)!r})"
        code, out, said = open_door(prelude, "demo")

        assert (code, out) == (2, "")
        assert said.count("\n") == 1
        assert "sudo apt-get install python3-venv" in said

    @pytest.mark.parametrize("path", [DOOR, ROOT / "tools" / "bootstrap.py"], ids=lambda path: path.name)
    def test_needs_only_the_standard_library(self, path):
        tree = ast.parse(path.read_text("utf-8"))
        imported = {
            name.partition(".")[0]
            for node in ast.walk(tree)
            for name in (
                [alias.name for alias in node.names] if isinstance(node, ast.Import)
                else [node.module] if isinstance(node, ast.ImportFrom)
                else []
            )
        }  # fmt: skip

        assert imported <= sys.stdlib_module_names | {"tools"}


class TestSetUp:
    def test_is_done_once(self, environment, steps):
        first, second = bootstrap.ready(environment), bootstrap.ready(environment)

        assert first == second
        assert steps == ["python3 -m venv", "pip install", "pip install -e ."]

    @pytest.mark.parametrize("broken_step", ["python3 -m venv", "pip install", "pip install -e ."])
    def test_that_was_interrupted_is_not_trusted(self, environment, steps, monkeypatch, broken_step):
        whole = bootstrap.run

        def stopped(command, lock, *, doing, expected=0):
            whole(command, lock, doing=doing)
            if doing == broken_step:
                raise KeyboardInterrupt

        monkeypatch.setattr(bootstrap, "run", stopped)
        with pytest.raises(KeyboardInterrupt):
            bootstrap.ready(environment)
        steps.clear()
        monkeypatch.setattr(bootstrap, "run", whole)
        bootstrap.ready(environment)

        assert broken_step in steps

    def test_of_a_changed_lock_starts_afresh(self, environment, steps):
        first = bootstrap.ready(environment)
        environment.lock.write_text("pyyaml==6.1 \\\n    --hash=sha256:1\n")

        assert bootstrap.ready(environment) != first
        assert steps.count("pip install") == 2

    def test_of_a_changed_project_installs_only_the_project(self, environment, steps, checkout):
        bootstrap.ready(environment)
        steps.clear()
        (checkout / "pyproject.toml").write_text("# two\n")
        bootstrap.ready(environment)

        assert steps == ["pip install -e ."]

    def test_of_two_at_once_happens_once(self, environment, steps):
        runs = [threading.Thread(target=bootstrap.ready, args=[environment]) for _ in range(2)]
        for run in runs:
            run.start()
        for run in runs:
            run.join()

        assert steps.count("pip install") == 1

    def test_moved_elsewhere_is_not_trusted(self, environment, steps, tmp_path_factory):
        place = bootstrap.ready(environment)
        moved = tmp_path_factory.mktemp("moved") / "checkout"
        environment.root.rename(moved)

        assert bootstrap.Environment(moved, "core").folder.name != place.name


class TestStep:
    def test_that_fails_shows_its_last_words(self, tmp_path):
        command = [sys.executable, "-c", "print('the reason'); raise SystemExit(1)"]

        with (
            pytest.raises(bootstrap.CannotSetUp, match="the reason"),
            bootstrap.alone(tmp_path / "lock") as lock,
        ):
            bootstrap.run(command, lock, doing="pip install")

    def test_that_works_is_silent(self, tmp_path, capfd):
        with bootstrap.alone(tmp_path / "lock") as lock:
            bootstrap.run([sys.executable, "-c", "print('noise')"], lock, doing="pip install")

        assert capfd.readouterr() == ("", "")

    def test_keeps_the_lock_while_its_process_lives(self, tmp_path):
        """A killed bootstrap leaves its installer behind; the next one must wait for it."""
        import fcntl

        with bootstrap.alone(tmp_path / "lock") as lock:
            orphan = subprocess.Popen(
                [sys.executable, "-c", "import sys; sys.stdin.read()"], stdin=subprocess.PIPE, pass_fds=[lock]
            )
        with (tmp_path / "lock").open() as second, pytest.raises(BlockingIOError):
            fcntl.flock(second, fcntl.LOCK_EX | fcntl.LOCK_NB)
        orphan.communicate()
        with (tmp_path / "lock").open() as second:
            fcntl.flock(second, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def test_without_a_network_says_so_in_one_line(self):
        said = bootstrap.explain(
            "pip install", ["WARNING: Retrying after NewConnectionError(...)", "ERROR: none"]
        )

        assert "network" in said
        assert "\n" not in said


def test_a_folder_that_cannot_be_written_is_named(checkout, monkeypatch, capfd):
    (checkout / ".venvs").write_text("a file stands in the way")
    monkeypatch.setattr(bootstrap, "ROOT", checkout)

    assert bootstrap.main(["demo"]) == bootstrap.CANNOT
    assert ".venvs" in capfd.readouterr().err
