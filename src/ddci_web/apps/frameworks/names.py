"""How indices, their components and their strategies are called on a page."""

from ddci_web.apps.frameworks.models import Component, Framework, StrategyGroup
from ddci_web.apps.units.names import Label, name_in


def framework_label(row: Framework, lang: str) -> Label:
    """Return the label of an index; its short name is a name in every language."""
    return Label(row.code, name_in(row, lang), row.short_name)


def component_label(row: Component, lang: str) -> Label:
    """Return the label of a component; the short form is its number."""
    return Label(row.code, name_in(row, lang), str(row.number))


def optional_component_label(row: Component | None, lang: str) -> Label | None:
    """Return the label of the component, None for none."""
    return None if row is None else component_label(row, lang)


def reason_in(row: StrategyGroup | None, lang: str) -> str | None:
    """Return why the components of a group are treated alike, in Vietnamese where nobody said it otherwise."""
    if row is None:
        return None
    return (row.reason_en or row.reason) if lang == "en" else row.reason
