"""Facts of a finding or a date's basis as JSON that gives the same values back, dates and decimals included."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from ddci.base.dates import PartialDate
from ddci.lint import Named
from ddci.regime.period import Period, period_of
from ddci.regime.wording import Phrase, Said
from ddci_web.apps.units.fields import JSONColumn

_AS_TEXT = {date: "~date", Decimal: "~decimal", PartialDate: "~partial"}


class NotAFact(TypeError):
    """A value of a kind that facts do not hold."""


def encoded(value: object) -> Any:
    """Return the value as JSON has it; NotAFact for what could not be read back."""
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, Mapping):
        return {str(key): encoded(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [encoded(item) for item in value]
    match value:
        case Period():
            return {"~period": value.code}
        case Phrase():
            return {"~phrase": value.code, "facts": {name: encoded(fact) for name, fact in value.facts}}
        case Said():
            return {"~said": value.vi, "en": value.en}
        case Named():
            return {"~named": value.code, "name": value.name, "name_en": value.name_en}
    if type(value) not in _AS_TEXT:
        raise NotAFact(type(value).__name__)
    return {_AS_TEXT[type(value)]: str(value)}


def decoded(value: Any) -> Any:
    """Return the value that was encoded; lists come back as tuples."""
    if isinstance(value, list):
        return tuple(decoded(item) for item in value)
    if not isinstance(value, dict):
        return value
    match value:
        case {"~date": text}:
            return date.fromisoformat(text)
        case {"~decimal": text}:
            return Decimal(text)
        case {"~partial": text}:
            return PartialDate.parse(text)
        case {"~period": code}:
            return period_of(code)
        case {"~phrase": code, "facts": facts}:
            return Phrase(code, tuple((name, decoded(fact)) for name, fact in facts.items()))
        case {"~said": vi, "en": en}:
            return Said(vi, en)
        case {"~named": code, "name": name, "name_en": name_en}:
            return Named(code, name, name_en)
    return {key: decoded(item) for key, item in value.items()}


class FactsField(JSONColumn):
    """Facts, typed in Python and JSON in the database."""

    def from_db_value(self, text: Any, expression: Any, connection: Any) -> Any:
        return decoded(super().from_db_value(text, expression, connection))

    def get_prep_value(self, value: Any) -> Any:
        return encoded(value)

    def value_to_string(self, obj: Any) -> Any:
        """What a backup writes: the JSON itself."""
        return encoded(self.value_from_object(obj))

    def to_python(self, value: Any) -> Any:
        """What a backup reads."""
        return decoded(value)
