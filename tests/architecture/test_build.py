"""The build hook: a machine without gettext still speaks both languages."""

import gettext
import zipfile

import pytest

import hatch_build
from tools import wheel
from tools.tree import ROOT

PO = """
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

msgid "Kế hoạch"
msgstr "Plan"

#, fuzzy
msgid "Hạn nộp"
msgstr "Perhaps due date"
"""


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "en" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    path.write_text(PO, encoding="utf-8")
    return path


class TestCatalogue:
    def read(self, source):
        with hatch_build.compile_catalogue(source).open("rb") as file:
            return gettext.GNUTranslations(file)

    def test_is_compiled_beside_its_source(self, source):
        assert self.read(source).gettext("Kế hoạch") == "Plan"

    def test_leaves_out_what_its_author_doubted(self, source):
        assert self.read(source).gettext("Hạn nộp") == "Hạn nộp"


def test_the_wheel_carries_packs_catalogues_and_pages(tmp_path):
    wheel.build(tmp_path)

    [path] = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(path).namelist())
    packs = {str(file.relative_to(ROOT)) for file in (ROOT / "packs").rglob("*.yaml")}
    assert {f"ddci_cli/{name}" for name in packs} <= names
    assert {"ddci_web/locale/vi/LC_MESSAGES/django.mo", "ddci_web/locale/en/LC_MESSAGES/django.mo"} <= names
    assert "ddci_web/ui/static/ui/ui.css" in names
    assert not [name for name in names if name.startswith(("tests/", "tools/", "docs/"))]
