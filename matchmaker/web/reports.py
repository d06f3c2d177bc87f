"""The inbox of those who follow reports of misuse up; a report about oneself is not in it."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from matchmaker import http
from matchmaker.errors import Problem
from matchmaker.i18n import say
from matchmaker.schemas.visits import ReportStepSchema
from matchmaker.services import reports
from matchmaker.store import accounts
from matchmaker.store import reports as rows
from matchmaker.terms import REPORT_STATES, values
from matchmaker.web.column import Column
from matchmaker.web.door import asked as query_value
from matchmaker.web.door import pages, said
from matchmaker.web.forms import Form
from matchmaker.web.listing import Listing
from matchmaker.web.wording import named, place

REPORTS = Listing(
    "Laporan masyarakat",
    "Reports of misuse",
    (
        Column("number", "Laporan", "Report", lambda report: report.id),
        Column("at", "Diterima", "Received", lambda report: report.created_at),
        Column("office", "Kantor", "Office", lambda report: place(report.office)),
        Column("state", "Tahap", "State", lambda report: named(report.state, "REPORT_STATES")),
    ),
    rows.ORDERS,
    usual="-number",
)


@pages.get("/reports")
@http.requires("reports.read")
def list_reports() -> ResponseReturnValue:
    """The reports to the offices of the reader's region, without their texts; the latest first unless they are sorted."""
    asked, state = REPORTS.asked(), query_value("state", values(REPORT_STATES))
    return asked.answer("reports/list.html", rows.search(http.session(), http.actor(), asked.page, state, asked.order), state=state)


@pages.get("/reports/<int:report_id>")
@http.requires("reports.read", writes=True)
def show_report(report_id: int) -> str:
    """One report; that it was read is put on record."""
    return _shown(report_id, Form())


@pages.post("/reports/<int:report_id>/steps")
@http.requires("reports.handle")
def step_report(report_id: int) -> ResponseReturnValue:
    """Taken to its next state, with a note to the reporter."""
    try:
        asked = said(ReportStepSchema())
        reports.step(http.session(), http.actor(), report_id, asked["state"], asked.get("note") or "")
    except Problem as refused:
        if refused.status == 404:
            raise
        return _shown(report_id, Form(request.form, refused)), refused.status
    flash(say("Tahap laporan dicatat.", "The step is on record."))
    return redirect(url_for("pages.show_report", report_id=report_id), 303)


def _shown(report_id: int, form: Form) -> str:
    report = reports.read(http.session(), http.actor(), report_id)
    who = accounts.those(http.session(), {each.account_id for each in report.steps if each.account_id})
    return render_template("reports/show.html", report=report, form=form, following=reports.NEXT[report.state], who=who)
