import copy
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from ddci.base.dates import PartialDate
from ddci.io.build import build_pack
from ddci.io.plain import to_plain
from ddci.io.problems import Place, Problem, UnusablePack
from ddci.io.shape import fields_of
from ddci.plan.model import Pack
from tests.strategies import packs

SMALL = {
    "pack": {"code": "vi-du", "name": "Ví dụ", "fictional": True},
    "document": {
        "symbol": "KH", "title": "Kế hoạch", "year": 2026, "date": "2026-01", "issuer": "ubnd", "signer": "ct"
    },
    "units": [{"code": "ubnd", "name": "UBND xã", "kind": "peoples_committee"}],
    "posts": [{"code": "ct", "name": "Chủ tịch", "unit": "ubnd", "rank": "chair"}],
}  # fmt: skip


def place_of(path: tuple[str | int, ...]) -> Place:
    return Place("/".join(map(str, path)))


def small(**more) -> dict[str, object]:
    return {**copy.deepcopy(SMALL), **more}


def refused(tree) -> list[tuple[str, str]]:
    with pytest.raises(UnusablePack) as refusal:
        build_pack(tree, place_of)
    return [(problem.place.file, problem.code) for problem in refusal.value.problems]


class TestBuildPack:
    def test_takes_dates_as_text_and_as_dates(self):
        term = {"post": "ct", "person": "X", "valid_from": date(2026, 1, 1), "valid_to": "2026-12-31"}
        tree = small(appointments=[term])
        tree["document"]["date"] = date(2026, 1, 5)

        pack = build_pack(tree, place_of)

        assert pack.document.date == PartialDate(2026, 1, 5)
        assert (pack.appointments[0].valid_from, pack.appointments[0].valid_to) == (
            date(2026, 1, 1),
            date(2026, 12, 31),
        )

    def test_takes_a_bare_year_as_a_date_known_in_part(self):
        tree = small()
        tree["document"]["date"] = 2026

        assert build_pack(tree, place_of).document.date == PartialDate(2026)

    @pytest.mark.parametrize(
        "number", [Decimal("NaN"), Decimal("Infinity"), True, "6.5", Decimal("1E+20"), 6.5]
    )
    def test_takes_only_numbers_for_numbers(self, number):
        scale = {"low": number, "high": 10}
        framework = {
            "code": "d",
            "name": "D",
            "short_name": "D",
            "component_scale": scale,
            "total_scale": scale,
        }

        assert {place for place, _ in refused(small(frameworks=[framework]))} == {
            "frameworks/0/component_scale/low",
            "frameworks/0/total_scale/low",
        }

    def test_keeps_the_digits_a_number_is_written_with(self):
        scale = {"low": 0, "high": Decimal("10.00")}
        framework = {
            "code": "d",
            "name": "D",
            "short_name": "D",
            "component_scale": scale,
            "total_scale": scale,
        }

        pack = build_pack(small(frameworks=[framework]), place_of)

        assert str(pack.frameworks[0].component_scale.high) == "10.00"

    def test_reports_what_is_missing_where_it_is_missed(self):
        assert refused({"units": [{"code": "a"}]}) == [
            ("", "missing-key"),
            ("", "missing-key"),
            ("units/0", "missing-key"),
            ("units/0", "missing-key"),
        ]

    def test_does_not_blame_references_to_what_could_not_be_read(self):
        assert refused(small(units="all of them")) == [("units", "wrong-type")]

    def test_does_not_blame_references_to_an_ill_formed_code(self):
        tree = small()
        tree["units"][0]["code"] = tree["document"]["issuer"] = tree["posts"][0]["unit"] = "UBND"

        assert {code for _, code in refused(tree)} == {"ill-formed-code"}

    def test_refuses_a_longer_circle(self):
        units = [
            {"code": code, "name": code, "kind": "office", "parent": parent}
            for code, parent in (("ubnd", "b"), ("b", "c"), ("c", "ubnd"), ("d", "c"))
        ]

        found = refused(small(units=units))

        assert {place for place, _ in found} >= {f"units/{number}/parent" for number in range(3)}

    @given(packs(), st.data())
    @settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])
    def test_takes_a_tree_with_a_part_knocked_out_for_what_it_is(self, pack, data):
        """Whatever stands in one place of the tree, there is a pack or a list of problems, nothing else."""
        tree = to_plain(pack)
        holder, key = data.draw(st.sampled_from(list(parts_of(tree))))
        holder[key] = data.draw(
            st.sampled_from(
                [
                    None,
                    True,
                    0,
                    -1,
                    10**12,
                    Decimal("0.5"),
                    "",
                    "a",
                    "Ấ",
                    "2023-02-30",
                    [],
                    [[]],
                    {},
                    {"a": 1},
                ]
            )
        )

        built, problems = outcome(tree)

        assert (built is None) == bool(problems)
        assert all(problem.message("vi") and problem.message("en") for problem in problems)
        assert built is None or build_pack(to_plain(built), place_of) == built


def outcome(tree) -> tuple[Pack | None, tuple[Problem, ...]]:
    try:
        return build_pack(tree, place_of), ()
    except UnusablePack as refusal:
        return None, refusal.problems


def parts_of(tree):
    """Yield every place of a plain tree as its holder and the key in it."""
    for key, held in list(tree.items() if isinstance(tree, dict) else enumerate(tree)):
        yield tree, key
        if isinstance(held, dict | list):
            yield from parts_of(held)


def wanted() -> set[tuple[type, str]]:
    """Return every field of every value that has more than one possible content."""
    classes, found = [Pack], set()
    for cls in classes:
        for name, field in fields_of(cls).items():
            inner = (field.shape.item or field.shape).cls
            if inner is not None and inner not in classes:
                classes.append(inner)
            if len(field.shape.choices) != 1:
                found.add((cls, name))
    return found


def filled(value) -> Iterator[tuple[type, str]]:
    """Yield the fields, of the value and of those inside it, that are not left at their defaults."""
    for name, field in fields_of(type(value)).items():
        held = getattr(value, name)
        if field.required or held != field.default:
            yield type(value), name
        if (field.shape.item or field.shape).kind == "value" and held is not None:
            for inner in held if isinstance(held, tuple) else (held,):
                yield from filled(inner)


class TestGeneratedPacks:
    def test_vary_every_field(self):
        """A round trip proves nothing about a field that is never filled."""
        missing = wanted()

        @given(packs())
        @settings(max_examples=40, database=None, suppress_health_check=list(HealthCheck))
        def look(pack: Pack) -> None:
            missing.difference_update(filled(pack))

        for number in range(10):
            seed(number)(look)()
            if not missing:
                break

        assert {(cls.__name__, name) for cls, name in missing} == set()
