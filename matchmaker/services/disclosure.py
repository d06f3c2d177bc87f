"""What of a firm each reader may see: its office everything, its owner everything, an evaluator no identity, others the public card."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from matchmaker.engine import reference
from matchmaker.engine.size_class import size_class
from matchmaker.permissions import Actor, allows
from matchmaker.store import firms
from models import Firm

MOST_PRODUCTS = 5
IDENTIFYING = frozenset({"id", "name", "nib", "latitude", "longitude", "description", "owner_group", "contact", "phone", "email",
                         "annual_sales", "capital", "investment"})  # fmt: skip
IDENTIFYING_OF_LINES = frozenset({"note", "number", "scope"})


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
