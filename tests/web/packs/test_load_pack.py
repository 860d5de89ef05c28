import dataclasses
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection

from ddci.io.build import build_pack
from ddci.io.problems import Place, UnusablePack
from ddci_web.apps import access
from ddci_web.apps.access.actor import ANONYMOUS, COMMAND_LINE
from ddci_web.apps.audit.models import AuditEntry
from ddci_web.apps.duties.models import Duty
from ddci_web.apps.packs import bridge
from ddci_web.apps.packs.actions import load_pack
from ddci_web.apps.packs.queries import pack_of
from ddci_web.apps.plans.models import Finding, Plan, Task
from ddci_web.apps.units.models import Structure, Unit
from tests.ddci.packs import changed, small_pack
from tests.people import DUNG, MINH, QUANG
from tests.web.plans_on_site import NOON
from tests.web.reading import holder

LATER = NOON + timedelta(days=1)


def renamed(**units: str):
    """Return the small pack with other names for some units."""
    pack = small_pack()
    for code, name in units.items():
        pack = dataclasses.replace(pack, units=changed(pack.units, code.replace("_", "-"), name=name))
    return pack


def every_row():
    """Return all rows of the plan's tables that other rows refer to."""
    return [
        list(model.objects.order_by("pk").values()) for model in (Plan, Structure, Unit, Task, Duty, Finding)
    ]


@pytest.mark.django_db
class TestLoadPack:
    def test_brings_the_plan_with_its_duties_and_findings(self):
        done = load_pack(small_pack(), actor=COMMAND_LINE, at=NOON)

        assert done.outcome == "created"
        assert (done.plan.code, done.plan.year, done.plan.loaded_at) == ("song-mo-2023", 2023, NOON)
        assert done.plan.duties.count() > 0
        assert done.plan.findings.filter(code="cascade-inverted").exists()

    def test_changes_nothing_the_second_time(self):
        load_pack(small_pack(), actor=COMMAND_LINE, at=NOON)
        before = every_row()

        again = load_pack(small_pack(), actor=COMMAND_LINE, at=LATER)

        assert again.outcome == "unchanged"
        assert every_row() == before
        assert AuditEntry.objects.filter(verb__startswith="pack.").count() == 1

    @pytest.mark.parametrize("digits", ["7.500", "7.5"])
    def test_takes_up_other_digits_of_the_same_number(self, digits):
        load_pack(small_pack(), actor=COMMAND_LINE, at=NOON)
        pack = small_pack()
        *others, last = pack.results
        pack = dataclasses.replace(pack, results=(*others, dataclasses.replace(last, score=Decimal(digits))))
        assert last.score == Decimal(digits)

        assert load_pack(pack, actor=COMMAND_LINE, at=LATER).outcome == "replaced"
        assert str(pack_of("song-mo-2023").results[-1].score) == digits

    def test_puts_a_changed_pack_in_the_place_of_the_old_one(self):
        first = load_pack(small_pack(), actor=COMMAND_LINE, at=NOON).plan
        pack = renamed(xa_hai="UBND xã Hai Mới")

        second = load_pack(pack, actor=COMMAND_LINE, at=LATER)

        assert (second.outcome, second.plan.pk) == ("replaced", first.pk)
        assert pack_of("song-mo-2023") == pack
        assert Unit.objects.count() == len(pack.units)

    def test_dates_the_duties_of_a_changed_pack_anew(self):
        load_pack(small_pack(), actor=COMMAND_LINE, at=NOON)
        pack = small_pack()
        pack = dataclasses.replace(
            pack, duty_rules=changed(pack.duty_rules, "lead-quarterly", bound="on_or_before")
        )

        plan = load_pack(pack, actor=COMMAND_LINE, at=LATER).plan

        quarterly = plan.duties.filter(rule__code="lead-quarterly")
        assert quarterly.exists()
        assert all(duty.last_day == duty.due_date for duty in quarterly)

    def test_derives_duties_and_findings_again_when_they_are_not_what_the_rules_give_now(self):
        plan = load_pack(small_pack(), actor=COMMAND_LINE, at=NOON).plan
        plan.findings.all().delete()

        assert load_pack(small_pack(), actor=COMMAND_LINE, at=LATER).outcome == "replaced"
        assert plan.findings.exists()

    def test_leaves_everyone_who_is_signed_in_their_posts_and_rights(self, client):
        plan = load_pack(small_pack(), actor=COMMAND_LINE, at=NOON).plan
        client.force_login(holder(plan, "chu-tich"))
        findings = f"/plans/{plan.code}/findings/"
        assert client.get(findings).status_code == 200

        done = load_pack(renamed(ubnd_huyen="UBND huyện Mới"), actor=COMMAND_LINE, at=LATER)

        assert done.outcome == "replaced"
        assert client.get(findings).status_code == 200
        assert "Của tôi" in client.get(f"/plans/{plan.code}/").text

    def test_keeps_plans_of_other_codes_as_they_are(self):
        load_pack(small_pack(), actor=COMMAND_LINE, at=NOON)
        other = small_pack(pack=dataclasses.replace(small_pack().pack, code="song-mo-2024"))

        load_pack(other, actor=COMMAND_LINE, at=LATER)

        assert pack_of("song-mo-2023") == small_pack()
        assert pack_of("song-mo-2024") == other

    def test_is_audited_with_the_plan_and_counts(self):
        plan = load_pack(small_pack(), actor=QUANG.actor(), at=NOON).plan

        entry = AuditEntry.objects.get(verb="pack.created")
        assert (entry.target_kind, entry.target_id) == ("plans.plan", str(plan.pk))
        assert entry.details == {
            "code": "song-mo-2023",
            "duties": plan.duties.count(),
            "findings": plan.findings.count(),
        }

    @pytest.mark.parametrize("person", [DUNG, MINH])
    def test_is_refused_to_who_does_not_administer(self, person):
        with pytest.raises(access.NotAllowed):
            load_pack(small_pack(), actor=person.actor(), at=NOON)
        assert not Plan.objects.exists()

    def test_is_refused_to_passers_by(self):
        with pytest.raises((access.NotAllowed, access.NotVisible)):
            load_pack(small_pack(), actor=ANONYMOUS, at=NOON)
        assert not Structure.objects.exists()


@pytest.mark.django_db(transaction=True)
class TestAllOrNothing:
    def test_a_pack_with_problems_loads_nothing(self):
        with pytest.raises(UnusablePack):
            load_pack(
                build_pack({"pack": {"code": "x"}}, lambda path: Place("x", None)),
                actor=COMMAND_LINE,
                at=NOON,
            )
        assert not Structure.objects.exists()

    @pytest.mark.parametrize("already_there", [False, True])
    def test_a_failure_half_way_leaves_what_was_there(self, already_there, monkeypatch):
        if already_there:
            load_pack(small_pack(), actor=COMMAND_LINE, at=NOON)
        before = every_row()
        monkeypatch.setattr(bridge.duties_bridge, "to_rows", _fail)

        with pytest.raises(RuntimeError):
            load_pack(renamed(xa_mot="UBND xã Khác"), actor=COMMAND_LINE, at=LATER)

        assert every_row() == before

    def test_two_scores_of_one_year_are_refused_by_the_database_itself(self):
        pack = small_pack()
        twice = dataclasses.replace(pack, results=(*pack.results, pack.results[-1]))

        with pytest.raises(IntegrityError):
            load_pack(twice, actor=COMMAND_LINE, at=NOON)
        assert not Structure.objects.exists()

    @pytest.mark.postgres  # a test database of SQLite has one connection; see the two processes below
    def test_two_at_once_follow_each_other(self):
        versions = [
            small_pack(),
            renamed(xa_mot="UBND xã Một Mới"),
            small_pack(),
            renamed(xa_hai="UBND xã Hai Mới"),
        ]

        with ThreadPoolExecutor(len(versions)) as pool:
            outcomes = [done.outcome for done in pool.map(_load_in_own_connection, versions)]

        assert outcomes.count("created") == 1
        assert pack_of("song-mo-2023") in versions
        assert Unit.objects.count() == len(small_pack().units)


_TWO_LOADS = """
import django; django.setup()
from tests.web.plans_on_site import loaded
from tests.ddci.packs import small_pack
for _ in range(3):
    loaded(small_pack())
"""


class TestTwoProcesses:
    def test_load_one_pack_into_one_sqlite_file(self, tmp_path):
        surroundings = {
            **{name: text for name, text in os.environ.items() if name != "DATABASE_URL"},
            "OPENDDCI_DATA": str(tmp_path),
            "PYTHONPATH": os.pathsep.join(sys.path),
        }
        migrated = run("-m", "django", "migrate", "-v0", "--skip-checks", surroundings=surroundings)
        assert migrated.returncode == 0, migrated.stderr

        with ThreadPoolExecutor(2) as pool:
            ended = list(pool.map(lambda _: run("-c", _TWO_LOADS, surroundings=surroundings), range(2)))

        assert [process.stderr for process in ended] == ["", ""]


def run(*words: str, surroundings: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, *words], env=surroundings, capture_output=True, text=True, check=False
    )


def _fail(*_):
    raise RuntimeError


def _load_in_own_connection(pack):
    try:
        return load_pack(pack, actor=COMMAND_LINE, at=NOON)
    finally:
        connection.close()
