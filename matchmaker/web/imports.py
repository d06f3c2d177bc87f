"""Imports: a file is uploaded, what it would do is shown and asked about, it is taken, and may be undone."""

from __future__ import annotations

from typing import Any

from flask import Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from matchmaker import http
from matchmaker.documents.corrected_rows import corrected_rows
from matchmaker.documents.template_workbook import template_workbook
from matchmaker.errors import NotFound, Problem
from matchmaker.i18n import label, language, say
from matchmaker.interchange import RowProblem
from matchmaker.interchange.tables import TABLES, column_label, plain
from matchmaker.services import import_files, import_undo
from matchmaker.services.downloads import Download
from matchmaker.services.import_files import Answers, File
from matchmaker.store import uploads
from matchmaker.store.pages import Page
from matchmaker.web import import_list
from matchmaker.web.city_lists import offices
from matchmaker.web.door import page, pages, typed
from matchmaker.web.downloads import WORKBOOK, asked_for, hand_out
from matchmaker.web.forms import Form

SAME, OTHER = "same", "other"


@pages.get("/imports")
@http.requires("profiles.import")
def list_imports() -> ResponseReturnValue:
    """The files of the reader's region, the newest first unless they are sorted, and the way to upload another."""
    asked = import_list.IMPORTS.asked()
    return asked.answer("imports/list.html", import_list.search(asked), form=Form(), offices=_offices())


@pages.post("/imports")
@http.requires("profiles.import")
def upload() -> ResponseReturnValue:
    """Keep the file and have it checked."""
    sent = request.files.get("file")
    file = File(sent.filename or "" if sent else "", sent.read() if sent else b"")
    try:
        row = import_files.receive(http.session(), http.actor(), file, typed("office"))
    except Problem as refused:
        return _listed(Form(request.form, refused)), refused.status
    return redirect(url_for("pages.show_import", upload_id=row.id), 303)


@pages.get("/imports/template.xlsx")
@http.requires("profiles.import")
def download_template() -> Response:
    """An empty workbook to fill in."""
    named = {"Content-Disposition": f'attachment; filename="{say("templat-profil.xlsx", "profile-template.xlsx")}"'}
    return Response(template_workbook(), mimetype=WORKBOOK, headers=named)


@pages.get("/imports/<int:upload_id>")
@http.requires("profiles.import")
def show_import(upload_id: int) -> str:
    """How far the file is, what its import would do or did, what is asked, and each problem."""
    return _shown(import_files.locate(http.session(), http.actor(), upload_id), Form())


@pages.get("/imports/<int:upload_id>/corrected.xlsx")
@http.requires("profiles.import")
def download_corrected(upload_id: int) -> Response:
    """The rows of the file with a column that says what is wrong."""
    row = import_files.locate(http.session(), http.actor(), upload_id)
    if row.content is None or not row.findings:
        raise NotFound(say("berkas ini tidak disimpan lagi", "this file is no longer kept"))
    problems = [RowProblem(**each) for each in row.findings["problems"]]
    meanings = uploads.meanings(http.session(), row.office)
    content = corrected_rows(row.content, row.name, problems, meanings)
    return hand_out(content, say("perbaikan.xlsx", "corrections.xlsx"), Download("corrections", len(problems), asked_for()))


@pages.post("/imports/<int:upload_id>/answers")
@http.requires("profiles.import")
def answer_import(upload_id: int) -> ResponseReturnValue:
    """What headings mean and which firms are the same; the file is checked again."""
    return _acted(upload_id, lambda: import_files.answer(http.session(), http.actor(), upload_id, _answers(upload_id)))


@pages.post("/imports/<int:upload_id>/take")
@http.requires("profiles.import")
def take_import(upload_id: int) -> ResponseReturnValue:
    """Store what the file says."""
    good = typed("take_good_rows") == "true"
    return _acted(upload_id, lambda: import_files.ask_take(http.session(), http.actor(), upload_id, take_good_rows=good))


@pages.post("/imports/<int:upload_id>/undo")
@http.requires("profiles.import")
def undo_import(upload_id: int) -> ResponseReturnValue:
    """Have a job make everything as it was before."""
    return _acted(upload_id, lambda: import_undo.ask(http.session(), http.actor(), upload_id))


def _acted(upload_id: int, act: Any) -> ResponseReturnValue:
    row = import_files.locate(http.session(), http.actor(), upload_id)
    try:
        act()
    except Problem as refused:
        return _shown(row, Form(request.form, refused)), refused.status
    flash(say("Permintaan diterima.", "The request is taken."))
    return redirect(url_for("pages.show_import", upload_id=upload_id), 303)


def _answers(upload_id: int) -> Answers:
    """The fields of the form are numbered as the findings are."""
    row = import_files.locate(http.session(), http.actor(), upload_id)
    found = row.findings or {"headings": [], "twins": []}
    headings = {
        (each["sheet"], each["heading"]): typed(f"heading-{place}")
        for place, each in enumerate(found["headings"])
        if f"heading-{place}" in request.form
    }
    words = {place: typed(f"twin-{place}") for place in range(len(found["twins"]))}
    twins = {
        (each["uploaded"]["id"], each["stored"]["id"]): words[place] == SAME
        for place, each in enumerate(found["twins"])
        if words[place] in (SAME, OTHER)
    }
    rest = typed("all_twins")
    return Answers(headings, twins, rest == SAME if rest in (SAME, OTHER) else None)


def _listed(form: Form) -> str:
    asked = import_list.IMPORTS.asked()
    return asked.shown("imports/list.html", import_list.search(asked), form=form, offices=_offices())


def _offices() -> list[str]:
    return offices() or [http.actor().region]


def _shown(row: Any, form: Form) -> str:
    findings = row.findings or {"problems": [], "headings": [], "twins": [], "notices": []}
    part, problems = page(), findings["problems"]
    columns = {name: [(column, table.label(column, language())) for column in table.columns] for name, table in TABLES.items()}
    job = import_files.open_job(http.session(), row)
    return render_template(
        "imports/show.html",
        row=row,
        job=job,
        form=form,
        findings=findings,
        problems=[each | {"column": _column(each)} for each in _part(problems, part)],
        total=len(problems),
        page=part,
        columns=columns,
        sheets={name: label(table) for name, table in TABLES.items()},
        kept=row.content is not None,
    )


def _column(problem: dict[str, Any]) -> str:
    """What the forms call the refused field, and what the file does where that differs."""
    name, heading = column_label(problem["file"], problem["column"], language()), problem.get("heading", "")
    return name if plain(heading) in ("", plain(name)) else f"{name} (“{heading}”)"


def _part(rows: list[Any], part: Page) -> list[Any]:
    return rows[part.start : part.start + part.rows]
