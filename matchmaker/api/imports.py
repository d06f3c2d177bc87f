"""Imports: a file is sent, checked by a job, asked and answered about, taken by a job, and may be undone by one."""

from __future__ import annotations

from typing import Any

from flask import Response, request

from matchmaker import http
from matchmaker.api.door import asks, get, gives, post, put, summary, takes, takes_file
from matchmaker.api.reading import envelope, part
from matchmaker.documents.corrected_rows import corrected_rows
from matchmaker.documents.template_workbook import template_workbook
from matchmaker.errors import NotFound
from matchmaker.i18n import say
from matchmaker.interchange import RowProblem
from matchmaker.schemas.queries import PageQuery, Query
from matchmaker.schemas.shown import page_of
from matchmaker.schemas.uploads import CheckedUploadSchema, RowProblemSchema, TakeSchema, UploadAnswersSchema, UploadQuery, UploadSchema
from matchmaker.services import downloads, import_files, import_undo
from matchmaker.services.downloads import Download
from matchmaker.services.import_files import Answers, File
from matchmaker.store import uploads

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BINARY = {"type": "string", "format": "binary"}
PLAIN = ("id", "office", "name", "state", "counts", "uploaded_at", "ended_at")


@get("/imports")
@asks(PageQuery)
@gives(200, page_of(UploadSchema))
@summary("Daftar berkas yang diunggah")
@http.requires("profiles.import")
def search(asked: dict[str, Any]) -> dict[str, Any]:
    """List the uploaded files of one's region, the newest first."""
    found = uploads.search(http.session(), http.actor().region, part(asked))
    return envelope(found, part(asked), [_shown(each) for each in found[0]])


@post("/imports")
@asks(UploadQuery)
@gives(202, UploadSchema)
@takes_file
@summary("Unggah buku kerja, CSV, atau zip")
@http.requires("profiles.import")
def create(asked: dict[str, Any]) -> dict[str, Any]:
    """Send a workbook, a CSV or a zip of CSV as the body; a job checks it, and nothing is stored yet."""
    file = File(asked["name"], request.get_data())
    return _shown(import_files.receive(http.session(), http.actor(), file, asked.get("office") or ""))


@get("/imports/template.xlsx")
@asks(Query)
@gives(200, BINARY, content_type=WORKBOOK)
@summary("Unduh templat")
@http.requires("profiles.import")
def download_template(asked: dict[str, Any]) -> Response:
    """Download an empty workbook to fill in."""
    return Response(template_workbook(), mimetype=WORKBOOK)


@get("/imports/<int:upload_id>")
@asks(Query)
@gives(200, CheckedUploadSchema)
@summary("Lihat satu berkas dan apa yang ditanyakan")
@http.requires("profiles.import")
def show(asked: dict[str, Any], upload_id: int) -> dict[str, Any]:
    """Show what the import of a file would do or did, and what is asked about it."""
    row = import_files.locate(http.session(), http.actor(), upload_id)
    found = row.findings or {}
    return {**_shown(row), **{name: found.get(name, []) for name in ("headings", "twins", "notices")}}


@get("/imports/<int:upload_id>/problems")
@asks(PageQuery)
@gives(200, page_of(RowProblemSchema))
@summary("Daftar isian yang ditolak")
@http.requires("profiles.import")
def list_problems(asked: dict[str, Any], upload_id: int) -> dict[str, Any]:
    """List each refused value by file, row and column."""
    row, page = import_files.locate(http.session(), http.actor(), upload_id), part(asked)
    problems = (row.findings or {}).get("problems", [])
    return envelope(([], len(problems)), page, problems[page.start : page.start + page.rows])


@get("/imports/<int:upload_id>/corrected.xlsx")
@asks(Query)
@gives(200, BINARY, content_type=WORKBOOK)
@summary("Unduh baris untuk diperbaiki")
@http.requires("profiles.import")
def download_corrected(asked: dict[str, Any], upload_id: int) -> Response:
    """Download the refused rows with a column that says what is wrong."""
    row = import_files.locate(http.session(), http.actor(), upload_id)
    if row.content is None or not row.findings:
        raise NotFound(say("berkas ini tidak disimpan lagi", "this file is no longer kept"))
    problems = [RowProblem(**each) for each in row.findings["problems"]]
    meanings = uploads.meanings(http.session(), row.office)
    content = corrected_rows(row.content, row.name, problems, meanings)
    with http.writing() as session:
        downloads.note(session, http.actor(), Download("corrections", len(problems), {"upload_id": upload_id}))
    return Response(content, mimetype=WORKBOOK)


@put("/imports/<int:upload_id>/answers")
@takes(UploadAnswersSchema)
@gives(202, UploadSchema)
@summary("Jawab arti kolom dan usaha mana yang sama")
@http.requires("profiles.import")
def answer(said: dict[str, Any], upload_id: int) -> dict[str, Any]:
    """Say what headings mean and which firms are the same; the answers are remembered, and the file is checked again."""
    headings = {(each["sheet"], each["heading"]): each.get("column") or "" for each in said.get("headings") or ()}
    twins = {(each["uploaded"], each["stored"]): each["same"] for each in said.get("twins") or ()}
    return _shown(import_files.answer(http.session(), http.actor(), upload_id, Answers(headings, twins, said.get("all_twins"))))


@post("/imports/<int:upload_id>/take")
@takes(TakeSchema)
@gives(202, UploadSchema)
@summary("Ambil isi berkas")
@http.requires("profiles.import")
def take(said: dict[str, Any], upload_id: int) -> dict[str, Any]:
    """Have a job store what the file says, all of it or nothing unless the good rows are to be taken."""
    good = bool(said.get("take_good_rows"))
    return _shown(import_files.ask_take(http.session(), http.actor(), upload_id, take_good_rows=good))


@post("/imports/<int:upload_id>/undo")
@gives(202, UploadSchema)
@summary("Batalkan impor")
@http.requires("profiles.import")
def undo(upload_id: int) -> dict[str, Any]:
    """Have a job make everything as it was before the import, as long as nothing depends on it."""
    return _shown(import_undo.ask(http.session(), http.actor(), upload_id))


def _shown(row: Any) -> dict[str, Any]:
    job = import_files.open_job(http.session(), row)
    return {**{name: getattr(row, name) for name in PLAIN}, "error": row.error and row.error["text"], "job": job and job.id}
