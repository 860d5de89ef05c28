"""What the person who runs an installation does: load, examine, back up, restore; on SQLite and PostgreSQL."""

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.postgres import throwaway_cluster


class Installation:
    """A data folder, perhaps a database address, and commands run there as an administrator would."""

    def __init__(self, folder: Path, database_url: str = "", **more: str) -> None:
        self.folder, self.database_url, self.more = folder, database_url, more

    def run(self, *words: str | Path) -> subprocess.CompletedProcess[str]:
        kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "LC_ALL") if name in os.environ}
        own = {"HOME": str(self.folder), "OPENDDCI_DATA": str(self.folder), "OPENDDCI_BEHIND_PROXY": "1"}
        own |= {"DATABASE_URL": self.database_url, **self.more}
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


def rewritten(installation: Installation, change: Callable[[str, str], str]) -> Path:
    """Back up, then write the file again with its members changed."""
    file, changed = installation.folder / "all.zip", installation.folder / "changed.zip"
    assert installation.run("backup", file).returncode == 0
    with zipfile.ZipFile(file) as archive, zipfile.ZipFile(changed, "w") as copy:
        for name in archive.namelist():
            copy.writestr(name, change(name, archive.read(name).decode()))
    return changed


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
        changed = rewritten(
            loaded, lambda name, text: text.replace("Ví Dụ", "Ví Vụ") if "Plan" in name else text
        )

        done = another.run("restore", changed)

        assert done.returncode == 2
        assert "sha256" in done.stderr
        assert not list(another.folder.glob("*.sqlite3"))

    @pytest.mark.parametrize(
        "change",
        [
            lambda manifest: {**manifest, "tables": manifest["tables"][:3]},
            lambda manifest: {**manifest, "tables": manifest["tables"][::-1]},
            lambda manifest: {
                **manifest,
                "tables": [{**row, "rows": row["rows"] + 1} for row in manifest["tables"]],
            },
            lambda manifest: {**manifest, "format": 2},
            lambda manifest: {**manifest, "more": True},
            lambda manifest: [],
            lambda manifest: {**manifest, "tables": [{"model": "../../etc/passwd", "rows": 0, "sha256": ""}]},
            lambda manifest: {
                **manifest,
                "migrations": [*manifest["migrations"], ["plans", "9999_of_tomorrow"]],
            },
        ],
        ids=["part", "order", "counts", "format", "key", "list", "path", "newer"],
    )
    def test_a_manifest_that_is_not_ours_is_refused(self, loaded, another, change):
        changed = rewritten(
            loaded,
            lambda name, text: json.dumps(change(json.loads(text))) if name == "manifest.json" else text,
        )

        done = another.run("restore", changed)

        assert done.returncode == 2, done.stderr
        assert "Không dùng được" in done.stderr
        assert "Traceback" not in done.stderr

    def test_a_demonstrations_accounts_stay_in_demonstrations(self, tmp_path, another):
        demo = Installation(tmp_path, OPENDDCI_DEMO="1")
        demo.run("demo", "--once")
        stage = Installation(tmp_path / "demo", OPENDDCI_DEMO="1")
        assert stage.run("backup", tmp_path / "demo.zip").returncode == 0

        done = another.run("restore", tmp_path / "demo.zip")

        assert done.returncode == 2
        assert "is_demo" in done.stderr
        assert another.run("save", "xa-vi-du-2026", another.folder / "out").returncode == 2

    def test_before_the_tables_are_there_says_what_to_run(self, another):
        done = another.run("backup", another.folder / "x.zip")

        assert done.returncode == 2
        assert "manage migrate" in done.stderr
        assert not (another.folder / "x.zip").exists()

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


class TestStarting:
    def test_several_at_once_all_get_there(self, another):
        with ThreadPoolExecutor(3) as several:
            done = list(several.map(lambda _: another.run("load", "xa-vi-du-2026"), range(3)))

        assert [one.returncode for one in done] == [0, 0, 0], [one.stderr for one in done]

    def test_what_is_made_is_for_its_owner_alone(self, loaded):
        modes = {path.name: path.stat().st_mode & 0o077 for path in loaded.folder.glob("*.sqlite3*")}

        assert set(modes.values()) == {0}, modes

    @pytest.mark.parametrize(
        "words",
        [
            ("serve", "--port", "70000"), ("serve", "--port", "-1"), ("serve", "--workers", "0"),
            ("serve", "--host", "nohost.invalid"), ("demo", "--host", "999.9.9.9"),
        ],
    )  # fmt: skip
    def test_an_impossible_address_is_a_sentence(self, another, words):
        done = another.run(*words)

        assert done.returncode == 2
        assert "Traceback" not in done.stderr

    def test_a_folder_that_cannot_be_made_is_a_sentence(self, tmp_path):
        (tmp_path / "file").write_text("in the way", encoding="utf-8")
        nowhere = Installation(tmp_path, OPENDDCI_DATA=str(tmp_path / "file" / "data"))

        done = nowhere.run("load", "xa-vi-du-2026")

        assert done.returncode == 2
        assert "Traceback" not in done.stderr


class TestAccounts:
    def test_an_account_for_a_post_can_sign_in_and_has_the_rights_of_the_post(self, loaded):
        done = loaded.run("account", "add", "anh.ba", "--plan", "xa-vi-du-2026", "--post", "chu-tich")
        assert done.returncode == 0, done.stderr
        password = done.stdout.split()[-1]
        signing_in = (
            "from django.test import Client; c = Client(); "
            f"print(c.login(username='anh.ba', password={password!r}), "
            "c.get('/plans/xa-vi-du-2026/findings/', secure=True, headers={'host': 'localhost'}).status_code)"
        )

        seen = loaded.run("manage", "shell", "-c", signing_in)

        assert seen.stdout.split()[-2:] == ["True", "200"], seen.stderr

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (("anh.ba", "--plan", "xa-vi-du-2026", "--post", "vua"), "chu-tich"),
            (("anh.ba", "--plan", "nowhere", "--post", "chu-tich"), "nowhere"),
            (("anh.ba", "--post", "chu-tich"), "--plan"),
            (("anh.ba",), "--administrator"),
            (("Anh Ba", "--administrator"), "không dấu"),
        ],
    )
    def test_says_what_is_wrong(self, loaded, words, said):
        done = loaded.run("account", "add", *words)

        assert done.returncode == 2
        assert said in done.stderr

    def test_a_name_is_given_once(self, loaded):
        assert loaded.run("account", "add", "quan-tri", "--administrator").returncode == 0

        assert loaded.run("account", "add", "QUAN-TRI", "--administrator").returncode == 2


class TestDoctor:
    def test_sees_a_database_that_others_can_read(self, loaded):
        loaded.folder.chmod(0o755)
        (loaded.folder / "openddci.sqlite3").chmod(0o644)

        done = loaded.run("doctor")

        assert done.returncode == 1
        assert "chmod -R go=" in done.stdout

    def test_finds_nothing_wrong_with_a_loaded_installation(self, loaded):
        assert "openddci account add" in loaded.run("doctor").stdout
        loaded.run("account", "add", "quan-tri", "--administrator")

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
