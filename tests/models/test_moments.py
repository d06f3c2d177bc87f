"""A moment is one point in time on both databases, whatever zone it was given in."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy.exc import StatementError
from sqlalchemy.orm import Session

from matchmaker.i18n import WIB
from models import SignInFailure


def test_it_comes_back_in_utc(session: Session) -> None:
    given = datetime(2027, 3, 1, 0, 30, 15, 250_000, tzinfo=WIB)
    session.add(SignInFailure(id=1, subject="x", at=given))
    session.commit()
    session.expire_all()
    kept = session.get_one(SignInFailure, 1).at
    assert kept == given
    assert kept.tzinfo is UTC
    assert kept.isoformat() == "2027-02-28T17:30:15.250000+00:00"


def test_one_without_a_zone_is_a_mistake(session: Session) -> None:
    session.add(SignInFailure(subject="x", at=datetime(2027, 3, 1)))  # noqa: DTZ001 - the mistake
    with pytest.raises(StatementError, match="time zone"):
        session.flush()
