"""Whatever an address asks: an answer, and never the page for unexpected errors. Worth most on PostgreSQL."""

import pytest

from tests.ddci.packs import small_pack
from tests.people import HANH, sign_in
from tests.web.plans_on_site import loaded

pytestmark = pytest.mark.django_db

PAGES = [
    "", "board.csv", "components/ddci-1/", "findings/", "units/", "units/xa-mot/", "calendar/", "duties/", "duties.csv",
    "duties.ics",
]  # fmt: skip
NAMES = [
    "text",
    "unit",
    "component",
    "kind",
    "rule",
    "group",
    "severity",
    "code",
    "month",
    "day",
    "page",
    "show",
]
UNREADABLE = [
    "", "%20", "x", "-1", "0", "1e3", "%C2%B2", "9" * 9, "9" * 400, "2023-99", "2023-13", "0000-01", "9999-12",
    "%D9%A0%D9%A0%D9%A0%D9%A0-10", "%EF%BC%92%EF%BC%90%EF%BC%92%EF%BC%93-10", "2023-02-30", "0001-01-01", "9999-12-31",
    "%ED%A0%80", "%FF%FE", "%25", "_", "'", "%5C", "%F0%9F%8F%97", "%E2%80%AE", "a%0Ab", "a+" * 2000,
]  # fmt: skip


@pytest.fixture
def reader(client):
    return sign_in(client, HANH)


@pytest.mark.parametrize("page", PAGES)
class TestEveryQuestion:
    def test_has_an_answer(self, reader, page):
        address = f"/plans/{loaded(small_pack()).code}/{page}"

        for asked in UNREADABLE:
            question = "&".join(f"{name}={asked}" for name in NAMES)
            assert reader.get(f"{address}?{question}").status_code == 200, asked

    @pytest.mark.parametrize("name", NAMES)
    def test_with_a_nul_is_refused_as_unreadable(self, reader, page, name):
        answer = reader.get(f"/plans/{loaded(small_pack()).code}/{page}?{name}=a%00b")

        assert answer.status_code == 400
        assert "không đọc được" in answer.text


class TestNul:
    @pytest.mark.parametrize("address", ["/plans/%00/", "/%00", "/accounts/sign-in/?next=%00", "/?%00=1"])
    def test_in_an_address_is_refused(self, client, address):
        assert client.get(address).status_code == 400

    def test_in_a_cookie_is_refused(self, client):
        client.cookies["openddci_session"] = "\0" * 12

        assert client.get("/").status_code == 400

    def test_in_a_form_is_an_error_of_its_field(self, client):
        answer = client.post("/accounts/sign-in/", {"username": "a\0", "password": "b\0", "next": "\0"})

        assert answer.status_code == 422

    def test_written_out_is_a_text_like_any_other(self, client):
        loaded(small_pack())

        assert client.get("/?show=%2500").status_code == 200
