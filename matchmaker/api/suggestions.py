"""Suggested partners of a firm, with their reasons; figures only for those who may read the partner's profile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from matchmaker import http
from matchmaker.api.door import asks, get, gives, post, summary, takes
from matchmaker.schemas.firm_documents import OfficeQuery
from matchmaker.schemas.suggestions import SuggestionsQuery, SuggestionsSchema, TrialSchema
from matchmaker.services import candidate_filters, consortia, disclosure, suggestions
from matchmaker.services import firms as services
from matchmaker.services.consortia import Together
from matchmaker.services.suggestions import Asked, Item, Suggestions
from matchmaker.store import firms

CARD = ("name", "office", "region_name", "size_class", "products")


@get("/firms/<firm_id>/suggestions")
@asks(SuggestionsQuery)
@gives(200, SuggestionsSchema)
@summary("Sarankan mitra bagi usaha ini")
@http.requires("suggestions.ask")
def search(asked: dict[str, Any], firm_id: str) -> dict[str, Any]:
    """Suggest partners of a firm, by the weights in use; filters narrow who may be among them."""
    return _suggest(firm_id, asked.pop("office", None), asked)


@post("/firms/<firm_id>/suggestions")
@asks(OfficeQuery)
@takes(TrialSchema)
@gives(200, SuggestionsSchema)
@summary("Coba bobot sendiri bagi usaha ini")
@http.requires("suggestions.weigh", writes=False)
def weigh(asked: dict[str, Any], said: dict[str, Any], firm_id: str) -> dict[str, Any]:
    """Try weights of one's own; nothing is kept."""
    return _suggest(firm_id, asked.get("office"), said)


def _suggest(firm_id: str, office: str | None, said: dict[str, Any]) -> dict[str, Any]:
    session, actor = http.session(), http.actor()
    firm = services.locate(session, actor, firm_id, "suggestions.ask", office)
    said.pop("language", None)
    filters = candidate_filters.taken(said)
    asked = Asked(**said, filters=filters)
    found = suggestions.suggest(session, actor, firm, asked, http.writing)
    return _shown(found, consortia.suggest(session, actor, firm, asked), firm_id)


def _shown(found: Suggestions, together: Sequence[Together], firm_id: str) -> dict[str, Any]:
    keys = {item.firm_id for item in found.items} | {member.firm_id for each in together for member in each.members}
    partners = firms.those(http.session(), list(keys))
    return {
        "firm": firm_id,
        "pairing": found.pairing,
        "role": found.role,
        "weight_set": found.weight_set_id,
        "list": found.list_id,
        "eligible": found.eligible,
        "left_out": found.left_out,
        "items": [suggested(item, partners[item.firm_id]) for item in found.items],
        "consortia": [_together(each, partners) for each in together],
    }


def suggested(item: Item, partner: Any) -> dict[str, Any]:
    """Whom, and why; from figures one could work back what the partner has stated in confidence."""
    shown = {**_card(partner), "rank": item.rank, "reasons": item.sentences(), "cautions": item.warnings()}
    shown |= _known(moved=item.moves() or None, propensity=item.propensity)
    if item.open:
        amounts = {each["feature"]: each["amount"] for each in item.contributions}
        shown |= {"score": item.score, "coverage": item.coverage, "contributions": amounts, "unknown": item.unknown}
    return shown


def _card(partner: Any) -> dict[str, Any]:
    """Nothing of a firm that is gone."""
    if partner is None:
        return {}
    if http.actor().role == "evaluator":
        return {"partner": partner.pseudonym}
    card = disclosure.card(partner)
    return {"partner": partner.public_id, **{name: card[name] for name in CARD}}


def _together(found: Together, partners: Mapping[int, Any]) -> dict[str, Any]:
    members = [
        {**_card(partners[each.firm_id]), "part": each.part, **_known(share=each.share, capacity=each.capacity)} for each in found.members
    ]
    return {"product": found.product, "reasons": found.reasons, **_known(filled=found.filled), "members": members}


def _known(**facts: Any) -> dict[str, Any]:
    """Only what the reader may see."""
    return {name: value for name, value in facts.items() if value is not None}
