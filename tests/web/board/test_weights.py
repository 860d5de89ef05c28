import csv
import io
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from ddci.io.pack_folder import read_pack
from tests.web.plans_on_site import loaded
from tests.web.reading import words

PACKS = Path(__file__).parents[3] / "packs"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def second_of_october(settings):
    settings.OPENDDCI_TODAY = date(2023, 10, 2)


class TestAPlanWithWeights:
    @pytest.fixture
    def weighted(self):
        return loaded(read_pack(PACKS / "xa-vi-du-2026").pack)

    def test_names_the_component_that_moves_the_total_most(self, client, weighted):
        page = words(client.get("/"))

        assert "Minh bạch, tiếp cận thông tin\nTừ 6,40 lên ít nhất 7,00: phải tăng 0,60 điểm." in page
        assert "Với trọng số 25 %, bằng 33 % phần phải tăng của tổng điểm." in page
        assert "Phải tăng bằng chừng ấy" not in page  # as many points elsewhere, at a smaller weight
        assert "đã nhân trọng số" in page

    def test_gives_weighted_gaps_in_the_table(self, client, weighted):
        answer = client.get(f"/plans/{weighted.code}/board.csv")
        first = next(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))

        assert (first["gap"], first["share_of_gaps"]) == ("0.60", "0.3333")
        assert Decimal(first["weighted_gap"]) == Decimal("0.15")

    def test_of_a_later_year_shows_the_year_of_every_date(self, client, weighted):
        page = words(client.get("/"))

        assert "Hạn đầu tiên\n06/04/2026" in page
        assert "Các hạn đầu tiên của năm 2026" in page
        assert "Hạn gần nhất" not in page
