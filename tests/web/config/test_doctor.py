import dataclasses
from datetime import date

import pytest

from ddci.plan.model import Party
from ddci.units.model import Member
from ddci_web.config import doctor
from tests.ddci.packs import GROUPS, small_pack
from tests.web.plans_on_site import loaded

pytestmark = pytest.mark.django_db


def focal_units():
    """Return what the doctor says about the focal units."""
    return next(looked_at for looked_at in doctor.examine() if looked_at.name == "Đơn vị đầu mối")


def with_a_focal_group(*members: Member):
    """Return the small plan, certainly in force from 30/06/2023, with the communes as a focal unit."""
    pack = small_pack()
    group = dataclasses.replace(GROUPS[0], members=members)
    first, *others = pack.assignments
    first = dataclasses.replace(first, focal_unit=Party(as_written="UBND các xã", group=group.code))
    return dataclasses.replace(pack, groups=(group, GROUPS[1]), assignments=(first, *others))


class TestFocalUnits:
    @pytest.fixture(autouse=True)
    def in_a_folder_of_its_own(self, settings, tmp_path):
        settings.OPENDDCI_DATA = tmp_path

    def test_are_in_order_in_the_small_plan(self):
        loaded(small_pack())

        assert focal_units().well

    def test_that_are_two_units_at_once_are_found(self):
        loaded(with_a_focal_group(Member(unit="xa-mot"), Member(unit="xa-hai")))

        assert not focal_units().well
        assert "song-mo-2023: " in focal_units().found
        assert "(2)" in focal_units().found

    @pytest.mark.parametrize(
        "other",
        [
            Member(unit="xa-hai", valid_to=date(2023, 6, 29)),
            Member(unit="xa-hai", valid_from=date(2023, 7, 1)),
        ],
    )
    def test_of_which_one_belongs_when_the_plan_takes_effect_are_in_order(self, other):
        loaded(with_a_focal_group(Member(unit="xa-mot"), other))

        assert focal_units().well
