"""What pages read about plans: shaped for the page, in a language, with a fixed number of statements."""

from ddci_web.apps.plans.queries.board import Board, BoardRow, StrategyBlock, board
from ddci_web.apps.plans.queries.component import ComponentPage, NoSuchComponent, component_page
from ddci_web.apps.plans.queries.findings import FindingKind, FindingLine, FindingList, findings, kinds_of
from ddci_web.apps.plans.queries.places import Places, places
from ddci_web.apps.plans.queries.plans import (
    authority_of_plan,
    authority_of_site,
    current_plan,
    plan_list,
    plan_of_code,
)
from ddci_web.apps.plans.queries.roles import RoleHeld, posts_in_charge, standing_of_posts, unit_roles

__all__ = [
    "Board",
    "BoardRow",
    "ComponentPage",
    "FindingKind",
    "FindingLine",
    "FindingList",
    "NoSuchComponent",
    "Places",
    "RoleHeld",
    "StrategyBlock",
    "authority_of_plan",
    "authority_of_site",
    "board",
    "component_page",
    "current_plan",
    "findings",
    "kinds_of",
    "places",
    "plan_list",
    "plan_of_code",
    "posts_in_charge",
    "standing_of_posts",
    "unit_roles",
]
