import argparse
import json

import jsonschema
import pytest
from hypothesis import given, settings

from ddci.io.pack_folder import pack_files
from ddci.io.schema import DIALECT, pack_schema
from ddci.io.shape import fields_of
from ddci.io.yaml_tree import read_yaml
from ddci.plan.model import Pack
from ddci_cli.schema import add_schema
from tests.ddci.io.mistakes import TYPES, Mistake
from tests.ddci.io.small_folder import FILES, planted
from tests.strategies import packs
from tools.tree import ROOT

PUBLISHED = ROOT / "docs" / "reference" / "pack.schema.json"
# What a schema cannot say, or says otherwise than by refusing.
BEYOND_A_SCHEMA = {"forbidden-character", "number-too-long", "no-such-day"}


@pytest.fixture(scope="module")
def validator():
    schema = pack_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def as_json(name: str, text: str | bytes):
    """Return what an editor's validator sees in a YAML file."""
    file = read_yaml(name, text if isinstance(text, bytes) else text.encode())
    assert not file.problems
    return json.loads(json.dumps({key: marked.plain for key, marked in file.keys.items()}, default=float))


class TestPackSchema:
    def test_is_published_for_editors(self):
        expected = json.dumps(pack_schema(), ensure_ascii=False, indent=2) + "\n"

        assert PUBLISHED.read_text("utf-8") == expected, (
            f"openddci pack schema > {PUBLISHED.relative_to(ROOT)}"
        )

    def test_describes_each_key_in_vietnamese_and_in_english(self):
        vietnamese, english = pack_schema(), pack_schema("en")

        assert vietnamese["$schema"] == DIALECT
        assert list(vietnamese["properties"]) == list(fields_of(Pack))
        for key in vietnamese["properties"]:
            assert vietnamese["properties"][key]["description"] != english["properties"][key]["description"]
        assert english["$defs"]["Unit"]["title"] == "Unit"

    @pytest.mark.parametrize(
        "path", sorted((ROOT / "packs").rglob("*.yaml")), ids=lambda path: f"{path.parent.name}-{path.stem}"
    )
    def test_accepts_every_file_of_our_packs(self, validator, path):
        validator.validate(as_json(path.name, path.read_bytes()))

    @given(packs())
    @settings(max_examples=25)
    def test_accepts_every_file_of_a_generated_pack(self, pack):
        validator = jsonschema.Draft202012Validator(pack_schema())

        for name, text in pack_files(pack).items():
            validator.validate(as_json(name, text))

    @pytest.mark.parametrize(
        "mistake",
        [mistake for mistake in TYPES if mistake.code not in BEYOND_A_SCHEMA],
        ids=lambda mistake: f"{mistake.code}-{mistake.wrong[:30]!r}",
    )
    def test_refuses_what_the_reader_refuses_for_its_form(self, validator, mistake: Mistake):
        wrong = as_json(mistake.file, planted(*mistake[:3])[mistake.file])

        assert not validator.is_valid(wrong)
        assert validator.is_valid(as_json(mistake.file, FILES[mistake.file]))

    def test_is_printed_by_the_command(self, capsys):
        parser = argparse.ArgumentParser()
        add_schema(parser.add_subparsers())
        arguments = parser.parse_args(["schema"])

        assert arguments.run(arguments) == 0
        assert json.loads(capsys.readouterr().out) == pack_schema()
