"""The one door."""

import subprocess
import sys
from pathlib import Path

import pytest

from ddci import __version__
from ddci_cli.console import PackNotFound, find_pack, shipped_packs
from ddci_cli.main import build_parser, main


class TestMain:
    def test_tells_its_version(self, capsys):
        with pytest.raises(SystemExit) as stop:
            main(["--version"])

        assert stop.value.code == 0
        assert __version__ in capsys.readouterr().out

    def test_an_unknown_command_is_unusable_input(self, capsys):
        with pytest.raises(SystemExit) as stop:
            main(["chekc", "lang-giang-2023"])

        assert stop.value.code == 2
        assert "check" in capsys.readouterr().err

    @pytest.mark.parametrize(
        "words, vietnamese, english",
        [
            (["chekc"], "Không có “chekc”; có phải là “check”?", "did you mean “check”?"),
            (["xyz"], "hãy chọn: check, duties", "There is no “xyz”"),
            ([], "Còn thiếu: LỆNH.", "Missing: LỆNH."),
            (["check"], "Còn thiếu: PACK.", "Missing: PACK."),
            (["duties", "x", "--format", "pdf"], "hãy chọn: table, csv, json, ics.", "There is no “pdf”"),
            (["duties", "x", "--from"], "Sau --from còn thiếu giá trị.", "missing after --from"),
            (["duties", "x", "--bogus"], "Không hiểu: --bogus.", "Not understood: --bogus."),
            (["duties", "x", "--from", "mai"], "không phải một ngày", "is no day"),
        ],
    )
    def test_what_is_typed_wrong_is_answered_in_both_languages(self, words, vietnamese, english, capsys):
        with pytest.raises(SystemExit) as stop:
            main(words)

        said = capsys.readouterr().err
        assert stop.value.code == 2
        assert vietnamese in said
        assert english in said
        assert "--help" in said

    @pytest.mark.parametrize("words", [["help"], ["help", "duties"], ["help", "pack", "import"]])
    def test_help_is_a_command_too(self, words, capsys):
        told = []
        for asked in (words, [*words[1:], "--help"]):
            with pytest.raises(SystemExit) as stop:
                main(asked)
            assert stop.value.code == 0
            told.append(capsys.readouterr().out)

        assert told[0] == told[1]
        assert "openddci" in told[0]

    def test_a_pack_that_is_not_there_is_answered_with_those_that_are(self, capsys):
        assert main(["check", "lang-gjang"]) == 2

        said = capsys.readouterr().err
        assert "lang-gjang" in said
        assert "lang-giang-2023, xa-vi-du-2026" in said

    def test_a_reader_who_leaves_early_causes_no_traceback(self):
        command = [sys.executable, "-m", "ddci_cli.main", "duties", "lang-giang-2023", "--format", "csv"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            assert writer.stderr is not None
            writer.stdout.readline()
            writer.stdout.close()
            complaints = writer.stderr.read()

        assert complaints == b""
        assert writer.returncode in {0, 141}  # 0 where the pipe was wide enough for everything

    def test_every_command_runs_something(self):
        commands = build_parser()._subparsers._group_actions[0].choices

        assert set(commands) >= {
            "check",
            "duties",
            "pack",
            "demo",
            "load",
            "serve",
            "doctor",
            "backup",
            "restore",
        }


class TestFindPack:
    def test_takes_a_path_before_a_name(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        Path("lang-giang-2023").mkdir()

        assert find_pack("lang-giang-2023").resolve() == tmp_path / "lang-giang-2023"

    def test_knows_the_packs_that_ship_from_any_folder(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)

        assert find_pack("lang-giang-2023") == shipped_packs() / "lang-giang-2023"

    @pytest.mark.parametrize(
        "name", ["nowhere", "elsewhere/lang-giang-2023", "./lang-giang-2023", "lang-giang-2023/", "x" * 5_000]
    )
    def test_refuses_a_name_that_nothing_has_and_a_path_that_leads_nowhere(self, name, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)

        with pytest.raises(PackNotFound):
            find_pack(name)
