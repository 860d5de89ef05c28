import argparse

import pytest

from ddci.io.pack_folder import read_pack, write_pack
from ddci_cli import workbook
from tests.ddci.io.workbook.books import filled
from tests.ddci.packs import PACK


def run(*words):
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers()
    workbook.add_export(commands)
    workbook.add_import(commands)
    arguments = parser.parse_args([str(word) for word in words])
    return arguments.run(arguments)


@pytest.fixture
def folder(tmp_path):
    write_pack(PACK, tmp_path / "song-mo")
    return tmp_path / "song-mo"


class TestExportAndImport:
    def test_give_the_same_pack_back(self, folder, tmp_path, capsys):
        assert run("export", folder, tmp_path / "a.xlsx") == 0
        assert run("import", tmp_path / "a.xlsx", tmp_path / "again") == 0

        assert read_pack(tmp_path / "again").pack == PACK
        assert "6 đơn vị" in capsys.readouterr().out

    def test_do_not_write_over_what_is_there_unless_told(self, folder, tmp_path, capsys):
        run("export", folder, tmp_path / "a.xlsx")

        assert run("export", folder, tmp_path / "a.xlsx") == 2
        assert "--replace" in capsys.readouterr().err
        assert run("import", tmp_path / "a.xlsx", folder) == 2
        assert run("export", folder, tmp_path / "a.xlsx", "--replace") == 0
        assert run("import", tmp_path / "a.xlsx", folder, "--replace") == 0


class TestExport:
    def test_finds_the_packs_of_the_house_by_name(self, tmp_path, capsys):
        assert run("export", "lang-giang-2023", tmp_path / "a.xlsx", "--lang", "en") == 0
        assert capsys.readouterr().out.startswith("Wrote ")

    @pytest.mark.parametrize("name", ["a.xls", "a", "nowhere/a.xlsx"])
    def test_wants_a_place_that_a_workbook_can_have(self, folder, tmp_path, name, capsys):
        assert run("export", folder, tmp_path / name) == 2
        assert len(capsys.readouterr().err.splitlines()) == 1

    def test_says_what_is_wrong_with_the_pack(self, folder, tmp_path, capsys):
        (folder / "units.yaml").write_text("units: 3\n", encoding="utf-8")

        assert run("export", folder, tmp_path / "a.xlsx") == 2
        assert "units.yaml, dòng 1" in capsys.readouterr().err
        assert not (tmp_path / "a.xlsx").exists()


class TestImport:
    def test_writes_nothing_while_one_cell_is_wrong(self, tmp_path, capsys):
        (tmp_path / "a.xlsx").write_bytes(filled(("Mục tiêu!C4", "cao"), ("Mục tiêu!C5", "thấp")))

        assert run("import", tmp_path / "a.xlsx", tmp_path / "new") == 2

        said = capsys.readouterr().err.splitlines()
        assert said[0].startswith("a.xlsx, trang “Mục tiêu”, ô C4: ")
        assert said[-1] == "Có 2 chỗ phải sửa; chưa ghi gì."
        assert [path.name for path in tmp_path.iterdir()] == ["a.xlsx"]

    def test_shows_what_a_terminal_would_obey(self, folder, tmp_path, capsys):
        assert run("import", tmp_path / "\x1b[2J.xlsx", tmp_path / "new") == 2
        assert run("export", folder, tmp_path / "\x1b[2J.xls") == 2

        said = capsys.readouterr().err
        assert said.count("\\x1b[2J") == 2
        assert "\x1b" not in said

    def test_says_so_in_english_too(self, tmp_path, capsys):
        assert run("import", tmp_path / "none.xlsx", tmp_path / "new", "--lang", "en") == 2
        assert "There is no such file." in capsys.readouterr().err
