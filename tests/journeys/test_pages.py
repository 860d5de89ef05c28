"""Every page as a browser shows it: readable for everyone, on a phone and a desk, in both languages, on paper."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.conftest import sign_in_as

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("demonstration")]

REAL, FICTIONAL = "/plans/lang-giang-2023/", "/plans/xa-vi-du-2026/"
PAGES = [
    "/", f"{REAL}?show=mine", f"{REAL}components/ddci-9/", f"{REAL}calendar/", f"{REAL}duties/?month=2023-10",
    f"{REAL}duties/?unit=absent", f"{REAL}findings/", f"{REAL}units/", f"{REAL}units/?text=zzz", f"{REAL}units/voi/",
    FICTIONAL, f"{FICTIONAL}calendar/",
]  # fmt: skip
OF_A_TOWN = ["/", f"{REAL}calendar/", f"{REAL}duties/", f"{REAL}duties/?past=1", f"{REAL}calendar/?unit="]
OF_THE_OTHER_PLAN = [f"{FICTIONAL}components/minh-bach/", f"{FICTIONAL}findings/", f"{FICTIONAL}units/"]

# A link of its own has to offer 44 px to a finger; one within a sentence or a row that is a target need not.
SMALL_TARGETS = """
[...document.querySelectorAll("main a, main button, main summary, main select, main input:not([type=hidden])")]
  .filter(item => {
    const box = item.getBoundingClientRect();
    const words = [...item.parentElement.childNodes].some(node => node.nodeType === 3 && node.textContent.trim());
    return box.width && box.height < 43.5 && !words && !item.closest(".ct .name, .tasks");
  })
  .map(item => item.outerHTML.slice(0, 120))
"""


@pytest.fixture(scope="module")
def axe() -> str:
    import axe_playwright_python

    package = Path(os.path.dirname(axe_playwright_python.__file__))  # noqa: PTH120
    return next(package.rglob("axe.min.js")).read_text(encoding="utf-8")


def walk(page) -> Iterator[str]:
    """Open every page: as the chairman, what differs for a town as its head, the other plan as the administrator."""
    walks = (("chu-tich", PAGES), ("chu-tich-voi", OF_A_TOWN), ("quan-tri", OF_THE_OTHER_PLAN))
    for post, addresses in walks:
        page.context.clear_cookies(name="openddci_session")
        sign_in_as(page, post)
        for address in addresses:
            page.goto(address)
            yield address


def faults(page, axe: str) -> list[str]:
    """Return what axe finds serious, whatever runs over the edge, and what the browser complained about."""
    page.evaluate(axe + ";0")
    violations = page.evaluate("axe.run()")["violations"]
    found = [f"{item['id']}: {item['nodes'][0]['html'][:120]}" for item in violations]
    if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
        found.append("scrolls sideways")
    return found + page.complaints.found


class TestEveryPage:
    @pytest.mark.parametrize("language", ["vi", "en"])
    @pytest.mark.parametrize("width", [360, 1280])
    def test_is_readable_for_everyone_and_asks_nobody_else(self, open_page, axe, width, language):
        page = open_page(width=width, language=language)

        found = {}
        for address in walk(page):
            if complaints := faults(page, axe):
                found[address] = complaints
        assert found == {}

    def test_offers_a_finger_room_on_a_phone(self, open_page):
        page = open_page(width=360)

        found = {}
        for address in walk(page):
            if small := page.evaluate(SMALL_TARGETS):
                found[address] = small
        assert found == {}

    @pytest.mark.parametrize("width", [320, 768, 900, 1040])
    def test_never_scrolls_sideways_between_phone_and_desk(self, open_page, width):
        page = open_page(width=width)

        for address in walk(page):
            assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth"), address


class TestOnPaper:
    @pytest.mark.parametrize("address", ["/", FICTIONAL])
    @pytest.mark.parametrize("post", [None, "chu-tich"])
    def test_the_board_is_one_sheet(self, open_page, address, post):
        page = open_page()
        if post:
            sign_in_as(page, post)
        page.goto(address)

        assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))) == 1

    def test_folded_findings_are_unfolded(self, open_page):
        page = open_page()
        sign_in_as(page, "chu-tich")
        page.goto(f"{REAL}findings/")
        page.emulate_media(media="print")

        hidden = page.locator("details.fold:not([open]) li").first
        assert hidden.bounding_box()["height"] > 0

    def test_the_mark_of_simulated_data_is_printed(self, open_page):
        page = open_page()
        page.goto(FICTIONAL)
        page.emulate_media(media="print")

        assert page.get_by_text("DỮ LIỆU MÔ PHỎNG", exact=True).first.is_visible()
