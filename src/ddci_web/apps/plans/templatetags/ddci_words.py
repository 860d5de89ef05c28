"""``{% load ddci_words %}``: the words for codes of a plan, and dates known in part, in the reader's language."""

from collections.abc import Iterable
from typing import Protocol

from django import template
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ddci.base.dates import PartialDate
from ddci.io.headings import headings
from ddci_web.apps.units.names import name_in
from ddci_web.ui import formats

register = template.Library()


class Party(Protocol):
    """Someone who owes or receives: by role, else by name; neither is everyone."""

    @property
    def role(self) -> str | None: ...
    @property
    def name(self) -> str | None: ...


_SEVERITIES = {"blocking": _("Phải sửa"), "warning": _("Cần xem lại"), "note": _("Lưu ý")}


@register.filter
def word(code: str | None) -> str:
    """``{{ unit.kind|word }}``: the word the workbook has for this choice, too."""
    return "" if not code else str(headings(formats.language()).words["choices"].get(code, code))


@register.filter
def inner(text: str) -> str:
    """The word as it stands within a sentence: its first letter small, unless a name begins there."""
    second_is_small = len(text) > 1 and not text[1].isupper()
    return text[0].lower() + text[1:] if second_is_small else text


@register.filter
def parties(named: Iterable[Party]) -> str:
    """Roles, names, or everyone, as one enumeration: ``lãnh đạo phụ trách, Phòng Kinh tế và Hạ tầng``."""
    everyone = gettext("công bố cho mọi người")
    return ", ".join(inner(word(item.role)) if item.role else item.name or everyone for item in named)


class Named(Protocol):
    """A row with its name, or something with a label."""

    @property
    def name(self) -> str: ...


@register.filter
def names(named: Iterable[Named]) -> str:
    """The names as one enumeration."""
    return ", ".join(item.name for item in named)


@register.filter
def called(row: Named) -> str:
    """``{{ plan.issuer|called }}``: the name of a unit or a plan in the reader's language, as far as it has one."""
    return name_in(row, formats.language())


@register.filter
def severity(code: str) -> str:
    """How much a finding matters: ``Phải sửa``."""
    return str(_SEVERITIES[code])


@register.filter
def partial_date(moment: PartialDate | None) -> str:
    """``29/06/2023``, ``06/2023`` or ``2023``: as much as is known."""
    if moment is None:
        return ""
    if moment.is_exact:
        return formats.full_day(moment.earliest)
    return f"{moment.month:02d}/{moment.year}" if moment.month else str(moment.year)
