"""Browsers that are signed in, and attempts that failed."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from models import Account, SignIn, SignInFailure


def find(session: Session, secret_hash: str) -> tuple[SignIn, Account] | None:
    """The sign-in of that secret with its account, whether or not they are still in force."""
    query = select(SignIn, Account).join(Account, Account.id == SignIn.account_id).where(SignIn.secret_hash == secret_hash)
    return session.execute(query).one_or_none()


def see(session: Session, secret_hash: str, now: datetime) -> None:
    """Note that the browser was here."""
    session.execute(update(SignIn).where(SignIn.secret_hash == secret_hash).values(seen_at=now))


def end(session: Session, secret_hash: str) -> None:
    """Forget the sign-in of that secret."""
    session.execute(delete(SignIn).where(SignIn.secret_hash == secret_hash))


def end_all(session: Session, account_id: int) -> None:
    """Forget every sign-in of the account."""
    session.execute(delete(SignIn).where(SignIn.account_id == account_id))


def forget_ended(session: Session, now: datetime) -> None:
    """Remove the sign-ins whose time is over."""
    session.execute(delete(SignIn).where(SignIn.ends_at < now))


def failures(session: Session, subject: str, since: datetime) -> tuple[int, datetime | None]:
    """How many attempts on the subject have failed since then, and when the first of them did."""
    query = select(func.count(), func.min(SignInFailure.at)).where(SignInFailure.subject == subject, SignInFailure.at > since)
    return session.execute(query).one()


def forget_failures(session: Session, subject: str) -> None:
    """Remove the failures of the subject."""
    session.execute(delete(SignInFailure).where(SignInFailure.subject == subject))


def forget_old_failures(session: Session, before: datetime) -> None:
    """Remove the failures that are too old to count."""
    session.execute(delete(SignInFailure).where(SignInFailure.at < before))


def withdraw_failures(session: Session, keys: list[int]) -> None:
    """Remove these failures, where they are still there."""
    session.execute(delete(SignInFailure).where(SignInFailure.id.in_(keys)))
