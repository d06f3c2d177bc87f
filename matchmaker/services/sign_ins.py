"""Signing in and out: a right password is exchanged for a secret that the browser keeps in a cookie."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address

from sqlalchemy.orm import Session

from matchmaker.errors import SignInRefused
from matchmaker.services import attempts, identity, passwords
from matchmaker.services.identity import Identity
from matchmaker.store import accounts
from matchmaker.store import sign_ins as rows
from models import Account, SignIn

IDLE = timedelta(minutes=60)
LONGEST = timedelta(hours=12)
NOTED_EVERY = timedelta(minutes=5)

log = logging.getLogger(__name__)


def sign_in(session: Session, name: str, password: str, address: str) -> str:
    """The secret for the cookie; SignInRefused or TooMany otherwise. The session must be fresh: see prove()."""
    account = prove(session, name, password, address)
    log.info("signed in: account=%s", account.id)
    return start(session, account.id)


def prove(session: Session, name: str, password: str, address: str) -> Account:
    """The active account of that name and password; SignInRefused says the same, in the same time, for an unknown name.

    Commits the count of attempts, and holds no transaction while the password is hashed: others can write meanwhile.
    """
    name = name.strip().casefold()
    account = accounts.find(session, name)
    kept = account.password_hash if account and account.active and _may_come_from(account, address) else None
    counted = attempts.begin(session, name, address)
    if not passwords.matches(kept, password):
        log.warning("sign-in refused: account=%s", account.id if account else "unknown")
        raise SignInRefused()
    attempts.withdraw(session, counted)
    attempts.forget(session, name)
    account = accounts.find(session, name)
    if account is None or account.password_hash != kept or not account.active:  # changed while we were hashing
        raise SignInRefused()
    return account


def _may_come_from(account: Account, address: str) -> bool:
    """A trial account of the sample city works only on the machine itself."""
    return not account.sample or ip_address(address or "0.0.0.0").is_loopback  # noqa: S104 - no address to bind to


def start(session: Session, account_id: int) -> str:
    """A new sign-in of the account, without asking for its password; returns the secret."""
    now, secret = datetime.now(UTC), identity.new_secret()
    rows.forget_ended(session, now)
    session.add(SignIn(account_id=account_id, secret_hash=identity.hash_of(secret), started_at=now, seen_at=now, ends_at=now + LONGEST))
    session.flush()
    return secret


def identify(session: Session, secret: str) -> Identity | None:
    """Whose browser it is; None where the sign-in has ended, was idle for too long, or the account is disabled. Only reads."""
    found, now = rows.find(session, identity.hash_of(secret)), datetime.now(UTC)
    if found is None:
        return None
    row, account = found
    if not account.active or row.ends_at <= now or row.seen_at <= now - IDLE:
        return None
    return identity.of(account, stale=row.seen_at <= now - NOTED_EVERY)


def note_visit(session: Session, secret: str) -> None:
    """The browser was here just now: the idle time begins anew."""
    rows.see(session, identity.hash_of(secret), datetime.now(UTC))


def sign_out(session: Session, secret: str) -> None:
    """The secret proves nothing any more, wherever it was copied to."""
    rows.end(session, identity.hash_of(secret))
