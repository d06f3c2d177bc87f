"""The ranked list of an office: who could be a partner of the firm, why, and what the official decides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from matchmaker import http
from matchmaker.engine.pairings import PAIRING_OF_ROLE, PAIRINGS
from matchmaker.errors import Invalid, NotFound, Problem
from matchmaker.i18n import day, day_of, say
from matchmaker.services import answers, consortia, disclosure, dismissals, firms, freshness, obstacles, partnerships, suggestions
from matchmaker.services import candidate_filters as services
from matchmaker.services.consortia import Together
from matchmaker.services.obstacles import Nearly
from matchmaker.services.partnerships import Proposal
from matchmaker.services.suggestions import Asked, Suggestions
from matchmaker.services.weight_sets import pairing_of
from matchmaker.store import accounts
from matchmaker.store import firms as rows
from matchmaker.store import partnerships as pairs
from matchmaker.store import suggestions as lists
from matchmaker.store.partnerships import Pair
from matchmaker.web import candidate_filters, pins, searches
from matchmaker.web.door import key, pages, typed
from matchmaker.web.firm_pages import address
from matchmaker.web.forms import Form
from matchmaker.web.wording import named

SHOWN = 10
NEARLY_SHOWN = 5
SPREADS = {
    "": ("Urutan menurut skor", "In the order of the scores"),
    "0.05": ("Beri giliran yang jarang disarankan", "Give turns to those seldom suggested"),
    "0.15": ("Utamakan yang jarang disarankan", "Put those seldom suggested first"),
}
"""Prices of having been suggested lately that the page offers."""


@pages.get("/firms/<public_id>/suggestions")
@http.requires("pages.office")
def show_suggestions(public_id: str) -> ResponseReturnValue:
    """The best partners with figures and contributions, which are for offices only: a business has its own page."""
    firm = _located(public_id, "suggestions.ask")
    asked = _asked(rows.profile(firm))
    try:
        filters = candidate_filters.read()
        services.check(pairing_of(asked.pairing), http.actor(), filters)
    except Invalid as refused:
        nobody = Suggestions(firm.id, asked.pairing, asked.role, None, None, 0, ())
        return _list(firm, asked, nobody, filters=candidate_filters.shown(firm.office, asked.filters, refused)), refused.status
    asked = replace(asked, filters=filters)
    found = suggestions.suggest(http.session(), http.actor(), firm, asked, http.writing)
    return _list(firm, asked, found, filters=candidate_filters.shown(firm.office, filters))


def _list(firm: Any, asked: Asked, found: Suggestions, filters: dict[str, Any]) -> str:
    session = http.session()
    together = consortia.suggest(session, http.actor(), firm, asked)
    nearly = obstacles.nearly(session, http.actor(), firm, replace(asked, limit=NEARLY_SHOWN))
    return render_template(
        "suggestions/list.html",
        firm=firm,
        card=disclosure.card(firm),
        asked=asked,
        found=found,
        filters=filters,
        together=together,
        nearly=nearly,
        spreads=[(value, say(*name)) for value, name in SPREADS.items()],
        features={each.name: each for each in PAIRINGS[found.pairing].features},
        partners=cards(found, together, nearly),
        fresh=freshness.of(session, rows.those(session, [item.firm_id for item in found.items if item.open]).values()),
        searches=searches.SEARCHES,
        open_searches=searches.open_to(rows.profile(firm)),
        pinned=pins.shown(firm, asked.role),
        sample=firm.sample,
    )


def _located(public_id: str, permission: str = "partnerships.propose") -> Any:
    return firms.locate(http.session(), http.actor(), public_id, permission, request.args.get("office"))


def _asked(profile: Any) -> Asked:
    """What the address asks; a role that says enough where it names none."""
    given = request.args
    usual = next((each.role for each in searches.open_to(profile) if given.get("pairing", each.pairing) == each.pairing), None)
    role = given.get("as") or usual or PAIRINGS.get(given.get("pairing", ""), PAIRING_OF_ROLE["buyer"]).seeker_role
    pairing = given.get("pairing") or (PAIRING_OF_ROLE[role].name if role in PAIRING_OF_ROLE else "supply_chain")
    spread = given.get("spread", "")
    return Asked(
        pairing,
        role,
        given.get("need", "")[:200] or None,
        SHOWN,
        beyond=given.get("beyond") == "1",
        spread=float(spread or 0) if spread in SPREADS else 0.0,
        diverse=given.get("diverse") == "1",
        explore=given.get("explore") == "1",
    )


def cards(found: suggestions.Suggestions, together: Sequence[Together] = (), nearly: Sequence[Nearly] = ()) -> dict[int, dict[str, Any]]:
    """The public card of each partner, of each member of a consortium, and of who is nearly eligible, by its key."""
    members = [member.firm_id for each in together for member in each.members]
    keys = {*(item.firm_id for item in found.items), *(each.firm_id for each in nearly), *members}
    partners = rows.those(http.session(), list(keys))
    return {key: disclosure.card(partner) for key, partner in partners.items()}


@pages.post("/firms/<public_id>/partnerships")
@http.requires("partnerships.propose")
def record_partnership(public_id: str) -> ResponseReturnValue:
    """Record the pair that the form names; the list it was suggested in, where it was, is kept with it."""
    session, actor, firm = http.session(), http.actor(), _located(public_id)
    pair = named_pair(firm)
    proposal = Proposal(pair, typed("state"), typed("note"), typed("pattern") or None, key("list") or None, typed("ownership") or None)
    try:
        row = partnerships.propose(session, actor, proposal)
    except Problem as refused:
        return _record_again(firm, pair, Form(request.form, refused)), refused.status
    flash(" ".join((say("Kemitraan dicatat.", "The partnership is on record."), *_once_refused(pair))))
    return redirect(url_for("pages.show_partnership", partnership_id=row.id), 303)


def _record_again(firm: Any, pair: Pair, form: Form) -> str:
    shown = lists.get(http.session(), key("list"))
    return render_template(
        "suggestions/record.html",
        firm=firm,
        partner=_other(firm, pair),
        form=form,
        named={name: request.form[name] for name in ("list", "rank", "as", "other") if name in request.form},
        role=shown.role if shown else typed("as"),
        need=shown.need if shown else None,
        sample=firm.sample,
    )


def named_pair(firm: Any) -> Pair:
    """The firm and whom the form names: at a place of a list that was shown for it, or by id and the role in which the firm asks."""
    session = http.session()
    if "list" in request.form:
        return answers.pair_shown(session, firm.id, key("list"), key("rank"))
    pairing = PAIRING_OF_ROLE.get(typed("as"))
    if pairing is None:
        sentence = say("peran “{role}” tidak ada", "there is no role “{role}”", role=typed("as")[:40])
        raise Invalid(sentence, {"as": [sentence]})
    office, _, public_id = typed("other").rpartition(":")
    other = firms.locate(session, http.actor(), public_id, "obstacles.read", office or firm.office)
    if other.id == firm.id:
        sentence = say("“{name}” tidak dapat menjadi mitranya sendiri", "“{name}” cannot be its own partner", name=firm.name)
        raise Invalid(sentence, {"other": [sentence]})
    seeker, partner = (firm, other) if typed("as") == pairing.seeker_role else (other, firm)
    return Pair(pairing.name, seeker.id, partner.id)


def _other(firm: Any, pair: Any) -> Any:
    return rows.get(http.session(), pair.partner_id if pair.seeker_id == firm.id else pair.seeker_id)


def _once_refused(pair: Pair) -> list[str]:
    """Where a refusal of the pair still stands: who turned it down, when, why, and until when."""
    row = dismissals.standing(http.session(), pair)
    if row is None:
        return []
    by = accounts.get(http.session(), row.account_id) if row.account_id else None
    return [say(
        "Pasangan ini pernah ditolak{by} pada {at} dengan alasan “{reason}”; penolakan itu berlaku {until}.",
        "This pair was turned down{by} on {at} because “{reason}”; that holds {until}.",
        by=say(" oleh {name}", " by {name}", name=by.full_name or by.name) if by else "",
        at=day(day_of(row.at)),
        reason=named(row.reason, "DISMISSAL_REASONS"),
        until=_until(row),
    )]  # fmt: skip


def _until(row: Any) -> str:
    return say("sampai {day}", "until {day}", day=day(row.until)) if row.until else say("seterusnya", "for good")


@pages.post("/firms/<public_id>/dismissals")
@http.requires("partnerships.propose")
def turn_down(public_id: str) -> ResponseReturnValue:
    """The pair that the form names is not suggested again while the reason holds."""
    firm = _located(public_id)
    row = dismissals.turn_down(http.session(), http.actor(), named_pair(firm), typed("reason"))
    flash(_not_suggested(row, firm))
    return redirect(http.safe_next(address(firm, "pages.show_suggestions")), 303)


def _not_suggested(row: Any, firm: Any) -> str:
    """Whom, until when, and where that can be taken back."""
    other = _other(firm, row)
    return say(
        "“{name}” tidak disarankan lagi {until}. Dapat dibatalkan di halaman profil {firm}.",
        "“{name}” is not suggested again {until}. It can be taken back on the profile page of {firm}.",
        name=other.name if other else "",
        until=_until(row),
        firm=firm.name,
    )


@pages.post("/firms/<public_id>/dismissals/<int:dismissal_id>/lift")
@http.requires("partnerships.propose")
def lift_dismissal(public_id: str, dismissal_id: int) -> ResponseReturnValue:
    """The pair may be suggested again."""
    session, firm = http.session(), _located(public_id)
    row = pairs.get_dismissal(session, dismissal_id)
    if row is None or firm.id not in (row.seeker_id, row.partner_id):
        raise NotFound(say("penolakan ini tidak ada lagi", "this refusal is no longer there"))
    dismissals.lift(session, http.actor(), row)
    flash(say("Pasangan itu dapat disarankan lagi.", "That pair may be suggested again."))
    return redirect(address(firm), 303)
