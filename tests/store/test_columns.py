"""Columns: only what changed is read; whatever happens, and whoever asks meanwhile, they answer as if read anew."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pytest
from sqlalchemy import select, update
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from matchmaker import database
from matchmaker.interchange import Dataset
from matchmaker.permissions import Actor
from matchmaker.services import firms, imports, partnerships, sample_cities
from matchmaker.services.partnerships import Proposal, Step
from matchmaker.store import columns, revisions, shelf
from matchmaker.store.columns import Columns
from matchmaker.store.partnerships import Pair
from matchmaker.store.revisions import State
from models import Firm, ProfileChange, Revision
from tests.engine.firms import buyer, mentee, mentor, supplier
from tests.services.town import CITY, LEADER, NEIGHBOUR, OFFICIAL, keep, statements
from tests.store.answers import answers


def read_anew(session: Session) -> Columns:
    return columns.read(session, revisions.state(session))


def workers(known: Columns, key: int) -> float:
    return float(known.table.workers[known.row_of[key]])


def change(session: Session, key: int, number: float) -> None:
    """The firm's workers become so many; committed."""
    firms.change(session, OFFICIAL, session.get_one(Firm, key), {"workers": number})
    session.commit()


def test_they_are_read_again_only_after_a_change(session: Session, engine: Engine) -> None:
    (firm,) = keep(session, buyer())
    first = columns.of(session)
    with statements(engine) as sent:
        assert columns.of(session) is first
    assert len(sent) == 1
    change(session, firm.id, 77.0)
    known = columns.of(session)
    assert known.table.profiles[known.row_of[firm.id]].workers == 77.0
    assert len(known.table.row_of) == 1


def test_only_what_changed_is_read(session: Session, engine: Engine) -> None:
    kept = keep(session, *(supplier(number) for number in range(40)))
    first = columns.of(session)
    imports.take(session, OFFICIAL, Dataset(profiles=(supplier(3, workers=9.0), supplier(41))), imports.Terms(CITY))
    session.commit()
    with statements(engine) as sent:
        second = columns.of(session)
    assert (second.late, len(second.table.row_of), len(sent)) == (2, 41, 13)
    assert second.since == first.since
    assert workers(second, kept[3].id) == 9.0
    assert len(first.table.row_of) == 40
    assert answers(second) == answers(read_anew(session))


def test_each_row_knows_its_firm(session: Session) -> None:
    keep(session, supplier(), office=NEIGHBOUR)
    keep(session, buyer())
    keep(session, supplier(), sample=True)
    known = columns.of(session)
    assert [each.id for each in known.table.profiles] == [f"{NEIGHBOUR}:S1", f"{CITY}:B1", f"{CITY}:S1"]
    assert (list(known.offices), list(known.sample)) == ([NEIGHBOUR, CITY, CITY], [False, False, True])
    assert known.row_of == {int(key): row for row, key in enumerate(known.keys)}


@pytest.mark.parametrize("early", [False, True])
def test_taken_places_and_outcomes_are_counted(session: Session, early: bool) -> None:
    first, second, guide = keep(session, mentee(1), mentee(2), mentor(mentor_slots=2))
    if early:
        columns.of(session)
    for learner, state in ((first, "running"), (second, "suggested")):
        partnerships.propose(session, Actor("official", CITY), Proposal(Pair("mentorship", learner.id, guide.id), state, ownership="none"))
    row = partnerships.propose(session, OFFICIAL, Proposal(Pair("supply_chain", first.id, guide.id), "running", ownership="none"))
    partnerships.step(session, OFFICIAL, row, partnerships.Step("completed"))
    session.commit()
    known = columns.of(session)
    place = known.row_of[guide.id]
    assert known.table.slots[place] == 1
    assert (known.table.record.ended[place], known.table.record.succeeded[place]) == (1, 1)
    area = columns.in_area(session, CITY, pseudonymous=False)
    assert area.slots[area.row_of[guide.public_id]] == 2


def test_a_change_that_is_taken_back_leaves_no_trace(session: Session, engine: Engine) -> None:
    firm, other = keep(session, buyer(workers=5.0), supplier())
    before = columns.of(session)
    firms.change(session, OFFICIAL, firm, {"workers": 77.0})
    seen = columns.of(session)
    assert workers(seen, firm.id) == 77.0
    with Session(engine.execution_options(writes=False)) as another:
        assert columns.of(another) is before
    session.rollback()
    assert columns.of(session) is before
    session.rollback()
    change(session, other.id, 6.0)
    after = columns.of(session)
    assert (workers(after, firm.id), workers(after, other.id), workers(seen, firm.id)) == (5.0, 6.0, 77.0)
    assert after.late == 1


def test_what_is_not_stored_yet_takes_no_room_from_what_is(session: Session) -> None:
    firm, other = keep(session, buyer(workers=5.0), supplier())
    columns.of(session)
    change(session, other.id, 6.0)
    roomy = columns.of(session)
    firms.change(session, OFFICIAL, firm, {"workers": 77.0})
    columns.of(session)
    session.rollback()
    change(session, other.id, 7.0)
    after = columns.of(session)
    assert np.shares_memory(after.table.workers, roomy.table.workers)
    assert np.shares_memory(after.keys, roomy.keys)
    assert answers(after) == answers(read_anew(session))


def test_a_transaction_that_began_earlier_sees_its_own_state_and_puts_nobody_back(session: Session, engine: Engine) -> None:
    (firm,) = keep(session, buyer(workers=1.0))
    before = columns.of(session)
    session.commit()
    with Session(engine.execution_options(writes=False)) as slow:
        revisions.state(slow)
        change(session, firm.id, 2.0)
        after = columns.of(session)
        assert columns.of(slow) is (before if engine.dialect.name == "sqlite" else after)
        assert columns.of(session) is after


def test_a_restored_database_is_read_anew(session: Session, engine: Engine) -> None:
    (firm,) = keep(session, buyer(workers=1.0))
    change(session, firm.id, 2.0)
    known = columns.of(session)
    session.execute(update(Revision).where(Revision.name == revisions.PROFILES).values(mark="another"))
    session.execute(update(ProfileChange).where(ProfileChange.number == known.state.number).values(mark="another"))
    session.execute(update(Firm).values(workers=3.0))
    session.commit()
    again = columns.of(session)
    assert again.state == again.since == State(known.state.number, "another")
    assert workers(again, firm.id) == 3.0
    assert columns.of(session) is again


def test_after_very_many_changes_everything_is_read(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(revisions, "MOST_CHANGES", 3)
    kept = keep(session, *(supplier(number) for number in range(5)))
    first = columns.of(session)
    for each in kept[:3]:
        change(session, each.id, 8.0)
    assert columns.of(session).since == first.since
    for each in kept[:4]:
        change(session, each.id, 9.0)
    again = columns.of(session)
    assert (again.late, again.since) == (0, again.state)
    assert answers(again) == answers(read_anew(session))


def test_firms_that_go_and_come_back(session: Session) -> None:
    keep(session, buyer())
    keep(session, supplier(1, workers=5.0), supplier(2), sample=True)
    columns.of(session)
    sample_cities.remove(session, LEADER)
    session.commit()
    without = columns.of(session)
    assert set(without.table.row_of) == {f"{CITY}:B1"}
    assert answers(without) == answers(read_anew(session))
    keep(session, supplier(1, workers=6.0))
    known = columns.of(session)
    assert set(known.table.row_of) == {f"{CITY}:B1", f"{CITY}:S1"}
    assert not known.sample[known.table.row_of[f"{CITY}:S1"]]
    assert known.late
    assert answers(known) == answers(known.compact()) == answers(read_anew(session))


def test_those_who_ask_while_others_change_and_copies_are_made_get_the_answer_of_the_moment(
    session: Session, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelf, "WORTH_SAVING", 1)
    monkeypatch.setattr(shelf, "FEWEST_LATE", 2)
    key = keep(session, buyer(workers=1.0), *(supplier(number) for number in range(30)))[0].id
    done = threading.Event()

    def said(own: Session) -> float:
        return own.scalar(select(Firm.workers).where(Firm.id == key)) or 0.0

    def ask(_: int) -> int:
        asked = 0
        while not done.is_set():
            with database.transaction(engine, writes=False) as own:
                before, found, after = said(own), workers(columns.of(own), key), said(own)
            assert before <= found <= after
            asked += 1
        return asked

    with ThreadPoolExecutor(3) as crowd:
        asked = [crowd.submit(ask, number) for number in range(3)]
        try:
            for number in range(2, 32):
                change(session, key, float(number))
                time.sleep(0.01)
        finally:
            done.set()
        assert all(each.result() for each in asked)
    assert answers(columns.of(session)) == answers(read_anew(session))


def test_what_ended_a_partnership_is_read_of_both_firms(session: Session) -> None:
    first, guide = keep(session, mentee(1), mentor(mentor_slots=1))
    row = partnerships.propose(session, OFFICIAL, Proposal(Pair("mentorship", first.id, guide.id), "running", ownership="none"))
    session.commit()
    taken = columns.of(session)
    partnerships.step(session, OFFICIAL, row, Step("ended", note="pindah kota"))
    session.commit()
    freed = columns.of(session)
    free = [float(each.table.slots[each.row_of[guide.id]]) for each in (taken, freed)]
    assert free == [0.0, 1.0]
    assert answers(freed) == answers(read_anew(session))


def test_offices_and_their_samples_are_told_apart_after_changes_too(session: Session) -> None:
    keep(session, buyer(), supplier())
    columns.of(session)
    keep(session, replace(supplier(), name="Tetangga"), office=NEIGHBOUR)
    keep(session, supplier(7), sample=True)
    known = columns.of(session)
    kept_by = {office: known.of_office(office, sample=False).nonzero()[0] for office in (CITY, NEIGHBOUR)}
    named = {office: {known.table.row_of.id_of(int(row)) for row in kept} for office, kept in kept_by.items()}
    assert named == {CITY: {f"{CITY}:B1", f"{CITY}:S1"}, NEIGHBOUR: {f"{NEIGHBOUR}:S1"}}
