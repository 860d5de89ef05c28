"""The page that lists the rules, made from the register and the messages so that it cannot fall behind."""

from collections.abc import Iterator

from ddci.lint.families import registered
from ddci.lint.finding import catalogue, write_fact
from ddci.lint.registry import ALWAYS, PLAN_ITSELF, Rule

_HEAD = """\
# Findings of the check

What `openddci check PACK` can find, by family, in the order in which it is reported. Made from the rules and
their messages (`ddci.lint.reference`); a test keeps it equal to them.

A finding is *blocking* (phải sửa), a *warning* (cần xem lại) or a *note* (lưu ý); a single one may be milder
than its rule, for instance for an annex that another document owes. The `source` of a finding is the plan's
paragraph, then the law that the rule rests on, if any. A rule is applied to plans in force on its date or
later.
"""


def findings_page() -> str:
    """Return the reference page of the rules as Markdown."""
    lines = [_HEAD]
    family = ""
    for rule in registered():
        if rule.family != family:
            family = rule.family
            english, vietnamese = (write_fact(family, name="family", lang=lang) for lang in ("en", "vi"))
            lines.append(f"## {english} · {vietnamese}\n")
        lines.extend(_section(rule))
    return "\n".join(lines)


def _section(rule: Rule) -> Iterator[str]:
    english, vietnamese = (catalogue(lang)[rule.code] for lang in ("en", "vi"))
    yield f"### `{rule.code}`\n"
    yield f"**{english['title']}** · {vietnamese['title']}\n"
    yield from (f"{paragraph.replace('``', '`')}\n" for paragraph in rule.paragraphs)
    severity = write_fact(rule.severity, name="severity", lang="vi").lower()
    source = "the plan itself" if rule.source == PLAN_ITSELF else rule.source
    since = "always" if rule.since == ALWAYS else rule.since.isoformat()
    yield f"- Severity: {rule.severity} ({severity})"
    yield f"- Rests on: {source}"
    yield f"- Applies: {since}"
    for mend_en, mend_vi in zip(_sentences(english["mend"]), _sentences(vietnamese["mend"]), strict=True):
        yield f"- To mend: {mend_en} · {mend_vi}"
    yield ""


def _sentences(text: str | dict[str, str]) -> list[str]:
    return list(text.values()) if isinstance(text, dict) else [text]
