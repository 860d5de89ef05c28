"""The plans of the site, and the one it is about."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from ddci_web.apps.plans.models import Plan
from ddci_web.apps.units.names import name_in
from ddci_web.ui.authority import Authority
from ddci_web.ui.formats import language


def plan_list() -> QuerySet[Plan]:
    """Return the plans: those of real authorities before fictional ones, the latest year first."""
    return Plan.objects.select_related("structure", "issuer").order_by("fictional", "-year", "code")


def current_plan() -> Plan | None:
    """Return the plan that the site opens with: the first of the list; None while none is loaded."""
    return plan_list().first()


def plan_of_code(code: str) -> Plan | None:
    """Return the plan of a code with what its pages say about it; one statement."""
    return plan_list().filter(code=code).first()


def authority_of_site() -> Authority | None:
    """Return whose site this is, for the frame of every page; one statement."""
    plan = current_plan()
    return None if plan is None else authority_of_plan(plan)


def authority_of_plan(plan: Plan) -> Authority:
    """Return whose plan this is, and what of it is simulated; in the language of the moment."""
    simulated = (plan.note or plan.name) if plan.fictional else ""
    context = _("Kế hoạch năm %(year)s") % {"year": plan.year}
    lang = language() if plan.issuer.name_en else "vi"
    return Authority(
        name_in(plan.issuer, lang),
        lang=lang,
        context=context,
        simulated=simulated,
        scope={"plan": plan.code},
        target=plan,
    )
