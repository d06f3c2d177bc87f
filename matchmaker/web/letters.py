"""Letters about a partnership: the list, drawing one up, its files, and messages that an official sends by WhatsApp."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from matchmaker import http
from matchmaker.documents import whatsapp
from matchmaker.engine.partnering.steps import ASKED_STATES
from matchmaker.errors import Problem
from matchmaker.i18n import say
from matchmaker.permissions import allows
from matchmaker.schemas.letters import LetterSchema
from matchmaker.services import letterheads
from matchmaker.services.partnering import letters
from matchmaker.services.partnering.locating import locate
from matchmaker.store import firms
from matchmaker.terms import CLOSED_STATES
from matchmaker.web.door import pages, said, typed
from matchmaker.web.forms import Form

TYPES = {"docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "pdf": "application/pdf"}


@pages.get("/partnerships/<int:partnership_id>/letters")
@http.requires("letters.read")
def list_letters(partnership_id: int) -> str:
    """The letters that the reader may have, and for officials the form for another and the messages."""
    return _shown(locate(http.session(), http.actor(), partnership_id, "letters.read"), Form())


@pages.post("/partnerships/<int:partnership_id>/letters")
@http.requires("letters.write")
def draw_up_letter(partnership_id: int) -> ResponseReturnValue:
    """Draw it up; it stands first in the list. Who has not seen the newest letter yet, as after a double click, is shown it instead."""
    row, check_page = locate(http.session(), http.actor(), partnership_id, "letters.write"), url_for("pages.check_visit", _external=True)
    letters.hold(http.session(), row)
    if typed("after") not in ("", _newest(row)):
        flash(say("Baru saja ada surat yang dibuat; periksa daftar ini.", "A letter has just been drawn up; check this list."))
        return redirect(url_for("pages.list_letters", partnership_id=partnership_id), 303)
    try:
        letter = letters.draw_up(http.session(), http.actor(), row, said(LetterSchema())["kind"], check_page)
    except Problem as refused:
        return _shown(row, Form(request.form, refused)), refused.status
    flash(say("Surat nomor {number} dibuat.", "Letter {number} is drawn up.", number=letter.facts["number"]))
    return redirect(url_for("pages.list_letters", partnership_id=partnership_id), 303)


@pages.get("/letters/<int:letter_id>.docx", endpoint="download_letter_docx", defaults={"form": "docx"})
@pages.get("/letters/<int:letter_id>.pdf", endpoint="download_letter_pdf", defaults={"form": "pdf"})
@http.requires("letters.read")
def download_letter(letter_id: int, form: str) -> Response:
    """The letter as a file."""
    letter = letters.locate(http.session(), http.actor(), letter_id)
    name = letter.facts["number"].replace("/", "-")
    headers = {"Content-Disposition": f'attachment; filename="{name}.{form}"'}
    return Response(letters.write(letter, form), mimetype=TYPES[form], headers=headers)


def _shown(row: Any, form: Form) -> str:
    found = [(each, date.fromisoformat(each.facts["day"])) for each in letters.about(http.session(), http.actor(), row)]
    subject = firms.subject(row.seeker, row.partner)
    messages = _messages(row) if row.state not in CLOSED_STATES and allows("letters.write", http.actor(), subject) else []
    return render_template("letters/list.html", row=row, found=found, newest=_newest(row), form=form, messages=messages, subject=subject)


def _newest(row: Any) -> str:
    """The key of the newest letter that the reader may have; 0 where there is none."""
    return str(next((each.id for each in letters.about(http.session(), http.actor(), row)), 0))


def _messages(row: Any) -> list[tuple[str, list[tuple[str, str | None]]]]:
    """Each firm of the reader's office with its messages; a link is None where no mobile number is recorded."""
    pairs = [(row.seeker, row.partner), (row.partner, row.seeker)]
    first = [(say("Perkenalan", "Introduction"), whatsapp.introduction)] if row.state in ASKED_STATES else []
    kinds = (*first, (say("Pengingat", "Reminder"), whatsapp.reminder))
    sender = {each.office: letterheads.sender(http.session(), each.office) for each in (row.seeker, row.partner)}
    return [
        (own.name, [(name, whatsapp.address(own.phone or "", write(own.name, other.name, sender[own.office]))) for name, write in kinds])
        for own, other in pairs
        if allows("firms.read", http.actor(), firms.subject(own))
    ]
