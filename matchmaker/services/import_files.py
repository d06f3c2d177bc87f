"""Uploaded files: kept for an office, checked and taken by jobs, answered about by officials."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import PurePath

from sqlalchemy.orm import Session

from matchmaker.errors import Conflict, Invalid, NotFound
from matchmaker.i18n import language, say
from matchmaker.interchange.tables import TABLES
from matchmaker.permissions import Actor, Subject, allows
from matchmaker.services import audit, jobs, twin_questions
from matchmaker.services.firms import check_office
from matchmaker.store import firms, uploads
from models import Job, Upload

LONGEST_NAME = 120
LONGEST_HEADING = 120


@dataclass(frozen=True, slots=True)
class File:
    """What somebody has uploaded: the name that it had there, and what is in it."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Answers:
    """What an official says of an upload: table and heading to the column meant (blank: none), and which firm of the file is which.

    `twins` maps a firm's id in the file and a stored firm's id to whether the two are the same; `all_twins` answers the others.
    """

    headings: Mapping[tuple[str, str], str] = field(default_factory=dict)
    twins: Mapping[tuple[str, str], bool] = field(default_factory=dict)
    all_twins: bool | None = None


def receive(session: Session, actor: Actor, file: File, office: str = "") -> Upload:
    """Keep the file for the office (blank: the actor's own) and have it checked; Invalid where it is empty or the office no city's."""
    office = office or actor.region
    if not allows("profiles.import", actor, Subject((office,))):
        raise NotFound(say("kantor {office} di luar wilayah Anda", "the office {office} is outside your region", office=office[:13]))
    check_office(office)
    name = "".join(letter for letter in PurePath(file.name.replace("\\", "/")).name if letter.isprintable())[-LONGEST_NAME:]
    if not name or not file.content:
        sentence = say("pilih berkas yang tidak kosong", "choose a file that is not empty")
        raise Invalid(sentence, {"file": [sentence]})
    kept = {"name": name, "content": file.content, "state": "waiting"}
    row = Upload(office=office, account_id=actor.account_id, uploaded_at=datetime.now(UTC), **kept)
    session.add(row)
    session.flush()
    audit.record(session, actor, "import.uploaded", audit.About("import", row.id, office), {"bytes": (0, len(file.content))})
    order(session, actor, row, "import_check")
    return row


def locate(session: Session, actor: Actor, upload_id: int) -> Upload:
    """The upload of that key; NotFound where there is none or its office is not the actor's."""
    row = uploads.get(session, upload_id)
    if row is None or not allows("profiles.import", actor, uploads.subject(row)):
        raise NotFound(say("unggahan nomor {id} tidak ada", "there is no upload {id}", id=upload_id))
    return row


def answer(session: Session, actor: Actor, upload_id: int, said: Answers) -> Upload:
    """Remember the answers for the office, and have the file checked once more in their light.

    Conflict while the file is being checked or after it was taken, Invalid for a column or a firm that is none.
    """
    row = _open(session, actor, upload_id)
    _check_columns(said.headings)
    uploads.mean(session, row.office, {(sheet, heading[:LONGEST_HEADING]): column for (sheet, heading), column in said.headings.items()})
    asked = [(each["uploaded"]["id"], each["stored"]["id"]) for each in (row.findings or {}).get("twins", ())]
    twins = {pair: said.all_twins for pair in asked if said.all_twins is not None} | dict(said.twins)
    for pair, same in twins.items():
        _answer_twin(session, row, pair, same=same)
    counted = {"headings": (0, len(said.headings)), "twins": (0, len(twins))}
    audit.record(session, actor, "import.answered", audit.About("import", row.id, row.office), counted)
    row.state = "waiting"
    order(session, actor, row, "import_check")
    return row


def check_again(session: Session, actor: Actor, upload_id: int) -> Upload:
    """Have the file checked against what is stored now."""
    return answer(session, actor, upload_id, Answers())


def ask_take(session: Session, actor: Actor, upload_id: int, *, take_good_rows: bool) -> Upload:
    """The import of a checked file as a job. Conflict where it is taken or being taken, or a question or a refused row is open."""
    row = _open(session, actor, upload_id)
    counts = row.counts or {}
    if row.state != "checked":
        raise Conflict(say("berkas ini tidak dapat diambil", "this file cannot be taken"))
    if counts.get("twins"):
        raise Conflict(say("jawab dulu usaha mana yang sama", "first answer which firms are the same"))
    if counts.get("refused") and not take_good_rows:
        raise Conflict(
            say(
                "ada baris yang ditolak; perbaiki berkasnya, atau pilih “ambil baris yang benar”",
                "some rows are refused; correct the file, or choose “take the good rows”",
            )
        )
    order(session, actor, row, "import_take", take_good_rows=take_good_rows)
    return row


def _open(session: Session, actor: Actor, upload_id: int) -> Upload:
    """The upload, locked, that no job is busy with and nobody has taken."""
    locate(session, actor, upload_id)
    row = uploads.lock(session, upload_id)
    if row.state in ("taken", "undone"):
        raise Conflict(say("berkas ini sudah diambil", "this file has been taken already"))
    if row.content is None:
        raise Conflict(say("masa simpan berkas ini sudah lewat; unggah lagi", "this file is no longer kept; upload it again"))
    job = open_job(session, row)
    if job is not None:
        raise Conflict(say("berkas ini sedang dikerjakan; tunggu sebentar", "this file is being worked on; wait a moment"))
    return row


def open_job(session: Session, row: Upload) -> Job | None:
    """The job that is busy with the file, or waits to be."""
    found = session.get(Job, row.job_id) if row.job_id else None
    return found if found is not None and found.state in ("waiting", "running") else None


def order(session: Session, actor: Actor, row: Upload, kind: str, **more: bool) -> None:
    """Have a job of that kind work on the upload, in the language of who asks."""
    arguments = {"upload": row.id, "language": language(), **more}
    job, _ = jobs.enqueue(session, jobs.Order(kind, f"{kind} {row.id}", arguments, row.office, actor.account_id))
    row.job_id = job.id
    session.flush()


def _check_columns(headings: Mapping[tuple[str, str], str]) -> None:
    wrong = [f"{sheet}: {column}" for (sheet, _), column in headings.items() if column and column not in _columns(sheet)]
    if wrong:
        sentence = say("kolom ini tidak ada: {names}", "there is no such column: {names}", names=", ".join(wrong)[:200])
        raise Invalid(sentence, {"headings": [sentence]})


def _columns(sheet: str) -> Iterable[str]:
    return TABLES[sheet].columns if sheet in TABLES else ()


def _answer_twin(session: Session, row: Upload, pair: tuple[str, str], *, same: bool) -> None:
    firm = firms.find(session, row.office, pair[1])
    if firm is not None:
        uploads.answer_twin(session, row.office, pair[0][:64], firm.id, same=same)
    elif pair in twin_questions.within_file(row):
        uploads.answer_row(row, pair, same=same)
    else:
        sentence = say("usaha “{id}” tidak ada", "there is no firm “{id}”", id=pair[1][:64])
        raise Invalid(sentence, {"twins": [sentence]})
