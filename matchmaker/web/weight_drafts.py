"""Trying other weights: a slider for each reason, the first ten of a firm before and after, and the way to keep them as a draft."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from flask import flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from matchmaker import http
from matchmaker.engine.pairings import PAIRINGS
from matchmaker.errors import Problem
from matchmaker.i18n import say
from matchmaker.services import weight_changes, weight_previews, weight_sets
from matchmaker.services.suggestions import Asked
from matchmaker.store import firms
from matchmaker.web import weight_inputs
from matchmaker.web.door import pages
from matchmaker.web.forms import Form
from matchmaker.web.weight_inputs import OFFERED, Given, Trial, card_of, code_of
from matchmaker.web.weight_sets import examples_of


@pages.get("/weights/new")
@http.requires("suggestions.weigh")
def try_weights() -> ResponseReturnValue:
    """The sliders, and what their weights would do to the first ten of a firm."""
    return _page(request.args)


@pages.get("/weights/preview")
@http.requires("suggestions.weigh")
def preview_weights() -> ResponseReturnValue:
    """The part of that page which follows the sliders; the address in the browser follows too, so that it can be shared."""
    part = make_response(render_template("weight_sets/preview.html", **_tried(request.args), follows=True))
    part.headers["HX-Replace-Url"] = f"{url_for('pages.try_weights')}?{urlencode({**request.args})}"
    return part


@pages.post("/weights/new")
@http.requires("weight_sets.propose")
def propose_weights() -> ResponseReturnValue:
    """Keep them as a draft, which can be evaluated and then put to use."""
    trial = weight_inputs.read(request.form)
    try:
        said = weight_inputs.said(trial.pairing, request.form)
        row = weight_sets.propose(http.session(), http.actor(), trial.pairing.name, said["weights"], said.get("note") or "")
    except Problem as refused:
        return _page(request.form, refused)
    flash(say("Bobot nomor {id} disimpan sebagai usulan.", "Weight set {id} is kept as a proposal.", id=row.id))
    return redirect(url_for("pages.show_weight_set", weight_set_id=row.id), 303)


def _page(given: Given, refused: Problem | None = None) -> ResponseReturnValue:
    found = _tried(given, refused)
    problem = found["form"].problem
    return render_template("weight_sets/new.html", **found, pairings=PAIRINGS.values()), problem.status if problem else 200


def _tried(given: Given, refused: Problem | None = None) -> dict[str, Any]:
    """What the page shows; where weights are refused, that stands in its form, and there is nothing to see of what would change."""
    trial = weight_inputs.read(given)
    found: dict[str, Any] = {"trial": trial, "form": Form(trial.typed, refused), "shares": {}, "preview": None, "changes": None}
    try:
        weights = weight_inputs.said(trial.pairing, trial.typed)["weights"]
        found["shares"] = weight_sets.checked(trial.pairing, weights)
        found |= _preview(trial, weights)
        if given.get("whole"):
            found["changes"] = weight_changes.foresee(http.session(), http.actor(), trial.pairing.name, weights)
    except Problem as problem:
        found["form"] = Form(trial.typed, refused or problem)
    return {**found, **_named(trial), "examples": examples_of(found["changes"])}


def _preview(trial: Trial, weights: dict[str, float]) -> dict[str, Any]:
    """The first ten before and after of the first firm that fits, and the cards of those who stand there."""
    if not trial.firms:
        return {}
    asked = Asked(trial.pairing.name, trial.role, weights=weights)
    preview = weight_previews.preview(http.session(), http.actor(), trial.firms[0], asked)
    partners = firms.those(http.session(), [each.firm_id for each in preview.partners])
    return {"preview": preview, "partners": {key: card_of(row) for key, row in partners.items()}}


def _named(trial: Trial) -> dict[str, Any]:
    """The firm that is looked at and others that fit, as this reader knows them."""
    cards = [{**card_of(each), "code": code_of(each)} for each in trial.firms[: OFFERED + 1]]
    sample = any(each.sample for each in trial.firms[:1])
    return {"firm": cards[0] if cards else None, "others": cards[1:], "sample": sample}
