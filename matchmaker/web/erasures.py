"""An office's page about a request for erasure: what its owner asks, what would go and what would stay, and the decision."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from matchmaker import http
from matchmaker.errors import Problem
from matchmaker.i18n import say
from matchmaker.services import disclosure, erasure, firms
from matchmaker.web.door import pages, typed
from matchmaker.web.firm_pages import address
from matchmaker.web.forms import Form


@pages.get("/firms/<public_id>/erasure")
@http.requires("data.erase")
def show_erasure(public_id: str) -> str:
    """What an owner asks for, what would go and what would stay."""
    return _shown_erasure(_located(public_id), Form())


@pages.post("/firms/<public_id>/erasure")
@http.requires("data.erase")
def decide_erasure(public_id: str) -> ResponseReturnValue:
    """Erase the data, or tell the owner why not."""
    session, actor, firm = http.session(), http.actor(), _located(public_id)
    name = firm.name
    try:
        if typed("decision") == "erase":
            erasure.erase(session, actor, firm)
            told = say("Data {name} sudah dihapus.", "The data of {name} are erased.", name=name)
        else:
            erasure.refuse(session, actor, firm, typed("reason"))
            told = say("Permintaan ditolak; pemilik membaca alasannya.", "The request is refused; the owner reads why.")
    except Problem as refused:
        return _shown_erasure(firm, Form(request.form, refused)), refused.status
    flash(told)
    return redirect(url_for("pages.list_tasks"), 303)


def _located(public_id: str) -> Any:
    return firms.locate(http.session(), http.actor(), public_id, "data.erase", request.args.get("office"))


def _shown_erasure(firm: Any, form: Form) -> str:
    asked = erasure.last(http.session(), firm)
    shown = {"card": disclosure.card(firm), "asked": asked if erasure.is_asked(asked) else None, "form": form}
    in_the_way = erasure.still_open(http.session(), firm)
    return render_template("firms/erasure.html", **shown, firm=firm, still=in_the_way, back=address(firm), sample=firm.sample)
