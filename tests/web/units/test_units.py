import dataclasses
from datetime import date
from pathlib import Path

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from ddci.base.text import sort_key
from ddci.io.pack_folder import read_pack
from ddci.units.model import Successor
from ddci_web.apps.units.models import Alias, Unit
from ddci_web.apps.units.queries import PAGE_SIZE, NoSuchUnit, kinds_of, unit_list, unit_page
from tests.ddci.packs import changed, small_pack
from tests.web.plans_on_site import grown_pack, loaded

REAL = Path(__file__).parents[3] / "packs" / "lang-giang-2023"
AUTUMN = date(2023, 10, 2)

pytestmark = pytest.mark.django_db


class TestUnitList:
    def test_is_sorted_as_vietnamese_is(self):
        structure = loaded(read_pack(REAL).pack).structure

        names = [line.name for page in (1, 2) for line in unit_list(structure, on=AUTUMN, page=page).lines]
        assert names == sorted(names, key=sort_key)

    def test_can_be_chosen_by_kind_group_and_words(self):
        structure = loaded(small_pack()).structure

        assert {line.code for line in unit_list(structure, on=AUTUMN, kind="commune").lines} == {
            "xa-mot",
            "xa-hai",
        }
        assert {line.code for line in unit_list(structure, on=AUTUMN, group="cac-xa").lines} == {
            "xa-mot",
            "xa-hai",
        }
        assert [line.code for line in unit_list(structure, on=AUTUMN, text="kt&ht").lines] == ["phong-ktht"]
        assert kinds_of(structure) == ("commune", "office", "peoples_committee")

    def test_of_the_real_plan_finds_what_officers_type(self):
        structure = loaded(read_pack(REAL).pack).structure

        for text in ("tn&mt", "TNMT", "dat dai"):
            codes = [line.code for line in unit_list(structure, on=AUTUMN, text=text).lines]
            assert "phong-tnmt" in codes

    def test_gives_the_nearest_page_for_one_that_is_not_there(self):
        structure = loaded(grown_pack(40)).structure

        last = unit_list(structure, on=AUTUMN, page=99)
        assert (last.page, last.pages) == (2, 2)
        assert len(unit_list(structure, on=AUTUMN, page=-3).lines) == PAGE_SIZE

    def test_takes_as_many_statements_for_ten_times_the_plan(self):
        def statements(times: int) -> int:
            structure = loaded(grown_pack(times)).structure
            with CaptureQueriesContext(connection) as captured:
                unit_list(structure, on=AUTUMN)
            return len(captured)

        assert statements(1) == statements(10) == 3


class TestUnitPage:
    def test_shows_names_with_the_paragraphs_that_write_them(self):
        page = unit_page(loaded(small_pack()).structure, "phong-ktht", on=AUTUMN)

        assert [(alias.name, alias.source) for alias in page.aliases] == [("KT&HT", "II.2")]
        assert page.parent.code == "ubnd-huyen"

    def test_shows_successors_both_ways(self):
        pack = small_pack()
        merged = changed(
            pack.units,
            "xa-hai",
            valid_to=date(2025, 6, 30),
            successors=(Successor(unit="xa-mot", since=date(2025, 7, 1), source="NQ 1"),),
        )
        structure = loaded(dataclasses.replace(pack, units=merged)).structure

        old = unit_page(structure, "xa-hai", on=date(2025, 7, 1))
        new = unit_page(structure, "xa-mot", on=date(2025, 7, 1))
        assert [(line.unit.code, line.source) for line in old.successors] == [("xa-mot", "NQ 1")]
        assert [line.unit.code for line in new.predecessors] == ["xa-hai"]
        assert (old.exists, new.exists) == (False, True)

    def test_shows_posts_groups_and_what_stands_below(self):
        structure = loaded(small_pack()).structure
        authority = unit_page(structure, "ubnd-huyen", on=AUTUMN)

        assert [post.code for post in authority.posts] == ["chu-tich", "pct-1"]
        assert "xa-mot" in {child.code for child in authority.children}
        assert [line.group.code for line in unit_page(structure, "xa-mot", on=AUTUMN).groups] == ["cac-xa"]

    def test_refuses_a_code_that_nothing_has(self):
        with pytest.raises(NoSuchUnit):
            unit_page(loaded(small_pack()).structure, "khong-co", on=AUTUMN)

    def test_takes_as_many_statements_for_ten_times_the_plan(self):
        def statements(times: int) -> int:
            structure = loaded(grown_pack(times)).structure
            with CaptureQueriesContext(connection) as captured:
                unit_page(structure, "xa-mot", on=AUTUMN)
            return len(captured)

        assert statements(2) == statements(20)


class TestConstraints:
    def test_refuse_two_units_of_one_code(self):
        unit = Unit.objects.get(structure=loaded(small_pack()).structure, code="xa-mot")
        unit.pk, unit.position = None, 99

        with pytest.raises(IntegrityError), transaction.atomic():
            unit.save()

    def test_refuse_an_alias_of_nothing_and_of_two_things(self):
        structure = loaded(small_pack()).structure
        unit = Unit.objects.get(structure=structure, code="xa-mot")
        group = structure.unitgroup_rows.get(code="cac-xa")

        for owners in ({}, {"unit": unit, "group": group}):
            with pytest.raises(IntegrityError), transaction.atomic():
                Alias.objects.create(position=9, name="gì đó", **owners)

    def test_refuse_a_kind_that_nobody_knows(self):
        unit = Unit.objects.get(structure=loaded(small_pack()).structure, code="xa-mot")
        unit.kind = "hamlet"

        with pytest.raises(IntegrityError), transaction.atomic():
            unit.save()
