"""Candidates that an office pins to what a firm is suggested, and unpins."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, request
from flask.typing import ResponseReturnValue

from matchmaker import http
from matchmaker.i18n import say
from matchmaker.services import answers, disclosure, firms
from matchmaker.services import pins as services
from matchmaker.store import accounts
from matchmaker.store.columns import table_id
from matchmaker.web.door import key, pages
from matchmaker.web.firm_pages import address


@pages.post("/firms/<public_id>/pins")
@http.requires("partnerships.propose")
def pin(public_id: str) -> ResponseReturnValue:
    """Keep the candidate at a place of a list in sight."""
    session, firm = http.session(), _located(public_id)
    services.pin(session, http.actor(), firm, answers.pair_shown(session, firm.id, key("list"), key("rank")))
    flash(say("Calon disematkan di atas daftar.", "The candidate is pinned above the list."))
    return _back(firm)


@pages.post("/firms/<public_id>/pins/<int:pin_id>/remove")
@http.requires("partnerships.propose")
def unpin(public_id: str, pin_id: int) -> ResponseReturnValue:
    """Keep it in sight no longer."""
    firm = _located(public_id)
    services.unpin(http.session(), http.actor(), firm, pin_id)
    flash(say("Sematan dilepas.", "The candidate is unpinned."))
    return _back(firm)


def shown(firm: Any, role: str) -> dict[str, Any]:
    """What a page about the firm's candidates says of those that are pinned."""
    session = http.session()
    found = services.pinned(session, http.actor(), firm, role)
    return {
        "those": found,
        "pins": {each.candidate.id: each.pin for each in found},
        "cards": {each.candidate.id: disclosure.card(each.candidate) for each in found},
        "who": accounts.those(session, {each.pin.account_id for each in found if each.pin.account_id}),
        "comparable": [name(firm, each.candidate) for each in found if each.open and each.eligible],
    }


def name(firm: Any, other: Any) -> str:
    """The candidate's id as the comparison of the firm's candidates takes it."""
    return str(other.public_id) if other.office == firm.office else table_id(other.office, other.public_id)


def _located(public_id: str) -> Any:
    return firms.locate(http.session(), http.actor(), public_id, "partnerships.propose", request.args.get("office"))


def _back(firm: Any) -> ResponseReturnValue:
    return redirect(http.safe_next(address(firm, "pages.show_suggestions")), 303)
