"""The recap of partnerships for the head of an office: a page, a workbook and a document to print."""

from __future__ import annotations

from flask import Response, render_template, request
from flask.typing import ResponseReturnValue
from marshmallow import ValidationError

from matchmaker import http
from matchmaker.documents.recap_document import Cover, recap_document, recap_workbook
from matchmaker.documents.recap_tables import tables
from matchmaker.engine.partnering.recap import Recap
from matchmaker.errors import Invalid
from matchmaker.i18n import today
from matchmaker.schemas.recaps import RecapQuery
from matchmaker.schemas.wording import reasons
from matchmaker.services import letterheads
from matchmaker.services.partnering import recap
from matchmaker.web.door import pages
from matchmaker.web.forms import Form
from matchmaker.web.wording import place

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


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
    return _file(recap_workbook(_found(), _cover()), WORKBOOK, "rekapitulasi-kemitraan.xlsx")


@pages.get("/recap.pdf")
@http.requires("recap.read")
def download_recap_document() -> Response:
    """The same tables as a document for the head of the office."""
    return _file(recap_document(_found(), _cover()), "application/pdf", "rekapitulasi-kemitraan.pdf")


def _found() -> Recap:
    try:
        asked = RecapQuery().load({name: value for name, value in request.args.items() if name in ("from", "to")})
    except ValidationError as refused:
        raise Invalid(fields=reasons(refused)) from refused
    return recap.recapitulate(http.session(), http.actor(), recap.period(asked.get("since"), asked.get("until")))


def _cover() -> Cover:
    region = http.actor().region
    return Cover(place(region), today(), letterheads.stated(http.session(), region))


def _file(content: bytes, mimetype: str, name: str) -> Response:
    return Response(content, mimetype=mimetype, headers={"Content-Disposition": f"attachment; filename={name}"})
