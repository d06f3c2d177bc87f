"""The works behind an upload: check() says what its import would do and what is asked, take() imports it, once; undo() takes it back."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy.orm import Session

from matchmaker import i18n, interchange
from matchmaker.errors import Conflict, Forbidden, Problem
from matchmaker.i18n import say
from matchmaker.interchange import Dataset
from matchmaker.permissions import Actor, allows
from matchmaker.services import headings, identity, import_undo, imports, twin_questions, twins
from matchmaker.services.imports import Plan, Terms
from matchmaker.services.leases import Lease
from matchmaker.services.twins import Twin
from matchmaker.store import accounts, uploads
from matchmaker.store.jobs import Assignment
from models import Upload

READING = {"id": "membaca baris", "en": "reading the rows"}
COMPARING = {"id": "membandingkan dengan yang tersimpan", "en": "comparing with what is stored"}
LOOKING = {"id": "memeriksa apa yang bergantung padanya", "en": "looking for what depends on it"}
STORING = {"id": "menyimpan", "en": "storing"}


@dataclass(frozen=True, slots=True)
class Found:
    """A dataset with the answers heeded, what it would do, and the firms of which nobody has said whether they are the same."""

    dataset: Dataset
    plan: Plan
    open: list[Twin]


def check(job: Assignment, lease: Lease) -> dict[str, Any]:
    """A work: counts, problems, unknown headings and questions, as the file and the stored profiles stand now."""
    with i18n.reading(job.arguments["language"]):
        try:
            dataset = _read(job, lease)
        except Problem as unreadable:
            return _refuse(job, lease, unreadable)
        with lease.open_(writes=False) as session:
            found = _compare(session, dataset, _row(session, job).office)
        with lease.storing() as session:
            row = uploads.lock(session, job.arguments["upload"])
            if row.state in ("waiting", "checked", "refused"):
                _write_down(row, found)
            return dict(row.counts or {})


def take(job: Assignment, lease: Lease) -> dict[str, Any]:
    """A work: all of the file or nothing; where somebody has taken it already, what that did. What is open meanwhile is written down."""
    with i18n.reading(job.arguments["language"]):
        dataset = _read(job, lease)
        lease.progress(0, None, STORING)
        with lease.storing() as session:
            row = uploads.lock(session, job.arguments["upload"])
            if row.state == "checked":
                _take(session, job, row, dataset)
            return dict(row.counts or {})


def undo(job: Assignment, lease: Lease) -> dict[str, Any]:
    """A work: everything becomes what it was before the import, or nothing does and the upload says what stands in the way."""
    with i18n.reading(job.arguments["language"]):
        lease.progress(0, None, LOOKING)
        try:
            return _undo(job, lease)
        except Conflict as refused:
            with lease.storing() as session:
                _row(session, job).error = {"text": refused.detail}
            return {}


def _undo(job: Assignment, lease: Lease) -> dict[str, Any]:
    with lease.open_(writes=False) as session:
        changed = import_undo.former(session, job.arguments["upload"], lease.progress)
    lease.progress(len(changed), len(changed) or None, STORING)
    with lease.storing() as session:
        row = uploads.lock(session, job.arguments["upload"])
        if row.state == "taken":
            import_undo.take_back(session, _actor(session, job, row), row, changed)
        return dict(row.counts or {})


def _take(session: Session, job: Assignment, row: Upload, dataset: Dataset) -> None:
    actor, good = _actor(session, job, row), job.arguments["take_good_rows"]
    found = _compare(session, dataset, row.office)
    if found.open or (found.plan.problems and not good):
        _write_down(row, found)
        return
    terms = Terms(row.office, take_good_rows=good, upload_id=row.id)
    report = imports.carry_out(session, actor, found.dataset, found.plan, terms)
    uploads.keep_row_answers(session, row.office)
    counted = {name: getattr(report, name) for name in ("new", "changed", "unchanged", "refused", "records")}
    row.state, row.counts, row.ended_at = "taken", {**counted, "twins": 0}, datetime.now(UTC)


def _actor(session: Session, job: Assignment, row: Upload) -> Actor:
    """Who asked for it, as that account stands now."""
    account = accounts.get(session, job.account_id) if job.account_id else None
    actor = identity.of(account).actor if account is not None and account.active else None
    if actor is None or not allows("profiles.import", actor, uploads.subject(row)):
        raise Forbidden()
    return actor


def _row(session: Session, job: Assignment) -> Upload:
    return session.get_one(Upload, job.arguments["upload"])


def _read(job: Assignment, lease: Lease) -> Dataset:
    """What stands in the file, with the office's own headings understood; read in no transaction."""
    with lease.open_(writes=False) as session:
        row = _row(session, job)
        content, name, meanings = row.content, row.name, uploads.meanings(session, row.office)
    if content is None:
        raise Problem(say("masa simpan berkas ini sudah lewat; unggah lagi", "this file is no longer kept; upload it again"))
    lease.progress(0, None, READING)
    dataset = interchange.read(content, meanings, name=name, watch=lease.progress)
    lease.progress(0, None, COMPARING)
    return dataset


def _compare(session: Session, dataset: Dataset, office: str) -> Found:
    kept = imports.kept_by(session, office)
    stored = {id_: each.profile for id_, each in kept.items() if not each.sample}
    answers = twin_questions.answers(session, office)
    resolved = twins.resolve(dataset, answers, stored)
    found = twins.find(resolved.profiles, stored, answers)
    return Found(resolved, imports.compare(resolved, kept, Terms(office)), found)


def _write_down(row: Upload, found: Found) -> None:
    plan, unknown = found.plan, found.dataset.unknown
    row.state, row.error = "checked", None
    row.counts = {**plan.counts, "refused": plan.refused, "problems": len(plan.problems), "twins": len(found.open)}
    row.findings = {
        "problems": [asdict(each) for each in plan.problems],
        "headings": [{"sheet": each, "heading": name, "suggestions": headings.suggest(each, name)} for each, name in unknown],
        "twins": list(twin_questions.shown(found.open, found.dataset)),
        "notices": list(found.dataset.notices),
        "rows_answered": (row.findings or {}).get("rows_answered", []),
    }


def _refuse(job: Assignment, lease: Lease, why: Problem) -> dict[str, Any]:
    """The file cannot be read at all, and says why."""
    with lease.storing() as session:
        row = uploads.lock(session, job.arguments["upload"])
        row.state, row.counts, row.findings, row.error = "refused", None, None, {"text": why.detail or why.title}
    return {}
