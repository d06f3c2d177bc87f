"""Weight sets: which reasons count how much, what a set reached, what it would change, and the switch from one to another."""

from __future__ import annotations

from typing import Any

from flask import Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from matchmaker import http
from matchmaker.engine.judging.metrics import NAMES
from matchmaker.engine.pairings import PAIRINGS
from matchmaker.errors import Invalid, Problem
from matchmaker.i18n import say
from matchmaker.services import disclosure, weight_changes, weight_sets, weight_trials
from matchmaker.services.weight_changes import Compared
from matchmaker.store import accounts, firms
from matchmaker.store import weight_sets as rows
from matchmaker.store.pages import Page
from matchmaker.web.door import pages, typed
from matchmaker.web.forms import Form

LATEST = Page(size=20)
NDCG = NAMES[0]


@pages.get("/weights")
@http.requires("weight_sets.list")
def list_weight_sets() -> str:
    """The sets of each pairing, the newest first."""
    return _listed(Form(), "")


@pages.get("/weights/<int:weight_set_id>")
@http.requires("weight_sets.list")
def show_weight_set(weight_set_id: int) -> str:
    """One set: what changes in the first ten places first, then the way to put it to use."""
    return _shown(weight_set_id, Form())


@pages.post("/weights/<int:weight_set_id>/evaluate")
@http.requires("weight_sets.evaluate")
def evaluate_weight_set(weight_set_id: int) -> ResponseReturnValue:
    """Measure it on what is on record."""
    try:
        weight_trials.evaluate(http.session(), http.actor(), weight_set_id)
    except Problem as refused:
        return _shown(weight_set_id, Form(problem=refused)), refused.status
    flash(say("Bobot nomor {id} sudah dinilai.", "Weight set {id} is evaluated.", id=weight_set_id))
    return redirect(url_for("pages.show_weight_set", weight_set_id=weight_set_id), 303)


@pages.get("/weights/<int:weight_set_id>/report")
@http.requires("weight_sets.evaluate", writes=False)
def report_weight_set(weight_set_id: int) -> ResponseReturnValue:
    """Its evaluation as a page to keep or to pass on."""
    try:
        found = weight_trials.report(http.session(), http.actor(), weight_set_id)
    except Problem as refused:
        return _shown(weight_set_id, Form(problem=refused)), refused.status
    named = f"attachment; filename={say('laporan-bobot', 'weights-report')}-{weight_set_id}.html"
    return Response(found, mimetype="text/html", headers={"Content-Disposition": named})


@pages.post("/weights/<int:weight_set_id>/activate")
@http.requires("weight_sets.activate")
def activate_weight_set(weight_set_id: int) -> ResponseReturnValue:
    """Rank by this set from now on."""
    try:
        unevaluated = typed("unevaluated") == "true"
        weight_sets.activate(http.session(), http.actor(), weight_set_id, _reason(), unevaluated=unevaluated)
    except Problem as refused:
        return _shown(weight_set_id, Form(request.form, refused)), refused.status
    return _in_use(weight_set_id)


@pages.post("/weights/roll-back")
@http.requires("weight_sets.activate")
def roll_back_weights() -> ResponseReturnValue:
    """Rank again by the set that was in use before."""
    try:
        row = weight_sets.roll_back(http.session(), http.actor(), typed("pairing"), _reason())
    except Problem as refused:
        return _listed(Form(request.form, refused), typed("pairing")), refused.status
    return _in_use(row.id)


def _reason() -> str:
    if not typed("reason"):
        raise Invalid(fields={"reason": [say("tuliskan alasannya", "give the reason")]})
    return typed("reason")[:2000]


def _in_use(weight_set_id: int) -> ResponseReturnValue:
    flash(say("Bobot nomor {id} dipakai mulai sekarang.", "Weight set {id} is in use from now on.", id=weight_set_id))
    return redirect(url_for("pages.list_weight_sets"), 303)


def _listed(form: Form, refused: str) -> str:
    session = http.session()
    sets = [
        (pairing, rows.search(session, pairing.name, LATEST)[0], rows.last_retired(session, pairing.name)) for pairing in PAIRINGS.values()
    ]
    who = _who([row for _, found, _ in sets for row in found])
    return render_template("weight_sets/list.html", sets=sets, form=form, refused=refused, who=who, ndcg=NDCG)


def _shown(weight_set_id: int, form: Form) -> str:
    row = weight_sets.found(http.session(), weight_set_id)
    try:
        changes = weight_changes.compare(http.session(), http.actor(), row.id) if row.state != "active" else None
    except Problem as refused:
        changes, form = None, Form(form.typed, form.problem or refused)
    known = {"changes": changes, "examples": _examples(changes), "who": _who([row]), "ndcg": NDCG}
    return render_template("weight_sets/show.html", row=row, pairing=PAIRINGS[row.pairing], form=form, **known)


def _who(found: list[Any]) -> dict[int, Any]:
    """The accounts that proposed, evaluated and put to use, for those who may know them."""
    if http.actor().role == "evaluator":
        return {}
    keys = {getattr(row, name) for row in found for name in ("proposed_by", "evaluated_by", "activated_by")}
    return accounts.those(http.session(), keys - {None})


def _examples(changes: Compared | None) -> list[dict[str, Any]]:
    """The firms of each example: as cards, or to an evaluator pseudonyms."""
    swaps = changes.examples if changes else ()
    known = firms.those(http.session(), [key for each in swaps for key in (each.firm, *each.entering, *each.leaving)])
    shown = disclosure.pseudonymous if http.actor().role == "evaluator" else disclosure.card
    cards = {key: shown(row) for key, row in known.items()}
    return [
        {"firm": cards[each.firm], "entering": [cards[key] for key in each.entering], "leaving": [cards[key] for key in each.leaving]}
        for each in swaps
    ]
