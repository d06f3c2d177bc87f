"""The recap of partnerships for the head of an office: a page, a workbook and a document to print."""

from __future__ import annotations

from flask import Response, render_template, request
from flask.typing import ResponseReturnValue

from matchmaker import http
from matchmaker.documents.recap_document import Cover, recap_document, recap_workbook
from matchmaker.documents.recap_tables import tables
from matchmaker.engine.partnering.recap import Recap
from matchmaker.errors import Invalid
from matchmaker.i18n import today
from matchmaker.schemas.recaps import RecapQuery
from matchmaker.services import letterheads
from matchmaker.services.downloads import Download
from matchmaker.services.partnering import recap
from matchmaker.web.door import loaded, pages
from matchmaker.web.downloads import hand_out
from matchmaker.web.forms import Form
from matchmaker.web.wording import place


@pages.get("/recap")
@http.requires("recap.read")
def show_recap() -> ResponseReturnValue:
    """The tables of the period that the address names, of this year where it names none or a wrong one."""
    problem: Invalid | None = None
    try:
        found = _found()
    except Invalid as refused:
        problem, found = refused, recap.recapitulate(http.session(), http.actor(), recap.period())
    typed = request.args if problem else {"from": found.since.isoformat(), "to": found.until.isoformat()}
    shown = {"recap": found, "tables": tables(found), "form": Form(typed, problem), "problem": problem, "sample": found.sample}
    return render_template("recaps/show.html", **shown), problem.status if problem else 200


@pages.get("/recap.xlsx")
@http.requires("recap.read")
def download_recap_workbook() -> Response:
    """The same tables as a workbook."""
    found = _found()
    return hand_out(recap_workbook(found, _cover()), "rekapitulasi-kemitraan.xlsx", _taken(found))


@pages.get("/recap.pdf")
@http.requires("recap.read")
def download_recap_document() -> Response:
    """The same tables as a document for the head of the office."""
    found = _found()
    return hand_out(recap_document(found, _cover()), "rekapitulasi-kemitraan.pdf", _taken(found), "application/pdf")


def _found() -> Recap:
    asked = loaded(RecapQuery(), {name: value for name, value in request.args.items() if name in ("from", "to")})
    return recap.recapitulate(http.session(), http.actor(), recap.period(asked.get("since"), asked.get("until")))


def _cover() -> Cover:
    region = http.actor().region
    return Cover(place(region), today(), letterheads.stated(http.session(), region))


def _taken(found: Recap) -> Download:
    return Download("recap", found.total.count, {"from": found.since.isoformat(), "to": found.until.isoformat()})
