"""Reports of misuse: anybody may file one, its reporter may follow it, and whom it is about never sees it."""

from __future__ import annotations

import logging
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from matchmaker.errors import Conflict, Invalid, NotFound, TooMany
from matchmaker.permissions import Actor
from matchmaker.services import reports, visits
from matchmaker.services.reports import Told
from matchmaker.services.visits import Plan
from matchmaker.store import reports as rows
from matchmaker.store.pages import Page
from models import AuditEntry, Report
from tests.engine.firms import supplier
from tests.services.town import CITY, LEADER, NEIGHBOUR, keep, signed_in

HERE = "1.1.1.1"


def inbox(session: Session, actor: Actor) -> list[int]:
    """What the actor finds there."""
    return [each.id for each in rows.search(session, actor, Page())[0]]


def test_a_report_is_followed_by_its_number_alone(session: Session) -> None:
    number = reports.file(session, Told("petugas meminta uang"), CITY, HERE)
    report = reports.follow(session, number.lower(), HERE)
    assert (report.state, report.about_id, report.contact) == ("received", None, None)
    assert number not in report.tracking_hash
    with pytest.raises(NotFound):
        reports.follow(session, "0" * 16, HERE)


def test_a_supervisor_never_sees_a_report_about_their_own_visit(session: Session) -> None:
    (firm,) = keep(session, supplier())
    visited, other = signed_in(session, "supervisor"), signed_in(session, "supervisor")
    visit = visits.plan(session, visited, firm, Plan(date(2999, 1, 5), "1", "x"))
    session.commit()
    reports.file(session, Told("meminta uang", code=visit.code), NEIGHBOUR, HERE)
    (report,) = session.scalars(select(Report))
    assert (report.office, report.visit_id) == (CITY, visit.id)
    assert inbox(session, other) == [report.id]
    assert inbox(session, visited) == []
    for act in (lambda: reports.read(session, visited, report.id), lambda: reports.step(session, visited, report.id, "closed", "")):
        with pytest.raises(NotFound):
            act()
    assert reports.read(session, other, report.id) is report


def test_a_report_stays_in_its_region(session: Session) -> None:
    reports.file(session, Told("x"), CITY, HERE)
    assert len(inbox(session, LEADER)) == 1
    assert inbox(session, Actor("supervisor", NEIGHBOUR)) == []


def test_steps_are_taken_in_order_and_told_to_the_reporter(session: Session) -> None:
    leader = signed_in(session, "supervisor")
    number = reports.file(session, Told("x"), CITY, HERE)
    report = reports.follow(session, number, HERE)
    with pytest.raises(Conflict):
        reports.step(session, leader, report.id, "handled", "")
    reports.step(session, leader, report.id, "verified", "sudah kami periksa")
    reports.step(session, leader, report.id, "forwarded", "ke inspektorat")
    told = [(each.state, each.note) for each in reports.follow(session, number, HERE).steps]
    assert told == [("received", ""), ("verified", "sudah kami periksa"), ("forwarded", "ke inspektorat")]


def test_who_read_and_who_moved_is_on_record_without_the_text(session: Session) -> None:
    leader = signed_in(session, "supervisor")
    reports.file(session, Told("nama rahasia", "0812"), CITY, HERE)
    (key,) = inbox(session, leader)
    reports.read(session, leader, key)
    reports.step(session, leader, key, "verified", "")
    entries = session.scalars(select(AuditEntry).where(AuditEntry.subject_kind == "report").order_by(AuditEntry.id)).all()
    assert [(each.act, each.actor_id) for each in entries] == [("report.read", leader.account_id), ("report.moved", leader.account_id)]
    assert "rahasia" not in str([each.changes for each in entries])


def test_an_unknown_code_is_named_and_nothing_is_kept(session: Session) -> None:
    with pytest.raises(Invalid) as refused:
        reports.file(session, Told("x", code="K7QF-9M2X-4TRB"), CITY, HERE)
    assert list(refused.value.fields) == ["code"]
    assert session.scalars(select(Report)).all() == []


def test_nobody_floods_the_inbox_or_guesses_numbers(session: Session, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    for _ in range(reports.MOST_REPORTS):
        reports.file(session, Told("isi laporan"), CITY, HERE)
    with pytest.raises(TooMany):
        reports.file(session, Told("isi laporan"), CITY, HERE)
    for _ in range(reports.MOST_LOOKS):
        with pytest.raises(NotFound):
            reports.follow(session, "1", HERE)
    with pytest.raises(TooMany):
        reports.follow(session, "1", HERE)
    assert "isi laporan" not in caplog.text
