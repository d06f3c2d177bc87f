"""Reports of misuse: filed by anybody, followed by a tracking number, read and handled by supervisors whom they are not about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

from sqlalchemy.orm import Session

from matchmaker.errors import Conflict, Invalid, NotFound
from matchmaker.i18n import say
from matchmaker.permissions import Actor
from matchmaker.services import attempts, audit, checks, codes
from matchmaker.store import reports
from models import Report, ReportStep

MOST_REPORTS, MOST_LOOKS = 10, 30
"""Reports that an address may file, and unknown tracking numbers that it may try, within a quarter of an hour."""
NEXT = {
    "received": ("verified", "closed"),
    "verified": ("handled", "forwarded", "closed"),
    "forwarded": ("handled", "closed"),
    "handled": ("closed",),
    "closed": (),
}
"""State to those that may follow."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a reporter says: the text, and if they wish how they can be reached and the code of the visit."""

    text: str
    contact: str | None = None
    code: str = ""


def file(session: Session, told: Told, office: str, address: str) -> str:
    """Keep the report for the office, or that of the visit or letter whose code it names; returns the tracking number.

    COMMITS; Invalid for an unknown code.
    """
    attempts.count(session, "report", address, MOST_REPORTS)
    found = checks.check(session, told.code, address) if told.code else None
    if told.code and found is None:
        unknown = say("kode ini tidak dikenal; periksa lagi atau kosongkan", "this code is not known; check it or leave it blank")
        raise Invalid(fields={"code": [unknown]})
    number, now, visit = codes.new(codes.TRACKING), datetime.now(UTC), found.visit if found else None
    report = Report(
        office=(found and found.office) or office,
        tracking_hash=_hash(number),
        visit_id=visit.id if visit else None,
        about_id=visit.account_id if visit else None,
        text=told.text,
        contact=told.contact,
        state="received",
        created_at=now,
    )
    report.steps = [ReportStep(state="received", note="", at=now)]
    session.add(report)
    session.flush()
    return number


def follow(session: Session, typed: str, address: str) -> Report:
    """The report of that tracking number; NotFound for any number that is none. COMMITS; TooMany where too many were wrong."""
    counted = attempts.count(session, "follow", address, MOST_LOOKS)
    found = reports.find(session, _hash(codes.meant(typed)))
    if found is None:
        raise NotFound(say("nomor laporan ini tidak dikenal", "this tracking number is not known"))
    attempts.withdraw(session, counted)
    return found


def read(session: Session, actor: Actor, report_id: int) -> Report:
    """The report; that the actor has read it is put on record. NotFound where it is not the actor's to know."""
    report = _located(session, actor, report_id)
    audit.record(session, actor, "report.read", _about(report))
    return report


def step(session: Session, actor: Actor, report_id: int, state: str, note: str) -> Report:
    """Take the report to its next state, with a note to the reporter; Conflict where that may not follow."""
    report = _located(session, actor, report_id)
    if state not in NEXT[report.state]:
        raise Conflict(say("laporan ini tidak dapat dipindah ke tahap itu", "the report cannot be moved to that state"))
    audit.record(session, actor, "report.moved", _about(report), {"state": (report.state, state)})
    report.state = state
    report.steps.append(ReportStep(account_id=actor.account_id, state=state, note=note, at=datetime.now(UTC)))
    session.flush()
    return report


def _located(session: Session, actor: Actor, report_id: int) -> Report:
    report = reports.get(session, actor, report_id)
    if report is None:
        raise NotFound(say("laporan ini tidak ada", "there is no such report"))
    return report


def _hash(number: str) -> str:
    return sha256(number.encode()).hexdigest()


def _about(report: Report) -> audit.About:
    return audit.About("report", report.id, report.office)
