"""Guessing is slowed down: attempts are counted per account name and per address, across processes and restarts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from math import ceil

from sqlalchemy.orm import Session

from matchmaker.errors import TooMany
from matchmaker.i18n import say
from matchmaker.store import sign_ins
from models import SignInFailure

WINDOW = timedelta(minutes=15)
MOST_PER_NAME = 5
MOST_PER_ADDRESS = 30


def begin(session: Session, name: str, address: str) -> list[int]:
    """Count an attempt as failed before it is judged, and COMMIT; returns what withdraw() takes. TooMany says how long to wait.

    Counting first keeps a crowd of simultaneous guesses from getting past the limit: whoever commits as the sixth counts six. It is
    committed here, because the refusal that follows rolls the request back. So nothing else may be pending in the session.
    """
    return _count(session, {_subject("name", name): MOST_PER_NAME, _subject("address", address): MOST_PER_ADDRESS})


def count(session: Session, act: str, address: str, most: int) -> list[int]:
    """Count what somebody without an account does, of which an address may do `most` within the window; COMMITS as begin() does."""
    return _count(session, {_subject(act, address): most})


def _count(session: Session, limits: Mapping[str, int]) -> list[int]:
    now = datetime.now(UTC)
    counted = [SignInFailure(subject=subject, at=now) for subject in limits]
    sign_ins.forget_old_failures(session, now - WINDOW)
    session.add_all(counted)
    session.flush()
    keys = [each.id for each in counted]
    session.commit()
    for subject, most in limits.items():
        number, first = sign_ins.failures(session, subject, now - WINDOW)
        if number > most and first:
            withdraw(session, keys)
            session.commit()
            raise TooMany(_wait(first + WINDOW - now))
    session.commit()
    return keys


def withdraw(session: Session, counted: list[int]) -> None:
    """The attempt was no failure after all."""
    sign_ins.withdraw_failures(session, counted)


def forget(session: Session, name: str) -> None:
    """The person has proved to be the account's: its failures no longer count."""
    sign_ins.forget_failures(session, _subject("name", name))


def _subject(kind: str, value: str) -> str:
    return sha256(f"{kind}:{value}".encode()).hexdigest()


def _wait(left: timedelta) -> str:
    minutes = max(1, ceil(left / timedelta(minutes=1)))
    return say(
        "coba lagi dalam {minutes} menit", "try again in {minutes} minutes", minutes=minutes
    )
