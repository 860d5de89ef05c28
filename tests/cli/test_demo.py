"""The demonstration, as a person who has just cloned the repository meets it."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

SECONDS = 90


def surroundings(folder: Path, **more: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "LC_ALL") if name in os.environ}
    return {**kept, "HOME": str(folder), "OPENDDCI_DATA": str(folder / "data"), **more}


def demo(folder: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "ddci_cli.main", "demo", *words]
    return subprocess.run(
        command,
        env=surroundings(folder, **more),
        cwd=folder,
        check=False,
        capture_output=True,
        text=True,
        timeout=SECONDS,
    )


@contextmanager
def running_demo(folder: Path, *words: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    command = [sys.executable, "-u", "-m", "ddci_cli.main", "demo", *words]
    with subprocess.Popen(
        command,
        env=surroundings(folder),
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as server:
        try:
            yield server, read_until(server, "Ctrl-C")
        finally:
            if server.poll() is None:
                os.killpg(server.pid, signal.SIGINT)  # as a terminal does: to the server and its workers
            server.wait(timeout=30)


def read_until(server: subprocess.Popen[str], end: str) -> str:
    assert server.stdout is not None
    said = ""
    while end not in said:
        line = server.stdout.readline()
        assert line, said
        said += line
    return said


def fetch(url: str) -> str:
    for _ in range(100):
        try:
            with urllib.request.urlopen(url, timeout=10) as answer:  # noqa: S310 - our own server
                return answer.read().decode()
        except ConnectionError:
            time.sleep(0.1)
    raise AssertionError(url)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("newcomer")
    done = demo(folder, "--once")
    assert done.returncode == 0, done.stderr
    (folder / "first.txt").write_text(done.stdout, encoding="utf-8")
    return folder


class TestOnce:
    def test_shows_the_board_the_check_and_the_duties(self, prepared):
        said = (prepared / "first.txt").read_text(encoding="utf-8")

        assert "+1,76   5,74 → ≥ 7,5   Vai trò người đứng đầu UBND huyện" in said
        assert (
            "Cần nâng nhiều nhất: Vai trò người đứng đầu UBND huyện; chịu trách nhiệm: Chủ tịch UBND huyện"
            in said
        )
        assert "phải sửa 5 loại, 6 chỗ" in said
        assert "07/10/2023   179  Báo cáo quý của đơn vị chủ trì" in said

    def test_the_second_time_prepares_nothing(self, prepared):
        assert "đã nạp" in (prepared / "first.txt").read_text(encoding="utf-8")
        assert "đã nạp" not in demo(prepared, "--once").stdout

    def test_keeps_to_a_folder_of_its_own(self, prepared):
        assert sorted(path.name for path in (prepared / "data").iterdir()) == ["demo"]

    def test_leaves_the_database_of_a_real_installation_alone(self, prepared):
        done = demo(
            prepared, "--once", DATABASE_URL="postgresql://nobody@203.0.113.1/real", OPENDDCI_DEBUG="perhaps"
        )

        assert done.returncode == 0, done.stderr


class TestServing:
    def test_takes_the_next_port_when_the_first_is_busy_and_shows_the_board(self, prepared):
        with closing(socket.create_server(("127.0.0.1", 0))) as busy:
            port = busy.getsockname()[1]
            with running_demo(prepared, "--port", str(port)) as (server, said):
                url = next(word for word in said.split() if word.startswith("http://"))
                page = fetch(url)
                os.killpg(server.pid, signal.SIGINT)
                assert server.stdout is not None
                last_words = server.stdout.read()

        assert f"Cổng {port}" in said
        assert f":{port}/" not in url
        assert "Vai trò người đứng đầu UBND huyện" in page
        assert "76,8" in page
        assert last_words == ""
        assert server.returncode == 0
