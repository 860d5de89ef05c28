import dataclasses
import unicodedata
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings

from ddci.base.dates import PartialDate
from ddci.io.build import build_pack
from ddci.io.pack_folder import CANONICAL_FILES, pack_files, read_pack, write_pack
from ddci.io.plain import to_plain
from ddci.io.problems import Place, UnusablePack
from ddci.io.shape import fields_of
from ddci.io.yaml_tree import read_yaml
from ddci.plan.model import Pack
from tests.ddci.io.small_folder import FILES, planted, problems_in, write_files
from tests.strategies import packs
from tools.tree import ROOT


class TestReading:
    def test_gives_values_with_their_types(self, tmp_path):
        pack = read_pack(write_files(tmp_path)).pack

        assert pack.document.date == PartialDate(2023, 6)
        assert pack.units[2].valid_to == date(2025, 6, 30)
        assert pack.results[0].score == Decimal("6.18")
        assert pack.duty_rules[1].compiled_from == ("lead-quarterly",)

    def test_takes_the_keys_from_whatever_file_they_stand_in(self, tmp_path):
        (tmp_path / "all.yaml").write_text("\n".join(FILES.values()), "utf-8")

        assert read_pack(tmp_path).pack == read_pack(write_files(tmp_path / "apart")).pack

    def test_knows_the_line_of_every_part(self, tmp_path):
        loaded = read_pack(write_files(tmp_path))

        assert loaded.place_of(("units", 1, "name")).short == "units.yaml:6"
        assert loaded.place_of(("units", 1, "source")).short == "units.yaml:5", "not written: the unit's line"
        assert loaded.place_at("duty_rules/yearly").short == "duty-rules.yaml:13"
        assert loaded.place_at("assignments/ddci-1").short == "assignments.yaml:2"
        assert loaded.place_at("document").short == "document.yaml:1"
        assert loaded.place_at("units/nowhere").short == "units.yaml:1"
        assert loaded.place_at("channels/nowhere").short == str(tmp_path)

    def test_composes_texts_and_trims_them(self, tmp_path):
        decomposed = unicodedata.normalize("NFD", "Xã An Hà")

        pack = read_pack(write_files(tmp_path, planted("units.yaml", "Xã An Hà", f"'{decomposed} '"))).pack

        assert pack.units[2].name == "Xã An Hà"

    def test_accepts_a_byte_order_mark_windows_line_ends_and_a_file_of_comments(self, tmp_path):
        text = FILES["units.yaml"].replace("\n", "\r\n").encode("utf-8-sig")

        pack = read_pack(
            write_files(tmp_path, {**FILES, "units.yaml": text, "ghi-chu.yaml": "# trống\n"})
        ).pack

        assert [unit.code for unit in pack.units] == ["ubnd-huyen", "phong-noi-vu", "xa-an-ha"]

    def test_keeps_line_breaks_where_a_text_may_be_long(self, tmp_path):
        note = 'fictional: true\n  note: "dòng một\\r\\ndòng hai"'

        pack = read_pack(write_files(tmp_path, planted("pack.yaml", "fictional: true", note))).pack

        assert pack.pack.note == "dòng một\ndòng hai"

    def test_takes_a_folded_line_for_one_line(self, tmp_path):
        folded = "name: >\n    Ủy ban\n    xã An Hà\n"

        pack = read_pack(write_files(tmp_path, planted("units.yaml", "name: Xã An Hà\n", folded))).pack

        assert pack.units[2].name == "Ủy ban xã An Hà"

    @pytest.mark.parametrize("folder", sorted((ROOT / "packs").iterdir()), ids=lambda folder: folder.name)
    def test_reads_every_pack_of_the_project_and_writes_it_back(self, folder, tmp_path):
        pack = read_pack(folder).pack

        write_pack(pack, tmp_path / "copy")

        assert read_pack(tmp_path / "copy").pack == pack


class TestFoldersAndFiles:
    def test_a_missing_folder(self, tmp_path):
        (problem,) = problems_in(tmp_path / "nowhere")

        assert problem.code == "folder-missing"
        assert str(tmp_path / "nowhere") in problem.place.label()

    def test_an_empty_folder(self, tmp_path):
        (problem,) = problems_in(tmp_path)

        assert (problem.code, problem.place) == ("folder-empty", Place(str(tmp_path)))

    def test_a_file_where_a_folder_is_expected(self, tmp_path):
        (tmp_path / "book.xlsx").write_bytes(b"PK")

        (problem,) = problems_in(tmp_path / "book.xlsx")

        assert problem.code == "not-a-folder"
        assert "pack import" in problem.message()

    def test_a_folder_without_a_document(self, tmp_path):
        files = {name: text for name, text in FILES.items() if name not in {"document.yaml", "pack.yaml"}}

        found = problems_in(write_files(tmp_path, files))

        assert {problem.facts["key"] for problem in found} == {"pack", "document"}

    def test_a_huge_file_is_refused_unread(self, tmp_path):
        write_files(tmp_path)
        with (tmp_path / "units.yaml").open("r+b") as file:
            file.truncate(50 * 1024 * 1024)

        (problem,) = problems_in(tmp_path)

        assert problem.code == "file-too-large"
        assert "52428800" in problem.message()

    def test_a_file_that_cannot_be_opened(self, tmp_path, monkeypatch):
        def refuse(path):
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "read_bytes", refuse)

        found = problems_in(write_files(tmp_path))

        assert {problem.code for problem in found} == {"file-unreadable"}
        assert len(found) == len(FILES)

    def test_a_limit_may_be_set(self, tmp_path):
        assert {problem.code for problem in problems_in(write_files(tmp_path), largest_file=10)} == {
            "file-too-large"
        }


class TestWriting:
    @given(packs())
    def test_comes_back_equal(self, pack):
        tree = {}
        for name, text in pack_files(pack).items():
            file = read_yaml(name, text.encode())
            assert not file.problems
            tree |= {key: marked.plain for key, marked in file.keys.items()}

        assert build_pack(tree, lambda path: Place(str(path))) == pack

    @given(packs())
    @settings(max_examples=10)
    def test_comes_back_equal_from_a_folder(self, tmp_path_factory, pack):
        folder = tmp_path_factory.mktemp("pack") / "written"

        write_pack(pack, folder)

        assert read_pack(folder).pack == pack

    def test_uses_the_canonical_files_and_leaves_out_what_says_nothing(self, tmp_path):
        write_pack(read_pack(write_files(tmp_path / "in")).pack, tmp_path / "out")

        written = {path.name for path in (tmp_path / "out").iterdir()}
        assert written == set(FILES)
        assert "aliases" not in (tmp_path / "out" / "units.yaml").read_text("utf-8")

    def test_has_a_file_for_every_key(self):
        keys = [key for keys in CANONICAL_FILES.values() for key in keys]

        assert sorted(keys) == sorted(fields_of(Pack))

    def test_refuses_a_folder_that_holds_something_else(self, tmp_path):
        (tmp_path / "thesis.docx").write_text("years of work", "utf-8")

        with pytest.raises(UnusablePack) as refusal:
            write_pack(read_pack(write_files(tmp_path / "in")).pack, tmp_path, replace=True)

        assert refusal.value.problems[0].code == "folder-not-a-pack"
        assert {path.name for path in tmp_path.iterdir()} == {"thesis.docx", "in"}

    def test_replaces_a_pack_only_when_told_and_keeps_what_is_not_part_of_it(self, tmp_path):
        pack = read_pack(write_files(tmp_path)).pack
        (tmp_path / "README.md").write_text("Ghi chú", "utf-8")
        (tmp_path / "old-tasks.yaml").write_text("tasks: []", "utf-8")
        shorter = dataclasses.replace(pack, rank_goals=())

        with pytest.raises(UnusablePack) as refusal:
            write_pack(shorter, tmp_path)
        write_pack(shorter, tmp_path, replace=True)

        assert refusal.value.problems[0].code == "would-replace-a-pack"
        assert read_pack(tmp_path).pack == shorter
        assert (tmp_path / "README.md").read_text("utf-8") == "Ghi chú"
        assert not (tmp_path / "old-tasks.yaml").exists()

    @pytest.mark.parametrize(
        "changed", [{"name": unicodedata.normalize("NFD", "Ví dụ")}, {"code": "Mã sai"}, {"note": ""}]
    )
    def test_writes_nothing_when_the_pack_would_not_come_back(self, changed, tmp_path):
        pack = read_pack(write_files(tmp_path / "in")).pack
        odd = dataclasses.replace(pack, pack=dataclasses.replace(pack.pack, **changed))

        with pytest.raises(UnusablePack):
            write_pack(odd, tmp_path / "out")

        assert {path.name for path in tmp_path.iterdir()} == {"in"}

    def test_leaves_the_old_pack_when_the_new_one_cannot_take_its_place(self, tmp_path, monkeypatch):
        pack = read_pack(write_files(tmp_path / "pack")).pack
        rename = Path.rename

        def rename_all_but_the_new_one(path, target):
            if path.name == "new":
                raise OSError("disk trouble")
            return rename(path, target)

        monkeypatch.setattr(Path, "rename", rename_all_but_the_new_one)
        with pytest.raises(OSError, match="disk trouble"):
            write_pack(dataclasses.replace(pack, targets=()), tmp_path / "pack", replace=True)

        assert read_pack(tmp_path / "pack").pack == pack


class TestPlain:
    @given(packs())
    @settings(max_examples=25)
    def test_leaves_out_defaults_only(self, pack):
        tree = to_plain(pack)

        assert to_plain(build_pack(tree, lambda path: Place(str(path)))) == tree
