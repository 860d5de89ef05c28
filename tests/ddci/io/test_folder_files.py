"""What is read of a folder, what is left alone, and what is named because it would be missed."""

import os
from pathlib import Path

import pytest

from ddci.io.pack_folder import read_pack
from tests.ddci.io.small_folder import FILES, planted, problems_in, write_files


def only_problem(folder):
    (problem,) = problems_in(folder)
    assert problem.message("vi") != problem.message("en")
    return problem


class TestLeftAlone:
    @pytest.mark.parametrize(
        "name",
        [
            "._units.yaml",
            ".DS_Store",
            ".units.yaml.swp",
            "README.md",
            "LICENSE",
            "ke-hoach.xlsx",
            "yaml",
            "a.yamlx",
        ],
    )
    def test_are_hidden_files_and_files_of_other_kinds(self, tmp_path, name):
        read_pack(write_files(tmp_path, {**FILES, name: b"\x00\x05\x16"}))

    def test_are_hidden_folders_and_folders_without_yaml(self, tmp_path):
        write_files(tmp_path)
        for folder, name in ((".git", "config.yaml"), ("scans", "page-1.pdf"), ("scans/.cache", "a.yaml")):
            (tmp_path / folder).mkdir()
            (tmp_path / folder / name).write_text("", "utf-8")

        read_pack(tmp_path)

    def test_are_folders_that_are_closed_to_us(self, tmp_path, monkeypatch):
        closed = write_files(tmp_path) / "closed"
        closed.mkdir()
        look = Path.iterdir

        def refuse(path):
            if path == closed:
                raise PermissionError(13, "Permission denied")
            return look(path)

        monkeypatch.setattr(Path, "iterdir", refuse)

        read_pack(tmp_path)


class TestLeftOut:
    @pytest.mark.parametrize(
        "name", ["tasks.yml", "tasks.YAML", "tasks.Yml", "tasks.yaml.txt", "tasks.yml.TXT", "tasks.yaml "]
    )
    def test_another_ending_is_named_with_the_right_one(self, tmp_path, name):
        problem = only_problem(write_files(tmp_path, {**FILES, name: "tasks: []"}))

        assert (problem.code, problem.place.file) == ("file-ending", name)
        assert "“tasks.yaml”" in problem.message()

    def test_a_folder_with_the_name_of_a_file(self, tmp_path):
        (write_files(tmp_path) / "tasks.yaml").mkdir()

        assert (only_problem(tmp_path).code, only_problem(tmp_path).place.file) == (
            "not-a-file",
            "tasks.yaml",
        )

    def test_a_pipe_is_not_waited_for(self, tmp_path):
        os.mkfifo(write_files(tmp_path) / "tasks.yaml")

        assert only_problem(tmp_path).code == "not-a-file"

    def test_a_folder_with_yaml_files_in_it(self, tmp_path):
        deep = write_files(tmp_path) / "data" / "nhiem-vu"
        deep.mkdir(parents=True)
        (deep / "tasks.yml").write_text("tasks: []", "utf-8")

        problem = only_problem(tmp_path)

        assert (problem.code, problem.place.file) == ("folder-not-read", "data")
        assert "“data/nhiem-vu/tasks.yml”" in problem.message()

    def test_a_link_to_nothing(self, tmp_path):
        (write_files(tmp_path) / "tasks.yaml").symlink_to(tmp_path / "gone.yaml")

        assert only_problem(tmp_path).code == "link-to-nothing"

    def test_a_link_that_leads_round_in_a_circle(self, tmp_path):
        (write_files(tmp_path) / "tasks.yaml").symlink_to(tmp_path / "tasks.yaml")

        assert only_problem(tmp_path).code == "link-to-nothing"

    def test_a_link_out_of_the_folder_shows_nothing_of_what_it_leads_to(self, tmp_path):
        secret = tmp_path / "secret"
        secret.write_text("password: hunter2", "utf-8")
        (write_files(tmp_path / "pack") / "tasks.yaml").symlink_to(secret)

        problem = only_problem(tmp_path / "pack")

        assert problem.code == "link-out-of-folder"
        assert "hunter2" not in problem.message()
        assert "secret" not in problem.message()

    def test_a_link_that_stays_inside_is_read(self, tmp_path):
        write_files(tmp_path, {**FILES, ".new-units": FILES["units.yaml"]})
        (tmp_path / "units.yaml").unlink()
        (tmp_path / "units.yaml").symlink_to(".new-units")

        assert len(read_pack(tmp_path).pack.units) == 3

    def test_a_folder_reached_by_a_link_is_its_own_inside(self, tmp_path):
        write_files(tmp_path / "pack")
        (tmp_path / "link").symlink_to("pack")

        assert read_pack(tmp_path / "link").pack == read_pack(tmp_path / "pack").pack

    def test_each_is_told_beside_what_else_is_wrong(self, tmp_path):
        files = planted("numbers.yaml", "at_least: 6.5", "at_least: cao")
        units = files.pop("units.yaml")

        found = problems_in(write_files(tmp_path, {**files, "units.YAML": units, "tasks.yml": "tasks: []"}))

        assert [(problem.place.file, problem.code) for problem in found] == [
            ("numbers.yaml", "wrong-type"),
            ("tasks.yml", "file-ending"),
            ("units.YAML", "file-ending"),
        ]

    def test_the_folder_of_several_packs_names_them(self, tmp_path):
        write_files(tmp_path / "song-mo-2023")

        found = problems_in(tmp_path)

        assert [problem.code for problem in found] == ["folder-empty", "folder-not-read"]
        assert found[1].place.file == "song-mo-2023"

    def test_a_folder_that_may_not_be_looked_into(self, tmp_path, monkeypatch):
        def refuse(path):
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "iterdir", refuse)

        assert only_problem(tmp_path).code == "file-unreadable"
