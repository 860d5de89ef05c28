"""Everything a signed plan says, as tables; one module for each part of it.

Rows of one plan refer to each other, and to their organisation and index, with ``DO_NOTHING``: they are written
and cleared together by the bridge. What the plan leaves out is NULL.
"""

from ddci_web.apps.plans.models.document import Annex, CalendarOverride, ParentDocument, Plan, Recipient
from ddci_web.apps.plans.models.findings import Finding
from ddci_web.apps.plans.models.numbers import RankGoal, Result, Target
from ddci_web.apps.plans.models.openness import Channel, DisclosureDutyRule, DisclosureItem, DisclosureParty
from ddci_web.apps.plans.models.people import Accountability, Assignment, AssignmentParty
from ddci_web.apps.plans.models.rules import (
    DutyRule,
    DutyRuleComponent,
    DutyRuleInput,
    DutyRuleSelector,
)
from ddci_web.apps.plans.models.work import (
    Solution,
    SolutionComponent,
    Task,
    TaskComponent,
    TaskDutyRule,
    TaskNeed,
    TaskParty,
)

__all__ = [
    "Accountability",
    "Annex",
    "Assignment",
    "AssignmentParty",
    "CalendarOverride",
    "Channel",
    "DisclosureDutyRule",
    "DisclosureItem",
    "DisclosureParty",
    "DutyRule",
    "DutyRuleComponent",
    "DutyRuleInput",
    "DutyRuleSelector",
    "Finding",
    "ParentDocument",
    "Plan",
    "RankGoal",
    "Recipient",
    "Result",
    "Solution",
    "SolutionComponent",
    "Target",
    "Task",
    "TaskComponent",
    "TaskDutyRule",
    "TaskNeed",
    "TaskParty",
]
