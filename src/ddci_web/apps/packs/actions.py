"""Loading a pack: one verb, one transaction."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.db import transaction

from ddci.plan.model import Pack
from ddci_web.apps import access, audit
from ddci_web.apps.access.actor import Actor
from ddci_web.apps.packs import bridge
from ddci_web.apps.plans.models import Plan
from ddci_web.apps.units.models import Structure


@dataclass(frozen=True, slots=True)
class Loaded:
    """The plan as it is now, and what loading did to it."""

    plan: Plan
    outcome: Literal["created", "replaced", "unchanged"]


def load_pack(pack: Pack, *, actor: Actor, at: datetime) -> Loaded:
    """Write a pack into the site under its code, with its duties and findings: everything or nothing.

    A pack equal to the one that is there, order, sources and printed digits included, changes nothing and is not
    audited, unless a newer version of the rules gives other duties or findings. A different one takes its place in
    the same transaction, and the plan keeps its primary key. Two loads of one code at once follow each other.
    NotVisible or NotAllowed for an actor who may not load packs.
    """
    access.require(actor, "pack.load", pack)
    contents = bridge.derived_from(pack)
    with transaction.atomic():
        structure = _locked_structure(pack.pack.code)
        plan = Plan.objects.select_related("structure").filter(structure=structure).first()
        if plan is not None and bridge.read(plan).is_written_like(contents):
            return Loaded(plan, "unchanged")
        if plan is not None:
            bridge.clear(plan)
        outcome: Literal["created", "replaced"] = "created" if plan is None else "replaced"
        plan = bridge.write(contents, structure, at=at)
        counts = {"duties": len(contents.duties), "findings": len(contents.findings)}
        audit.record(
            f"pack.{outcome}", actor=actor, at=at, target=plan, details={"code": plan.code, **counts}
        )
    return Loaded(plan, outcome)


def _locked_structure(code: str) -> Structure:
    """Return the structure of this code, made if need be; whoever else loads the same pack waits here."""
    structure, _ = Structure.objects.get_or_create(code=code)
    return Structure.objects.select_for_update().get(pk=structure.pk)
