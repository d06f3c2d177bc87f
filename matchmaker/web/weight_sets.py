"""Weight sets: which reasons count how much, what a set reached, what it would change, and the switch from one to another."""

from __future__ import annotations

from typing import Any

from flask import Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from matchmaker import http
from matchmaker.engine.features import Pairing
from matchmaker.engine.judging.metrics import NAMES
from matchmaker.engine.pairings import PAIRINGS
from matchmaker.errors import Invalid, Problem
from matchmaker.i18n import say
from matchmaker.services import weight_changes, weight_sets, weight_trials
from matchmaker.services.weight_changes import Compared
from matchmaker.store import accounts, firms
from matchmaker.store import weight_sets as rows
from matchmaker.store.pages import Page
from matchmaker.web.door import pages, typed
from matchmaker.web.forms import Form
from matchmaker.web.weight_inputs import card_of

LATEST = Page(size=20)
MOST_STEPS = 10
"""So many times that a set was put to use are told."""
NDCG = NAMES[0]


@pages.get("/weights")
@http.requires("weight_sets.list")
def list_weight_sets() -> str:
    """The set of each pairing that is in use beside the one before it, what is proposed, and how it came so."""
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
    sets = [_of_pairing(pairing) for pairing in PAIRINGS.values()]
    return render_template("weight_sets/list.html", sets=sets, form=form, refused=refused, ndcg=NDCG)


def _of_pairing(pairing: Pairing) -> dict[str, Any]:
    """The set in use, the one before it, those that are proposed, those put aside, and when which was put to use and why."""
    session = http.session()
    found, _ = rows.search(session, pairing.name, LATEST)
    used, before = rows.active(session, pairing.name), rows.last_retired(session, pairing.name)
    states = {"proposed": ("draft", "evaluated"), "retired": ("retired",)}
    others = {name: [row for row in found if row.state in some] for name, some in states.items()}
    who = _who([*found, *filter(None, (used, before))])
    return {"pairing": pairing, "used": used, "before": before, **others, "who": who, "history": _history(pairing)}


def _history(pairing: Pairing) -> list[dict[str, Any]]:
    """Each time that a set was put to use, the latest first, down to the first of all."""
    session = http.session()
    found, first = rows.activations(session, pairing.name, MOST_STEPS), rows.first(session, pairing.name)
    who = accounts.those(session, {each.actor_id for each in found if each.actor_id}) if http.actor().role != "evaluator" else {}
    steps = [_step(each, who) for each in found]
    if first is not None and len(found) < MOST_STEPS:
        steps.append({"title": say("Mulai dengan bobot nomor {id}", "Started with set {id}", id=first.id), "at": first.proposed_at})
    return steps


def _step(entry: Any, who: dict[int, Any]) -> dict[str, Any]:
    replaced, reason = (entry.changes.get(name) or (None, None) for name in ("replaces", "reason"))
    title = say("Bobot nomor {id} dipakai", "Set {id} put to use", id=entry.subject_id)
    if replaced[0]:
        title = say("{title}, menggantikan nomor {old}", "{title} in place of {old}", title=title, old=replaced[0])
    by = who[entry.actor_id].full_name if entry.actor_id in who else ""
    return {"title": title, "at": entry.at, "by": by, "text": reason[1]}


def _shown(weight_set_id: int, form: Form) -> str:
    row = weight_sets.found(http.session(), weight_set_id)
    try:
        changes = weight_changes.compare(http.session(), http.actor(), row.id) if row.state != "active" else None
    except Problem as refused:
        changes, form = None, Form(form.typed, form.problem or refused)
    known = {"changes": changes, "examples": examples_of(changes), "who": _who([row]), "ndcg": NDCG}
    return render_template("weight_sets/show.html", row=row, pairing=PAIRINGS[row.pairing], form=form, **known)


def _who(found: list[Any]) -> dict[int, Any]:
    """The accounts that proposed, evaluated and put to use, for those who may know them."""
    if http.actor().role == "evaluator":
        return {}
    keys = {getattr(row, name) for row in found for name in ("proposed_by", "evaluated_by", "activated_by")}
    return accounts.those(http.session(), keys - {None})


def examples_of(changes: Compared | None) -> list[dict[str, Any]]:
    """The firms of each example: as cards, or to an evaluator pseudonyms."""
    swaps = changes.examples if changes else ()
    known = firms.those(http.session(), [key for each in swaps for key in (each.firm, *each.entering, *each.leaving)])
    cards = {key: card_of(row) for key, row in known.items()}
    return [
        {"firm": cards[each.firm], "entering": [cards[key] for key in each.entering], "leaving": [cards[key] for key in each.leaving]}
        for each in swaps
    ]
