"""Pages for anybody, without an account: is this visit or letter real, telling of misuse, and following what was told."""

from __future__ import annotations

from typing import Any

from flask import current_app, render_template, request
from flask.typing import ResponseReturnValue

from matchmaker import http
from matchmaker.errors import Problem
from matchmaker.schemas.visits import ReportSchema, TrackingSchema
from matchmaker.services import checks, codes, complaint_channels, letterheads, reports, visits
from matchmaker.services.partnering import letters
from matchmaker.services.reports import Told
from matchmaker.web.door import pages, said
from matchmaker.web.forms import Form


@pages.get("/check")
@pages.get("/check/<code>")
@http.open_and_counted
def check_visit(code: str = "") -> ResponseReturnValue:
    """The form, or what is known of the visit or letter of that code; of a wrong code only that it is not known."""
    typed = code or request.args.get("code", "")
    if not typed:
        return render_template("checks/show.html", form=Form(), asked=False)
    try:
        found = checks.check(http.session(), typed, http.address())
    except Problem as refused:
        return render_template("checks/show.html", form=Form({"code": typed}, refused), asked=False), refused.status
    return render_template("checks/show.html", form=Form({"code": typed}), asked=True, **_public(found))


def _public(found: Any) -> dict[str, Any]:
    if found is None:
        return {}
    return {"visit": _of_visit(found.visit)} if found.visit else {"letter": letters.public(http.session(), found.letter)}


def _of_visit(visit: Any) -> dict[str, Any]:
    return {
        "official": visit.official.full_name,
        "sender": letterheads.sender(http.session(), visit.office),
        "firm": visits.in_part(visit.firm.name),
        "state": visit.state,
        "day": visit.done_on or visit.planned_on,
        "code": codes.grouped(visit.code),
    }


@pages.get("/report")
@http.open_to_all
def show_report_form() -> str:
    """The form in which anybody can tell of misuse."""
    return _form(Form({"code": request.args.get("code", "")[:80]}))


@pages.post("/report")
@http.open_to_all
def file_report() -> ResponseReturnValue:
    """Kept; the page shows the tracking number, once."""
    try:
        asked = said(ReportSchema())
        told = Told(asked["text"], asked.get("contact"), asked.get("code") or "")
        number = reports.file(http.session(), told, current_app.extensions["settings"].office, http.address())
    except Problem as refused:
        return _form(Form(request.form, refused)), refused.status
    return render_template("checks/filed.html", number=codes.grouped(number), channels=_channels())


@pages.get("/report/status")
@http.open_to_all
def show_tracking_form() -> str:
    """The form for a tracking number."""
    return render_template("checks/status.html", form=Form(), report=None)


@pages.post("/report/status")
@http.open_to_all
def follow_report() -> ResponseReturnValue:
    """How the report of that number stands, with the notes to its reporter."""
    try:
        report = reports.follow(http.session(), said(TrackingSchema())["number"], http.address())
    except Problem as refused:
        return render_template("checks/status.html", form=Form(request.form, refused), report=None), refused.status
    return render_template("checks/status.html", form=Form(), report=report, channels=_channels())


def _form(form: Form) -> str:
    return render_template("checks/report.html", form=form, channels=_channels())


def _channels() -> list[complaint_channels.Channel]:
    return complaint_channels.channels(current_app.extensions["settings"].home)
