"""Fifty at once: one step is stored, every other is told; two officials on one pair; on both databases."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from matchmaker.errors import Conflict
from matchmaker.services import partnerships
from matchmaker.services.partnerships import Proposal, Step
from matchmaker.store import partnerships as rows
from matchmaker.store.partnerships import Pair
from models import AuditEntry, FollowUp, Partnership, PartnershipStep
from tests.engine.firms import buyer, supplier
from tests.services.town import OFFICIAL, at_once, count, keep

CROWD = 50


def recorded(session: Session) -> int:
    """The key of a pair on trial; committed."""
    one, other = keep(session, buyer(), supplier())
    key = partnerships.propose(session, OFFICIAL, Proposal(Pair("supply_chain", one.id, other.id), "exploring")).id
    session.commit()
    return key


def test_fifty_take_a_step_at_once(session: Session, engine: Engine) -> None:
    key = recorded(session)
    ends = (Step("agreed", ownership="none"), Step("declined", "mahal", "price"))

    def act(own: Session, place: int) -> str:
        row = rows.get(own, key)
        assert row
        return partnerships.step(own, OFFICIAL, row, ends[place % 2]).state

    told = at_once(engine, CROWD, act)
    (taken,) = [each for each in told if isinstance(each, str)]
    assert sum(isinstance(each, Conflict) for each in told) == CROWD - 1
    assert session.scalars(select(Partnership.state)).one() == taken
    assert session.scalars(select(PartnershipStep.new_state).order_by(PartnershipStep.id)).all() == ["exploring", taken]
    assert session.scalars(select(AuditEntry.act)).all().count("partnership.moved") == 1
    assert count(session, FollowUp) == (4 if taken == "agreed" else 0)


def test_fifty_officials_record_one_pair_at_once(session: Session, engine: Engine) -> None:
    one, other = keep(session, buyer(), supplier())
    pair = Pair("supply_chain", one.id, other.id)
    session.commit()
    told = at_once(engine, CROWD, lambda own, place: partnerships.propose(own, OFFICIAL, Proposal(pair)).id)
    assert sum(isinstance(each, int) for each in told) == 1
    assert sum(isinstance(each, Conflict) for each in told) == CROWD - 1
    assert count(session, Partnership) == count(session, PartnershipStep) == 1
