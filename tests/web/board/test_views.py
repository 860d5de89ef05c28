import csv
import dataclasses
import io
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from ddci.io.pack_folder import read_pack
from ddci.plan.duties import duties_of
from ddci.plan.model import PackInfo, Result
from ddci_web.apps.packs.queries import pack_of
from tests.ddci.packs import small_pack
from tests.people import DUNG, HANH, NGA, sign_in
from tests.web.plans_on_site import grown_pack, loaded
from tests.web.reading import cost, holder, words

PACKS = Path(__file__).parents[3] / "packs"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def second_of_october(settings):
    settings.OPENDDCI_TODAY = date(2023, 10, 2)


@pytest.fixture
def real():
    return loaded(read_pack(PACKS / "lang-giang-2023").pack)


@pytest.fixture
def plan():
    return loaded(small_pack())


class TestFrontPage:
    def test_says_how_to_load_a_plan_while_there_is_none(self, client):
        page = words(client.get("/"))

        assert "Chưa có kế hoạch nào được nạp" in page
        assert "openddci load THƯ_MỤC" in page

    def test_is_the_board_of_a_real_plan_before_a_newer_fictional_one(self, client, real):
        loaded(read_pack(PACKS / "xa-vi-du-2026").pack)
        answer = client.get("/")

        assert "71,5" in words(answer)
        assert "DỮ LIỆU MÔ PHỎNG" not in answer.text
        assert '<a href="/plans/lang-giang-2023/" aria-current="page">Bảng điều hành</a>' in answer.text

    def test_leads_to_the_other_plans_and_marks_the_simulated(self, client, real):
        other = loaded(small_pack())
        page = client.get("/")

        assert f'href="/plans/{other.code}/"' in page.text
        assert "mô phỏng" in words(page)


class TestTheBoardOfTheRealPlan:
    def test_says_first_what_needs_most_who_answers_and_why(self, client, real):
        page = words(client.get("/"))

        assert "Vai trò người đứng đầu UBND huyện" in page
        assert (
            "Từ 5,74 lên ít nhất 7,5: phải tăng 1,76 điểm, bằng 49 % tổng số điểm phải tăng của 9 chỉ số."
            in page
        )
        assert "Chủ tịch UBND huyện" in page
        assert "Văn phòng HĐND và UBND huyện" in page

    def test_says_the_total_the_goal_and_what_is_not_known(self, client, real):
        page = words(client.get("/"))

        assert "Phải tăng 5,3 điểm. Mục tiêu thứ hạng: trong 3 hạng đầu của 10 đơn vị được xếp hạng." in page
        assert "Thứ hạng 2022\nchưa có số liệu" in page
        assert "Kết quả 2023\nchưa công bố" in page
        assert "Trọng số chưa có: kế hoạch không in" in page

    def test_says_why_no_gap_is_no_gap(self, client, real):
        assert words(client.get("/")).count("giữ mức") == 2

    def test_counts_the_days_to_what_comes_next(self, client, real):
        page = words(client.get("/"))

        assert "Báo cáo quý của đơn vị đầu mối · 17 đầu việc · còn 2 ngày" in page
        assert "Báo cáo quý của đơn vị chủ trì · 179 đầu việc · còn 5 ngày" in page
        assert "“Trước ngày 08/10”. Hạn cuối rơi vào ngày nghỉ." in page


class TestFindingsOnTheBoard:
    def test_are_for_those_who_can_mend_them(self, client, real):
        page = words(sign_in(client, HANH).get("/"))

        assert "Kế hoạch có 5 loại, 6 chỗ phải sửa" in page
        assert "Thiếu trọng số các chỉ số thành phần" in page

    @pytest.mark.parametrize("person", [None, NGA, DUNG], ids=["passer-by", "nga", "dung"])
    def test_are_kept_from_everyone_else_their_number_too(self, client, real, person):
        answer = sign_in(client, person).get("/")

        assert "phải sửa" not in words(answer)
        assert "/findings/" not in answer.text


class TestALeader:
    def test_finds_the_own_components_first(self, client, real):
        client.force_login(holder(real, "pct-2"))
        page = words(client.get("/"))

        table = page[page.index("Chỉ số thành phần\n") :]
        assert table.index("Cạnh tranh bình đẳng") < table.index("Vai trò người đứng đầu")
        assert "Tất cả 9" in page
        assert "Của tôi 2" in page

    def test_can_leave_the_others_out(self, client, real):
        client.force_login(holder(real, "pct-2"))
        page = words(client.get(f"/plans/{real.code}/?show=mine"))

        assert "Hỗ trợ doanh nghiệp" in page
        assert "Chi phí thời gian" not in page

    def test_reads_first_which_of_the_own_needs_most(self, client, real):
        client.force_login(holder(real, "pct-2"))
        page = words(client.get(f"/plans/{real.code}/?show=mine"))

        assert "Trong phần của tôi, cần nâng nhiều nhất\nCạnh tranh bình đẳng" in page
        assert "phải tăng 0,03 điểm" in page

    def test_reaches_the_own_part_from_every_page(self, client, real):
        client.force_login(holder(real, "pct-2"))

        assert f'href="/plans/{real.code}/?show=mine"' in client.get(f"/plans/{real.code}/units/").text

    def test_is_offered_no_such_choice_without_components(self, client, real):
        assert "Của tôi" not in words(sign_in(client, HANH).get("/?show=mine"))


class TestAnOfficer:
    def test_reads_first_what_the_own_unit_owes(self, client, real):
        client.force_login(holder(real, "chu-tich-voi"))
        page = client.get("/")

        own = "Đơn vị của tôi: Thị trấn Vôi, 21 đầu việc phía trước, hạn gần nhất thứ Bảy 07/10"
        assert own in words(page)
        # the line, the post in the header, the post in the footer
        assert page.text.count(f'href="/plans/{real.code}/calendar/?unit=voi"') == 3

    def test_a_passer_by_reads_of_no_unit(self, client, real):
        assert "Đơn vị của tôi" not in words(client.get("/"))


class TestTheBoard:
    def test_names_components_to_everyone_and_links_them_for_those_who_may_open_them(self, client, plan):
        address = f"/plans/{plan.code}/components/ddci-1/"

        assert address not in client.get("/").text
        assert address in sign_in(client, NGA).get("/").text

    def test_marks_simulated_figures(self, client, plan):
        assert "DỮ LIỆU MÔ PHỎNG" in client.get("/").text

    def test_shows_the_unknown_grey_and_never_as_nothing(self, client):
        pack = small_pack()
        loaded(dataclasses.replace(pack, results=pack.results[:2], targets=pack.targets[:1]))
        page = client.get("/")

        assert page.text.count('<span class="unknown">chưa có</span>') == 3
        assert "Cần nâng nhiều nhất" not in words(page)

    def test_stands_without_an_index(self, client):
        pack = small_pack(
            frameworks=(), results=(), targets=(), rank_goals=(), assignments=(), solutions=(), tasks=(),
            duty_rules=tuple(rule for rule in small_pack().duty_rules if rule.code == "publish-answers"),
        )  # fmt: skip
        loaded(pack)

        assert "Kế hoạch này không nêu bộ chỉ số nào" in words(client.get("/"))

    def test_names_all_that_have_to_gain_as_much(self, client, plan):
        assert "Phải tăng bằng chừng ấy còn có: Chi phí không chính thức." in words(client.get("/"))

    def test_shows_the_years_own_result_once_it_is_published(self, client):
        pack = small_pack()
        outcome = Result(framework="ddci", year=2023, score=Decimal("74.25"))
        loaded(dataclasses.replace(pack, results=(*pack.results, outcome)))

        assert "Kết quả 2023\n74,25" in words(client.get("/"))

    def test_is_absent_for_a_plan_that_is_not_there(self, client, plan):
        assert client.get("/plans/absent/").status_code == 404

    def test_refuses_to_be_written_to(self, client, plan):
        assert client.post("/").status_code == 405

    def test_speaks_english(self, client, plan):
        client.cookies["openddci_language"] = "en"
        page = words(client.get("/"))

        assert "Needs the most" in page
        assert "6.50" in page

    def test_calls_posts_units_and_plans_by_their_english_names(self, client, real):
        client.cookies["openddci_language"] = "en"
        answer = client.get("/")

        assert '<b lang="en">People&#x27;s Committee of Lạng Giang district</b>' in answer.text
        assert "Chairman of the district People's Committee" in words(answer)


class TestTheTable:
    def rows(self, client, plan):
        answer = client.get(f"/plans/{plan.code}/board.csv")
        assert answer.content.startswith(b"\xef\xbb\xbf")
        return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))

    def test_has_the_printed_figures_and_the_total(self, client, real):
        *components, total = self.rows(client, real)

        assert [row["component"] for row in components][:3] == ["ddci-9", "ddci-8", "ddci-1"]
        assert (components[0]["result"], components[0]["target_at_least"], components[0]["gap"]) == (
            "5.74",
            "7.5",
            "1.76",
        )
        assert (total["result"], total["target_at_least"], total["index_weight"]) == ("71.5", "76.8", "")
        assert "note" not in total

    def test_says_in_every_row_that_it_is_simulated(self, client, plan):
        assert {row["note"] for row in self.rows(client, plan)} == {"DỮ LIỆU MÔ PHỎNG"}

    def test_never_holds_a_formula(self, client):
        pack = small_pack()
        framework = pack.frameworks[0]
        first = dataclasses.replace(framework.components[0], name='=HYPERLINK("http://x")')
        framework = dataclasses.replace(framework, components=(first, framework.components[1]))
        plan = loaded(
            dataclasses.replace(
                pack, frameworks=(framework,), pack=PackInfo(code="p", name="Kế hoạch", fictional=False)
            )
        )

        assert self.rows(client, plan)[0]["name"] == '\'=HYPERLINK("http://x")'


class TestComponentPage:
    def test_asks_who_has_not_signed_in_to_do_so(self, client, plan):
        answer = client.get(f"/plans/{plan.code}/components/ddci-1/")

        assert answer.status_code == 403
        assert "Cần đăng nhập để mở trang này" in words(answer)

    def test_shows_figures_people_tasks_and_duties(self, client, real):
        page = words(sign_in(client, NGA).get(f"/plans/{real.code}/components/ddci-4/"))

        assert "Chi phí thời gian" in page
        assert "Phó Chủ tịch Thường trực UBND huyện" in page
        assert "kế hoạch ghi “Chi cục Thuế LG-LN”" not in page  # written as it is called
        assert "kế hoạch ghi “Một cửa”" in page
        assert "21 đơn vị" in page
        assert "Báo cáo quý của đơn vị đầu mối" in page

    def test_says_what_a_task_lacks(self, client, real):
        page = words(sign_in(client, NGA).get(f"/plans/{real.code}/components/ddci-9/"))

        assert "Kế hoạch không nêu: chủ trì, sản phẩm, thước đo, thời hạn Mục III.1, ý 1" in page

    def test_keeps_findings_to_those_who_may_see_them(self, client, real):
        address = f"/plans/{real.code}/components/ddci-9/"

        assert "Phát hiện khi rà soát" not in words(sign_in(client, NGA).get(address))
        assert "Phát hiện khi rà soát" in words(sign_in(client, HANH).get(address))

    def test_shows_what_was_found_about_its_deadlines(self, client, real):
        address = f"/plans/{real.code}/components/ddci-9/"

        assert "Về các hạn của chỉ số này" not in words(sign_in(client, NGA).get(address))
        page = words(sign_in(client, HANH).get(address))
        shown = page.partition("Về các hạn của chỉ số này: ")[2].partition("Về cả bộ")[0]
        assert "Hạn báo cáo bị ngược" in shown
        assert "Báo cáo quý của đơn vị đầu mối" in shown
        assert "Công khai" not in shown  # owed by one unit whatever the component

    def test_leads_to_its_neighbours(self, client, plan):
        first = sign_in(client, NGA).get(f"/plans/{plan.code}/components/ddci-1/").text
        last = client.get(f"/plans/{plan.code}/components/ddci-2/").text

        assert 'rel="next"' in first
        assert 'rel="prev"' not in first
        assert 'rel="prev"' in last
        assert 'rel="next"' not in last

    def test_is_absent_for_a_component_that_is_not_there(self, client, plan):
        assert sign_in(client, NGA).get(f"/plans/{plan.code}/components/ddci-99/").status_code == 404


class TestUnits:
    @pytest.mark.parametrize(
        "typed, found",
        [
            ("tn%26mt", "Phòng Tài nguyên và Môi trường"),
            ("lang giang", "UBND huyện Lạng Giang"),
            ("dat dai", "Phòng Tài nguyên và Môi trường"),
            ("TNMT", "Phòng Tài nguyên và Môi trường"),
        ],
    )
    def test_are_found_as_people_type_them(self, client, real, typed, found):
        page = words(sign_in(client, NGA).get(f"/plans/{real.code}/units/?text={typed}"))

        assert found in page

    def test_say_when_nothing_is_found(self, client, plan):
        page = words(sign_in(client, NGA).get(f"/plans/{plan.code}/units/?text=zzz"))

        assert "Không có đơn vị nào khớp" in page

    def test_give_an_example_of_searching_that_finds_something_here(self, client, plan):
        page = words(sign_in(client, NGA).get(f"/plans/{plan.code}/units/"))
        example = page.partition("có dấu hay không dấu: ")[2].partition(".")[0]

        assert example == "ubnd huyen song mo"
        assert "Tìm thấy 1 đơn vị" in words(client.get(f"/plans/{plan.code}/units/", {"text": example}))

    def test_are_chosen_by_kind_and_group(self, client, plan):
        sign_in(client, NGA)

        assert "Tìm thấy 2 đơn vị" in words(client.get(f"/plans/{plan.code}/units/?kind=commune"))
        assert "UBND các xã: 2 đơn vị" in words(client.get(f"/plans/{plan.code}/units/?group=cac-xa"))


class TestUnitPage:
    def test_tells_names_roles_duties_and_what_came_after(self, client, real):
        page = words(sign_in(client, NGA).get(f"/plans/{real.code}/units/voi/"))

        assert "Thị trấn Vôi" in page
        assert "Xã Lạng Giang từ 01/07/2025 · 1658/NQ-UBTVQH15" in page
        assert "Đơn vị chủ trì (trong nhóm “UBND các xã, thị trấn”)" in page
        owed = [duty for duty in duties_of(pack_of(real.code)) if duty.owner == "voi"]
        assert f"Kế hoạch giao {len(owed)} đầu việc." in page

    def test_gives_the_reason_when_nobody_came_after(self, client, real):
        page = words(sign_in(client, NGA).get(f"/plans/{real.code}/units/phong-tnmt/"))

        assert "Cấp huyện kết thúc (202/2025/QH15); không đơn vị nào kế thừa trọn vẹn" in page
        assert "Trung tâm" not in page.split("Các cách viết tên")[1].split("Vai trò")[0]
        assert "TN&MT" in page

    def test_is_absent_for_a_unit_that_is_not_there(self, client, plan):
        assert sign_in(client, NGA).get(f"/plans/{plan.code}/units/absent/").status_code == 404


class TestCost:
    @pytest.mark.parametrize(
        "page",
        ["", "board.csv", "components/ddci-1/", "findings/", "units/", "units/xa-mot/", "calendar/", "duties/",
         "duties.csv", "duties.ics"],
    )  # fmt: skip
    def test_stays_the_same_when_everything_is_ten_times_as_much(self, client, page):
        sign_in(client, HANH)
        address = f"/plans/{loaded(grown_pack(2)).code}/{page}"
        small = cost(client, address)

        loaded(grown_pack(20))
        assert cost(client, address) == small
