"""Weight sets: which reasons count how much, and the switch from one set to another."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from matchmaker import http
from matchmaker.engine.pairings import PAIRINGS
from matchmaker.errors import Invalid, Problem
from matchmaker.i18n import say
from matchmaker.services import weight_sets
from matchmaker.store import weight_sets as rows
from matchmaker.store.pages import Page
from matchmaker.web.door import pages, typed
from matchmaker.web.forms import Form

LATEST = Page(size=20)


@pages.get("/weights")
@http.requires("weight_sets.list")
def list_weight_sets() -> str:
    """The sets of each pairing, the newest first."""
    return _shown(Form(), 0)


@pages.post("/weights/<int:weight_set_id>/activate")
@http.requires("weight_sets.activate")
def activate_weight_set(weight_set_id: int) -> ResponseReturnValue:
    """Rank by this set from now on."""
    try:
        if not typed("reason"):
            raise Invalid(fields={"reason": [say("tuliskan alasannya", "give the reason")]})
        weight_sets.activate(http.session(), http.actor(), weight_set_id, typed("reason")[:2000])
    except Problem as refused:
        return _shown(Form(request.form, refused), weight_set_id), refused.status
    flash(say("Bobot nomor {id} dipakai mulai sekarang.", "Weight set {id} is in use from now on.", id=weight_set_id))
    return redirect(url_for("pages.list_weight_sets"), 303)


def _shown(form: Form, refused: int) -> str:
    sets = [(pairing, rows.search(http.session(), pairing.name, LATEST)[0]) for pairing in PAIRINGS.values()]
    return render_template("weight_sets/list.html", sets=sets, form=form, refused=refused)
