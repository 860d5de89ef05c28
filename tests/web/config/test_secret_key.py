import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from ddci_web.config.secret_key import SecretKeyExposed, SecretKeyTooShort, read_or_create


class TestSecretKey:
    def test_is_made_once_and_kept(self, tmp_path):
        path = tmp_path / "data" / "secret_key"

        assert read_or_create(path) == read_or_create(path)
        assert len(read_or_create(path)) >= 64

    def test_differs_between_installations(self, tmp_path):
        assert read_or_create(tmp_path / "a") != read_or_create(tmp_path / "b")

    def test_can_be_read_by_its_owner_only(self, tmp_path):
        read_or_create(tmp_path / "secret_key")

        assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600

    @pytest.mark.parametrize("mode", [0o604, 0o620, 0o666])
    def test_is_refused_when_others_can_read_or_change_it(self, tmp_path, mode):
        read_or_create(tmp_path / "secret_key")
        (tmp_path / "secret_key").chmod(mode)

        with pytest.raises(SecretKeyExposed, match="chmod 600"):
            read_or_create(tmp_path / "secret_key")

    def test_is_refused_when_it_was_cut(self, tmp_path):
        (tmp_path / "secret_key").write_text("short")
        (tmp_path / "secret_key").chmod(0o600)

        with pytest.raises(SecretKeyTooShort):
            read_or_create(tmp_path / "secret_key")

    def test_is_one_for_all_who_start_at_once(self, tmp_path):
        with ThreadPoolExecutor(8) as pool:
            keys = set(pool.map(lambda _: read_or_create(tmp_path / "secret_key"), range(32)))

        assert len(keys) == 1
        assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]

    def test_is_what_the_site_signs_with(self):
        from django.conf import settings
        from django.core import signing

        key = read_or_create(settings.OPENDDCI_DATA / "secret_key")

        assert signing.loads(signing.dumps("x", key=key)) == "x"

    def test_that_is_exposed_stops_the_server_with_one_sentence(self, tmp_path):
        read_or_create(tmp_path / "secret_key")
        (tmp_path / "secret_key").chmod(0o644)

        stopped = subprocess.run(
            [sys.executable, "-c", "import ddci_web.config.wsgi"],
            env={**os.environ, "OPENDDCI_DATA": str(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            text=True,
            check=False,
        )

        assert stopped.returncode == 2
        assert "chmod 600" in stopped.stderr
        assert "Traceback" not in stopped.stderr
