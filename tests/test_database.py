"""transaction(): all or nothing, writers wait for each other, readers see what was committed."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine, func, select, text
from sqlalchemy.exc import DatabaseError, IntegrityError
from sqlalchemy.orm import Session

from matchmaker.database import transaction
from matchmaker.store import revisions
from models import SignIn, SignInFailure


def _add(session: Session, subject: str = "x") -> None:
    session.add(SignInFailure(subject=subject, at=datetime.now(UTC)))
    session.flush()


def _add_and_fail(engine: Engine) -> None:
    with transaction(engine) as session:
        _add(session)
        raise ZeroDivisionError


def _number(engine: Engine) -> int:
    with transaction(engine, writes=False) as session:
        return session.scalar(select(func.count()).select_from(SignInFailure)) or 0


def test_a_block_that_ends_well_is_stored(engine: Engine) -> None:
    with transaction(engine) as session:
        _add(session)
        assert _number(engine) == 0, "nobody sees it before it is committed"
    assert _number(engine) == 1


def test_a_block_that_raises_leaves_nothing(engine: Engine) -> None:
    with pytest.raises(ZeroDivisionError):
        _add_and_fail(engine)
    assert _number(engine) == 0


def test_many_writers_at_once_all_get_their_turn(engine: Engine) -> None:
    def write(number: int) -> None:
        with transaction(engine) as session:
            revisions.advance(session, "tried")
            _add(session, str(number))

    with ThreadPoolExecutor(8) as writers:
        list(writers.map(write, range(40)))
    assert _number(engine) == 40
    with transaction(engine, writes=False) as session:
        assert revisions.current(session, "tried") == 40


def test_a_reader_waits_for_no_writer(engine: Engine) -> None:
    with transaction(engine) as writer:
        _add(writer)
        with transaction(engine, writes=False) as reader:
            assert reader.scalar(select(func.count()).select_from(SignInFailure)) == 0


def test_foreign_keys_are_kept(engine: Engine) -> None:
    now = datetime.now(UTC)
    with pytest.raises(IntegrityError), transaction(engine) as session:
        session.add(SignIn(account_id=999, secret_hash="x", started_at=now, seen_at=now, ends_at=now))


def test_an_error_does_not_quote_the_values(engine: Engine) -> None:
    now = datetime.now(UTC)
    with pytest.raises(DatabaseError) as refused, transaction(engine) as session:
        session.add(SignIn(account_id=999, secret_hash="rahasia", started_at=now, seen_at=now, ends_at=now))
    assert "rahasia" not in str(refused.value)


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
def test_sqlite_survives_a_power_cut(engine: Engine) -> None:
    with engine.connect() as connection:
        found = {name: connection.scalar(text(f"PRAGMA {name}")) for name in ("journal_mode", "synchronous", "foreign_keys")}
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
