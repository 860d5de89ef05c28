"""What pages say about how a duty was dated, read off its steps: the same on every page, whatever the rule."""

from dataclasses import dataclass

from ddci.regime.duty import Step

_STAYS_ON_A_DAY_OFF = {"day-off-unstated", "day-off-keep"}


@dataclass(frozen=True, slots=True)
class HowDated:
    """The steps by which the days of a duty were found."""

    steps: tuple[Step, ...]

    @property
    def is_strict(self) -> bool:
        """Whether the plan says "before" the due date, wherever days off then move the last day."""
        return any(code.startswith("due-before") for code in self._codes)

    @property
    def names_no_day(self) -> bool:
        """Whether the due date is ours, since the plan names none; nothing is "before" it then."""
        return "no-day-named" in self._codes

    @property
    def is_day_off(self) -> bool:
        """Whether nobody works on the last day, and nothing moves it."""
        return not _STAYS_ON_A_DAY_OFF.isdisjoint(self._codes)

    @property
    def _codes(self) -> tuple[str, ...]:
        return tuple(step.code for step in self.steps)
