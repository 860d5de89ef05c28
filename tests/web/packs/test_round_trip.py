"""A pack that went into the database comes out of it equal, order and sources included."""

from pathlib import Path

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, reject, settings

from ddci.io.pack_folder import read_pack
from ddci.regime.calendar import CalendarUnknown
from ddci_web.apps.packs import bridge
from ddci_web.apps.packs.queries import NoSuchPlan, pack_of
from ddci_web.apps.plans import bridge as plans_bridge
from ddci_web.apps.units.models import Structure
from tests.ddci.packs import small_pack
from tests.strategies import packs
from tests.web.plans_on_site import NOON, grown_pack, loaded

PACKS = Path(__file__).parents[3] / "packs"

pytestmark = pytest.mark.django_db


class TestPackToDatabaseToPack:
    @settings(max_examples=40, suppress_health_check=list(HealthCheck))
    @given(pack=packs())
    def test_gives_an_equal_pack(self, pack):
        with transaction.atomic():
            structure = Structure.objects.create(code=pack.pack.code)
            plan = plans_bridge.to_rows(pack, structure, at=NOON).plan

            assert plans_bridge.from_rows(plan) == pack
            transaction.set_rollback(True)

    @settings(max_examples=10, suppress_health_check=list(HealthCheck))
    @given(pack=packs())
    def test_gives_equal_duties_and_findings(self, pack):
        with transaction.atomic():
            try:
                contents = bridge.derived_from(pack)
            except CalendarUnknown:  # a plan from before the working week that the law's tables begin with
                reject()
            plan = loaded(pack)

            assert bridge.read(plan) == contents
            transaction.set_rollback(True)

    @pytest.mark.parametrize("code", [path.name for path in sorted(PACKS.iterdir()) if path.is_dir()])
    def test_gives_equal_packs_for_those_that_ship(self, code):
        pack = read_pack(PACKS / code).pack

        assert pack_of(loaded(pack).code) == pack

    def test_keeps_the_digits_that_were_printed(self):
        loaded(small_pack())

        scores = [str(result.score) for result in pack_of("song-mo-2023").results]
        assert scores == ["70.00", "6.50", "7.50"]

    def test_gives_back_duties_and_findings_too(self):
        plan = loaded(small_pack())

        contents = bridge.read(plan)
        assert contents.duties == bridge.derived_from(small_pack()).duties
        assert contents.findings == bridge.derived_from(small_pack()).findings
        assert contents.findings[0].message("vi") == bridge.derived_from(small_pack()).findings[0].message(
            "vi"
        )

    def test_has_nothing_for_a_code_that_no_plan_has(self):
        with pytest.raises(NoSuchPlan):
            pack_of("khong-co")


class TestStatements:
    def test_reading_takes_as_many_for_ten_times_the_plan(self):
        def statements(times: int) -> int:
            plan = loaded(grown_pack(times))
            with CaptureQueriesContext(
                connection,
            ) as captured:
                pack_of(plan.code)
            return len(captured)

        assert statements(1) == statements(10)
