"""Paths into a pack, as findings give them, and the way back to the value they mean.

``duty_rules/focal-quarterly``: a noun of the pack and a code. Nouns without a code of their own take the code
of what they are about: ``assignments/ddci-9`` and ``targets/ddci-9`` the component, ``targets/ddci`` (the
total's) and ``rank_goals/ddci`` the framework. The document is ``document``, an annex of it
``document/annexes/IV``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ddci.lint.finding import catalogue
from ddci.plan.model import Pack

_CODED = (
    "units", "groups", "posts", "frameworks", "accountabilities", "solutions", "tasks", "duty_rules",
    "channels", "disclosures",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of a pack: its noun, its names, and the keys and indexes that lead to it from the pack."""

    noun: str
    keys: tuple[str | int, ...]
    name: str
    name_en: str | None = None

    def label(self, lang: str = "vi") -> str:
        """Name the place for people: ``Quy tắc “Báo cáo quý của đơn vị đầu mối”``."""
        words = catalogue(lang)["place"]
        name = (self.name_en or self.name) if lang == "en" else self.name
        label: str = words[self.noun].format(name=name)
        return label


def spots(pack: Pack) -> Mapping[str, Spot]:
    """Return every place that a finding can name, by its path; of two with one path, the first."""
    found: dict[str, Spot] = {}
    for path, spot in _all_spots(pack):
        found.setdefault(path, spot)
    return found


def _all_spots(pack: Pack) -> Iterator[tuple[str, Spot]]:
    document = pack.document
    yield "document", Spot("document", ("document",), document.title, document.title_en)
    for index, annex in enumerate(document.annexes):
        yield (
            f"document/annexes/{annex.number}",
            Spot("annexes", ("document", "annexes", index), annex.number),
        )
    for noun in _CODED:
        for index, value in enumerate(getattr(pack, noun)):
            name_en = getattr(value, "name_en", None)
            yield (
                f"{noun}/{value.code}",
                Spot(noun, (noun, index), getattr(value, "name", value.code), name_en),
            )
    yield from _spots_of_components(pack)


def _spots_of_components(pack: Pack) -> Iterator[tuple[str, Spot]]:
    frameworks = {item.code: (item.name, item.name_en) for item in pack.frameworks}
    components = {
        item.code: (item.name, item.name_en) for index in pack.frameworks for item in index.components
    }
    for index, assignment in enumerate(pack.assignments):
        code = assignment.component
        yield f"assignments/{code}", Spot("assignments", ("assignments", index), *components[code])
    for index, row in enumerate(pack.targets):
        about = row.component or row.framework
        names = components[row.component] if row.component else frameworks[row.framework]
        yield f"targets/{about}", Spot("targets", ("targets", index), *names)
    for index, goal in enumerate(pack.rank_goals):
        yield (
            f"rank_goals/{goal.framework}",
            Spot("rank_goals", ("rank_goals", index), *frameworks[goal.framework]),
        )
