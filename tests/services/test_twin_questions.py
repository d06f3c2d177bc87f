"""Firms that stand twice in one file: asked about at the check, refused by row where they are one, and not asked about again."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from matchmaker.errors import Conflict, Invalid
from matchmaker.services.import_files import Answers
from matchmaker.store import firms, uploads
from models import Firm, TwinAnswer, Upload
from tests.services.town import CITY, count, signed_in
from tests.services.uploading import Desk, packed

TEXT = (
    "id,name,nib,phone,region\nA,Batik Rekaan,9120000000002,0813-0000-001,35.76.02.1001\n"
    "X,Kayu Rekaan,,,35.76.02.1001\nB,CV Batik Rekaan,,+62 813 0000 001,35.76.02.1001\n"
)
PAIR = ("B", "A")


@pytest.fixture
def desk(engine: Engine, session: Session) -> Desk:
    """An official's, in the city."""
    return Desk(engine, session, signed_in(session))


def asked(row: Upload) -> list[dict[str, Any]]:
    """The questions about firms."""
    assert row.findings is not None
    found: list[dict[str, Any]] = row.findings["twins"]
    return found


def stored(session: Session) -> list[str]:
    """The ids of all firms."""
    session.expire_all()
    return sorted(session.scalars(select(Firm.public_id)))


def test_a_firm_twice_in_a_file_is_shown_with_both_rows_and_nothing_is_taken_before_the_answer(desk: Desk, session: Session) -> None:
    row = desk.receive(TEXT)
    (question,) = asked(row)
    assert (question["uploaded"]["id"], question["stored"]["id"], question["signs"]) == ("B", "A", ["phone", "name"])
    assert (question["row"], question["other_row"], row.counts and row.counts["twins"]) == (4, 2, 1)
    with pytest.raises(Conflict):
        desk.take(row)
    assert stored(session) == []


def test_the_same_firm_is_refused_by_its_row_and_known_again(desk: Desk, session: Session) -> None:
    row = desk.answer(desk.receive(TEXT, "batik.csv"), Answers(twins={PAIR: True}))
    assert row.findings is not None
    assert row.counts == {"new": 2, "changed": 0, "unchanged": 0, "refused": 1, "problems": 1, "twins": 0}
    (problem,) = row.findings["problems"]
    assert (problem["file"], problem["row"], problem["column"], "di baris 2" in problem["reason"]) == ("batik.csv", 4, "id", True)
    with pytest.raises(Conflict):
        desk.take(row)
    desk.take(row, good_rows=True)
    assert (stored(session), count(session, TwinAnswer)) == (["A", "X"], 1)
    again = desk.receive(TEXT)
    assert (asked(again), again.counts and again.counts["unchanged"], again.counts and again.counts["refused"]) == ([], 2, 1)
    alone = desk.receive("id,name\nB,Batik Baru Rekaan\n")
    assert (asked(alone), alone.counts and alone.counts["changed"]) == ([], 1)


def test_several_firms_are_entered_and_not_asked_about_again(desk: Desk, session: Session) -> None:
    assert desk.take(desk.answer(desk.receive(TEXT), Answers(all_twins=False))).state == "taken"
    assert stored(session) == ["A", "B", "X"]
    again = desk.receive(TEXT)
    assert (asked(again), again.counts and again.counts["unchanged"]) == ([], 3)


def test_an_answer_is_remembered_by_the_office_before_anything_is_taken(desk: Desk, session: Session) -> None:
    desk.answer(desk.receive(TEXT), Answers(twins={PAIR: False}))
    turned = "".join(f"{line}\n" for line in [TEXT.splitlines()[place] for place in (0, 3, 1)])
    assert asked(desk.receive(turned)) == []
    session.rollback()
    assert (uploads.row_answers(session, CITY), count(session, TwinAnswer)) == ({PAIR: False}, 0)
    assert uploads.row_answers(session, "35.73") == {}


def test_an_answer_holds_for_a_firm_that_is_entered_anew(desk: Desk, session: Session) -> None:
    desk.take(desk.answer(desk.receive(TEXT), Answers(twins={PAIR: False})))
    firm = firms.find(session, CITY, "A")
    assert firm is not None
    session.delete(firm)
    session.commit()
    again = desk.receive(TEXT)
    assert (asked(again), again.counts and again.counts["new"]) == ([], 1)


def test_only_what_is_asked_can_be_answered(desk: Desk) -> None:
    row = desk.receive(TEXT)
    for pair in (("A", "B"), ("B", "X"), ("Z", "Q")):
        with pytest.raises(Invalid):
            desk.answer(row, Answers(twins={pair: True}))


def test_what_another_table_says_of_the_refused_row_goes_to_the_other(desk: Desk, session: Session) -> None:
    records = "pairing,seeker,partner,outcome\nsupply_chain,X,B,agreed\nsupply_chain,A,B,agreed\n"
    row = desk.answer(desk.receive(packed(firms=TEXT, partnerships=records), "kantor.zip"), Answers(all_twins=True))
    taken = desk.take(row, good_rows=True)
    assert (taken.state, taken.counts and taken.counts["records"]) == ("taken", 1)
