"""Candidates that an office keeps in sight for a firm while it decides."""

from __future__ import annotations

from typing import Any

from matchmaker import http
from matchmaker.api.door import asks, delete, get, gives, post, summary, takes
from matchmaker.api.suggestions import CARD
from matchmaker.schemas.firm_documents import OfficeQuery
from matchmaker.schemas.pins import NewPinSchema, NewPinShown, PinsQuery, PinsShown
from matchmaker.services import answers, disclosure, firms, pins
from matchmaker.services.pins import Pinned


@get("/firms/<firm_id>/pins")
@asks(PinsQuery)
@gives(200, PinsShown)
@summary("Calon yang disematkan")
@http.requires("obstacles.read")
def search(asked: dict[str, Any], firm_id: str) -> dict[str, Any]:
    """List the pinned candidates of a firm, and whether they are eligible now."""
    firm = firms.locate(http.session(), http.actor(), firm_id, "obstacles.read", asked.get("office"))
    return {"items": [_shown(each) for each in pins.pinned(http.session(), http.actor(), firm, asked["role"])]}


@post("/firms/<firm_id>/pins")
@asks(OfficeQuery)
@takes(NewPinSchema)
@gives(201, NewPinShown)
@summary("Sematkan calon dari daftar saran")
@http.requires("partnerships.propose")
def create(asked: dict[str, Any], said: dict[str, Any], firm_id: str) -> Any:
    """Pin the candidate at a place of a list; one that is pinned already stays as it is."""
    session, firm = http.session(), _located(firm_id, asked)
    return pins.pin(session, http.actor(), firm, answers.pair_shown(session, firm.id, said["list"], said["rank"]))


@delete("/firms/<firm_id>/pins/<int:pin_id>")
@asks(OfficeQuery)
@gives(204)
@summary("Lepas sematan")
@http.requires("partnerships.propose")
def remove(asked: dict[str, Any], firm_id: str, pin_id: int) -> None:
    """Unpin a candidate."""
    pins.unpin(http.session(), http.actor(), _located(firm_id, asked), pin_id)


def _located(firm_id: str, asked: dict[str, Any]) -> Any:
    return firms.locate(http.session(), http.actor(), firm_id, "partnerships.propose", asked.get("office"))


def _shown(found: Pinned) -> dict[str, Any]:
    card, told = disclosure.card(found.candidate), {"why_not": found.why_not} if found.why_not else {}
    who = {"partner": card["id"], **{name: card[name] for name in CARD}}
    return {**who, "id": found.pin.id, "at": found.pin.at, "eligible": found.eligible, **told}
