"""Parts of pages: ``{% load ddci_ui %}``."""

from collections.abc import Mapping
from typing import Any, Protocol

from django import template
from django.core.paginator import Page, Paginator
from django.http import QueryDict

register = template.Library()


@register.inclusion_tag("ui/pagination.html")
def pagination(page: Page[Any], query: QueryDict) -> dict[str, Any]:
    """The way to the other pages of a list; the filters of the present one are kept."""
    kept = query.copy()
    kept.pop("page", None)
    prefix = kept.urlencode()
    return {"page": page, "prefix": f"?{prefix}&" if prefix else "?"}


class Shown(Protocol):
    """A page of a list, as queries give it."""

    total: int
    page: int
    pages: int


@register.inclusion_tag("ui/pagination.html")
def pager(shown: Shown, query: QueryDict) -> dict[str, Any]:
    """The way to the other pages of a list that a query has cut into pages already."""
    size = -(-shown.total // shown.pages) or 1
    return pagination(Paginator(range(shown.total), size).get_page(shown.page), query)


@register.inclusion_tag("ui/empty.html")
def empty(title: str, hint: str = "", link: str = "", link_label: str = "") -> dict[str, str]:
    """What stands where a list has nothing to show: what that means, and the one next step."""
    return {"title": title, "hint": hint, "link": link, "link_label": link_label}


@register.inclusion_tag("ui/error_summary.html")
def error_summary(form: Any) -> dict[str, Any]:
    """The errors of a refused form on top of the page, each linked to its field."""
    fields = [
        (field.id_for_label or field.auto_id, error)
        for field in form
        if field.errors
        for error in field.errors
    ]
    return {"general": form.non_field_errors(), "fields": fields, "count": len(fields)}


@register.filter
def at(known: Mapping[str, Any], key: str) -> Any:
    """``{{ counts|at:unit.code }}``: what a mapping has under a key, None for nothing."""
    return known.get(key)
