"""The gate and the test run: what they leave out, they say; what fails, they show."""

import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

import psycopg
import pytest

from tests import passes
from tests.postgres import ClusterDidNotStart, throwaway_cluster
from tools import gate, machine, testing
from tools.tree import ROOT


def step(name, code, *, streams=False):
    return gate.Step(name, (sys.executable, "-c", code), streams=streams)


class TestGate:
    @pytest.fixture(autouse=True)
    def with_nothing_missing(self, monkeypatch):
        monkeypatch.setattr(machine, "missing", lambda codes=(): [])

    def test_runs_on_after_a_failure_and_fails_in_the_end(self, monkeypatch, capfd):
        monkeypatch.setattr(
            gate, "STEPS", (step("a", "raise SystemExit(3)"), step("b", "print('b ran')", streams=True))
        )

        assert gate.main([]) == 1
        said = capfd.readouterr().out
        assert "b ran" in said
        assert "FAILED a" in said

    def test_shows_what_a_failed_step_printed_and_hides_the_rest(self, monkeypatch, capfd):
        monkeypatch.setattr(gate, "STEPS", (step("a", "print('fine')"), step("b", "exit('broken here')")))

        gate.main([])
        said = capfd.readouterr().out
        assert "broken here" in said
        assert "fine" not in said

    def test_ends_with_the_summary_of_the_tests(self, monkeypatch, capfd):
        monkeypatch.setattr(gate, "STEPS", (step("tests", "print('12 passed in 3.45s')", streams=True),))

        assert gate.main([]) == 0
        assert capfd.readouterr().out.splitlines()[-1] == "12 passed in 3.45s"

    def test_requires_of_the_tests_what_a_person_may_lack(self, monkeypatch, capfd):
        monkeypatch.setattr(gate, "STEPS", (step("a", "import os; exit(os.environ['OPENDDCI_REQUIRE'])"),))
        monkeypatch.setenv("OPENDDCI_REFERENCE", "somewhere")

        gate.main([])
        assert "chromium,postgresql,libreoffice,fonts,reference" in capfd.readouterr().out

    def test_fails_where_the_machine_lacks_a_part(self, monkeypatch, capfd):
        monkeypatch.setattr(machine, "missing", lambda codes=(): [machine.PARTS["chromium"]])
        monkeypatch.setattr(gate, "install", lambda lacking: None)
        monkeypatch.setattr(gate, "STEPS", ())

        assert gate.main([]) == 1
        assert "machine: chromium" in capfd.readouterr().out

    def test_names_every_step_once(self):
        assert len({step.name for step in gate.STEPS}) == len(gate.STEPS)


class TestRun:
    def test_names_in_plain_words_what_was_not_tested(self, monkeypatch, capfd):
        monkeypatch.setattr(
            machine, "missing", lambda: [machine.PARTS["chromium"], machine.PARTS["reference"]]
        )
        testing._say_what_was_not_tested(["sqlite", "postgresql"])

        said = capfd.readouterr().out
        assert "trình duyệt" in said
        assert "OPENDDCI_REFERENCE" in said
        assert "sudo apt-get install chromium\n" in said

    def test_hands_a_persons_arguments_to_pytest(self):
        command = testing._command(["tests/ddci", "-k", "cascade"], with_coverage=False, again=False)

        assert command[1:6] == ["-m", "pytest", "tests/ddci", "-k", "cascade"]

    @pytest.mark.parametrize(
        "line",
        [
            "3 passed in 0.02s",
            "no tests ran in 1.00s",
            "== 1 failed, 2 passed, 1 skipped in 61.20s (0:01:01) ==",
        ],
    )
    def test_knows_the_summary_of_pytest(self, line):
        assert testing.SUMMARY.match(line)

    def test_takes_no_other_line_for_it(self):
        assert not testing.SUMMARY.match("3 packages in 2 folders")


class TestRunOfCi:
    """``.ci/run`` in a checkout whose door only says what it was given."""

    @pytest.fixture
    def checkout(self, tmp_path):
        folder = tmp_path / "checkout"
        (folder / ".ci").mkdir(parents=True)
        shutil.copy2(ROOT / ".ci" / "run", folder / ".ci" / "run")
        (folder / "openddci").write_text('#!/bin/sh\necho "$1 ${OPENDDCI_REFERENCE:-none}"; exit 3\n')
        (folder / "openddci").chmod(0o755)
        return folder

    def said(self, checkout):
        surroundings = {"PATH": os.environ["PATH"]}
        done = subprocess.run(
            [checkout / ".ci" / "run"], env=surroundings, capture_output=True, text=True, check=False
        )
        return done.returncode, done.stdout.strip()

    def test_is_the_gate(self, checkout):
        assert self.said(checkout) == (3, "gate none")

    def test_uses_the_reference_cases_beside_the_checkout(self, checkout):
        beside = checkout.parent / "shared"
        beside.mkdir()

        assert self.said(checkout) == (3, f"gate {beside}")


class TestPasses:
    """Stand-ins for collected tests: what pytest knows about each is what decides."""

    class Item:
        def __init__(self, *marks, fixtures=(), cls=None):
            self.marks, self.fixturenames, self.cls = marks, fixtures, cls

        def get_closest_marker(self, name):
            return name if name in self.marks else None

    PLAIN = Item()
    BY_MARK = Item("django_db")
    BY_FIXTURE = Item(fixtures=("live_server", "request"))
    BY_CLASS = Item(cls=type("Story", (type("TransactionTestCase", (), {}),), {}))
    ONLY_POSTGRESQL = Item("postgres", "django_db")

    def test_sqlite_sees_all_but_what_holds_only_on_postgresql(self):
        items = [self.PLAIN, self.BY_MARK, self.BY_FIXTURE, self.BY_CLASS, self.ONLY_POSTGRESQL]

        assert [passes.runs_in_pass(item, on_postgresql=False) for item in items] == [True] * 4 + [False]

    def test_postgresql_sees_all_that_touches_a_database(self):
        items = [self.PLAIN, self.BY_MARK, self.BY_FIXTURE, self.BY_CLASS, self.ONLY_POSTGRESQL]

        assert [passes.runs_in_pass(item, on_postgresql=True) for item in items] == [False] + [True] * 4


class TestMachine:
    def test_finds_postgresql_off_the_path(self, monkeypatch, tmp_path):
        for name in ("initdb", "postgres"):
            (tmp_path / name).write_text("")
        monkeypatch.setenv("PG_BIN", str(tmp_path))

        assert machine.postgresql() == tmp_path

    def test_finds_no_reference_in_a_folder_that_is_not_there(self, monkeypatch):
        monkeypatch.setenv("OPENDDCI_REFERENCE", "/nowhere/at/all")

        assert machine.reference() is None


class TestThrowawayCluster:
    def test_is_empty_private_and_gone_afterwards(self, need):
        with throwaway_cluster(need("postgresql")) as url, psycopg.connect(url) as connection:
            tables = connection.execute("SELECT count(*) FROM pg_stat_user_tables").fetchone()
            network = connection.execute("SHOW listen_addresses").fetchone()
            folder = Path(connection.execute("SHOW data_directory").fetchone()[0]).parent

        assert tables == (0,)
        assert network == ("",)
        assert not folder.exists()

    def test_knows_the_extensions_that_search_needs(self, need):
        with throwaway_cluster(need("postgresql")) as url, psycopg.connect(url) as connection:
            connection.execute("CREATE EXTENSION unaccent")
            connection.execute("CREATE EXTENSION pg_trgm")

            assert connection.execute("SELECT unaccent('Đường')").fetchone() == ("Duong",)

    def test_that_cannot_start_says_why(self):
        with tempfile.TemporaryDirectory(dir="/tmp") as folder:
            programs = Path(folder)
            (programs / "initdb").write_text("#!/bin/sh\necho no room >&2\nexit 1\n")
            for path in (programs, programs / "initdb"):
                path.chmod(0o755)  # as root it is somebody else who runs it

            with pytest.raises(ClusterDidNotStart, match="no room"), throwaway_cluster(programs):
                pass


class TestContracts:
    CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"][
        "contracts"
    ]

    def rooms(self, name):
        [layers] = [contract["layers"] for contract in self.CONTRACTS if contract["name"] == name]
        return [room.strip() for layer in layers for room in layer.split("|")]

    @pytest.mark.parametrize(
        ("contract", "folder"), [("Rooms of the library", "ddci"), ("Apps of the site", "ddci_web/apps")]
    )
    def test_a_room_that_is_built_stands_without_parentheses(self, contract, folder):
        built = {path.parent.name for path in (ROOT / "src" / folder).glob("*/__init__.py")}
        named = {room for room in self.rooms(contract) if not room.startswith("(")}

        assert built == named

    @pytest.mark.parametrize("contract", ["Rooms of the library", "Apps of the site"])
    def test_the_page_about_the_house_names_the_same_rooms(self, contract):
        page = (ROOT / "docs" / "house.md").read_text("utf-8")
        written = [
            f"(`{room[1:-1]}`)" if room.startswith("(") else f"`{room}`" for room in self.rooms(contract)
        ]
        unbuilt_there = [room for room in self.rooms(contract) if f"(`{room}`)" in page]

        assert not [room for room in written if room not in page]
        assert not unbuilt_there

    def test_a_sin_against_the_arrows_is_found(self, tmp_path):
        """Plant an import that points up in a copy of the smallest house, under our own contract."""
        for name, text in {"base": "import small.plan.model", "plan": ""}.items():
            (tmp_path / "small" / name).mkdir(parents=True)
            (tmp_path / "small" / name / "__init__.py").write_text(text)
        (tmp_path / "small" / "plan" / "model.py").write_text("")
        (tmp_path / "small" / "__init__.py").write_text("")
        layers = [room for room in self.rooms("Rooms of the library") if room.strip("()") in {"plan", "base"}]
        (tmp_path / "c.toml").write_text(
            '[tool.importlinter]\nroot_package = "small"\n[[tool.importlinter.contracts]]\nname = "x"\n'
            f'type = "layers"\ncontainers = ["small"]\nlayers = {layers}\n'
        )

        done = subprocess.run(
            [Path(sys.executable).parent / "lint-imports", "--config", "c.toml", "--no-cache"],
            cwd=tmp_path, capture_output=True, text=True, check=False,
        )  # fmt: skip

        assert done.returncode == 1
        assert "small.base is not allowed to import small.plan" in done.stdout
