"""unless_changed(): of two who change the same rows at once, the slower is told so, and nothing of its change is kept."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, SessionTransaction
from sqlalchemy.orm.exc import StaleDataError

from matchmaker.errors import Conflict


@contextmanager
def unless_changed(session: Session, sentence: str) -> Iterator[SessionTransaction]:
    """All of the block or nothing; Conflict with the sentence where somebody else changed the same rows meanwhile."""
    try:
        with session.begin_nested() as attempt:
            yield attempt
    except (IntegrityError, StaleDataError) as meanwhile:
        raise Conflict(sentence) from meanwhile
