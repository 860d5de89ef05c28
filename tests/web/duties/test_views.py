import csv
import io
from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from ddci.io.pack_folder import read_pack
from tests.ddci.packs import small_pack
from tests.web.plans_on_site import loaded
from tests.web.reading import holder, words

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


class TestCalendar:
    def test_says_first_what_is_due_next(self, client, real):
        page = words(client.get(f"/plans/{real.code}/calendar/"))

        assert "Hạn gần nhất: thứ Tư 04/10, 17 đầu việc" in page
        assert "Hôm nay: thứ Hai 02/10/2023." in page

    def test_shows_the_months_days_off_and_why(self, client, real):
        page = words(client.get(f"/plans/{real.code}/calendar/"))

        assert "Tháng 10/2023" in page
        assert "Tháng 1/2024" in page  # the fourth quarter's reports
        assert "20/01 Tết Nguyên đán" in page
        assert "Rơi vào ngày nghỉ (thứ Bảy)" in page

    def test_shows_days_worked_in_exchange_for_others(self, client):
        plan = loaded(read_pack(PACKS / "xa-vi-du-2026").pack)

        assert "thứ Bảy 10/01 làm bù" in words(client.get(f"/plans/{plan.code}/calendar/"))

    def test_leads_from_a_day_to_its_duties(self, client, real):
        page = client.get(f"/plans/{real.code}/calendar/?unit=phong-noi-vu").text

        assert f'href="/plans/{real.code}/duties/?unit=phong-noi-vu&amp;day=2023-10-04"' in page

    def test_says_that_a_plan_of_a_later_year_lies_ahead(self, client):
        plan = loaded(read_pack(PACKS / "xa-vi-du-2026").pack)
        page = words(client.get(f"/plans/{plan.code}/calendar/"))

        assert "Năm 2026 còn ở phía trước: hạn đầu tiên ngày 30/01/2026" in page
        assert "Hạn gần nhất" not in page

    def test_can_be_narrowed_to_a_month(self, client, real):
        page = words(client.get(f"/plans/{real.code}/calendar/?month=2023-10"))

        assert "220 đầu việc trong tháng 10/2023." in page
        assert "Tháng 11/2023" not in page

    def test_says_when_nothing_is_chosen(self, client, plan):
        page = words(client.get(f"/plans/{plan.code}/calendar/?unit=absent"))

        assert "Không có đầu việc nào trong phạm vi đã chọn" in page

    def test_shows_no_person(self, client, plan):
        page = client.get(f"/plans/{plan.code}/calendar/").text

        assert 'name="unit"' in page
        assert "DỮ LIỆU MÔ PHỎNG" in page


class TestAnOfficer:
    @pytest.fixture
    def town(self, client, real):
        client.force_login(holder(real, "chu-tich-voi"))
        return f"/plans/{real.code}"

    def test_finds_the_own_unit_chosen_and_what_is_next(self, client, town):
        page = client.get(f"{town}/calendar/")

        assert "Thị trấn Vôi: còn 21 đầu việc phía trước, hạn gần nhất thứ Bảy 07/10" in words(page)
        assert '<option value="voi" selected>' in page.text
        assert f'href="{town}/duties/?unit=voi&amp;day=2023-10-07"' in page.text
        assert f'href="{town}/duties.ics?unit=voi"' in page.text

    def test_finds_the_own_list_from_today_on(self, client, town):
        page = client.get(f"{town}/duties/")

        assert "Thị trấn Vôi: còn 21 đầu việc phía trước" in words(page)
        assert 'href="?unit=voi&amp;past=1"' in page.text
        assert f'href="{town}/duties.ics?unit=voi"' in page.text

    def test_is_one_link_from_all_units_and_back(self, client, town):
        assert 'href="?unit="' in client.get(f"{town}/calendar/").text

        page = client.get(f"{town}/calendar/?unit=")

        assert "Hạn gần nhất: thứ Tư 04/10, 17 đầu việc" in words(page)
        assert 'href="?">Chỉ xem đơn vị của tôi' in page.text
        assert f'href="{town}/duties/?unit=&amp;day=2023-10-04"' in page.text

    def test_sees_what_an_address_asks_for_and_not_the_own_unit(self, client, town):
        page = words(client.get(f"{town}/duties/?rule=lead-quarterly&day=2023-10-07"))

        assert "179 đầu việc trong phạm vi đã chọn" in page

    @pytest.mark.parametrize("post", ["chu-tich", "pct-1"])
    def test_who_leads_sees_all_units(self, client, real, post):
        client.force_login(holder(real, post))

        assert "17 đầu việc" in words(client.get(f"/plans/{real.code}/calendar/"))


class TestList:
    def test_opens_on_today_and_counts_what_is_past(self, client, real):
        address = f"/plans/{real.code}/duties/"
        page, whole = client.get(address), client.get(f"{address}?past=1")
        past = real.duties.filter(last_day__lt=date(2023, 10, 2)).count()

        assert "Hạn cuối 04/10/2023" in words(page)
        assert "Hạn cuối 30/06/2023" not in words(page)
        assert f"Đã qua hạn cuối: {past} đầu việc" in words(page)
        assert "Hạn cuối 30/06/2023" in words(whole)
        assert "Chỉ xem từ hôm nay" in words(whole)

    def test_shows_what_is_past_where_nothing_is_ahead(self, client, real, settings):
        settings.OPENDDCI_TODAY = date(2026, 1, 1)
        page = words(client.get(f"/plans/{real.code}/duties/"))

        assert "Hạn cuối 30/06/2023" in page
        assert "Đã qua hạn cuối" not in page

    def test_gives_the_last_day_the_day_as_written_and_every_step_between(self, client, real):
        page = words(client.get(f"/plans/{real.code}/duties/?unit=thanh-tra&component=ddci-4&month=2023-10"))

        assert "Thanh tra huyện: 1 đầu việc trong phạm vi đã chọn" in page
        assert "Hạn cuối 07/10/2023 thứ Bảy · ngày nghỉ, không có quy định dời" in page
        assert "Thanh tra huyện → Phòng Nội vụ" in page
        assert "“trước ngày 08/10”" in page
        assert "07/10/2023 là ngày nghỉ (thứ Bảy), chưa có quy định dời hạn nên giữ nguyên." in page

    def test_marks_what_was_due_before_the_plan_was_in_force(self, client, real):
        page = words(client.get(f"/plans/{real.code}/duties/?rule=consolidated-half-year"))

        assert "Đến hạn khi kế hoạch có thể chưa có hiệu lực" in page

    def test_says_when_the_plan_names_no_day(self, client, real):
        page = words(client.get(f"/plans/{real.code}/duties/?rule=dialogue&unit=phong-noi-vu"))

        assert "không ghi ngày, lấy cuối kỳ 31/12" in page

    def test_comes_in_pages_that_keep_the_choice(self, client, real):
        address = f"/plans/{real.code}/duties/?kind=report"
        first = client.get(address)

        assert 'href="?kind=report&amp;page=2"' in first.text
        assert "Trang 2 trên" in words(client.get(f"{address}&page=2"))

    @pytest.mark.parametrize("number", ["0", "-1", "x", "99999", "1e3", "²"])
    def test_takes_any_page_number(self, client, plan, number):
        assert client.get(f"/plans/{plan.code}/duties/?page={number}").status_code == 200

    @pytest.mark.parametrize(
        "asked", ["month=2023-13", "month=x", "day=2023-02-30", "unit=%FF%FE", "text=%25", "kind="]
    )
    def test_takes_any_question(self, client, plan, asked):
        assert client.get(f"/plans/{plan.code}/duties/?{asked}").status_code == 200
        assert client.get(f"/plans/{plan.code}/calendar/?{asked}").status_code == 200

    def test_finds_without_marks_and_says_when_it_finds_nothing(self, client, plan):
        address = f"/plans/{plan.code}/duties/?text="

        assert "Gặp gỡ doanh nghiệp" in words(client.get(f"{address}gap go"))
        assert "Không có đầu việc nào khớp" in words(client.get(f"{address}zzz"))

    def test_keeps_the_choice_on_the_way_to_the_calendar_and_the_files(self, client, plan):
        page = client.get(f"/plans/{plan.code}/duties/?unit=xa-mot&page=1").text

        for name in ("calendar/", "duties.csv", "duties.ics"):
            assert f'href="/plans/{plan.code}/{name}?unit=xa-mot"' in page


class TestFiles:
    def rows(self, client, plan, asked=""):
        answer = client.get(f"/plans/{plan.code}/duties.csv?{asked}")
        return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))

    def test_hold_exactly_what_is_chosen_with_names_beside_codes(self, client, real):
        rows = self.rows(client, real, "unit=thanh-tra&component=ddci-4&month=2023-10")

        assert len(rows) == 1
        (row,) = rows
        assert (row["owner"], row["owner_name"]) == ("thanh-tra", "Thanh tra huyện")
        assert (row["recipient_name"], row["component_name"]) == ("Phòng Nội vụ", "Chi phí thời gian")
        assert (row["due_date"], row["last_day"]) == ("2023-10-08", "2023-10-07")
        assert "note" not in row

    def test_hold_all_of_it(self, client, real):
        assert len(self.rows(client, real)) == real.duties.count()

    def test_say_in_every_row_that_they_are_simulated(self, client, plan):
        assert {row["note"] for row in self.rows(client, plan)} == {"DỮ LIỆU MÔ PHỎNG"}

    def test_are_read_by_a_calendar_program(self, client, real):
        answer = client.get(f"/plans/{real.code}/duties.ics?unit=thanh-tra&component=ddci-4&month=2023-10")
        feed = Calendar.from_ical(answer.content)

        assert answer["Content-Type"].startswith("text/calendar")
        (event,) = feed.walk("VEVENT")
        assert event.decoded("dtstart") == date(2023, 10, 7)
        assert "MÔ PHỎNG" not in str(event["summary"])

    def test_say_in_every_event_that_it_is_simulated(self, client, plan):
        feed = Calendar.from_ical(client.get(f"/plans/{plan.code}/duties.ics").content)

        assert "DỮ LIỆU MÔ PHỎNG" in str(feed["x-wr-calname"])
        assert all("DỮ LIỆU MÔ PHỎNG" in str(event["summary"]) for event in feed.walk("VEVENT"))

    def test_are_the_same_bytes_while_the_plan_is_the_same(self, client, plan):
        address = f"/plans/{plan.code}/duties.ics"

        assert client.get(address).content == client.get(address).content
