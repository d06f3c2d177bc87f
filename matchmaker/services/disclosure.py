"""What of a firm each reader may see: its office everything, its owner everything, an evaluator no identity, others the public card."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from matchmaker.engine import reference
from matchmaker.engine.partnering.steps import BINDING_STATES
from matchmaker.engine.ranking import Match
from matchmaker.engine.size_class import size_class
from matchmaker.permissions import Actor, allows
from matchmaker.store import firms
from matchmaker.terms import CLOSED_STATES
from models import Firm, Partnership

MOST_PRODUCTS = 5
IDENTIFYING = frozenset({"id", "name", "nib", "latitude", "longitude", "description", "owner_group", "contact", "phone", "email",
                         "annual_sales", "capital", "investment"})  # fmt: skip
IDENTIFYING_OF_LINES = frozenset({"note", "number", "scope"})
OF_PLACE = frozenset({"near"})
"""Features from which the distance, and by several of them the place, could be worked out."""
OPEN_TO_BOTH = ("id", "pairing", "state", "outcome", "pattern", "decided_on", "reason", "answer_due", "revision", "created_at",
                "changed_at")  # fmt: skip
CONTACTS = ("contact", "phone")
FOR_OFFICES = ("value", "ownership", "exposed_rank", "seeker_interested", "partner_interested")


def seen_by(actor: Actor, firm: Firm) -> dict[str, Any]:
    """The firm as this actor may see it; `view` names which of the three it is."""
    if actor.role == "evaluator":
        return pseudonymous(firm)
    return whole(firm) if allows("firms.read", actor, firms.subject(firm)) else card(firm)


def card(firm: Firm) -> dict[str, Any]:
    """The public card: who, what kind and class, in which kelurahan, which products; no figure, no contact."""
    region = reference.regions().get(firm.region or "")
    return {
        "view": "card",
        "id": firm.public_id,
        "office": firm.office,
        "name": firm.name,
        "kind": firm.kind,
        "region": firm.region,
        "region_name": region.name if region else None,
        "size_class": size_class(firms.profile(firm)),
        "products": [offer.product for offer in firm.offers[:MOST_PRODUCTS]],
        "sample": firm.sample,
    }


def whole(firm: Firm) -> dict[str, Any]:
    """Everything that is recorded, with the `revision` by which a change is checked against those of others."""
    return {
        **asdict(firms.profile(firm)),
        "view": "whole",
        "office": firm.office,
        "size_class": size_class(firms.profile(firm)),
        "sample": firm.sample,
        "revision": firm.revision,
    }


def pseudonymous(firm: Firm) -> dict[str, Any]:
    """The facts that a ranking reads, under the firm's pseudonym; nothing that names it or leads to it."""
    facts = {name: value for name, value in asdict(firms.profile(firm)).items() if name not in IDENTIFYING}
    for name in firms.LINES:
        facts[name] = [{key: value for key, value in line.items() if key not in IDENTIFYING_OF_LINES} for line in facts[name]]
    return {"view": "pseudonymous", "id": firm.pseudonym, **facts, "size_class": size_class(firms.profile(firm)), "sample": firm.sample}


def contributions(actor: Actor, match: Match) -> list[dict[str, Any]]:
    """What each feature adds; an evaluator reads nearness to one decimal, a ring some kilometres wide whatever the weights."""
    found = [asdict(each) for each in match.contributions]
    if actor.role == "evaluator":
        for each in found:
            if each["feature"] in OF_PLACE and each["value"] is not None:
                each["value"] = round(each["value"], 1)
                each["amount"] = each["value"] * each["weight"]
    return found


def partnership(actor: Actor, row: Partnership) -> dict[str, Any]:
    """What is on record of a partnership; of the two interests a business reads its own, and what only offices weigh it does not."""
    sides = {"seeker": row.seeker, "partner": row.partner}
    own = [f"{side}_interested" for side, firm in sides.items() if firm.id == actor.firm_id]
    shown = {side: {"id": firm.public_id, "office": firm.office, "name": firm.name, **_contacts(actor, row, firm)}
             for side, firm in sides.items()}  # fmt: skip
    return {**shown, **{name: getattr(row, name) for name in (*OPEN_TO_BOTH, *(own if actor.role == "business" else FOR_OFFICES))}}


def _contacts(actor: Actor, row: Partnership, firm: Firm) -> dict[str, Any]:
    """How the firm is reached; of another firm only while the pair is open and both sides want it."""
    agreed = row.state in BINDING_STATES or (row.state not in CLOSED_STATES and row.seeker_interested and row.partner_interested)
    return {name: getattr(firm, name) for name in CONTACTS} if agreed or allows("firms.read", actor, firms.subject(firm)) else {}


def steps(actor: Actor, row: Partnership) -> list[dict[str, Any]]:
    """The steps that a partnership has taken; who took them, and the notes, are for offices only."""
    named = ("old_state", "new_state", "at", *(() if actor.role == "business" else ("note", "account_id")))
    return [{name: getattr(each, name) for name in named} for each in row.steps]
