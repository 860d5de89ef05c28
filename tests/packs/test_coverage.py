"""The coverage page names every requirement, and everything it names is there."""

import dataclasses
from collections.abc import Iterator
from typing import Any

from tests.packs.coverage_page import (
    outside_documents,
    pack_paths,
    paragraphs,
    paths_in_prose,
    references,
    rows,
    wrong_references,
)


def sources_in(value: Any, where: str = "pack") -> Iterator[tuple[str, str]]:
    if isinstance(value, tuple):
        for item in value:
            yield from sources_in(item, f"{where}/{getattr(item, 'code', '')}")
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            inside = getattr(value, field.name)
            if field.name == "source" and inside is not None:
                yield where, inside
            yield from sources_in(inside, f"{where}.{field.name}")


class TestTheCoveragePage:
    def test_holds_each_of_the_102_requirements_once_and_in_order(self):
        assert [row.number for row in rows()] == [f"R{number}" for number in range(1, 103)]

    def test_names_only_paths_that_the_pack_has(self, real):
        known = pack_paths(real)

        assert [(row.number, path) for row in rows() for path in row.paths if path not in known] == []
        assert [path for path in paths_in_prose() if path not in known] == []

    def test_gives_a_path_or_a_reason_for_none(self):
        without = [row for row in rows() if not row.paths]

        assert [row.number for row in without] == ["R13"]
        assert all(row.held.startswith("none: ") for row in without)

    def test_names_only_paragraphs_that_the_plan_has(self):
        assert [(row.number, wrong) for row in rows() for wrong in wrong_references(row.source)] == []

    def test_leaves_no_work_of_the_pack_unexplained(self, real):
        named = {path for row in rows() for path in row.paths}
        nouns = ("tasks/", "duty_rules/", "channels/", "disclosures/", "accountabilities/", "assignments/")

        assert [
            path for path in sorted(pack_paths(real)) if path.startswith(nouns) and path not in named
        ] == []


class TestTheSourcesOfTheRealPack:
    def test_are_paragraphs_of_the_plan_or_named_documents(self, real):
        wrong = [(where, part) for where, source in sources_in(real) for part in wrong_references(source)]

        assert wrong == []

    def test_use_every_paragraph_that_orders_something(self, real):
        cited = {part.partition(",")[0] for _, source in sources_in(real) for part in references(source)}

        assert [name for name in paragraphs() if name not in cited] == []

    def test_a_paragraph_or_point_that_is_not_there_is_noticed(self):
        assert wrong_references("IV.7") == ["IV.7"]
        assert wrong_references("IV.6, ý 4; IV.6, ý 3") == ["IV.6, ý 4"]
        assert wrong_references("II.2.2, dòng Tổng điểm; II.2.2, dòng 9 (nhận xét; thêm)") == []
        assert "1658/NQ-UBTVQH15" in outside_documents()

    def test_stand_on_every_number_assignment_task_rule_channel_and_disclosure(self, real):
        nouns = ("results", "targets", "rank_goals", "assignments", "accountabilities", "solutions", "tasks",
                 "duty_rules", "channels", "disclosures", "units", "groups", "posts")  # fmt: skip

        assert [item for noun in nouns for item in getattr(real, noun) if not item.source] == []
