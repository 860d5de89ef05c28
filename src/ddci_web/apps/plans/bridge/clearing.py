"""A plan's rows away, so that others can be written in their place."""

from ddci_web.apps.frameworks import bridge as frameworks_bridge
from ddci_web.apps.plans import models
from ddci_web.apps.units import bridge as units_bridge

# Rows before the rows they refer to; each with the path to its plan.
_ORDER = (
    (models.Finding, "plan"),
    (models.DisclosureDutyRule, "disclosure__plan"),
    (models.DisclosureParty, "disclosure__plan"),
    (models.DisclosureItem, "plan"),
    (models.Channel, "plan"),
    (models.TaskDutyRule, "task__plan"),
    (models.TaskNeed, "task__plan"),
    (models.TaskParty, "task__plan"),
    (models.TaskComponent, "task__plan"),
    (models.Task, "plan"),
    (models.SolutionComponent, "solution__plan"),
    (models.Solution, "plan"),
    (models.DutyRuleInput, "rule__plan"),
    (models.DutyRuleComponent, "rule__plan"),
    (models.DutyRuleSelector, "rule__plan"),
    (models.DutyRule, "plan"),
    (models.Accountability, "plan"),
    (models.AssignmentParty, "assignment__plan"),
    (models.Assignment, "plan"),
    (models.RankGoal, "plan"),
    (models.Target, "plan"),
    (models.Result, "plan"),
    (models.CalendarOverride, "plan"),
    (models.Annex, "plan"),
    (models.Recipient, "plan"),
    (models.ParentDocument, "plan"),
)


def clear(plan: models.Plan) -> None:
    """Delete what the plan says, its organisation and its indices, one statement a model; the plan's row stays.

    The plan goes on naming its issuer and signer, which are gone: give it new ones before the transaction ends.
    """
    for model, path in _ORDER:
        model._default_manager.filter(**{path: plan}).delete()
    frameworks_bridge.clear(plan.structure)
    units_bridge.clear(plan.structure)
