"""Letters about a partnership: drawn up by offices, listed and downloaded by offices and both firms."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import Response, url_for

from matchmaker import http
from matchmaker.api.door import asks, get, gives, post, summary, takes
from matchmaker.schemas.letters import LetterSchema, LetterShown, LettersShown
from matchmaker.schemas.queries import Query
from matchmaker.services.partnering import letters
from matchmaker.services.partnering.locating import locate

BINARY = {"type": "string", "format": "binary"}
DOCX, PDF = "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "application/pdf"


@get("/partnerships/<int:partnership_id>/letters")
@asks(Query)
@gives(200, LettersShown)
@summary("Daftar surat sebuah kemitraan")
@http.requires("letters.read")
def search(asked: dict[str, Any], partnership_id: int) -> dict[str, Any]:
    """List the letters about a partnership, the latest first; a business reads no summary."""
    found = letters.about(http.session(), http.actor(), locate(http.session(), http.actor(), partnership_id, "letters.read"))
    return {"items": [_shown(each) for each in found]}


@post("/partnerships/<int:partnership_id>/letters")
@takes(LetterSchema)
@gives(201, LetterShown)
@summary("Buat surat untuk sebuah kemitraan")
@http.requires("letters.write")
def create(said: dict[str, Any], partnership_id: int) -> dict[str, Any]:
    """Draw up a letter of what is recorded now; it gets the next number and a check code."""
    row, page = locate(http.session(), http.actor(), partnership_id, "letters.write"), url_for("pages.check_visit", _external=True)
    return _shown(letters.draw_up(http.session(), http.actor(), row, said["kind"], page))


@get("/letters/<int:letter_id>.docx")
@asks(Query)
@gives(200, BINARY, content_type=DOCX)
@summary("Unduh surat sebagai DOCX")
@http.requires("letters.read")
def download_docx(asked: dict[str, Any], letter_id: int) -> Response:
    """Download a letter as a document that can be edited."""
    return Response(letters.write(letters.locate(http.session(), http.actor(), letter_id), "docx"), mimetype=DOCX)


@get("/letters/<int:letter_id>.pdf")
@asks(Query)
@gives(200, BINARY, content_type=PDF)
@summary("Unduh surat sebagai PDF")
@http.requires("letters.read")
def download_pdf(asked: dict[str, Any], letter_id: int) -> Response:
    """Download a letter as PDF."""
    return Response(letters.write(letters.locate(http.session(), http.actor(), letter_id), "pdf"), mimetype=PDF)


def _shown(letter: Any) -> dict[str, Any]:
    told = {name: letter.facts[name] for name in ("number", "code")}
    return {**told, "id": letter.id, "kind": letter.kind, "day": date.fromisoformat(letter.facts["day"]), "facts_hash": letter.facts_hash}
