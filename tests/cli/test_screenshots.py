import argparse
import subprocess
import sys

import pytest

from ddci_cli import screenshots

COMMAND = """
import argparse, sys
from ddci_cli import screenshots
parser = argparse.ArgumentParser()
screenshots.add_parser(parser.add_subparsers())
arguments = parser.parse_args(["screenshots", sys.argv[1]])
sys.exit(arguments.run(arguments))
"""


def asked(folder) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    screenshots.add_parser(parser.add_subparsers())
    return parser.parse_args(["screenshots", str(folder)])


class TestScreenshots:
    def test_say_how_to_get_a_browser_where_there_is_none(self, tmp_path, monkeypatch, capsys):
        monkeypatch.setenv("PATH", str(tmp_path))
        arguments = asked(tmp_path / "images")

        assert arguments.run(arguments) == 2
        assert "sudo apt-get install chromium" in capsys.readouterr().err
        assert not (tmp_path / "images").exists()

    @pytest.mark.browser
    def test_show_the_board_on_a_desk_and_on_a_phone(self, tmp_path, need):
        need("chromium")

        subprocess.run([sys.executable, "-c", COMMAND, tmp_path], check=True, capture_output=True)

        pictures = sorted(tmp_path.glob("*.png"))
        assert [path.name for path in pictures] == ["board-vi-desktop.png", "board-vi-phone.png"]
        assert all(path.read_bytes().startswith(b"\x89PNG") for path in pictures)
        assert all(path.stat().st_size < 300_000 for path in pictures)
