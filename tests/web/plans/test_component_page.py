import dataclasses
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ddci.io.pack_folder import read_pack
from ddci.regime.model import Selector
from ddci_web.apps.plans.queries import NoSuchComponent, component_page
from tests.ddci.packs import GROUPS, changed, small_pack
from tests.web.plans_on_site import grown_pack, loaded

REAL = Path(__file__).parents[3] / "packs" / "lang-giang-2023"

pytestmark = pytest.mark.django_db


class TestComponentPage:
    def test_names_who_answers_in_every_role(self):
        page = component_page(loaded(small_pack()), "ddci-1")

        assert (page.leader.code, page.focal.label.code, page.consolidating.label.code) == (
            "pct-1",
            "phong-noi-vu",
            "phong-ktht",
        )
        assert [party.as_written for party in page.lead_units] == ["Phòng Nội vụ", "KT&HT", "UBND các xã"]

    def test_lists_the_members_of_a_group(self):
        group = component_page(loaded(small_pack()), "ddci-1").lead_units[-1]

        assert group.is_group
        assert [member.code for member in group.members] == ["xa-mot", "xa-hai"]

    def test_knows_no_members_of_a_group_that_the_plan_leaves_open(self):
        pack = small_pack()
        open_group = dataclasses.replace(GROUPS[0], membership="unstated", members=())
        page = component_page(loaded(dataclasses.replace(pack, groups=(open_group, GROUPS[1]))), "ddci-1")

        assert page.lead_units[-1].members is None

    def test_shows_its_tasks_with_what_the_plan_says_of_them(self):
        page = component_page(loaded(small_pack()), "ddci-1")

        (task,) = page.tasks
        assert (task.name, str(task.deadline), task.source) == (
            "Rà soát thủ tục hành chính",
            "2023-10-31",
            "III.5",
        )
        assert [party.label.code for party in task.lead] == ["phong-noi-vu"]
        assert component_page(page.plan, "ddci-2").tasks == ()

    def test_shows_what_was_found_about_it_apart_from_what_was_found_about_its_index(self):
        page = component_page(loaded(read_pack(REAL).pack), "ddci-9")

        assert "owner-is-a-group" in {line.code for line in page.findings}
        assert {line.at.partition("/")[0] for line in page.findings} <= {"assignments", "targets", "tasks"}
        assert "weights-missing" in {line.code for line in page.index_findings}

    def test_shows_what_was_found_about_the_rules_that_date_what_is_owed_for_it(self):
        page = component_page(loaded(read_pack(REAL).pack), "ddci-9")
        found = {(line.code, line.at_code) for line in page.deadline_findings}

        assert {("cascade-inverted", "focal-quarterly"), ("last-day-off", "lead-quarterly")} <= found
        assert not {rule for _, rule in found} & {"publish-answers", "publish-proposals"}
        assert not {line.noun for line in (*page.findings, *page.index_findings)} & {"duty_rules"}

    @pytest.mark.parametrize(
        "rule, at_ddci_1",
        [
            ({"components": ("ddci-2",)}, False),
            ({"components": ("ddci-1", "ddci-2")}, True),
            ({"per_component": False}, True),  # still owned by the component's lead units
            ({"per_component": False, "owners": (Selector(role="supporting_unit"),)}, False),
            ({"per_component": False, "owners": (Selector(unit="phong-ktht"),)}, False),
        ],
    )
    def test_knows_which_rules_date_what_is_owed_for_it(self, rule, at_ddci_1):
        pack = small_pack()
        pack = dataclasses.replace(pack, duty_rules=changed(pack.duty_rules, "lead-quarterly", **rule))
        page = component_page(loaded(pack), "ddci-1")

        assert page.plan.findings.filter(at="duty_rules/lead-quarterly").exists()
        assert ("lead-quarterly" in {line.at_code for line in page.deadline_findings}) is at_ddci_1

    def test_knows_no_deadlines_of_a_component_that_nobody_answers_for(self):
        pack = small_pack()
        others = tuple(row for row in pack.assignments if row.component != "ddci-1")

        page = component_page(loaded(dataclasses.replace(pack, assignments=others)), "ddci-1")

        assert page.deadline_findings == ()

    def test_refuses_a_component_that_the_plan_does_not_have(self):
        with pytest.raises(NoSuchComponent):
            component_page(loaded(small_pack()), "ddci-99")

    def test_takes_as_many_statements_for_ten_times_the_plan(self):
        def statements(times: int) -> int:
            plan = loaded(grown_pack(times))
            with CaptureQueriesContext(connection) as captured:
                component_page(plan, "ddci-1")
            return len(captured)

        assert statements(2) == statements(20)
