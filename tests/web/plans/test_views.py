from pathlib import Path

import pytest

from ddci.base.dates import PartialDate
from ddci.io.pack_folder import read_pack
from ddci_web.apps.plans.templatetags.ddci_words import inner, partial_date, word
from tests.people import DUNG, HANH, NGA, sign_in
from tests.web.plans_on_site import loaded
from tests.web.reading import words

PACKS = Path(__file__).parents[3] / "packs"

pytestmark = pytest.mark.django_db


@pytest.fixture
def real():
    return loaded(read_pack(PACKS / "lang-giang-2023").pack)


class TestFindingsPage:
    def test_says_first_how_much_must_be_mended(self, client, real):
        page = words(sign_in(client, HANH).get(f"/plans/{real.code}/findings/"))

        assert page.index("Kế hoạch có 5 loại, 6 chỗ phải sửa") < page.index("Hạn báo cáo bị ngược")
        assert "Cách sửa: Bổ sung trọng số (%)" in page
        assert "Căn cứ: II.2.2" in page

    def test_counts_are_ways_to_less(self, client, real):
        sign_in(client, HANH)
        everything = client.get(f"/plans/{real.code}/findings/").text
        blocking = words(client.get(f"/plans/{real.code}/findings/?severity=blocking"))

        assert 'href="?severity=blocking"' in everything
        assert "Thiếu trọng số" in blocking
        assert "Nhiệm vụ không có thời hạn" not in blocking

    def test_can_be_of_one_kind_or_hold_some_words(self, client, real):
        sign_in(client, HANH)
        kind = words(client.get(f"/plans/{real.code}/findings/?code=annex-missing"))
        found = words(client.get(f"/plans/{real.code}/findings/?text=trong so"))

        assert "Thiếu phụ lục" in kind
        assert "Thiếu trọng số" not in kind
        assert "Thiếu trọng số" in found

    def test_say_when_nothing_fits(self, client, real):
        page = words(sign_in(client, HANH).get(f"/plans/{real.code}/findings/?severity=absent"))

        assert "Không có phát hiện nào khớp" in page

    def test_lead_to_what_they_are_about(self, client, real):
        page = sign_in(client, HANH).get(f"/plans/{real.code}/findings/").text

        assert f'href="/plans/{real.code}/components/ddci-8/"' in page
        assert f'href="/plans/{real.code}/duties/?rule=focal-quarterly"' in page
        assert f'href="/plans/{real.code}/components/ddci-1/#viec-' in page

    def test_every_way_out_of_the_page_is_open(self, client, real):
        page = sign_in(client, HANH).get(f"/plans/{real.code}/findings/").text
        addresses = {part.partition('"')[0] for part in page.split('href="')[1:]}

        for address in addresses:
            path = address.partition("#")[0].replace("&amp;", "&")
            if path.startswith("/plans/"):
                assert client.get(path).status_code == 200, path

    def test_praise_a_plan_without_any(self, client):
        plan = loaded(read_pack(PACKS / "xa-vi-du-2026").pack)
        page = words(sign_in(client, HANH).get(f"/plans/{plan.code}/findings/"))

        assert "Không có phát hiện nào" in page

    def test_are_by_role(self, client, real):
        address = f"/plans/{real.code}/findings/"

        assert client.get(address).status_code == 403
        assert sign_in(client, DUNG).get(address).status_code == 404
        assert sign_in(client, NGA).get(address).status_code == 403
        assert "cán bộ đơn vị tổng hợp" in words(client.get(address))

    def test_tell_who_may_not_see_them_nothing_about_which_plans_there_are(self, client, real):
        there, absent = client.get(f"/plans/{real.code}/findings/"), client.get("/plans/absent/findings/")

        assert there.status_code == absent.status_code == 403


class TestWords:
    def test_are_those_of_the_workbook(self):
        assert word("fix") == "Khắc phục"
        assert word("unit_plan") == "Kế hoạch của đơn vị"

    def test_begin_small_within_a_sentence_unless_they_are_initials(self):
        assert inner("Đơn vị đầu mối") == "đơn vị đầu mối"
        assert inner("UBND huyện") == "UBND huyện"
        assert inner("") == ""

    @pytest.mark.parametrize(
        "known, shown", [("2023", "2023"), ("2023-06", "06/2023"), ("2023-06-30", "30/06/2023")]
    )
    def test_say_no_more_of_a_date_than_is_known(self, known, shown):
        assert partial_date(PartialDate.parse(known)) == shown
