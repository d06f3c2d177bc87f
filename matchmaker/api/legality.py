"""Certificates: those of a firm, those of a region that end soon or are lacking, a calendar of them, and an official's word on one."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from flask import Response

from matchmaker import http
from matchmaker.api.door import asks, get, gives, put, summary, takes
from matchmaker.api.reading import envelope, part
from matchmaker.documents.calendar import calendar
from matchmaker.engine.budget_share import eligibility
from matchmaker.engine.size_class import size_classes
from matchmaker.i18n import label, say
from matchmaker.schemas.firm_documents import OfficeQuery
from matchmaker.schemas.legality import EntryShown, FirmLegalityQuery, LegalityQuery, RecordShown, WordSchema
from matchmaker.schemas.queries import Query
from matchmaker.schemas.shown import page_of
from matchmaker.services import calendars, downloads, firms, legality
from matchmaker.services.downloads import Download
from matchmaker.services.legality import Entry, Held, Question, Word
from matchmaker.store import firms as rows


@get("/legality")
@asks(LegalityQuery)
@gives(200, page_of(EntryShown))
@summary("Sertifikat yang segera habis, sudah habis, atau belum dimiliki")
@http.requires("legality.read")
def search(asked: dict[str, Any]) -> dict[str, Any]:
    """List the certificates of one's region (a business: of its own firm) that end soon, have ended, or are lacking."""
    page = part(asked)
    question = Question(asked["view"], asked.get("kind") or "", asked.get("days"), page)
    found, total = legality.register(http.session(), http.actor(), question)
    return envelope(([], total), page, [_entry(each) for each in found])


@get("/legality.ics")
@asks(Query)
@gives(200, {"type": "string", "format": "binary"}, content_type="text/calendar")
@summary("Unduh kalender masa berlaku sertifikat")
@http.requires("legality.read")
def download_calendar(asked: dict[str, Any]) -> Response:
    """Download a calendar of the days on which certificates end, with reminders ahead."""
    name = say("Masa berlaku dan tindak lanjut", "What ends and what is due")
    events = [*calendars.events(http.session(), http.actor())]
    with http.writing() as session:
        downloads.note(session, http.actor(), Download("calendar", len(events)))
    return Response(calendar(name, events, datetime.now(UTC)), mimetype="text/calendar")


@get("/firms/<firm_id>/legality")
@asks(FirmLegalityQuery)
@gives(200, RecordShown)
@summary("Skala, syarat 40 %, dan sertifikat satu usaha")
@http.requires("legality.read")
def show(asked: dict[str, Any], firm_id: str) -> dict[str, Any]:
    """Show a firm's size under each rule, the 40 % rule, its certificates, and what it lacks."""
    firm = firms.locate(http.session(), http.actor(), firm_id, "legality.read", asked.get("office"))
    shown = _record(firm)
    if asked.get("buyer"):
        buyer = firms.locate(http.session(), http.actor(), asked["buyer"], "obstacles.read", asked.get("office"))
        lacked = legality.lacked_for(http.session(), http.actor(), firm, buyer)
        shown["for_buyer"] = [{"product": need.product, "kinds": kinds, "required": need.certificates_required} for need, kinds in lacked]
    return shown


@put("/firms/<firm_id>/certificates/<int:certificate_id>/evidence")
@asks(OfficeQuery)
@takes(WordSchema)
@gives(200, RecordShown)
@summary("Catat tingkat bukti sebuah sertifikat")
@http.requires("legality.attest")
def attest(asked: dict[str, Any], said: dict[str, Any], firm_id: str, certificate_id: int) -> dict[str, Any]:
    """Record how well a certificate is attested: stated, seen by an official, or checked with its issuer."""
    firm = firms.locate(http.session(), http.actor(), firm_id, "legality.attest", asked.get("office"))
    word = Word(said["evidence"], said["checked_on"], said.get("note") or "")
    legality.attest(http.session(), http.actor(), firm, certificate_id, word)
    return _record(firm)


def _record(firm: Any) -> dict[str, Any]:
    found, profile = legality.record(http.session(), firm), rows.profile(firm)
    return {
        "sizes": [{"rule": each.rule, "size": each.size, "basis": each.basis, "missing": each.missing} for each in size_classes(profile)],
        "budget_share": asdict(eligibility(profile)),
        "certificates": [_held(each) for each in found.held],
        "lacking": [
            {"kinds": each.kinds, "note": label(each.rule), "source": f"{each.rule.source} {each.rule.article}", "status": each.rule.status}
            for each in found.lacks
        ],
        "notices": [
            {"kind": each.deadline.kind, "day": each.deadline.day, "days_left": each.days_left, "sentence": each.sentence}
            for each in found.notices
        ],
    }


def _held(each: Held) -> dict[str, Any]:
    word = {"checked_on": each.word.checked_on, "note": each.word.note} if each.word else {}
    return {"id": each.id, **asdict(each.certificate), "state": each.standing.state, "days_left": each.standing.days_left, **word}


def _entry(each: Entry) -> dict[str, Any]:
    held = {**asdict(each.certificate), "state": each.standing.state, "days_left": each.standing.days_left} \
        if each.certificate and each.standing else {}  # fmt: skip
    named = {"firm": each.firm, "office": each.office, "name": each.name, "sample": each.sample}
    return {**named, "kinds": each.kinds, "note": each.note or None, **held}
