"""Where the places that findings name have a page: which components there are, and which of them a task is for."""

from collections.abc import Mapping
from dataclasses import dataclass

from ddci_web.apps.frameworks.models import Component
from ddci_web.apps.plans.models import Plan, Task


@dataclass(frozen=True, slots=True)
class Places:
    """The codes of the plan's components, and the first component of each task that has one."""

    components: frozenset[str]
    component_of_task: Mapping[str, str]


def places(plan: Plan) -> Places:
    """Return what is needed to link findings; two statements, however many findings there are."""
    components = Component.objects.filter(structure=plan.structure_id).values_list("code", flat=True)
    of_tasks = Task.objects.filter(plan=plan, components__isnull=False).order_by(
        "position", "components__position"
    )
    first: dict[str, str] = {}
    for task, component in of_tasks.values_list("code", "components__code"):
        first.setdefault(task, component)
    return Places(frozenset(components), first)
