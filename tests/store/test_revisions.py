"""The counter by which processes notice changes: it counts each one, and only what is stored."""

from __future__ import annotations

from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from matchmaker.store import revisions
from tests.services.town import at_once


def test_every_change_is_counted_also_the_first_ones_at_once(session: Session, engine: Engine) -> None:
    session.commit()
    answers = at_once(engine, 12, lambda own, place: revisions.advance(own, "tests"))
    assert answers == [None] * 12
    assert revisions.current(session, "tests") == 12
    assert revisions.current(session, "others") == 0


def test_what_is_rolled_back_is_not_counted(session: Session) -> None:
    revisions.advance(session, "tests")
    assert not revisions.is_settled(session)
    session.rollback()
    assert revisions.is_settled(session)
    assert revisions.current(session, "tests") == 0
    revisions.advance(session, "tests")
    session.commit()
    assert revisions.is_settled(session)
    assert revisions.current(session, "tests") == 1
