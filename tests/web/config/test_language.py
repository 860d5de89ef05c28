import pytest

from tests.people import MINH, sign_in

pytestmark = pytest.mark.django_db

HERE = "/accounts/sign-in/"


class TestLanguage:
    def test_is_vietnamese_whatever_the_browser_says(self, client):
        page = client.get(HERE, headers={"accept-language": "en-US,en"})

        assert '<html lang="vi">' in page.text
        assert page["Content-Language"] == "vi"

    def test_is_chosen_by_a_button_and_kept(self, client):
        answer = client.post("/language/", {"language": "en", "next": HERE})

        assert (answer.status_code, answer["Location"]) == (302, HERE)
        assert '<html lang="en">' in client.get(HERE).text

    def test_leads_back_to_this_site_only(self, client):
        answer = client.post("/language/", {"language": "en", "next": "https://evil.example/"})

        assert answer["Location"] == "/"

    def test_an_unknown_one_changes_nothing(self, client):
        client.post("/language/", {"language": "xx", "next": HERE})
        client.cookies["openddci_language"] = "../en"

        assert '<html lang="vi">' in client.get(HERE).text

    def test_is_kept_with_the_account(self, client):
        sign_in(client, MINH).post("/language/", {"language": "en", "next": HERE})

        assert MINH.account().language == "en"

    def test_sets_no_cookie_before_it_is_chosen(self, client):
        assert "openddci_language" not in client.get(HERE).cookies
