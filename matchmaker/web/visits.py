"""Visits (pendataan) for offices: the list, planning, the slip with its check code, and recording what was seen."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from matchmaker import http
from matchmaker.documents.qr import qr
from matchmaker.errors import Problem
from matchmaker.i18n import say
from matchmaker.schemas.visits import VisitPlanSchema, VisitRecordSchema
from matchmaker.services import codes, firms, visits
from matchmaker.services.visits import Plan
from matchmaker.store import firms as profiles
from matchmaker.store import visits as rows
from matchmaker.terms import VISIT_STATES, values
from matchmaker.web.column import Column
from matchmaker.web.door import asked as query_value
from matchmaker.web.door import pages, said
from matchmaker.web.forms import Form
from matchmaker.web.listing import Listing
from matchmaker.web.wording import named, place

VISITS = Listing(
    "Kunjungan",
    "Visits",
    (
        Column("firm", "Usaha", "Firm", lambda visit: visit.firm.name),
        Column("official", "Petugas", "Official", lambda visit: visit.official.full_name),
        Column("day", "Tanggal", "Date", lambda visit: visit.done_on or visit.planned_on),
        Column("state", "Keadaan", "State", lambda visit: named(visit.state, "VISIT_STATES")),
        Column("planned", "Direncanakan pada", "Planned for", lambda visit: visit.planned_on, shown=False),
        Column("done", "Dilakukan pada", "Done on", lambda visit: visit.done_on, shown=False),
        Column("assignment", "Surat tugas", "Assignment", lambda visit: visit.assignment, shown=False),
        Column("purpose", "Tujuan", "Purpose", lambda visit: visit.purpose, shown=False),
        Column("office", "Kantor", "Office", lambda visit: place(visit.office), shown=False),
    ),
    rows.ORDERS,
    usual="-planned",
)


@pages.get("/visits")
@http.requires("visits.read")
def list_visits() -> ResponseReturnValue:
    """The visits of the reader's region, the latest first unless they are sorted."""
    asked, state, text = VISITS.asked(), query_value("state", values(VISIT_STATES)), request.args.get("text", "")[:200]
    found = rows.search(http.session(), rows.Wanted(http.actor().region, state, text=text), asked.page, asked.order)
    return asked.answer("visits/list.html", found, state=state, text=text, sample=any(each.firm.sample for each in found[0]))


@pages.get("/firms/<public_id>/visits/new")
@http.requires("visits.plan")
def show_new_visit(public_id: str) -> str:
    """The form for a new visit to the firm."""
    return _planning(_firm(public_id), Form())


@pages.post("/firms/<public_id>/visits/new")
@http.requires("visits.plan")
def plan_visit(public_id: str) -> ResponseReturnValue:
    """Planned; on to the slip's page."""
    firm = _firm(public_id)
    try:
        visit = visits.plan(http.session(), http.actor(), firm, Plan(**said(VisitPlanSchema())))
    except Problem as refused:
        return _planning(firm, Form(request.form, refused)), refused.status
    flash(say("Kunjungan direncanakan. Cetak dan bawa lembarnya.", "The visit is planned. Print its slip and take it along."))
    return redirect(url_for("pages.show_visit", visit_id=visit.id), 303)


@pages.get("/visits/<int:visit_id>")
@http.requires("visits.read")
def show_visit(visit_id: int) -> str:
    """One visit, and what may be done with it."""
    return _shown(visits.locate(http.session(), http.actor(), visit_id), Form())


@pages.get("/visits/<int:visit_id>/slip")
@http.requires("visits.read")
def show_slip(visit_id: int) -> str:
    """The slip for the firm's owner, to be printed: who comes when and why, and how to check it."""
    visit = visits.locate(http.session(), http.actor(), visit_id)
    address = url_for("pages.check_visit", code=codes.grouped(visit.code), _external=True)
    picture = Markup(qr(address))  # noqa: S704 - drawn here from a code and our own address
    return render_template("visits/slip.html", visit=visit, code=codes.grouped(visit.code), address=address, picture=picture)


@pages.post("/visits/<int:visit_id>/record")
@http.requires("visits.record")
def record_visit(visit_id: int) -> ResponseReturnValue:
    """It has taken place."""
    visit = visits.locate(http.session(), http.actor(), visit_id, "visits.record")
    try:
        visits.record(http.session(), http.actor(), visit, **said(VisitRecordSchema()))
    except Problem as refused:
        return _shown(visit, Form(request.form, refused)), refused.status
    flash(say("Kunjungan dicatat.", "The visit is on record."))
    return redirect(url_for("pages.show_visit", visit_id=visit_id), 303)


@pages.post("/visits/<int:visit_id>/cancel")
@http.requires("visits.record")
def cancel_visit(visit_id: int) -> ResponseReturnValue:
    """It does not take place."""
    visits.cancel(http.session(), http.actor(), visits.locate(http.session(), http.actor(), visit_id, "visits.record"))
    flash(say("Kunjungan dibatalkan.", "The visit is cancelled."))
    return redirect(url_for("pages.show_visit", visit_id=visit_id), 303)


def _firm(public_id: str) -> Any:
    return firms.locate(http.session(), http.actor(), public_id, "visits.plan", request.args.get("office"))


def _planning(firm: Any, form: Form) -> str:
    return render_template("visits/new.html", firm=firm, form=form, sample=firm.sample)


def _shown(visit: Any, form: Form) -> str:
    return render_template(
        "visits/show.html",
        visit=visit,
        form=form,
        code=codes.grouped(visit.code),
        subject=profiles.subject(visit.firm),
        observed=rows.observed(http.session(), visit.id),
        sample=visit.firm.sample,
    )
