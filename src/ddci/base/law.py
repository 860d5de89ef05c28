"""The law as data: figures with the day from which they hold, and tables, read from ``ddci/law``.

A figure is asked for with a date and answered with its value and its source. Everything is read when it is
first asked for and kept; nothing here knows what a figure means.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from ddci.base.errors import DdciError

_LAW = Path(__file__).parent.parent / "law"


class UnknownLaw(DdciError):
    """No figure or table of that code is kept."""


@dataclass(frozen=True, slots=True)
class LawValue:
    """What holds from a day on, where it stands, and whether it binds or is usage."""

    since: date
    value: Any
    source: str
    binding: bool


@dataclass(frozen=True, slots=True)
class LawFigure:
    """A figure of the law through time, oldest value first."""

    code: str
    meaning: str
    unit: str
    values: tuple[LawValue, ...]

    def on(self, day: date) -> LawValue | None:
        """Return what holds on the day; None before the first date and after the figure ended."""
        held = [item for item in self.values if item.since <= day]
        return held[-1] if held and held[-1].value is not None else None


@cache
def law_figure(code: str) -> LawFigure:
    """Return the figure kept under ``law/<code>.yaml``, for example ``reporting/cutoffs``."""
    raw = law_table(code)
    values = tuple(
        LawValue(since=since, value=item["value"], source=item["source"], binding=item["binding"])
        for since, item in sorted(raw["values"].items())
    )
    return LawFigure(code=code, meaning=raw["meaning"], unit=raw["unit"], values=values)


@cache
def law_table(code: str) -> Mapping[str, Any]:
    """Return a file of the law as it stands, for what is no single figure (a table of days)."""
    import yaml

    path = _LAW / f"{code}.yaml"
    if not path.is_file():
        raise UnknownLaw(code)
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    table: Mapping[str, Any] = yaml.load(path.read_bytes(), Loader=loader)  # noqa: S506 - both loaders are safe
    return table
