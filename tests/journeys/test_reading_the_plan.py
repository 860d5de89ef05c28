"""Whole ways through the site, as people go them; all of it without script."""

import pytest

from tests.journeys.conftest import sign_in_as

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("demonstration")]


class TestAPasserBy:
    def test_learns_what_needs_most_who_answers_and_by_when(self, open_page):
        page = open_page(width=360, script=False)
        page.goto("/")

        need = page.get_by_role("region", name="Cần nâng nhiều nhất")
        assert "Vai trò người đứng đầu UBND huyện" in need.inner_text()
        assert "1,76 điểm" in need.inner_text()
        assert "Chủ tịch UBND huyện" in need.inner_text()

        page.get_by_role("link", name="Cả năm, với cách tính từng hạn").click()
        assert page.get_by_role("heading", level=1).inner_text().startswith("Hạn gần nhất: thứ Tư 04/10")

        page.locator("td").filter(has_text="7179").first.get_by_role("link").click()
        assert "179 đầu việc" in page.get_by_role("heading", level=1).inner_text()

    def test_finds_what_one_unit_owes_and_why_on_that_day(self, open_page):
        page = open_page(script=False)
        page.goto("/plans/lang-giang-2023/duties/")
        page.get_by_label("Đơn vị thực hiện").select_option(label="Thanh tra huyện")
        page.get_by_label("Tháng").select_option("2023-10")
        page.get_by_role("button", name="Lọc").click()

        assert page.get_by_label("Đơn vị thực hiện").input_value() == "thanh-tra"
        page.get_by_text("“trước ngày 08/10”").first.click()
        assert page.get_by_text("chưa có quy định dời hạn nên giữ nguyên").first.is_visible()

        page.get_by_role("link", name="Theo tháng").click()
        assert "unit=thanh-tra" in page.url
        assert page.get_by_role("heading", name="Tháng 11/2023").count() == 0

    def test_is_told_to_sign_in_where_a_component_is_explained(self, open_page):
        page = open_page(script=False)
        page.goto("/plans/lang-giang-2023/components/ddci-9/")

        assert page.get_by_role("heading", name="Cần đăng nhập để mở trang này").is_visible()
        page.get_by_role("main").get_by_role("link", name="Đăng nhập").click()
        page.locator("button:has(.demo__login:text-is('pct-2'))").click()
        assert page.get_by_role("heading", level=1).inner_text() == "Vai trò người đứng đầu UBND huyện"


class TestALeader:
    def test_sees_the_own_components_first_and_follows_one_to_a_task(self, open_page):
        page = open_page(script=False)
        sign_in_as(page, "pct-2")

        rows = page.locator(".ct tbody tr")
        assert rows.nth(0).inner_text().startswith("Của tôi")
        assert "Cạnh tranh bình đẳng" in rows.nth(1).inner_text()

        page.get_by_role("link", name="Của tôi 2").click()
        assert page.locator(".ct tbody tr").count() == 3

        page.get_by_role("table").get_by_role("link", name="Hỗ trợ doanh nghiệp").click()
        assert (
            "Phòng Kinh tế và Hạ tầng" in page.get_by_role("region", name="Ai chịu trách nhiệm").inner_text()
        )
        page.get_by_role("link", name="Phòng Tư pháp").first.click()
        assert page.get_by_role("heading", level=1).inner_text() == "Phòng Tư pháp"

    def test_goes_from_a_fault_to_where_it_stands(self, open_page):
        page = open_page(script=False)
        sign_in_as(page, "chu-tich")
        page.get_by_role("link", name="Xem 6 chỗ phải sửa").click()
        page.get_by_role("link", name="Hạn báo cáo bị ngược").click()
        page.get_by_role("main").get_by_role(
            "link", name="Việc phải làm: Báo cáo quý của đơn vị đầu mối"
        ).click()

        assert "đầu việc" in page.get_by_role("heading", level=1).inner_text()


class TestTheHeadOfATown:
    def test_finds_the_own_duties_first_and_takes_them_along(self, open_page):
        page = open_page(width=360, script=False)
        sign_in_as(page, "chu-tich-voi")

        page.get_by_role("link", name="Đơn vị của tôi: Thị trấn Vôi").click()
        heading = page.get_by_role("heading", level=1)
        assert "Thị trấn Vôi: còn 21 đầu việc phía trước" in heading.inner_text()
        assert "unit=voi" in (page.get_by_role("link", name=".ics").get_attribute("href") or "")

        heading.get_by_role("link").click()
        assert heading.inner_text() == "Thị trấn Vôi: 7 đầu việc trong phạm vi đã chọn"

        page.get_by_role("contentinfo").get_by_role("link", name="Lịch năm").click()
        assert page.get_by_label("Đơn vị thực hiện").input_value() == "voi"
        page.get_by_role("link", name="Xem tất cả đơn vị").click()
        assert heading.inner_text().startswith("Hạn gần nhất: thứ Tư 04/10")


class TestTheKeyboard:
    def test_alone_opens_how_a_date_was_found(self, open_page):
        page = open_page()
        page.goto("/plans/lang-giang-2023/duties/?unit=thanh-tra&component=ddci-4&month=2023-10")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        page.keyboard.press("Enter")
        for _ in range(20):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.tagName") == "SUMMARY":
                break
        page.keyboard.press("Enter")

        assert page.locator("details[open]").count() == 1
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline == "solid"
