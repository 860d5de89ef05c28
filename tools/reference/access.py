"""docs/reference/access.md: who may do what, from the table of rights."""

from collections.abc import Iterator

from django.utils import translation

from ddci_web.apps.access.actor import ROLE_LABELS, Role
from ddci_web.apps.access.policies import access_table_rows
from ddci_web.apps.access.table import ACTIONS, ANY_STATE, Relation
from tools.reference.markdown import code, note, table

_HEAD = """\
# Who may do what

{note}
The site asks this table before every page and every verb, and a test walks every address of the site as every
role with it. Roles follow posts and units, as the plan assigns them, not persons, and count for that plan only.
Somebody who has a role is signed in, and may do all that everyone may.

`●` always · a word: only standing so to the target · `–` not. Where the actor may not even see the target, the
answer is 404, as if there were nothing; where they may know of it, the answer says which roles can.
"""

_RELATIONS = {
    Relation.OWN: "the actor's own account, or something of the actor's own unit",
    Relation.WITHIN: "the actor holds a post of the structure that the plan is for",
    Relation.IN_CHARGE: "the actor's post is the leader in charge of the component",
    Relation.FOCAL: "the actor's unit is the component's focal unit",
    Relation.LEADING: "the actor's unit is one of the component's lead units",
}


def access_page() -> str:
    """Return the page: a line for each action, a column for each role."""
    rights: dict[tuple[str, str], list[str]] = {}
    for action, role, relation, state, allowed in access_table_rows():
        if allowed:
            rights.setdefault((action, role), []).append(_condition(relation, state))
    rows = [
        (code(action.code), *(_mark(rights.get((action.code, role.value), [])) for role in Role))
        for action in ACTIONS
    ]
    head = ("action", *(code(role.value) for role in Role))
    sections = [_HEAD.format(note=note(made_from="`ddci_web.apps.access.table`")), table(head, rows)]
    sections += ["## Roles\n", table(("role", "on screen"), _roles())]
    used = {word for marks in rights.values() for word in marks}
    relations = [
        (code(relation.value), words)
        for relation, words in _RELATIONS.items()
        if any(relation.value in mark for mark in used)
    ]
    if relations:
        sections += ["## Standing to the target\n", table(("word", "means"), relations)]
    return "\n".join(sections)


def _condition(relation: str, state: str) -> str:
    standing = "" if relation == Relation.ANY.value else relation
    while_in = "" if state == ANY_STATE else f"while {state}"
    return " ".join(filter(None, (standing, while_in))) or "●"


def _mark(conditions: list[str]) -> str:
    return "●" if "●" in conditions else " or ".join(conditions) or "–"


def _roles() -> Iterator[tuple[str, str]]:
    with translation.override("vi"):
        yield from ((code(role.value), str(label)) for role, label in ROLE_LABELS.items())
