"""The counter by which processes notice changes: it counts each one, only what is stored, and tells what each was."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from matchmaker.store import revisions
from matchmaker.store.revisions import Changes, State
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


def _stored(session: Session, **what: Any) -> State:
    """The state after this change, which is stored."""
    revisions.advance(session, **what)
    session.commit()
    return revisions.state(session)


def test_what_changed_since_is_told_once_for_all(session: Session) -> None:
    first = _stored(session, firms=[1, 2])
    assert revisions.changes_since(session, first) == Changes(set(), set())
    _stored(session, firms=[3, 2, 3])
    second = _stored(session, firms=[3], gone=["35.76:A"])
    assert revisions.changes_since(session, first) == Changes({2, 3}, {"35.76:A"})
    assert revisions.changes_since(session, second) == Changes(set(), set())


def test_a_change_that_names_nothing_is_a_change_of_everything(session: Session) -> None:
    first = _stored(session, firms=[1])
    second = _stored(session)
    assert revisions.changes_since(session, first) is None
    assert revisions.changes_since(session, second) == Changes(set(), set())


def test_what_never_was_or_was_otherwise_is_not_on_record(session: Session) -> None:
    first = _stored(session, firms=[1])
    _stored(session, firms=[2])
    for unknown in (State(0, ""), State(first.number, "another"), State(first.number + 7, first.mark)):
        assert revisions.changes_since(session, unknown) is None


def test_a_number_that_was_rolled_back_is_given_again_with_another_mark(session: Session) -> None:
    first = _stored(session, firms=[1])
    revisions.advance(session, firms=[2])
    undone = revisions.state(session)
    session.rollback()
    again = _stored(session, firms=[3])
    assert (again.number, undone.number) == (first.number + 1, first.number + 1)
    assert revisions.changes_since(session, undone) is None
    assert revisions.changes_since(session, first) == Changes({3}, set())


def test_what_was_forgotten_cannot_be_followed(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(revisions, "KEPT", 2)
    states = [_stored(session, firms=[number]) for number in range(5)]
    revisions.forget(session)
    session.commit()
    assert [revisions.changes_since(session, each) is None for each in states] == [True, True, False, False, False]
    assert revisions.changes_since(session, states[2]) == Changes({3, 4}, set())


def test_very_many_changes_are_not_told_one_by_one(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(revisions, "MOST_CHANGES", 3)
    first = _stored(session, firms=range(10))
    for number in (1, 2, 3, 3, 2, 1):
        _stored(session, firms=[number])
    assert revisions.changes_since(session, first) == Changes({1, 2, 3}, set())
    _stored(session, gone=["35.76:A"])
    assert revisions.changes_since(session, first) is None
