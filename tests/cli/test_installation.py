"""What the person who runs an installation does: load, examine, back up, restore; on SQLite and PostgreSQL."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.postgres import throwaway_cluster


class Installation:
    """A data folder, perhaps a database address, and commands run there as an administrator would."""

    def __init__(self, folder: Path, database_url: str = "") -> None:
        self.folder, self.database_url = folder, database_url

    def run(self, *words: str | Path) -> subprocess.CompletedProcess[str]:
        kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "LC_ALL") if name in os.environ}
        own = {"HOME": str(self.folder), "OPENDDCI_DATA": str(self.folder), "DATABASE_URL": self.database_url}
        command = [sys.executable, "-m", "ddci_cli.main", *map(str, words)]
        return subprocess.run(
            command,
            env={**kept, **own},
            cwd=self.folder,
            check=False,
            capture_output=True,
            text=True,
            timeout=120,
        )


@pytest.fixture
def loaded(tmp_path):
    installation = Installation(tmp_path / "first")
    installation.folder.mkdir()
    assert installation.run("load", "xa-vi-du-2026").returncode == 0
    return installation


@pytest.fixture
def another(tmp_path):
    folder = tmp_path / "second"
    folder.mkdir()
    return Installation(folder)


def saved(installation: Installation, folder: str) -> dict[str, str]:
    target = installation.folder / folder
    done = installation.run("save", "xa-vi-du-2026", target)
    assert done.returncode == 0, done.stderr
    return {path.name: path.read_text(encoding="utf-8") for path in target.iterdir()}


class TestBackup:
    def test_restores_the_same_plan_elsewhere(self, loaded, another):
        file = loaded.folder / "all.zip"

        assert loaded.run("backup", file).returncode == 0
        done = another.run("restore", file)

        assert done.returncode == 0, done.stderr
        assert saved(another, "out") == saved(loaded, "out")

    def test_holds_no_secret_key_and_is_for_its_owner_only(self, loaded):
        file = loaded.folder / "all.zip"
        loaded.run("doctor")
        key = (loaded.folder / "secret_key").read_text(encoding="ascii").strip()
        loaded.run("backup", file)

        with zipfile.ZipFile(file) as archive:
            assert not any(key.encode() in archive.read(name) for name in archive.namelist())
        assert file.stat().st_mode & 0o077 == 0

    def test_never_writes_over_a_file(self, loaded):
        file = loaded.folder / "all.zip"
        file.write_text("mine", encoding="utf-8")

        done = loaded.run("backup", file)

        assert done.returncode == 2
        assert "hãy chọn tên khác" in done.stderr
        assert file.read_text(encoding="utf-8") == "mine"

    def test_a_restore_never_mixes_with_what_is_there(self, loaded):
        file = loaded.folder / "all.zip"
        loaded.run("backup", file)
        before = saved(loaded, "before")

        done = loaded.run("restore", file)

        assert done.returncode == 2
        assert "đã có dữ liệu" in done.stderr
        assert saved(loaded, "after") == before

    def test_a_changed_backup_is_refused_before_anything_is_written(self, loaded, another):
        file, changed = loaded.folder / "all.zip", loaded.folder / "changed.zip"
        loaded.run("backup", file)
        with zipfile.ZipFile(file) as archive, zipfile.ZipFile(changed, "w") as copy:
            for name in archive.namelist():
                text = archive.read(name)
                copy.writestr(
                    name, text.replace("Ví Dụ".encode(), "Ví Vụ".encode()) if "Plan" in name else text
                )

        done = another.run("restore", changed)

        assert done.returncode == 2
        assert "sha256" in done.stderr
        assert not list(another.folder.glob("*.sqlite3"))

    @pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x05\x06" + bytes(18)])
    def test_another_file_is_no_backup(self, another, content):
        file = another.folder / "x.zip"
        file.write_bytes(content)

        done = another.run("restore", file)

        assert done.returncode == 2
        assert "Không dùng được" in done.stderr

    def test_moves_from_sqlite_to_postgresql_and_back(self, loaded, another, need, tmp_path):
        there, back = loaded.folder / "there.zip", loaded.folder / "back.zip"
        loaded.run("backup", there)
        with throwaway_cluster(need("postgresql")) as url:
            server = Installation(another.folder, url)
            done = server.run("restore", there)
            assert done.returncode == 0, done.stderr
            # a row added after the restore must not meet an old key
            assert server.run("load", "lang-giang-2023").returncode == 0
            assert server.run("backup", back).returncode == 0
        home = Installation(tmp_path / "third")
        home.folder.mkdir()
        assert home.run("restore", back).returncode == 0

        assert saved(home, "out") == saved(loaded, "out")
        with zipfile.ZipFile(back) as archive:
            assert json.loads(archive.read("manifest.json"))["database"] == "postgresql"


class TestDoctor:
    def test_finds_nothing_wrong_with_a_loaded_installation(self, loaded):
        done = loaded.run("doctor")

        wrong = [line for line in done.stdout.splitlines() if line.startswith("✗")]
        # the plan's last duties lie beyond the days off announced so far, and the doctor says so
        assert all("Lịch ngày nghỉ" in line for line in wrong), done.stdout

    def test_tells_what_an_empty_installation_lacks(self, another):
        done = another.run("doctor")

        assert done.returncode == 1
        assert "openddci manage migrate" in done.stdout

    def test_names_a_variable_that_means_nothing(self, loaded):
        command = [sys.executable, "-m", "ddci_cli.main", "doctor", "--lang", "en"]
        surroundings = {**os.environ, "OPENDDCI_DATA": str(loaded.folder), "OPENDDCI_ALOWED_HOSTS": "x"}
        surroundings.pop("DATABASE_URL", None)
        done = subprocess.run(
            command, env=surroundings, check=False, capture_output=True, text=True, timeout=60
        )

        assert done.returncode == 1
        assert "OPENDDCI_ALOWED_HOSTS" in done.stdout
