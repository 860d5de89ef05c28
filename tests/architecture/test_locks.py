"""The locks hold everything the project declares, pinned and hashed."""

import re
import tomllib

import pytest

from tools.bootstrap import packages
from tools.tree import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
CORE, DEV = (ROOT / "requirements" / f"{kind}.txt" for kind in ("core", "dev"))
NAME = re.compile(r"[A-Za-z0-9._-]+")


def declared(requirements):
    return {re.sub(r"[-_.]+", "-", NAME.match(text).group()).lower() for text in requirements}


def pins(lock):
    lines = lock.read_text("utf-8").splitlines()
    return dict(re.match(r"([a-z0-9-]+)==(\S+)", line).groups() for line in lines if line[:1].isalnum())


def test_core_holds_what_the_project_and_its_build_need():
    groups = PROJECT["dependency-groups"]

    assert declared([*PROJECT["project"]["dependencies"], *groups["build"]]) <= set(packages(CORE))


def test_dev_holds_the_tools_too():
    assert declared(PROJECT["dependency-groups"]["dev"]) <= set(packages(DEV))


def test_what_is_tested_is_what_is_installed():
    core, dev = pins(CORE), pins(DEV)

    assert core.items() <= dev.items()


@pytest.mark.parametrize("lock", [CORE, DEV], ids=["core", "dev"])
def test_every_pin_has_a_hash_and_no_address(lock):
    text = lock.read_text("utf-8")
    entries = re.split(r"^(?=\w)", text, flags=re.MULTILINE)

    assert not [entry.splitlines()[0] for entry in entries if entry.strip() and "--hash=sha256:" not in entry]
    assert "://" not in text
    assert " @ " not in text
