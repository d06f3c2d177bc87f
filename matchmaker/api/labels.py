"""What has happened to the pairs of one's region, as grades to learn from, listed and as files of the interchange format."""

from __future__ import annotations

from typing import Any

from flask import Response

from matchmaker import http
from matchmaker.api.door import asks, get, gives, summary
from matchmaker.api.reading import envelope, part
from matchmaker.interchange import pack
from matchmaker.schemas.labels import LabelExportQuery, LabelSchema, LabelsQuery
from matchmaker.schemas.shown import page_of
from matchmaker.services import downloads, labels
from matchmaker.services.downloads import Download


@get("/labels")
@asks(LabelsQuery)
@gives(200, page_of(LabelSchema))
@summary("Daftar hasil pasangan sebagai nilai")
@http.requires("labels.read")
def search(asked: dict[str, Any]) -> dict[str, Any]:
    """List the grades that follow from what is on record."""
    page, found = part(asked), labels.gather(http.session(), http.actor(), asked["pairing"])
    return envelope(([], len(found)), page, list(found[page.start : page.start + page.rows]))


@get("/labels/export")
@asks(LabelExportQuery)
@gives(200, {"type": "string", "format": "binary"}, content_type="application/zip")
@summary("Unduh hasil kemitraan dan nilainya")
@http.requires("labels.read")
def export(asked: dict[str, Any]) -> Response:
    """Download the partnerships that have an outcome, and the grades as judgements, as a zip of CSV files."""
    found = labels.dataset(http.session(), http.actor(), asked["pairing"])
    with http.writing() as session:
        downloads.note(session, http.actor(), Download("labels", len(found.judgements), asked))
    named = {"Content-Disposition": f"attachment; filename=labels-{asked['pairing']}.zip"}
    return Response(pack(found, "partnerships", "judgements"), mimetype="application/zip", headers=named)
