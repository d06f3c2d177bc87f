"""Uploaded files: checked, asked about, taken once; the answers are remembered."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from matchmaker.errors import Conflict, Invalid, NotFound
from matchmaker.services import import_files, retention
from matchmaker.services.import_files import Answers, File
from matchmaker.services.worker import Worker
from matchmaker.store import accounts, uploads
from matchmaker.store.pages import Page
from models import AuditEntry, Firm, Job, TwinAnswer
from tests.services import work
from tests.services.town import CITY, NEIGHBOUR, at_once, count, signed_in
from tests.services.uploading import FIRMS, OFFERS, RECORDS, Desk, packed


@pytest.fixture
def desk(engine: Engine, session: Session) -> Desk:
    """An official's, in the city."""
    return Desk(engine, session, signed_in(session))


def test_a_file_is_checked_taken_and_taken_again_without_a_change(desk: Desk, session: Session) -> None:
    content = packed(firms=FIRMS, offers=OFFERS, partnerships=RECORDS)
    row = desk.receive(content, "kantor.zip")
    assert (row.state, row.counts) == ("checked", {"new": 2, "changed": 0, "unchanged": 0, "refused": 0, "problems": 0, "twins": 0})
    assert count(session, Firm) == 0
    taken = desk.take(row)
    assert (taken.state, taken.counts and taken.counts["records"], count(session, Firm)) == ("taken", 1, 2)
    again = desk.receive(content, "kantor.zip")
    assert again.counts is not None
    assert (again.counts["new"], again.counts["changed"], again.counts["unchanged"]) == (0, 0, 2)
    assert desk.take(again).state == "taken"
    session.expire_all()
    assert list(session.scalars(select(Firm.revision))) == [1, 1]


def test_each_problem_is_named_and_the_good_rows_are_taken_only_if_wished(desk: Desk, session: Session) -> None:
    row = desk.receive(FIRMS + "K-3,,banyak,,\n")
    assert row.findings is not None
    assert [(each["row"], each["column"]) for each in row.findings["problems"]] == [(4, "name"), (4, "workers")]
    with pytest.raises(Conflict):
        desk.take(row)
    taken = desk.take(row, good_rows=True)
    assert (taken.state, taken.counts and taken.counts["refused"], count(session, Firm)) == ("taken", 1, 2)


def test_a_file_that_cannot_be_read_says_why(desk: Desk) -> None:
    row = desk.receive(b"\xff\xd8\xff\xe0", "foto.xlsx")
    assert (row.state, row.findings) == ("refused", None)
    assert row.error
    assert "foto.xlsx" in row.error["text"]
    with pytest.raises(Conflict):
        desk.take(row)


def test_unknown_headings_are_suggested_confirmed_and_remembered_by_the_office(desk: Desk) -> None:
    text = "id,Nama UMKM,No. HP,Catatan petugas\nK-1,Keripik Rekaan,08123456789,x\n"
    row = desk.receive(text)
    assert row.findings is not None
    asked = {each["heading"]: each["suggestions"] for each in row.findings["headings"]}
    assert (asked["Nama UMKM"][0], asked["No. HP"][0]) == ("name", "phone")
    said = {("firms", "Nama UMKM"): "name", ("firms", "No. HP"): "phone", ("firms", "Catatan petugas"): ""}
    answered = desk.answer(row, Answers(headings=said))
    assert answered.findings is not None
    assert (answered.findings["headings"], answered.counts and answered.counts["new"]) == ([], 1)
    later = desk.receive(text.replace("K-1", "K-2").replace("789", "000"))
    assert later.findings is not None
    assert later.findings["headings"] == []
    with pytest.raises(Invalid):
        desk.answer(later, Answers(headings={("firms", "x"): "gaji"}))


def twins_of(desk: Desk) -> str:
    """A file that calls the first stored firm otherwise."""
    desk.take(desk.receive(FIRMS))
    return "id,name,workers,phone\nU-9,Kripik Rekaan,5,+62 812 3456 789\n"


def test_the_same_firm_under_another_id_is_updated_once_somebody_says_so(desk: Desk, session: Session) -> None:
    text = twins_of(desk)
    row = desk.receive(text)
    assert row.findings is not None
    (twin,) = row.findings["twins"]
    assert (twin["uploaded"]["id"], twin["stored"]["id"], twin["signs"]) == ("U-9", "K-1", ["phone"])
    with pytest.raises(Conflict):
        desk.take(row)
    answered = desk.answer(row, Answers(twins={("U-9", "K-1"): True}))
    assert answered.counts is not None
    assert (answered.counts["new"], answered.counts["changed"], answered.counts["twins"]) == (0, 1, 0)
    desk.take(answered)
    assert [(each.public_id, each.workers) for each in session.scalars(select(Firm).order_by(Firm.public_id))] == [("K-1", 5), ("K-2", 7)]
    again = desk.receive(text)
    assert again.counts is not None
    assert (again.counts["unchanged"], again.counts["twins"]) == (1, 0)


def test_another_firm_is_entered_and_not_asked_about_again(desk: Desk, session: Session) -> None:
    row = desk.receive(twins_of(desk))
    taken = desk.take(desk.answer(row, Answers(all_twins=False)))
    assert (taken.state, count(session, Firm), count(session, TwinAnswer)) == ("taken", 3, 1)


def test_of_two_officials_one_takes_the_file(desk: Desk, engine: Engine, session: Session) -> None:
    row = desk.receive(FIRMS)
    actor = signed_in(session)
    session.rollback()
    said = at_once(engine, 3, lambda own, place: import_files.ask_take(own, actor, row.id, take_good_rows=False).id)
    assert [isinstance(each, Conflict) for each in said].count(False) == 1
    session.rollback()
    at_once(engine, 2, lambda own, place: Worker(engine).work())
    assert (desk.see(row.id).state, count(session, Firm)) == ("taken", 2)
    with pytest.raises(Conflict):
        desk.take(row)


def test_what_changed_since_the_check_is_asked_about_before_anything_is_taken(desk: Desk, session: Session) -> None:
    waiting = desk.receive("id,name,phone\nU-9,Kripik Rekaan,0812 3456 789\n")
    desk.take(desk.receive(FIRMS))
    row = desk.take(waiting)
    assert (row.state, row.counts and row.counts["twins"], count(session, Firm)) == ("checked", 1, 2)


def test_an_office_keeps_its_files_to_itself(desk: Desk, engine: Engine, session: Session) -> None:
    row = desk.receive(FIRMS)
    with pytest.raises(NotFound):
        import_files.receive(session, desk.actor, File("x.csv", b"id"), NEIGHBOUR)
    with pytest.raises(Invalid):
        import_files.receive(session, desk.actor, File("../", b""))
    found, total = uploads.search(session, CITY, Page())
    assert ([each.id for each in found], total) == ([row.id], 1)
    assert uploads.search(session, NEIGHBOUR, Page())[1] == 0


def test_a_disabled_account_takes_nothing(desk: Desk, engine: Engine, session: Session) -> None:
    row = desk.receive(FIRMS)
    import_files.ask_take(session, desk.actor, row.id, take_good_rows=False)
    session.commit()
    account = accounts.get(session, desk.actor.account_id or 0)
    assert account is not None
    account.active = False
    session.commit()
    assert desk.see(row.id).state == "checked"
    assert count(session, Firm) == 0


def test_the_trail_names_the_file_and_what_was_answered(desk: Desk, session: Session) -> None:
    row = desk.take(desk.receive(FIRMS))
    acts = [each.act for each in session.scalars(select(AuditEntry).where(AuditEntry.subject_kind == "import").order_by(AuditEntry.id))]
    assert acts == ["import.uploaded", "profiles.imported"]
    assert session.scalars(select(AuditEntry.subject_id).where(AuditEntry.act == "profiles.imported")).one() == row.id


def test_files_go_after_a_month(desk: Desk, engine: Engine, session: Session) -> None:
    row = desk.receive(FIRMS)
    uploads.lock(session, row.id).uploaded_at = datetime.now(UTC) - retention.UPLOADS - timedelta(days=1)
    session.commit()
    job = work.order(engine, "retention", "old files")
    desk.work()
    assert work.see(engine, job).state == "done"
    assert desk.see(row.id).content is None
    with pytest.raises(Conflict):
        desk.take(row)
    assert count(session, Job) == 2
