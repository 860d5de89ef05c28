import argparse
from contextlib import suppress

import pytest

from ddci.io.pack_folder import read_pack, write_pack
from ddci_cli import site
from ddci_web.apps.plans.models import Plan
from tests.ddci.packs import small_pack

pytestmark = pytest.mark.django_db


def run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    site.add_parsers(parser.add_subparsers())
    arguments = parser.parse_args(words)
    return arguments.run(arguments)


@pytest.fixture
def folder(tmp_path):
    write_pack(small_pack(), tmp_path / "pack")
    return tmp_path / "pack"


class TestLoad:
    def test_says_what_it_loaded_and_the_second_time_that_nothing_changed(self, folder, capsys):
        assert run("load", str(folder)) == 0
        assert str(Plan.objects.get().duties.count()) in capsys.readouterr().out
        assert run("load", str(folder)) == 0
        assert "không có gì thay đổi" in capsys.readouterr().out


class TestSave:
    def test_writes_the_pack_that_was_loaded(self, folder, tmp_path):
        run("load", str(folder))

        assert run("save", "song-mo-2023", str(tmp_path / "out")) == 0
        assert read_pack(tmp_path / "out").pack == small_pack()

    def test_names_the_plans_there_are_for_a_code_that_is_not(self, folder, tmp_path, capsys):
        run("load", str(folder))

        assert run("save", "khong-co", str(tmp_path / "out")) == 2
        assert "song-mo-2023" in capsys.readouterr().err
        assert not (tmp_path / "out").exists()


class TestManage:
    @pytest.mark.parametrize("words", [("--help",), ("help",), ("changepassword", "--help")])
    def test_hands_everything_to_django_its_help_too(self, words, capsys):
        with suppress(SystemExit):
            run("manage", *words)

        assert "changepassword" in capsys.readouterr().out
