from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connection, transaction
from django.http import HttpResponse
from django.urls import path

from ddci_web.apps import audit
from ddci_web.apps.access.actor import ANONYMOUS, COMMAND_LINE
from ddci_web.apps.access.views import opens
from ddci_web.apps.audit.actions import NotForTheAudit
from ddci_web.apps.audit.models import AuditEntry, AuditIsAppendOnly
from ddci_web.config import urls
from tests.people import HANH, QUANG, sign_in

NOON = datetime(2023, 10, 2, 5, 0, tzinfo=UTC)

urlpatterns = [*urls.urlpatterns, path("load/", opens("pack.load")(lambda request: HttpResponse("loaded")))]
handler403 = urls.handler403

pytestmark = pytest.mark.django_db


class TestRecord:
    def test_says_who_did_what_to_what_and_when(self):
        account = QUANG.account()
        audit.record("account.created", actor=HANH.actor(), target=account, at=NOON, details={"demo": True})

        entry = AuditEntry.objects.get()
        assert (entry.verb, entry.at, entry.details) == ("account.created", NOON, {"demo": True})
        assert (entry.target_kind, entry.target_id) == ("accounts.user", str(account.pk))
        assert (entry.actor_id, entry.actor_posts) == (
            HANH.account().pk,
            sorted(str(post) for post in HANH.posts),
        )

    def test_holds_no_name_of_a_person(self):
        entry = audit.record("pack.loaded", actor=HANH.actor(), at=NOON)

        assert HANH.post_name not in str(entry.__dict__)

    def test_knows_the_command_line_and_the_passer_by(self):
        for actor in (COMMAND_LINE, ANONYMOUS):
            assert audit.record("pack.loaded", actor=actor, at=NOON).actor_id is None

    @pytest.mark.parametrize("verb", ["loaded", "Pack.loaded", "pack loaded", ""])
    def test_refuses_a_verb_that_is_none(self, verb):
        with pytest.raises(NotForTheAudit):
            audit.record(verb, actor=COMMAND_LINE, at=NOON)

    @pytest.mark.parametrize("value", ["x" * 201, 1.5, ["list"], {"a": 1}])
    def test_refuses_details_that_are_no_codes_or_numbers(self, value):
        with pytest.raises(NotForTheAudit):
            audit.record("pack.loaded", actor=COMMAND_LINE, at=NOON, details={"what": value})

    def test_is_undone_with_what_it_tells_of(self):
        try:
            with transaction.atomic():
                audit.record("pack.loaded", actor=COMMAND_LINE, at=NOON)
                raise KeyError
        except KeyError:
            pass

        assert not AuditEntry.objects.exists()


class TestAppendOnly:
    @pytest.fixture
    def entry(self):
        return audit.record("pack.loaded", actor=COMMAND_LINE, at=NOON)

    def test_the_model_refuses(self, entry):
        entry.verb = "pack.forged"
        with pytest.raises(AuditIsAppendOnly):
            entry.save()
        with pytest.raises(AuditIsAppendOnly):
            entry.delete()
        with pytest.raises(AuditIsAppendOnly):
            AuditEntry.objects.update(verb="pack.forged")
        with pytest.raises(AuditIsAppendOnly):
            AuditEntry.objects.bulk_update([entry], ["verb"])
        with pytest.raises(AuditIsAppendOnly):
            AuditEntry.objects.all().delete()

    @pytest.mark.parametrize(
        "statement", ["UPDATE audit_auditentry SET verb = 'pack.forged'", "DELETE FROM audit_auditentry"]
    )
    def test_the_database_refuses(self, entry, statement):
        with (
            pytest.raises(DatabaseError, match="append-only"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)

        assert AuditEntry.objects.get().verb == "pack.loaded"

    @pytest.mark.postgres
    def test_postgresql_refuses_to_empty_it(self, entry):
        with (
            pytest.raises(DatabaseError, match="append-only"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute("TRUNCATE audit_auditentry")


@pytest.mark.urls(__name__)
class TestRefusals:
    def test_are_recorded(self, client):
        assert sign_in(client, HANH).get("/load/").status_code == 403

        entry = AuditEntry.objects.get(verb="access.refused")
        assert (entry.actor_id, entry.details) == (HANH.account().pk, {"action": "pack.load"})

    def test_of_passers_by_are_not(self, client):
        assert client.get("/load/").status_code == 403

        assert not AuditEntry.objects.exists()


class TestRealTransactions:
    @pytest.mark.django_db(transaction=True)
    def test_leave_the_guard_in_place_for_the_next_test(self):
        audit.record("pack.loaded", actor=COMMAND_LINE, at=NOON)

        with pytest.raises(DatabaseError), connection.cursor() as cursor:
            cursor.execute("DELETE FROM audit_auditentry")
