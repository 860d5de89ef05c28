import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from ddci_web.config import databases, environment
from ddci_web.config.environment import ConfigurationError, load


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch):
    for name in [name for name in os.environ if name.startswith("OPENDDCI_") or name == "DATABASE_URL"]:
        monkeypatch.delenv(name)


class TestSettings:
    def test_starts_with_nothing_set(self, monkeypatch, tmp_path):
        monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))

        settings = load()

        assert settings.data == tmp_path / "openddci"
        assert settings.uses_https
        assert (settings.debug, settings.demo) == (False, False)

    def test_a_real_site_cannot_be_given_another_day(self, monkeypatch):
        monkeypatch.setenv("OPENDDCI_TODAY", "2023-10-02")

        with pytest.raises(ConfigurationError, match="OPENDDCI_TODAY"):
            load()

    def test_an_empty_variable_counts_as_not_set(self, monkeypatch):
        monkeypatch.setenv("OPENDDCI_UPLOAD_MAX_MB", "")

        assert load().upload_max_mb == 10

    @pytest.mark.parametrize("variable", ["OPENDDCI_DEBUG", "OPENDDCI_DEMO"])
    def test_insists_on_https_except_while_developing_or_demonstrating(self, monkeypatch, variable):
        monkeypatch.setenv(variable, "1")

        assert not load().uses_https

    def test_reads_lists_of_hosts_and_origins(self, monkeypatch):
        monkeypatch.setenv("OPENDDCI_ALLOWED_HOSTS", "ddci.example.vn, 10.0.0.7")
        monkeypatch.setenv("OPENDDCI_CSRF_TRUSTED_ORIGINS", "https://ddci.example.vn")

        assert load().allowed_hosts == ("ddci.example.vn", "10.0.0.7")
        assert load().csrf_trusted_origins == ("https://ddci.example.vn",)

    def test_reads_the_day_of_a_demonstration(self, monkeypatch):
        monkeypatch.setenv("OPENDDCI_DEMO", "1")
        monkeypatch.setenv("OPENDDCI_TODAY", "2023-10-02")

        assert load().today == date(2023, 10, 2)

    @pytest.mark.parametrize(
        "variable, wrong, expected",
        [
            ("OPENDDCI_DEBUG", "có", "true or false"),
            ("OPENDDCI_UPLOAD_MAX_MB", "nhiều", "from 1 to 512"),
            ("OPENDDCI_UPLOAD_MAX_MB", "0", "from 1 to 512"),
            ("OPENDDCI_ALLOWED_HOSTS", "https://ddci.vn", "without http://"),
            ("OPENDDCI_CSRF_TRUSTED_ORIGINS", "ddci.vn", "https://host.name"),
            ("OPENDDCI_LOG_LEVEL", "CHATTY", "WARNING"),
            ("OPENDDCI_TODAY", "31/6/2023", "2023-10-02"),
            ("OPENDDCI_DATABASE_POOL", "-1", "from 0"),
        ],
    )
    def test_a_wrong_value_is_named_with_what_was_found_and_what_is_expected(
        self, monkeypatch, variable, wrong, expected
    ):
        monkeypatch.setenv(variable, wrong)

        with pytest.raises(ConfigurationError) as refusal:
            load()

        vietnamese, english = str(refusal.value).splitlines()
        assert vietnamese.startswith(f"{variable}: tìm thấy “{wrong}”, cần ")
        assert expected in english

    def test_a_wrong_database_address_is_never_repeated_since_it_holds_a_password(self, monkeypatch):
        monkeypatch.setenv("DATABASE_URL", "mysql://ddci:bimat@host/ddci")

        with pytest.raises(ConfigurationError) as refusal:
            load()

        assert "DATABASE_URL" in str(refusal.value)
        assert "bimat" not in str(refusal.value)

    def test_every_variable_can_say_what_it_expects(self):
        assert set(environment.EXPECTED) == set(environment.Settings.model_fields)

    def test_a_misspelt_variable_is_found(self):
        given = {"OPENDDCI_DEBGU": "1", "OPENDDCI_DEMO": "1", "PATH": ""}

        assert environment.unknown_variables(given) == ["OPENDDCI_DEBGU"]

    def test_the_site_stops_with_that_sentence_and_no_traceback(self):
        stopped = subprocess.run(
            [sys.executable, "-c", "import ddci_web.config.settings"],
            env={**os.environ, "OPENDDCI_DEBUG": "có", "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            text=True,
            check=False,
        )

        assert stopped.returncode == 2
        assert "OPENDDCI_DEBUG: found “có”, expected true or false" in stopped.stderr
        assert "Traceback" not in stopped.stderr

    def test_reading_the_settings_writes_nothing(self, tmp_path):
        data = tmp_path / "not-yet"
        subprocess.run(
            [sys.executable, "-c", "import ddci_web.config.settings as s; s.DATABASES"],
            env={**os.environ, "OPENDDCI_DATA": str(data), "PYTHONPATH": os.pathsep.join(sys.path)},
            check=True,
        )

        assert not data.exists()


class TestDatabase:
    def test_is_one_sqlite_file_in_the_data_folder(self, monkeypatch, tmp_path):
        monkeypatch.setenv("OPENDDCI_DATA", str(tmp_path))

        configured = databases.configured(load())

        assert Path(configured["NAME"]) == tmp_path / "openddci.sqlite3"
        assert configured["OPTIONS"]["transaction_mode"] == "IMMEDIATE"

    @pytest.mark.django_db
    def test_is_durable_and_checks_its_references(self, tmp_path):
        from django.db.utils import ConnectionHandler

        connection = ConnectionHandler({"default": databases.sqlite(tmp_path / "new" / "a.sqlite3")})[
            "default"
        ]
        with connection.cursor() as cursor:
            pragmas = {
                name: cursor.execute(f"PRAGMA {name}").fetchone()[0]
                for name in ("journal_mode", "synchronous", "foreign_keys")
            }
        connection.close()

        assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
        assert (tmp_path / "new").stat().st_mode & 0o077 == 0

    def test_is_postgresql_when_the_address_says_so(self, monkeypatch):
        monkeypatch.setenv("DATABASE_URL", "postgresql://ddci:x@db.example/ddci")
        monkeypatch.setenv("OPENDDCI_DATABASE_POOL", "4")

        configured = databases.configured(load())

        assert configured["ENGINE"] == "django.db.backends.postgresql"
        assert configured["HOST"] == "db.example"
        assert configured["OPTIONS"]["pool"]["max_size"] == 4
        assert configured["CONN_MAX_AGE"] == 0
