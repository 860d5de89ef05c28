"""What a reader asks of the duties, from the address; unreadable parts ask for nothing in particular."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.http import QueryDict

from ddci_web.apps.duties.queries import Month

_CHOSEN_BY = {"unit", "component", "kind", "text", "month", "day", "rule"}


@dataclass(frozen=True, slots=True)
class Choice:
    """The chosen duties; None and an empty text choose all."""

    unit: str | None = None
    component: str | None = None
    kind: str | None = None
    text: str = ""
    month: Month | None = None
    day: date | None = None
    rule: str | None = None
    with_past: bool = False

    @classmethod
    def read(cls, asked: QueryDict) -> "Choice":
        """Read the choice from an address."""

        def given(name: str) -> str | None:
            return asked.get(name, "").strip() or None

        return cls(
            unit=given("unit"),
            component=given("component"),
            kind=given("kind"),
            text=given("text") or "",
            month=Month.parse(given("month") or ""),
            day=_day(given("day") or ""),
            rule=given("rule"),
            with_past=given("past") == "1",
        )

    def or_of_unit(self, unit: str | None, asked: QueryDict) -> "Choice":
        """Return the choice of a unit's own duties where the address asks for nothing; ``?unit=`` asks for all."""
        return replace(self, unit=unit) if unit and not _CHOSEN_BY & asked.keys() else self

    def since(self, today: date) -> date | None:
        """Return the day from which a list shows what is chosen; None for a list with all of it."""
        return None if self.with_past or self.day or self.month else today

    @property
    def of_the_year(self) -> dict[str, Any]:
        """The part that a calendar of the whole year can show."""
        return {"unit": self.unit, "component": self.component, "kind": self.kind, "text": self.text}

    @property
    def everything(self) -> dict[str, Any]:
        """All of it."""
        return {**self.of_the_year, "month": self.month, "day": self.day, "rule": self.rule}

    @property
    def is_narrow(self) -> bool:
        """Whether anything is chosen at all."""
        return replace(self, with_past=False) != Choice()


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
