import argparse
import dataclasses
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from ddci import lint
from ddci.io.pack_folder import write_pack
from ddci_cli import check
from tests.ddci.lint.mends import sound
from tests.ddci.packs import PACK, small_pack

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    path = tmp_path_factory.mktemp("packs") / "song-mo-2023"
    write_pack(PACK, path)
    return str(path)


@pytest.fixture(scope="module")
def sound_folder(tmp_path_factory):
    path = tmp_path_factory.mktemp("packs") / "sound"
    write_pack(sound(small_pack()), path)
    return str(path)


def run(*words):
    parser = argparse.ArgumentParser()
    check.add_parser(parser.add_subparsers())
    arguments = parser.parse_args(["check", *words])
    return arguments.run(arguments)


class TestExitStatus:
    def test_is_0_when_nothing_is_found(self, sound_folder, capsys):
        assert run(sound_folder) == 0
        assert "Không có phát hiện nào." in capsys.readouterr().out

    def test_is_0_when_nothing_blocks(self, tmp_path):
        pack = sound(small_pack())
        document = dataclasses.replace(pack.document, number=None)
        write_pack(dataclasses.replace(pack, document=document), tmp_path / "unnumbered")

        assert run(str(tmp_path / "unnumbered")) == 0

    def test_is_1_when_something_must_be_mended(self, folder):
        assert run(folder) == 1

    def test_is_2_when_the_pack_cannot_be_read_and_everything_wrong_is_said(self, folder, tmp_path, capsys):
        broken = tmp_path / "broken"
        write_pack(PACK, broken)
        document = broken / "document.yaml"
        document.write_text(
            document.read_text(encoding="utf-8").replace("2023-06", "2023-31-06"), encoding="utf-8"
        )
        numbers = broken / "numbers.yaml"
        numbers.write_text(numbers.read_text(encoding="utf-8").replace("75.00", "cao"), encoding="utf-8")

        assert run(str(broken)) == 2

        said = capsys.readouterr()
        assert said.out == ""
        assert "document.yaml, dòng" in said.err
        assert "numbers.yaml, dòng" in said.err


class TestText:
    def test_groups_by_severity_and_kind_and_ends_with_the_sums(self, folder, capsys):
        run(folder)

        page = capsys.readouterr().out
        findings = lint.check(PACK)
        places = [page.index(heading) for heading in ("PHẢI SỬA: ", "CẦN XEM LẠI: ", "LƯU Ý: ")]
        assert places == sorted(places)
        assert page.rstrip().splitlines()[-1].startswith(f"{len(findings)} phát hiện: ")
        assert all(found.title("vi") in page for found in findings)

    @pytest.mark.parametrize("lang, form", [("vi", "{} loại, {} chỗ"), ("en", "{} {}, {} {}")])
    def test_counts_kinds_and_places_under_each_severity(self, folder, capsys, lang, form):
        run(folder, "--lang", lang)

        page = capsys.readouterr().out
        for severity in lint.SEVERITIES:
            here = [found for found in lint.check(PACK) if found.severity == severity]
            counts = [len({found.code for found in here}), len(here)]
            if lang == "en":
                words = zip(counts, ("kind", "place"), strict=True)
                counts = [part for n, word in words for part in (n, word if n == 1 else f"{word}s")]
            assert f": {form.format(*counts)}\n" in page

    def test_says_where_what_source_and_how_to_mend(self, folder, capsys):
        run(folder)

        page = " ".join(capsys.readouterr().out.split())
        assert "“Báo cáo quý của đơn vị đầu mối” quý II/2023 phải gửi chậm nhất 04/07/2023" in page
        assert "[IV.6 · duty-rules.yaml:" in page
        assert "→ Cách sửa: Đổi ngày hạn" in page

    def test_speaks_english(self, folder, capsys):
        run(folder, "--lang", "en")

        page = capsys.readouterr().out
        assert "MUST BE MENDED" in page
        assert "To mend: " in page

    def test_is_plain_when_it_is_not_read_at_a_terminal(self, folder, capsys):
        run(folder)

        assert "\033" not in capsys.readouterr().out

    @pytest.mark.parametrize("no_color, coloured", [("", True), ("1", False)])
    def test_is_coloured_at_a_terminal_unless_that_is_unwanted(self, folder, monkeypatch, no_color, coloured):
        terminal = io.StringIO()
        terminal.isatty = lambda: True
        monkeypatch.setattr(sys, "stdout", terminal)
        monkeypatch.setenv("NO_COLOR", no_color)

        run(folder)

        assert ("\033[1;31m" in terminal.getvalue()) == coloured


class TestJson:
    def test_lists_the_findings_in_the_order_of_the_check(self, folder, capsys):
        assert run(folder, "--format", "json") == 1

        rows = json.loads(capsys.readouterr().out)
        assert [(row["code"], row["at"]) for row in rows] == [(f.code, f.at) for f in lint.check(PACK)]
        assert set(rows[0]) == {"code", "severity", "at", "facts", "message", "source"}
        assert rows[0]["facts"]["due_date"] == "2023-07-05"

    def test_is_an_empty_list_for_a_sound_plan(self, sound_folder, capsys):
        assert run(sound_folder, "--format", "json") == 0
        assert json.loads(capsys.readouterr().out) == []

    def test_words_its_messages_in_the_language_asked_for(self, folder, capsys):
        run(folder, "--format", "json", "--lang", "en")

        assert "must be sent by 4 July 2023" in json.loads(capsys.readouterr().out)[0]["message"]


def test_needs_none_of_the_heavy_parts(folder):
    script = (
        "import sys, argparse; from ddci_cli import check; parser = argparse.ArgumentParser();"
        "check.add_parser(parser.add_subparsers()); arguments = parser.parse_args(sys.argv[1:]);"
        "code = arguments.run(arguments);"
        "print(*{'django', 'numpy', 'scipy', 'holidays'} & set(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "check", folder],
        env={"PYTHONPATH": f"{ROOT / 'src'}", "PYTHONUTF8": "1"},
        capture_output=True,
        check=True,
        text=True,
    )

    assert done.stderr.strip() == ""
