"""Reports of misuse: filed and followed by anybody, read and handled by supervisors whom they are not about."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from flask import current_app

from matchmaker import http
from matchmaker.api.door import asks, get, gives, post, refuses, summary, takes
from matchmaker.api.reading import envelope, part
from matchmaker.schemas.queries import Query
from matchmaker.schemas.shown import page_of
from matchmaker.schemas.visits import (
    ReportListed,
    ReportSchema,
    ReportShown,
    ReportsQuery,
    ReportStepSchema,
    TrackedShown,
    TrackingSchema,
)
from matchmaker.services import codes, reports
from matchmaker.services.reports import Told
from matchmaker.store import reports as rows


@get("/reports")
@asks(ReportsQuery)
@gives(200, page_of(ReportListed))
@summary("Daftar laporan masyarakat")
@http.requires("reports.read")
def search(asked: dict[str, Any]) -> dict[str, Any]:
    """List the reports to the offices of one's region, the latest first, those about oneself left out."""
    found = rows.search(http.session(), http.actor(), part(asked), asked.get("state") or "")
    return envelope(found, part(asked), [_listed(each) for each in found[0]])


@get("/reports/<int:report_id>")
@asks(Query)
@gives(200, ReportShown)
@summary("Baca satu laporan")
@http.requires("reports.read", writes=True)
def show(asked: dict[str, Any], report_id: int) -> dict[str, Any]:
    """Read a report; that it was read is put on record."""
    return _whole(reports.read(http.session(), http.actor(), report_id))


@post("/reports/<int:report_id>/steps")
@takes(ReportStepSchema)
@gives(201, ReportShown)
@summary("Catat tindak lanjut laporan")
@http.requires("reports.handle")
def step(said: dict[str, Any], report_id: int) -> dict[str, Any]:
    """Take a report to its next state, with a note to the reporter."""
    return _whole(reports.step(http.session(), http.actor(), report_id, said["state"], said.get("note") or ""))


@post("/reports")
@takes(ReportSchema)
@gives(201, TrackedShown)
@refuses(HTTPStatus.TOO_MANY_REQUESTS)
@summary("Laporkan penyalahgunaan")
@http.open_to_all
def create(said: dict[str, Any]) -> dict[str, Any]:
    """Report misuse, without a name if one wishes; the answer's tracking number is given only here. No account is needed."""
    told = Told(said["text"], said.get("contact"), said.get("code") or "")
    number = reports.file(http.session(), told, current_app.extensions["settings"].office, http.address())
    return {"number": codes.grouped(number), "state": "received"}


@post("/reports/status")
@takes(TrackingSchema)
@gives(200, TrackedShown)
@refuses(HTTPStatus.TOO_MANY_REQUESTS)
@summary("Lihat perkembangan laporan")
@http.open_to_all
def follow(said: dict[str, Any]) -> dict[str, Any]:
    """See how a report stands by its tracking number. No account is needed."""
    report = reports.follow(http.session(), said["number"], http.address())
    return {"state": report.state, "steps": report.steps}


def _listed(report: Any) -> dict[str, Any]:
    return {**{name: getattr(report, name) for name in ("id", "office", "state", "created_at")}, "visit": report.visit_id}


def _whole(report: Any) -> dict[str, Any]:
    whole = {"text": report.text, "contact": report.contact, "steps": report.steps, "next": reports.NEXT[report.state]}
    return {**_listed(report), **whole}
