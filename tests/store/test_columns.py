"""Columns: read once and shared until somebody changes a profile; places that mentees take are counted off."""

from __future__ import annotations

from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from matchmaker.permissions import Actor
from matchmaker.services import firms, partnerships
from matchmaker.services.partnerships import Proposal
from matchmaker.store import columns
from matchmaker.store.partnerships import Pair
from tests.engine.firms import buyer, mentee, mentor, supplier
from tests.services.town import CITY, NEIGHBOUR, OFFICIAL, keep, statements


def test_they_are_read_again_only_after_a_change(session: Session, engine: Engine) -> None:
    (firm,) = keep(session, buyer())
    first = columns.of(session)
    with statements(engine) as sent:
        assert columns.of(session) is first
    assert len(sent) == 1
    firms.change(session, OFFICIAL, firm, {"workers": 77.0})
    session.commit()
    known = columns.of(session)
    assert known.table.profiles[known.row_of[firm.id]].workers == 77.0
    assert len(known.table.row_of) == 1


def test_each_row_knows_its_firm(session: Session) -> None:
    keep(session, supplier(), office=NEIGHBOUR)
    keep(session, buyer())
    keep(session, supplier(), sample=True)
    known = columns.of(session)
    assert [each.id for each in known.table.profiles] == [f"{NEIGHBOUR}:S1", f"{CITY}:B1", f"{CITY}:S1"]
    assert (list(known.offices), list(known.sample)) == ([NEIGHBOUR, CITY, CITY], [False, False, True])
    assert known.row_of == {int(key): row for row, key in enumerate(known.keys)}


def test_taken_places_and_outcomes_are_counted(session: Session) -> None:
    first, second, guide = keep(session, mentee(1), mentee(2), mentor(mentor_slots=2))
    for learner, state in ((first, "running"), (second, "suggested")):
        partnerships.propose(session, Actor("official", CITY), Proposal(Pair("mentorship", learner.id, guide.id), state))
    row = partnerships.propose(session, OFFICIAL, Proposal(Pair("supply_chain", first.id, guide.id), "running"))
    partnerships.step(session, OFFICIAL, row, partnerships.Step("completed"))
    known = columns.of(session)
    place = known.row_of[guide.id]
    assert known.table.slots[place] == 1
    assert (known.table.record.ended[place], known.table.record.succeeded[place]) == (1, 1)
    assert columns.in_area(session, CITY, pseudonymous=False).slots[place] == 2
