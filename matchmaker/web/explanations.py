"""The pages beside a list: a firm's development plan, and the contrast of two candidates."""

from __future__ import annotations

from typing import Any

from flask import render_template, request

from matchmaker import http
from matchmaker.services import contrasts, development, disclosure, firms
from matchmaker.services.suggestions import Asked
from matchmaker.web.door import pages
from matchmaker.web.firm_forms import own


def _located(public_id: str, permission: str) -> Any:
    return firms.locate(http.session(), http.actor(), public_id, permission, request.args.get("office"))


@pages.get("/firms/<public_id>/plan")
@http.requires("pages.office")
def show_plan(public_id: str) -> str:
    """What the firm could change to have more partners; of others only how many they are."""
    return _plan(_located(public_id, "plans.read"))


@pages.get("/my/plan")
@http.requires("pages.business")
def show_my_plan() -> str:
    """The same for a business about itself."""
    return _plan(own())


def _plan(firm: Any) -> str:
    plan = development.plan(http.session(), http.actor(), firm)
    return render_template("explanations/plan.html", card=disclosure.card(firm), plan=plan, sample=firm.sample)


@pages.get("/firms/<public_id>/contrast")
@http.requires("pages.office")
def show_contrast(public_id: str) -> str:
    """Why one of two candidates stands above the other."""
    given = request.args
    asked = Asked(given.get("pairing", "supply_chain"), given.get("as", "buyer"), given.get("need", "")[:200] or None)
    firm, one, other = (_located(each, "obstacles.read") for each in (public_id, given.get("one", ""), given.get("other", "")))
    found = contrasts.compare(http.session(), http.actor(), firm, asked, (one, other))
    return render_template("explanations/contrast.html", card=disclosure.card(firm), asked=asked, found=found, sample=firm.sample)
