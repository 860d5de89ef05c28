"""An index definition as a plan or an index owner gives it; what it leaves out is ``None``."""

from decimal import Decimal
from typing import Annotated, Literal

from ddci.base.dates import PartialDate
from ddci.base.values import Code, LongText, Percent, Ref, value

Strategy = Literal["fix", "improve", "keep"]
FrameworkCode = Annotated[str, Ref("framework")]
ComponentCode = Annotated[str, Ref("component")]


@value
class Scale:
    """The lowest and the highest score there is."""

    low: Decimal
    high: Decimal


@value
class Indicator:
    """What is asked or counted below a component (chỉ tiêu thành phần)."""

    code: Annotated[str, Code("indicator")]
    name: str
    index_weight: Annotated[Decimal, Percent()] | None = None
    source: str | None = None


@value
class Component:
    """One part of an index (chỉ số thành phần). ``index_weight`` is its share of the total in per cent."""

    code: Annotated[str, Code("component")]
    number: int
    name: str
    name_en: str | None = None
    strategy: Strategy | None = None
    index_weight: Annotated[Decimal, Percent()] | None = None
    indicators: tuple[Indicator, ...] = ()
    source: str | None = None


@value
class StrategyGroup:
    """Why a plan treats some components alike: to fix, to improve, to keep."""

    strategy: Strategy
    reason: LongText
    reason_en: LongText | None = None
    source: str | None = None


@value
class Framework:
    """An index: its scales, its components, and from when to when this definition holds."""

    code: Annotated[str, Code("framework")]
    name: str
    short_name: str
    component_scale: Scale
    total_scale: Scale
    name_en: str | None = None
    valid_from: PartialDate | None = None
    valid_to: PartialDate | None = None
    strategies: tuple[StrategyGroup, ...] = ()
    components: tuple[Component, ...] = ()
    source: str | None = None
