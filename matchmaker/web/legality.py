"""The pages of the legality register: what waits in a region, what one firm holds and lacks, and a calendar of what ends when."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from flask import Response, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from matchmaker import http
from matchmaker.documents.calendar import calendar
from matchmaker.engine import legality as engine
from matchmaker.engine.budget_share import eligibility
from matchmaker.engine.rules import reminder_days
from matchmaker.engine.size_class import size_classes
from matchmaker.errors import Invalid, NotFound, Problem
from matchmaker.i18n import say, today
from matchmaker.services import calendars, disclosure, firms, legality
from matchmaker.services.downloads import Download
from matchmaker.services.legality import Question, Word
from matchmaker.store import firms as rows
from matchmaker.store import legality as legality_rows
from matchmaker.terms import CERTIFICATE_KINDS, LEGALITY_VIEWS, values
from matchmaker.web.column import Column
from matchmaker.web.door import asked as query_value
from matchmaker.web.door import pages, typed
from matchmaker.web.downloads import hand_out
from matchmaker.web.firm_pages import address
from matchmaker.web.forms import Form
from matchmaker.web.listing import Listing
from matchmaker.web.wording import named, place

LARGEST_DAYS = 3_650
FIRM = Column("firm", "Usaha", "Firm", lambda each: each.name)
KIND = Column("kind", "Jenis", "Kind", lambda each: engine.names(each.kinds))
CODE = Column("id", "Kode usaha", "Firm id", lambda each: each.firm, shown=False)
OFFICE = Column("office", "Kantor", "Office", lambda each: place(each.office), shown=False)
HELD = Listing(
    "Legalitas",
    "Legality",
    (
        FIRM,
        CODE,
        KIND,
        Column("number", "Nomor", "Number", lambda each: each.certificate.number),
        Column("expires", "Berlaku sampai", "Expires", lambda each: each.certificate.expires),
        Column("evidence", "Bukti", "Evidence", lambda each: named(each.certificate.evidence, "EVIDENCE")),
        OFFICE,
    ),
    legality_rows.ORDERS,
    usual="expires",
)
LACKS = Listing("Belum dimiliki", "Lacking", (FIRM, CODE, KIND, Column("note", "Keterangan", "Note", lambda each: each.note), OFFICE))


@pages.get("/legality")
@http.requires("pages.office")
def list_legality() -> ResponseReturnValue:
    """What has to be done: certificates that end soon or have ended, and what firms lack."""
    view, kind = query_value("view", values(LEGALITY_VIEWS)) or "ending", query_value("kind", values(CERTIFICATE_KINDS))
    days, asked = request.args.get("days", type=int), (LACKS if view == "missing" else HELD).asked()
    question = Question(view, kind, days if days is not None and 0 <= days <= LARGEST_DAYS else None, asked.page, asked.order)
    found = legality.register(http.session(), http.actor(), question)
    counts = legality.counts(http.session(), http.actor(), kind)
    shown = {"question": question, "counts": counts, "reminders": reminder_days(today())}
    return asked.answer("legality/list.html", found, **shown, sample=any(each.sample for each in found[0]))


@pages.get("/legality.ics")
@http.requires("legality.read")
def download_calendar() -> Response:
    """The same days for a calendar, of a business its own firm's."""
    name = say("Masa berlaku dan tindak lanjut", "What ends and what is due")
    events = [*calendars.events(http.session(), http.actor())]
    return hand_out(calendar(name, events, datetime.now(UTC)), "legality.ics", Download("calendar", len(events)), "text/calendar")


@pages.get("/firms/<public_id>/legality")
@http.requires("legality.read")
def show_legality(public_id: str) -> str:
    """What one firm holds and lacks; for an office also what a buyer asks for beyond that."""
    return _shown(_located(public_id, "legality.read"))


@pages.post("/firms/<public_id>/certificates/<int:certificate_id>/evidence")
@http.requires("legality.attest")
def attest(public_id: str, certificate_id: int) -> ResponseReturnValue:
    """An official's word on a certificate."""
    firm = _located(public_id, "legality.attest")
    try:
        legality.attest(http.session(), http.actor(), firm, certificate_id, Word(typed("evidence"), _day(), typed("note")))
    except Invalid as refused:
        return _shown(firm, refused, certificate_id), refused.status
    flash(say("Bukti sertifikat dicatat.", "The evidence of the certificate is on record."))
    return redirect(address(firm, "pages.show_legality"), 303)


def _day() -> date:
    try:
        return date.fromisoformat(typed("checked_on"))
    except ValueError:
        wrong = say("isi tanggal pemeriksaan", "give the day of the check")
        raise Invalid(fields={"checked_on": [wrong]}) from None


def _located(public_id: str, permission: str) -> Any:
    return firms.locate(http.session(), http.actor(), public_id, permission, request.args.get("office"))


def _shown(firm: Any, problem: Problem | None = None, refused: int = 0) -> str:
    """The page; what was typed into a refused form stands there again."""
    profile = rows.profile(firm)
    lacked, missed = _for_buyer(firm)
    return render_template(
        "legality/firm.html",
        firm=disclosure.whole(firm),
        subject=rows.subject(firm),
        record=legality.record(http.session(), firm),
        sizes=size_classes(profile),
        share=eligibility(profile),
        named=engine.names,
        form=lambda key: Form(request.form if key == refused else {}, problem if key == refused else None, prefix=f"c{key}-"),
        refused=refused,
        buyer=request.args.get("buyer", "")[:64],
        lacked=lacked,
        missed=missed,
        today=today(),
        sample=firm.sample,
    )


def _for_buyer(firm: Any) -> tuple[list[Any] | None, str]:
    """What the buyer that the address names asks for and the firm lacks, or why that cannot be said."""
    name = request.args.get("buyer", "").strip()
    if not name or http.actor().role == "business":
        return None, ""
    try:
        return legality.lacked_for(http.session(), http.actor(), firm, _located(name, "obstacles.read")), ""
    except NotFound as unknown:
        return None, unknown.detail
