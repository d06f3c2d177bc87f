"""The follow-ups of a partnership: what is due, and a short form for a telephone."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from matchmaker import http
from matchmaker.errors import Problem
from matchmaker.i18n import say
from matchmaker.schemas.follow_ups import FollowUpToldSchema
from matchmaker.services.partnering import follow_ups
from matchmaker.services.partnering.follow_ups import Told
from matchmaker.services.partnering.locating import locate
from matchmaker.web.door import pages, said
from matchmaker.web.forms import Form


@pages.get("/partnerships/<int:partnership_id>/follow-ups")
@http.requires("follow_ups.read")
def list_follow_ups(partnership_id: int) -> str:
    """Each follow-up with what was told, and a form for those whose day has come."""
    return _shown(_located(partnership_id, "follow_ups.read"))


@pages.post("/partnerships/<int:partnership_id>/follow-ups")
@http.requires("partnerships.step")
def lay_down_follow_ups(partnership_id: int) -> ResponseReturnValue:
    """Laid down for a partnership that came without any."""
    follow_ups.lay_down(http.session(), http.actor(), _located(partnership_id, "partnerships.step"))
    flash(say("Tindak lanjut dijadwalkan.", "The follow-ups are laid down."))
    return redirect(url_for("pages.list_follow_ups", partnership_id=partnership_id), 303)


@pages.post("/partnerships/<int:partnership_id>/follow-ups/<int:days>")
@http.requires("follow_ups.record")
def record_follow_up(partnership_id: int, days: int) -> ResponseReturnValue:
    """Told, or corrected."""
    row = _located(partnership_id, "follow_ups.record")
    try:
        follow_ups.record(http.session(), http.actor(), row, days, Told(**said(FollowUpToldSchema()), seen=request.form.get("seen")))
    except Problem as refused:
        return _shown(row, days, Form(request.form, refused)), refused.status
    flash(say("Tindak lanjut dicatat.", "The follow-up is on record."))
    return redirect(url_for("pages.list_follow_ups", partnership_id=partnership_id), 303)


def _located(partnership_id: int, permission: str) -> Any:
    return locate(http.session(), http.actor(), partnership_id, permission)


def _shown(row: Any, days: int = 0, form: Form | None = None) -> str:
    """The page; the form of the follow-up after so many `days` as it was refused."""
    found = follow_ups.shown(http.session(), http.actor(), row)
    forms = {each["days"]: Form(_typed(each), prefix=f"{each['days']}-") for each in found if each["open"]}
    if form is not None:
        forms[days] = form.at(f"{days}-")
    return render_template(
        "follow_ups/list.html",
        row=row,
        found=found,
        forms=forms,
        refused=days,
        problem=form.problem if form else None,
        sample=row.seeker.sample,
    )


def _typed(facts: dict[str, Any]) -> dict[str, str]:
    """What is on record, as it would be typed."""
    known = {name: facts.get(name) for name in ("orders", "value", "jobs", "problems")}
    return {name: f"{value:.0f}" if isinstance(value, float) else str(value) for name, value in known.items() if value is not None}
