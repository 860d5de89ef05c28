"""Generated packs: every field of every value varied, codes unique, references that lead somewhere.

They are drawn from the shapes that the reader uses, so that a new field is varied without a word here; what
a class must satisfy beyond its types stands in ``Drawing.special`` and in the methods of its noun.

``packs()`` is for round trips: any of its packs may be written to a folder, a workbook or a
database and comes back equal.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, get_args

from hypothesis import strategies as st

from ddci.base.dates import PartialDate
from ddci.framework.model import Component, Framework, Indicator, Scale, StrategyGroup
from ddci.io.shape import Shape, fields_of
from ddci.plan.model import (
    Accountability,
    Assignment,
    Channel,
    DisclosureItem,
    Document,
    Pack,
    PackInfo,
    Party,
    RankGoal,
    Recipient,
    Result,
    Solution,
    Target,
    Task,
)
from ddci.regime.model import (
    AnswerTime,
    CalendarOverride,
    CalendarSpec,
    Cutoff,
    Due,
    DutyRule,
    PeriodKind,
    Selector,
)
from ddci.regime.period import periods_per_year
from ddci.units.model import Appointment, Competence, Member, Post, Unit, UnitGroup
from tests.tricky_texts import lines, texts

Draw = Callable[[st.SearchStrategy[Any]], Any]

_WORDS = ("a", "xa", "phong", "ubnd", "08", "2023", "ddci", "chu-tich", "x1", "0")

codes = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=3).map("-".join)
dates = st.dates(date(1975, 1, 1), date(2060, 12, 31))
years = st.integers(1990, 2060)


@st.composite
def partial_dates(draw: Draw) -> PartialDate:
    day = draw(dates)
    known = draw(st.integers(1, 3))
    return PartialDate(day.year, day.month if known > 1 else None, day.day if known > 2 else None)


def decimals(low: Decimal | int, high: Decimal | int) -> st.SearchStrategy[Decimal]:
    """Decimals as plans print them: up to three places, trailing zeros included."""
    return st.integers(0, 3).flatmap(lambda places: st.decimals(low, high, places=places))


@dataclass
class Codes:
    """The codes that references of one generated pack may lead to, by kind."""

    known: dict[str, list[str]] = field(default_factory=dict)
    component_of: dict[str, str] = field(default_factory=dict)  # component → framework

    def some(self, draw: Draw, kind: str, *, at_least: int, at_most: int = 4) -> list[str]:
        self.known[kind] = draw(st.lists(codes, min_size=at_least, max_size=at_most, unique=True))
        return self.known[kind]


class Drawing:
    """Draws the values of one pack, each class by its shape and by what is fixed here about it."""

    def __init__(self, draw: Draw) -> None:
        self.draw = draw
        self.codes = Codes()
        self.special: dict[type, Callable[[], dict[str, Any]]] = {
            Selector: lambda: self.one_of("role", "unit", "group", "post", "public"),
            Party: lambda: self.one_of("unit", "group"),
            Recipient: lambda: self.one_of("unit", "group", "post", none=True),
            Due: lambda: self.one_of("day_of_next_month", "month_day", "on", "period_end", none=True),
            Cutoff: lambda: {"day_of_last_month": draw(st.integers(1, 31))},
            AnswerTime: lambda: {"days": draw(st.integers(1, 90))},
            Document: lambda: {"year": draw(years)},
            Scale: self.scale,
            Indicator: lambda: {"index_weight": self.maybe(decimals(0, 100))},
            Member: self.validity,
            Appointment: self.validity,
            CalendarOverride: dict,
        }

    # ------------------------------------------------------------ by shape

    def value(self, cls: type, **given: Any) -> Any:
        """Draw a value; about half of what it may leave out is left out."""
        given = {**self.special.get(cls, dict)(), **given}
        fields = fields_of(cls)
        for name, shape in fields.items():
            if name in given or not (shape.required or self.draw(st.booleans())):
                continue
            drawn = self.leaf(shape.shape, needed=shape.required)
            if drawn is not None:
                given[name] = drawn
        return cls(**given)

    def leaf(self, shape: Shape, *, needed: bool) -> Any:
        match shape.kind:
            case "list":
                return self.several(shape, at_least=int(needed))
            case "value":
                return self.value(shape.cls)
            case "ref":
                known = self.codes.known.get(shape.noun, [])
                return self.draw(st.sampled_from(known)) if known else None
            case _:
                return self.draw(self.plain(shape))

    def several(self, shape: Shape, *, at_least: int) -> tuple[Any, ...]:
        item = shape.item
        assert item is not None
        if item.kind == "value":
            return tuple(self.value(item.cls) for _ in range(self.draw(st.integers(at_least, 2))))
        if item.kind == "ref":
            return tuple(self.some_of(self.codes.known.get(item.noun, [])))
        return tuple(self.draw(st.lists(self.plain(item), min_size=at_least, max_size=3, unique=True)))

    def some_of(self, known: Sequence[Any]) -> list[Any]:
        return self.draw(st.lists(st.sampled_from(known), max_size=3, unique=True)) if known else []

    @staticmethod
    def plain(shape: Shape) -> st.SearchStrategy[Any]:
        if shape.kind == "choice":
            return st.sampled_from(shape.choices)
        kinds: dict[str, st.SearchStrategy[Any]] = {
            "text": texts if shape.lines else lines,
            "boolean": st.booleans(),
            "date": dates,
            "partial_date": partial_dates(),
            "integer": st.integers(0, 1000),
            "decimal": decimals(0, 100),
        }
        return kinds[shape.kind]

    def maybe(self, strategy: st.SearchStrategy[Any]) -> Any:
        return self.draw(st.none() | strategy)

    def one_of(self, *names: str, none: bool = False) -> dict[str, Any]:
        """Draw exactly one of the fields (or perhaps none), and leave the others out."""
        flags = {"public", "period_end"}
        refs = {"unit": "unit", "group": "group", "post": "post", "to_unit": "unit", "to_post": "post"}
        possible = [name for name in names if name not in refs or self.codes.known.get(refs[name])]
        chosen = self.draw(st.sampled_from([*possible, ""] if none else possible))
        given: dict[str, Any] = {name: False if name in flags else None for name in names}
        if chosen in refs:
            given[chosen] = self.draw(st.sampled_from(self.codes.known[refs[chosen]]))
        elif chosen in flags:
            given[chosen] = True
        elif chosen == "role":
            given[chosen] = self.draw(st.sampled_from(fields_of(Selector)["role"].shape.choices))
        elif chosen == "day_of_next_month":
            given[chosen] = self.draw(st.integers(1, 31))
        elif chosen == "month_day":
            given[chosen] = self.draw(st.dates(date(2023, 1, 1), date(2023, 12, 31))).strftime("%m-%d")
        elif chosen == "on":
            given[chosen] = self.draw(dates)
        return given

    def validity(self) -> dict[str, Any]:
        start = self.draw(dates)
        end = self.maybe(st.integers(0, 4000).map(lambda days: start + timedelta(days)))
        return {"valid_from": start, "valid_to": end}

    def scale(self) -> dict[str, Any]:
        low = self.draw(decimals(0, 10))
        return {"low": low, "high": low + self.draw(decimals(1, 100))}

    # ------------------------------------------------------------ the nouns of a pack, in the order they lean

    def pack(self) -> Pack:
        self.codes.some(self.draw, "unit", at_least=2)
        self.codes.some(self.draw, "post", at_least=1, at_most=3)
        for kind in ("competence", "group", "solution", "duty_rule"):
            self.codes.some(self.draw, kind, at_least=0, at_most=3)
        frameworks = self.frameworks()
        rules = self.duty_rules()
        return Pack(
            pack=self.value(PackInfo, code=self.draw(st.sampled_from(("x", "ke-hoach-2023", "0")))),
            document=self.value(Document),
            competences=self.coded(Competence, "competence"),
            units=self.units(),
            groups=tuple(self.group(code) for code in self.codes.known["group"]),
            posts=self.coded(Post, "post"),
            appointments=tuple(self.value(Appointment) for _ in range(self.draw(st.integers(0, 2)))),
            frameworks=frameworks,
            results=self.numbers(Result, frameworks),
            targets=self.numbers(Target, frameworks),
            rank_goals=self.rank_goals(frameworks),
            assignments=tuple(self.value(Assignment, component=code) for code in self.some_components()),
            accountabilities=self.new(
                Accountability, "accountability", lambda: self.one_of("to_unit", "to_post")
            ),
            solutions=self.coded(Solution, "solution"),
            tasks=self.new(Task, "task"),
            duty_rules=rules,
            channels=self.new(Channel, "channel"),
            disclosures=self.new(DisclosureItem, "disclosure"),
            calendar=self.calendar(),
        )

    def coded(self, cls: type, kind: str) -> tuple[Any, ...]:
        return tuple(self.value(cls, code=code) for code in self.codes.known[kind])

    def new(self, cls: type, kind: str, more: Callable[[], dict[str, Any]] = dict) -> tuple[Any, ...]:
        some = self.codes.some(self.draw, kind, at_least=0, at_most=2)
        return tuple(self.value(cls, code=code, **more()) for code in some)

    def units(self) -> tuple[Unit, ...]:
        """Units whose superiors come before them in a list that is then shuffled: no circles, any order."""
        made, before = [], []
        for code in self.codes.known["unit"]:
            superior = st.none() | st.sampled_from(before) if before else st.none()
            start = self.maybe(partial_dates())
            end = start.latest + timedelta(self.draw(st.integers(0, 4000))) if start else self.maybe(dates)
            given = {"parent": self.draw(superior), "answers_to": self.draw(superior)}
            ends = {"valid_from": start, "valid_to": end if self.draw(st.booleans()) else None}
            made.append(self.value(Unit, code=code, **given, **ends))
            before.append(code)
        return tuple(self.draw(st.permutations(made)))

    def group(self, code: str) -> UnitGroup:
        membership = self.draw(st.sampled_from(("listed", "unstated")))
        given = {"members": ()} if membership == "unstated" else {}
        return self.value(UnitGroup, code=code, membership=membership, **given)

    def frameworks(self) -> tuple[Framework, ...]:
        made = []
        some = self.codes.some(self.draw, "framework", at_least=1, at_most=2)
        components = self.codes.some(self.draw, "component", at_least=1, at_most=5)
        indicators = self.draw(st.lists(codes, max_size=3, unique=True))
        for number, code in enumerate(some):
            mine = components[number :: len(some)]
            self.codes.component_of |= dict.fromkeys(mine, code)
            parts = [self.component(part, place, indicators) for place, part in enumerate(mine, start=1)]
            strategies = self.some_of(("fix", "improve", "keep"))
            made.append(
                self.value(
                    Framework,
                    code=code,
                    components=tuple(parts),
                    valid_from=self.maybe(partial_dates().filter(lambda day: day.year < 2020)),
                    valid_to=self.maybe(years.filter(lambda year: year > 2020).map(PartialDate)),
                    strategies=tuple(self.value(StrategyGroup, strategy=strategy) for strategy in strategies),
                )
            )
        return tuple(made)

    def component(self, code: str, number: int, indicators: list[str]) -> Component:
        mine = [indicators.pop()] if indicators and self.draw(st.booleans()) else []
        return self.value(
            Component,
            code=code,
            number=number,
            index_weight=self.maybe(decimals(0, 100)),
            indicators=tuple(self.value(Indicator, code=indicator) for indicator in mine),
        )

    def some_components(self) -> list[str]:
        return self.some_of(self.codes.known["component"])

    def numbers(self, cls: type, frameworks: tuple[Framework, ...]) -> tuple[Any, ...]:
        made = []
        for year in self.draw(st.lists(years, max_size=2, unique=True)):
            for part in [*self.some_components(), None]:
                code = frameworks[0].code if part is None else self.codes.component_of[part]
                whole = next(framework for framework in frameworks if framework.code == code)
                scale = whole.total_scale if part is None else whole.component_scale
                score = self.draw(decimals(scale.low, scale.high))
                given = {"at_least": score} if cls is Target else {"score": score, **self.rank()}
                made.append(self.value(cls, framework=code, year=year, component=part, **given))
        return tuple(made)

    def rank(self) -> dict[str, Any]:
        out_of = self.maybe(st.integers(1, 63))
        return {"out_of": out_of, "rank": self.maybe(st.integers(1, out_of or 63))}

    def rank_goals(self, frameworks: tuple[Framework, ...]) -> tuple[RankGoal, ...]:
        made = []
        for year in self.draw(st.lists(years, max_size=2, unique=True)):
            out_of = self.draw(st.integers(1, 63))
            given = {"framework": frameworks[-1].code, "year": year, "out_of": out_of}
            made.append(self.value(RankGoal, top=self.draw(st.integers(1, out_of)), **given))
        return tuple(made)

    def duty_rules(self) -> tuple[DutyRule, ...]:
        made, before = [], []
        for code in self.codes.known["duty_rule"]:
            period = self.draw(st.sampled_from(sorted(get_args(PeriodKind))))
            within = self.draw(st.lists(st.integers(1, periods_per_year(period)), max_size=3, unique=True))
            least = self.draw(st.integers(1, 3))
            made.append(
                self.value(
                    DutyRule,
                    code=code,
                    period=period,
                    within_year=tuple(within),
                    at_least=least,
                    at_most=self.maybe(st.integers(least, 9)),
                    compiled_from=tuple(self.some_of(before)),
                )
            )
            before.append(code)
        return tuple(self.draw(st.permutations(made)))

    def calendar(self) -> CalendarSpec:
        days = self.draw(st.lists(dates, max_size=2, unique=True))
        return CalendarSpec(overrides=tuple(self.value(CalendarOverride, day=day) for day in days))


@st.composite
def packs(draw: Draw) -> Pack:
    """A pack that every reader accepts."""
    return Drawing(draw).pack()
