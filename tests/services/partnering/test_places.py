"""A mentor's places: never more mentees than places, whoever asks at once, on both databases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from matchmaker.errors import Conflict
from matchmaker.i18n import today
from matchmaker.services import firms, partnerships
from matchmaker.services.partnering import answers, meetings
from matchmaker.services.partnering.answers import Answer
from matchmaker.services.partnering.meetings import Told
from matchmaker.services.partnerships import Proposal, Step
from matchmaker.store import firms as profiles
from matchmaker.store import partnerships as rows
from matchmaker.store.partnerships import Pair
from models import AuditEntry, Firm, Meeting, Partnership, PartnershipStep
from tests.engine.firms import mentee, mentor
from tests.services.town import OFFICIAL, at_once, count, keep

CROWD = 50


def crowd_of(session: Session, number: int, places: int | None) -> tuple[list[Pair], int]:
    """So many newcomers, each paired with the one mentor of so many places, and the mentor's key; committed."""
    *newcomers, guide = keep(session, *(mentee(each) for each in range(number)), mentor(mentor_slots=places))
    pairs = [Pair("mentorship", each.id, guide.id) for each in newcomers]
    key = guide.id
    session.commit()
    return pairs, key


def propose(pair: Pair, state: str = "introduced") -> Callable[[Session], int]:
    """Record the pair in a session."""
    return lambda session: partnerships.propose(session, OFFICIAL, Proposal(pair, state)).id


def step(key: int, to: Step) -> Callable[[Session], str]:
    """Take the partnership of that key a step in a session."""
    return lambda session: partnerships.step(session, OFFICIAL, found(session, key), to).state


def found(session: Session, key: int) -> Partnership:
    """The partnership of that key."""
    row = rows.get(session, key)
    assert row
    return row


def lower(key: int, places: int) -> Callable[[Session], list[str]]:
    """Lower the mentor's places in a session."""

    def act(session: Session) -> list[str]:
        row = profiles.get(session, key)
        assert row
        return firms.change(session, OFFICIAL, row, {"mentor_slots": places})

    return act


def outcomes(engine: Engine, acts: list[Callable[[Session], Any]]) -> Counter[str]:
    """What came of the acts, all started together, by the type of the answer."""
    return Counter(type(each).__name__ for each in at_once(engine, len(acts), lambda own, place: acts[place](own)))


def test_fifty_ask_at_once_for_the_last_place(session: Session, engine: Engine) -> None:
    pairs, key = crowd_of(session, CROWD, 1)
    assert outcomes(engine, [propose(each) for each in pairs]) == {"int": 1, "Conflict": CROWD - 1}
    assert rows.count_mentees(session, key) == count(session, Partnership) == count(session, PartnershipStep) == 1


def test_fifty_step_into_the_last_places_at_once(session: Session, engine: Engine) -> None:
    pairs, key = crowd_of(session, CROWD, 3)
    waiting = [partnerships.propose(session, OFFICIAL, Proposal(each, "suggested")).id for each in pairs]
    session.commit()
    came = outcomes(engine, [step(each, Step("introduced" if place % 2 else "exploring")) for place, each in enumerate(waiting)])
    assert came == {"str": 3, "Conflict": CROWD - 3}
    assert rows.count_mentees(session, key) == 3
    assert count(session, PartnershipStep) == CROWD + 3


def test_a_place_that_is_left_is_given_once(session: Session, engine: Engine) -> None:
    pairs, key = crowd_of(session, 20, 1)
    first = propose(pairs[0])(session)
    session.commit()
    came = outcomes(engine, [step(first, Step("declined", "pindah", "not_now")), *(propose(each) for each in pairs[1:])])
    assert came["str"] == 1
    assert came["int"] <= 1
    assert rows.count_mentees(session, key) == came["int"]


def test_the_same_pair_takes_one_place_when_it_is_opened_again(session: Session, engine: Engine) -> None:
    (pair,), key = crowd_of(session, 1, 2)
    closed = propose(pair)(session)
    step(closed, Step("declined", "belum sempat", "not_now"))(session)
    session.commit()
    assert outcomes(engine, [propose(pair)] * 10) == {"int": 1, "Conflict": 9}
    assert rows.count_mentees(session, key) == 1


def test_places_lowered_meanwhile_end_nothing_and_bar_new_ones(session: Session, engine: Engine) -> None:
    pairs, key = crowd_of(session, 20, 10)
    acts: list[Callable[[Session], Any]] = [propose(each) for each in pairs]
    came = outcomes(engine, [*acts[:10], lower(key, 2), *acts[10:]])
    assert came["list"] == 1
    named = AuditEntry.act.in_(("partnership.recorded", "firm.changed"))
    trail = list(session.scalars(select(AuditEntry.act).where(named).order_by(AuditEntry.id)))
    before = trail.index("firm.changed")
    assert before <= 10
    assert trail.count("partnership.recorded") == came["int"] == max(before, 2)
    assert rows.count_mentees(session, key) == came["int"]
    with pytest.raises(Conflict, match="penuh"):
        propose(Pair("mentorship", keep(session, mentee(99))[0].id, key))(session)


def test_a_running_mentorship_goes_on_where_places_were_lowered(session: Session) -> None:
    pairs, key = crowd_of(session, 2, 2)
    kept = [propose(each)(session) for each in pairs]
    lower(key, 0)(session)
    assert [step(each, Step("exploring"))(session) for each in kept] == ["exploring", "exploring"]
    step(kept[0], Step("declined", "selesai", "not_now"))(session)
    with pytest.raises(Conflict, match="penuh"):
        propose(pairs[0])(session)


def test_who_has_read_the_mentor_earlier_counts_its_places_anew(session: Session, engine: Engine) -> None:
    (pair,), key = crowd_of(session, 1, 1)
    with Session(engine, expire_on_commit=False) as early:
        known = early.get(Firm, key)
        assert known is not None
        early.commit()
        lower(key, 0)(session)
        session.commit()
        assert known.mentor_slots == 1
        with pytest.raises(Conflict, match="penuh"):
            propose(pair)(early)


@pytest.mark.parametrize("places", [None, 0])
def test_who_states_no_place_takes_no_mentee(session: Session, places: int | None) -> None:
    (pair,), _ = crowd_of(session, 1, places)
    assert propose(pair, "suggested")(session)
    with pytest.raises(Conflict, match="belum mencatat" if places is None else "penuh"):
        step(session.scalars(select(Partnership.id)).one(), Step("introduced"))(session)


def test_fifty_act_on_one_mentorship_and_each_acknowledged_act_is_stored_once(session: Session, engine: Engine) -> None:
    (pair,), key = crowd_of(session, 1, 1)
    row = propose(pair)(session)
    session.commit()
    kinds: list[Callable[[Session], Any]] = [
        step(row, Step("exploring")),
        step(row, Step("agreed", ownership="none")),
        step(row, Step("running", ownership="none")),
        lambda own: answers.answer(own, OFFICIAL, found(own, row), Answer("seeker", "interested")).id,
        lambda own: meetings.log(own, OFFICIAL, found(own, row), Told(today(), "label kemasan")).id,
    ]
    counted = outcomes(engine, kinds * (CROWD // len(kinds)))
    assert set(counted) <= {"str", "int", "Conflict"}
    assert count(session, PartnershipStep) == 1 + counted["str"]
    assert count(session, Meeting) == 1
    assert rows.count_mentees(session, key) == 1
