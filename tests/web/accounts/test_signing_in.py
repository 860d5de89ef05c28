from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import IntegrityError, transaction
from django.utils import timezone

from ddci_web.apps import access
from ddci_web.apps.accounts import actions, throttle
from ddci_web.apps.accounts.actions import DEMO_PASSWORD, DemoPost
from ddci_web.apps.accounts.models import SignInAttempt, User
from ddci_web.apps.audit.models import AuditEntry
from tests.people import HANH, MINH, PASSWORD, THAO, sign_in

pytestmark = pytest.mark.django_db

PAGE = "/accounts/sign-in/"
NOON = datetime(2023, 10, 2, 5, 0, tzinfo=UTC)


def try_to(client, name, password, **extra):
    return client.post(PAGE, {"username": name, "password": password, "next": ""}, **extra)


def _fail(*_, **__):
    raise RuntimeError


class TestSigningIn:
    def test_works_in_whatever_case_the_name_is_typed(self, client):
        THAO.account()

        assert try_to(client, " Thao", PASSWORD).status_code == 302
        assert THAO.post_name in client.get(PAGE).text

    def test_is_recorded(self, client):
        THAO.account()
        try_to(client, "thao", PASSWORD)

        assert AuditEntry.objects.get(verb="account.signed_in").actor_id == THAO.account().pk

    def test_says_how_to_mend_a_wrong_password_and_keeps_the_name(self, client):
        THAO.account()
        page = try_to(client, "thao", "sai")

        assert page.status_code == 422
        assert "Caps Lock" in page.text
        assert 'value="thao"' in page.text
        assert "<title>Lỗi: Đăng nhập" in page.text

    def test_links_each_error_to_its_field(self, client):
        page = try_to(client, "", "")

        assert '<a href="#id_username">Nhập tên đăng nhập</a>' in page.text
        assert 'aria-describedby="id_username_error"' in page.text
        assert 'id="id_username_error"' in page.text

    def test_does_not_tell_which_accounts_there_are(self, client):
        THAO.account()

        wrong, absent = try_to(client, "thao", "sai"), try_to(client, "nobody", "sai")

        assert wrong.status_code == absent.status_code == 422
        assert wrong.context["form"].non_field_errors() == absent.context["form"].non_field_errors()

    def test_leads_back_to_where_one_was_going_on_this_site_only(self, client):
        THAO.account()
        to_here = client.post(PAGE, {"username": "thao", "password": PASSWORD, "next": "/units/"})
        client.logout()
        elsewhere = client.post(
            PAGE, {"username": "thao", "password": PASSWORD, "next": "https://evil.example"}
        )

        assert (to_here["Location"], elsewhere["Location"]) == ("/units/", "/")

    def test_takes_up_the_language_of_the_account(self, client):
        THAO.account()
        actions.prefer_language(user_id=THAO.account().pk, language="en")
        try_to(client, "thao", PASSWORD)

        assert '<html lang="en">' in client.get(PAGE).text

    def test_a_closed_account_cannot(self, client):
        THAO.account()
        User.objects.update(is_active=False)

        assert try_to(client, "thao", PASSWORD).status_code == 422

    def test_closing_an_account_ends_its_sessions(self, client):
        sign_in(client, THAO)
        User.objects.update(is_active=False)

        assert client.get("/accounts/password/").status_code == 403

    def test_drops_some_sessions_that_have_run_out(self, client, monkeypatch):
        monkeypatch.setattr(actions, "SESSIONS_DROPPED_AT_ONCE", 2)
        day = timedelta(days=1)
        for number, end in enumerate((NOON - day, NOON - 2 * day, NOON - 3 * day, NOON + day)):
            Session.objects.create(session_key=f"session{number}", session_data="", expire_date=end)

        actions.note_signed_in(actor=THAO.actor(), at=NOON)

        assert set(Session.objects.values_list("pk", flat=True)) == {"session0", "session3"}

    def test_ends_by_a_button_and_not_by_a_link(self, client):
        sign_in(client, THAO)

        assert client.get("/accounts/sign-out/").status_code == 405
        assert client.post("/accounts/sign-out/").status_code == 302
        assert client.get("/accounts/password/").status_code == 403


HERE, ELSEWHERE = {"REMOTE_ADDR": "203.0.113.9"}, {"REMOTE_ADDR": "203.0.113.10"}


def guess(number: int, *, login_name="thao", client="a", at=NOON) -> None:
    """Make so many attempts that all may be made."""
    for _ in range(number):
        throttle.attempt(login_name=login_name, client=client, at=at)


class TestThrottle:
    def test_stops_guessing_at_one_account_even_with_the_right_password(self, client):
        THAO.account()
        for _ in range(throttle.ATTEMPTS_AT_ACCOUNT_PER_CLIENT):
            assert try_to(client, "thao", "sai").status_code == 422

        page = try_to(client, "THAO", PASSWORD)

        assert page.status_code == 429
        assert "chờ 15 phút" in page.text
        assert "đặt lại mật khẩu" in page.text

    def test_shuts_nobody_out_whose_password_others_guess(self, client):
        THAO.account()
        for _ in range(throttle.ATTEMPTS_AT_ACCOUNT_PER_CLIENT + 1):
            try_to(client, "thao", "sai", **ELSEWHERE)

        assert try_to(client, "thao", PASSWORD, **HERE).status_code == 302

    def test_stops_many_clients_that_guess_at_one_account(self):
        for number in range(throttle.ATTEMPTS_PER_ACCOUNT):
            guess(1, client=f"client{number}")

        with pytest.raises(throttle.TooManyAttempts) as refusal:
            guess(1, client="yet another")
        assert not refusal.value.of_client
        guess(1, login_name="minh", client="yet another")

    def test_leaves_other_accounts_alone(self, client):
        MINH.account()
        for _ in range(throttle.ATTEMPTS_AT_ACCOUNT_PER_CLIENT):
            try_to(client, "thao", "sai")

        assert try_to(client, "minh", PASSWORD).status_code == 302

    def test_stops_a_client_that_tries_many_names(self, client):
        MINH.account()
        for number in range(throttle.ATTEMPTS_PER_CLIENT):
            try_to(client, f"name{number}", "sai", **HERE)

        page = try_to(client, "minh", PASSWORD, **HERE)

        assert page.status_code == 429
        assert "Máy hoặc mạng này" in page.text
        assert "đặt lại mật khẩu" not in page.text  # that would not help
        assert try_to(client, "minh", PASSWORD, **ELSEWHERE).status_code == 302

    def test_ends_after_a_quarter_of_an_hour_and_leaves_nothing_behind(self):
        for second in range(throttle.ATTEMPTS_AT_ACCOUNT_PER_CLIENT):
            guess(1, at=NOON + timedelta(seconds=second))
        with pytest.raises(throttle.TooManyAttempts):
            guess(1, at=NOON + timedelta(minutes=14))

        guess(1, at=NOON + timedelta(minutes=16))
        assert SignInAttempt.objects.filter(at__lte=NOON + timedelta(minutes=1)).count() == 0

    def test_a_right_password_starts_the_client_afresh_at_this_account(self):
        guess(throttle.ATTEMPTS_AT_ACCOUNT_PER_CLIENT)
        throttle.forget(login_name="thao", client="a")

        guess(throttle.ATTEMPTS_AT_ACCOUNT_PER_CLIENT)

    def test_a_right_password_buys_others_no_guesses_at_the_account(self):
        for number in range(throttle.ATTEMPTS_PER_ACCOUNT - 1):
            guess(1, client=f"client{number}")
        guess(1, client="the holder's")
        throttle.forget(login_name="thao", client="the holder's")

        guess(1, client="one more")
        with pytest.raises(throttle.TooManyAttempts):
            guess(1, client="two more")

    def test_a_new_password_starts_the_account_afresh(self, client):
        for number in range(throttle.ATTEMPTS_PER_ACCOUNT):
            guess(1, client=f"client{number}", at=timezone.now())
        account = THAO.account()
        for _ in range(throttle.ATTEMPTS_AT_ACCOUNT_PER_CLIENT + 1):
            assert try_to(client, "thao", "sai", **HERE).status_code in {422, 429}
        assert try_to(client, "thao", PASSWORD, **HERE).status_code == 429

        account.set_password("một mật khẩu mới và dài")  # as `openddci manage changepassword` does
        account.save()

        assert try_to(client, "thao", "một mật khẩu mới và dài", **HERE).status_code == 302

    def test_one_known_password_buys_no_guesses_at_the_others(self):
        for number in range(throttle.ATTEMPTS_PER_CLIENT):
            guess(1, login_name=f"name{number}")
            with suppress(throttle.TooManyAttempts):
                guess(1, login_name="known")
                throttle.forget(login_name="known", client="a")

        with pytest.raises(throttle.TooManyAttempts) as refusal:
            guess(1)
        assert refusal.value.of_client

    def test_stores_neither_names_nor_addresses(self, client):
        try_to(client, "thao", "sai", REMOTE_ADDR="203.0.113.9")

        stored = str(list(SignInAttempt.objects.values()))
        assert "thao" not in stored
        assert "203.0.113.9" not in stored

    @pytest.mark.parametrize(
        "behind_proxy, forwarded, expected",
        [
            (False, "198.51.100.1", "203.0.113.9"),
            (True, "evil, 198.51.100.1", "198.51.100.1"),
            (True, "", "203.0.113.9"),
            (True, "2001:db8::1234", "2001:db8::/64"),
            (True, "not an address", "unreadable"),
        ],
    )
    def test_counts_under_the_address_that_the_proxy_has_seen(
        self, rf, settings, behind_proxy, forwarded, expected
    ):
        settings.OPENDDCI_BEHIND_PROXY = behind_proxy
        request = rf.get("/", REMOTE_ADDR="203.0.113.9", HTTP_X_FORWARDED_FOR=forwarded)

        assert throttle.client_address(request) == expected


class TestPassword:
    NEW = "một mật khẩu mới và dài"

    def change(self, client, old, new, again):
        fields = {"old_password": old, "new_password1": new, "new_password2": again}
        return client.post("/accounts/password/", fields)

    def test_is_changed_and_other_machines_are_signed_out(self, client):
        from django.test import Client

        elsewhere = sign_in(Client(), HANH)
        page = self.change(sign_in(client, HANH), PASSWORD, self.NEW, self.NEW)

        assert page.status_code == 302
        assert "Đã đổi mật khẩu" in client.get("/accounts/password/").text
        assert HANH.account().check_password(self.NEW)
        assert elsewhere.get("/accounts/password/").status_code == 403
        assert AuditEntry.objects.filter(verb="account.password_changed").count() == 1

    def test_stays_as_it_was_when_the_change_cannot_be_recorded(self, client, monkeypatch):
        sign_in(client, HANH)
        with monkeypatch.context() as patch, suppress(RuntimeError):
            patch.setattr(actions.audit, "record", _fail)
            self.change(client, PASSWORD, self.NEW, self.NEW)

        assert HANH.account().check_password(PASSWORD)
        assert client.get("/accounts/password/").status_code == 200

    def test_of_another_account_is_out_of_reach(self):
        with pytest.raises(access.NotVisible):
            actions.change_password(user_id=HANH.account().pk, password=self.NEW, actor=THAO.actor(), at=NOON)
        assert HANH.account().check_password(PASSWORD)

    @pytest.mark.parametrize("new", ["ngắn", "123456789012345", HANH.post_name])
    def test_that_is_easy_to_guess_is_refused(self, client, new):
        page = self.change(sign_in(client, HANH), PASSWORD, new, new)

        assert page.status_code == 422
        assert HANH.account().check_password(PASSWORD)

    def test_is_stored_with_argon2(self, settings):
        from ddci_web.config.settings import PASSWORD_HASHERS

        settings.PASSWORD_HASHERS = PASSWORD_HASHERS

        assert User.objects.create_user("argon", "x" * 12).password.startswith("argon2$")


class TestLoginNames:
    def test_are_one_whatever_the_case(self):
        User.objects.create_user("Thao", "x" * 12)

        with pytest.raises(IntegrityError), transaction.atomic():
            User.objects.create_user("THAO", "y" * 12)

    def test_cannot_be_stored_in_capitals(self):
        with pytest.raises(IntegrityError), transaction.atomic():
            User.objects.bulk_create([User(login_name="THAO")])


POSTS = [
    DemoPost("chu-tich", "Chủ tịch UBND huyện", "lang-giang", "chair"),
    DemoPost("quan-tri", "Người quản trị", "lang-giang", "admin", is_administrator=True),
]


class TestDemoAccounts:
    @pytest.fixture
    def demo(self, settings):
        settings.OPENDDCI_DEMO = True
        return settings

    def test_are_shown_on_the_sign_in_page_with_one_button_each(self, client, demo):
        actions.create_demo_accounts(POSTS, at=NOON)
        page = client.get(PAGE)

        assert page.text.count('name="username" value="') == len(POSTS)
        assert "Chủ tịch UBND huyện" in page.text
        assert DEMO_PASSWORD in page.text
        assert try_to(client, "chu-tich", DEMO_PASSWORD).status_code == 302

    def test_can_be_made_again_without_changing_anything(self, demo):
        first = actions.create_demo_accounts(POSTS, at=NOON)

        assert actions.create_demo_accounts(POSTS, at=NOON) == first
        assert User.objects.count() == len(POSTS)

    def test_that_are_no_longer_named_are_removed_and_real_ones_stay(self, demo):
        THAO.account()
        actions.create_demo_accounts(POSTS, at=NOON)
        actions.create_demo_accounts(POSTS[:1], at=NOON)

        assert set(User.objects.values_list("login_name", flat=True)) == {"thao", "chu-tich"}

    def test_hold_their_post(self, demo):
        account, _ = actions.create_demo_accounts(POSTS, at=NOON)

        assert [str(holding.post_code) for holding in account.holdings.all()] == ["chair"]

    def test_are_not_made_outside_a_demonstration(self):
        with pytest.raises(actions.DemoAccountOutsideDemo):
            actions.create_demo_accounts(POSTS, at=NOON)
        assert not User.objects.exists()

    @pytest.mark.parametrize(
        "write",
        [
            lambda account: account.save(),
            lambda account: User.objects.bulk_create([account]),
        ],
    )
    def test_open_nothing_on_a_real_installation_however_they_were_written(self, client, write):
        account = User(login_name="chu-tich", is_demo=True)
        account.set_password(DEMO_PASSWORD)
        write(account)

        assert try_to(client, "chu-tich", DEMO_PASSWORD).status_code == 422
        client.force_login(User.objects.get())
        assert client.get("/accounts/password/").status_code == 403

    def test_that_were_carried_over_open_nothing_on_a_real_installation(self, client, settings, demo):
        actions.create_demo_accounts(POSTS, at=NOON)
        try_to(client, "chu-tich", DEMO_PASSWORD)
        settings.OPENDDCI_DEMO = False

        assert client.get("/accounts/password/").status_code == 403
        assert try_to(client, "chu-tich", DEMO_PASSWORD).status_code == 422
        assert DEMO_PASSWORD not in client.get(PAGE).text
