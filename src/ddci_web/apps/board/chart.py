"""The cell graph: where results, gaps and targets stand on a scale, in per cent of its width.

Widths come as SVG attributes in per cent, so that the graph fits any column without style or script. The row
that holds the graph holds its numbers, too.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

_MOST_STEPS = 10
_STEPS = (Decimal(1), Decimal(2), Decimal(5))


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the grid; ``is_strong`` at both ends and in the middle. ``anchor`` is the label's, for SVG."""

    x: str
    value: Decimal
    is_strong: bool
    anchor: str


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of one row, None for what is not known: ``gap`` is a pair of ends, ``reached`` begins the band."""

    result: str | None
    target: str | None
    band_width: str | None
    gap: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class Axis:
    """A scale from ``low`` to ``high``."""

    low: Decimal
    high: Decimal

    def at(self, score: Decimal) -> Decimal:
        """Return the place of a score in per cent; a score beyond an end stands at that end."""
        share = (score - self.low) / (self.high - self.low)
        return min(max(share, Decimal(0)), Decimal(1)) * 100

    def x(self, score: Decimal) -> str:
        """Return the place as SVG writes it."""
        return f"{self.at(score):.2f}%"

    def marks(self, result: Decimal | None, target: Decimal | None) -> Marks:
        """Return where a row's marks stand."""
        rises = result is not None and target is not None and target > result
        return Marks(
            result=None if result is None else self.x(result),
            target=None if target is None else self.x(target),
            band_width=None if target is None else f"{100 - self.at(target):.2f}%",
            gap=(self.x(result), self.x(target))
            if rises and result is not None and target is not None
            else None,
        )

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """The lines of the grid: at most ten steps of 1, 2 or 5 times a power of ten, and both ends."""
        values = list(self._values())
        middle = min(values, key=lambda value: (abs(value - (self.low + self.high) / 2), value))
        return tuple(
            Tick(self.x(value), value, value in {self.low, middle, self.high}, self._anchor(value))
            for value in values
        )

    @property
    def ends(self) -> tuple[Tick, ...]:
        """Both ends and the middle, for a graph with little room."""
        return tuple(tick for tick in self.ticks if tick.is_strong)

    def _anchor(self, value: Decimal) -> str:
        return {self.low: "start", self.high: "end"}.get(value, "middle")

    def _values(self) -> Iterator[Decimal]:
        step = self._step()
        yield self.low
        value = (self.low // step + 1) * step
        while value < self.high:
            yield value.normalize()
            value += step
        yield self.high

    def _step(self) -> Decimal:
        power = Decimal(1).scaleb((self.high - self.low).adjusted() - 1)
        sizes = (power * scale * step for scale in (1, 10, 100) for step in _STEPS)
        return next(size for size in sizes if (self.high - self.low) / size <= _MOST_STEPS)
