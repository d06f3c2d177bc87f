"""The page beside a list: a firm's development plan."""

from __future__ import annotations

from typing import Any

from flask import render_template, request

from matchmaker import http
from matchmaker.services import development, disclosure, firms
from matchmaker.web.door import pages
from matchmaker.web.firm_forms import own

MENDED_AT = {"certificate": "certificates", "too_far": "needs", "not_ahead": "skills", "no_slot": "mentor_slots"}
"""What keeps partners away, by gate, to the part of the profile's form where it is mended."""


@pages.get("/firms/<public_id>/plan")
@http.requires("pages.office")
def show_plan(public_id: str) -> str:
    """What the firm could change to have more partners; of others only how many they are."""
    return _plan(firms.locate(http.session(), http.actor(), public_id, "plans.read", request.args.get("office")))


@pages.get("/my/plan")
@http.requires("pages.business")
def show_my_plan() -> str:
    """The same for a business about itself."""
    return _plan(own())


def _plan(firm: Any) -> str:
    plan = development.plan(http.session(), http.actor(), firm)
    return render_template("explanations/plan.html", card=disclosure.card(firm), plan=plan, mended_at=MENDED_AT, sample=firm.sample)
