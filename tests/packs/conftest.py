import pytest

from ddci.io.pack_folder import read_pack
from ddci.plan.model import Pack
from tests.packs.coverage_page import FICTIONAL, REAL


@pytest.fixture(scope="session")
def real() -> Pack:
    return read_pack(REAL).pack


@pytest.fixture(scope="session")
def fictional() -> Pack:
    return read_pack(FICTIONAL).pack
