"""Programs' keys to the API."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from matchmaker.store.pages import Page, read
from models import Account, ApiToken


def get(session: Session, token_id: int) -> ApiToken | None:
    """The token of that key."""
    return session.get(ApiToken, token_id)


def find(session: Session, secret_hash: str) -> tuple[ApiToken, Account] | None:
    """The token of that secret with its account, whether or not they are still in force."""
    query = select(ApiToken, Account).join(Account, Account.id == ApiToken.account_id).where(ApiToken.secret_hash == secret_hash)
    return session.execute(query).one_or_none()


def search(session: Session, account_id: int, page: Page) -> tuple[list[ApiToken], int]:
    """One page of the account's tokens, the newest first, and how many there are in all."""
    return read(session, select(ApiToken).where(ApiToken.account_id == account_id).order_by(ApiToken.id.desc()), page)


def revoke_all(session: Session, account_id: int, now: datetime, *, but: str = "") -> None:
    """End every token of the account, but the one whose secret has this hash."""
    theirs = ApiToken.account_id == account_id, ApiToken.revoked_at.is_(None), ApiToken.secret_hash != but
    session.execute(update(ApiToken).where(*theirs).values(revoked_at=now))


def forget_ended(session: Session, now: datetime) -> None:
    """Remove the tokens whose time is over."""
    session.execute(delete(ApiToken).where(ApiToken.ends_at < now))
