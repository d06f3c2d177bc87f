"""The page on which an office compares two to four candidates side by side, and decides on each."""

from __future__ import annotations

from typing import Any

from flask import render_template, request
from flask.typing import ResponseReturnValue

from matchmaker import http
from matchmaker.engine.pairings import PAIRING_OF_ROLE, PAIRINGS
from matchmaker.errors import Problem
from matchmaker.schemas.queries import LARGEST_KEY
from matchmaker.services import contrasts, disclosure, firms, freshness
from matchmaker.services.contrasts import Comparison
from matchmaker.services.suggestions import Asked
from matchmaker.store import pins as pinned
from matchmaker.store import suggestions as lists
from matchmaker.web import pins
from matchmaker.web.door import pages
from matchmaker.web.firm_pages import address


@pages.get("/firms/<public_id>/comparison")
@http.requires("pages.office")
def show_comparison(public_id: str) -> ResponseReturnValue:
    """The candidates that the address names as `one`, in columns; where fewer than two can be compared, why."""
    session, given = http.session(), request.args
    firm = firms.locate(session, http.actor(), public_id, "obstacles.read", given.get("office"))
    role = given.get("as", "buyer")
    asked = Asked(PAIRING_OF_ROLE.get(role, PAIRINGS["supply_chain"]).name, role, given.get("need", "")[:200] or None)
    back = http.safe_next(address(firm, "pages.show_suggestions", need=asked.need, **{"as": role}))
    shown = {"card": disclosure.card(firm), "asked": asked, "list_id": _list_id(), "list_page": back, "sample": firm.sample}
    try:
        found = contrasts.compare(session, http.actor(), firm, asked, given.getlist("one"))
    except Problem as refused:
        return render_template("comparisons/show.html", **shown, problem=refused), refused.status
    return render_template("comparisons/show.html", **shown, **_facts(firm, asked, found), found=found)


def _list_id() -> int:
    number = request.args.get("list", 0, type=int)
    return number if 0 < number <= LARGEST_KEY else 0


def _facts(firm: Any, asked: Asked, found: Comparison) -> dict[str, Any]:
    """What stands beside the scores: who the candidates are, how far their data can be relied upon, their ranks in the list, the pins."""
    session, those = http.session(), [each.firm for each in found.candidates]
    shown = lists.get(session, _list_id())
    same = shown is not None and (shown.firm_id, shown.role) == (firm.id, asked.role)
    return {
        "cards": {each.id: disclosure.card(each) for each in those},
        "fresh": freshness.of(session, those),
        "features": [each for each in PAIRINGS[asked.pairing].features if _tells(found, each.name)],
        "names": {each.id: pins.name(firm, each) for each in those},
        "ranks": {item["firm_id"]: item["rank"] for item in shown.items} if shown and same else {},
        "pins": {each.candidate_id: each for each in pinned.of(session, firm.id, asked.role)},
    }


def _tells(found: Comparison, feature: str) -> bool:
    """Does the feature count, or is something known of it?"""
    parts = [each.parts[feature] for each in found.candidates]
    return any(part.weight > 0 or part.state == "known" for part in parts)
