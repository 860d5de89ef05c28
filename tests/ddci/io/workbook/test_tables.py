from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

import pytest
from hypothesis import HealthCheck, given, settings

from ddci.base.dates import PartialDate
from ddci.base.values import Code, Ref, value
from ddci.io.build import build_pack
from ddci.io.headings import LANGUAGES, headings
from ddci.io.problems import Place
from ddci.io.shape import fields_of
from ddci.io.workbook.rows import AmbiguousKey, Row, rows_of, tree_of
from ddci.io.workbook.tables import BELONGS_TO, ROLE, tables_of
from ddci.plan.model import Pack
from tests.ddci.packs import ASSIGNMENTS, PACK, small_pack
from tests.strategies import packs

ONE_AT_A_TIME = [(lang, table) for lang in LANGUAGES for table in tables_of()]


def table(name):
    return next(one for one in tables_of() if one.name == name)


@value
class Basket:
    """Fruit in it, fruit beside it, and perhaps a ribbon."""

    @value
    class Fruit:
        name: str
        weight: Decimal | None = None

    @value
    class Ribbon:
        colour: str
        length: int | None = None

    code: Annotated[str, Code("basket")]
    fruit: tuple[Fruit, ...] = ()
    beside: tuple[Fruit, ...] = ()
    ribbon: Ribbon | None = None
    colours: tuple[str, ...] = ()
    kind: Literal["basket"] = "basket"
    sold: bool = False


@value
class Shop:
    """Baskets, the first of which may be named."""

    name: str
    first: Annotated[str, Ref("basket")] | None = None
    baskets: tuple[Basket, ...] = ()


class TestTables:
    def test_follow_the_types(self):
        shop, baskets, fruit = tables_of(Shop)

        assert [column.name for column in shop.columns] == ["name", "first"]
        assert [column.name for column in baskets.columns] == [
            "code", "ribbon.colour", "ribbon.length", "colours", "sold",
        ]  # fmt: skip
        assert [column.name for column in fruit.columns] == ["^", "@", "name", "weight"]
        assert fruit.column(ROLE).content.choices == ("fruit", "beside")
        assert fruit.column(BELONGS_TO).content.refers_to == "basket"

    def test_ask_for_a_part_only_when_there_is_some_of_it(self):
        colour = tables_of(Shop)[1].column(("ribbon", "colour"))

        assert (colour.required, colour.optional_part) == (True, ("ribbon",))

    def test_refuse_a_field_whose_empty_cell_would_mean_two_things(self):
        @dataclass(frozen=True)
        class Odd:
            size: int | None = 3

        with pytest.raises(TypeError, match=r"Odd\.size"):
            tables_of(Odd)

    def test_have_one_sheet_for_each_noun_of_a_pack_in_its_order(self):
        nouns = [name for name in fields_of(Pack) if name not in {"pack", "document", "calendar"}]

        assert [one.name for one in tables_of() if one.name in nouns] == nouns
        assert tables_of()[0].name == "general"
        assert table("calendar.overrides").upper is table("general")


class TestRows:
    BASKET = Basket(
        code="b",
        fruit=(Basket.Fruit(name="xoài", weight=Decimal("0.50")), Basket.Fruit(name="ổi")),
        beside=(Basket.Fruit(name="mít"),),
        ribbon=Basket.Ribbon(colour="đỏ"),
        colours=("xanh", "vàng"),
    )

    def test_leave_empty_what_is_not_known(self):
        rows = rows_of(Shop(name="Chợ", baskets=(self.BASKET,)))

        assert rows["general"] == [Row({("name",): "Chợ"}, 1)]
        assert rows["baskets"] == [
            Row({("code",): "b", ("ribbon", "colour"): "đỏ", ("colours",): ("xanh", "vàng")}, 1)
        ]

    def test_keep_the_order_within_each_role(self):
        rows = rows_of(Shop(name="Chợ", baskets=(self.BASKET,)))["baskets.fruit+beside"]

        assert [(row.cells[BELONGS_TO], row.cells[ROLE], row.cells["name",]) for row in rows] == [
            ("b", "fruit", "xoài"), ("b", "fruit", "ổi"), ("b", "beside", "mít"),
        ]  # fmt: skip

    def test_cannot_be_made_where_a_key_names_two_rows(self):
        with pytest.raises(AmbiguousKey, match="ddci-1"):
            rows_of(small_pack(assignments=(ASSIGNMENTS[0], ASSIGNMENTS[0])))

    @given(packs())
    @settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])
    def test_give_the_values_back(self, pack):
        tree = tree_of({name: [plain(row) for row in rows] for name, rows in rows_of(pack).items()}).tree

        assert build_pack(tree, lambda path: Place("rows")) == pack


def plain(row):
    """The row as a reader of cells gives it: dates in the ISO form."""
    dated = (date, PartialDate)
    return Row({path: str(cell) if isinstance(cell, dated) else cell for path, cell in row.cells.items()})


class TestTree:
    def test_knows_the_row_of_every_part(self):
        planted = tree_of(rows_of(PACK))

        found, row, rest = planted.origin(("assignments", 1, "lead_units", 2, "group"))
        assert (found.name, row.cells["as_written",], rest) == (
            "assignments.lead_units+supporting_units", "UBND các xã", ("group",),
        )  # fmt: skip

    def test_sets_rows_aside_that_belong_to_no_other(self):
        rows = rows_of(PACK)
        rows["units.aliases"].append(Row({BELONGS_TO: "phong-nv", ("name",): "P. Nội vụ"}, 9))

        planted = tree_of(rows)

        assert [(found.name, row.number) for found, row in planted.orphans] == [("units.aliases", 9)]
        assert "P. Nội vụ" not in str(planted.tree)

    def test_leaves_a_part_out_when_nothing_of_it_is_filled_in(self):
        tree = tree_of({"general": [Row({})], "duty_rules": [Row({("code",): "r"})]}).tree

        assert "due" not in tree["duty_rules"][0]
        assert "cutoff" not in tree["duty_rules"][0]


class TestHeadings:
    @pytest.mark.parametrize("lang, one", ONE_AT_A_TIME, ids=lambda x: x if isinstance(x, str) else x.name)
    def test_name_every_column_and_choice_once_within_a_sheet(self, lang, one):
        words = headings(lang)
        names = [words.heading(one, column).casefold() for column in one.columns]

        assert len(set(names)) == len(names)
        assert words.about(one)

    @pytest.mark.parametrize("one", tables_of(), ids=lambda one: one.name)
    def test_tell_the_choices_of_a_column_apart_in_any_language(self, one):
        for column in one.columns:
            meant = {}
            for choice in column.content.choices:
                for lang in LANGUAGES:
                    word = headings(lang).choice(column, choice)
                    assert meant.setdefault(word.casefold(), choice) == choice
                    assert ";" not in word

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_fit_the_names_of_sheets_into_what_spreadsheets_allow(self, lang):
        titles = [headings(lang).title(one) for one in tables_of()]

        assert len({title.casefold() for title in titles}) == len(titles)
        assert all(len(title) <= 31 and not set(title) & set("[]:*?/\\'") for title in titles)

    def test_say_the_same_things_in_both_languages(self):
        def keys(words, at=""):
            return {
                path
                for key, held in words.items()
                for path in (keys(held, f"{at}/{key}") if isinstance(held, dict) else {f"{at}/{key}"})
            }

        assert keys(headings("vi").words) == keys(headings("en").words)

    def test_name_no_sheet_or_column_that_there_is_not(self):
        known = {
            one.name: {c.name for c in one.columns} | {c.path[-1] for c in one.columns} for one in tables_of()
        }

        for name, sheet in headings("vi").words["sheets"].items():
            assert set(sheet.get("columns", ())) | set(sheet.get("hints", ())) <= known[name]
