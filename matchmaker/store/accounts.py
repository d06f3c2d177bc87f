"""Accounts, as they are looked up."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from matchmaker.permissions import Subject
from matchmaker.store.areas import within
from matchmaker.store.pages import Page, contains, read
from models import Account, Region


def get(session: Session, account_id: int) -> Account | None:
    """The account of that key."""
    return session.get(Account, account_id)


def find(session: Session, name: str) -> Account | None:
    """The account of that name."""
    return session.scalar(select(Account).where(Account.name == name))


def of_firm(session: Session, firm_id: int) -> Account | None:
    """The account by which the firm's owner may sign in; the first where there are several."""
    return session.scalar(select(Account).where(Account.firm_id == firm_id, Account.active).order_by(Account.id).limit(1))


def those(session: Session, keys: Collection[int]) -> dict[int, Account]:
    """The accounts of these keys, by key."""
    return {each.id: each for each in session.scalars(select(Account).where(Account.id.in_(keys)))} if keys else {}


def any_at_all(session: Session) -> bool:
    """Has anybody an account?"""
    return session.scalar(select(Account.id).limit(1)) is not None


def search(session: Session, area: str, text: str, page: Page) -> tuple[list[Account], int]:
    """One page of the accounts in an area whose names hold the words, by name, and how many there are in all."""
    query = select(Account).where(within(Account.region, area))
    for word in text.split()[:6]:
        query = query.where(or_(contains(Account.name, word), contains(Account.full_name, word)))
    return read(session, query.order_by(Account.name), page)


def has_region(session: Session, code: str) -> bool:
    """Is there a region of that code?"""
    return session.get(Region, code) is not None


def subject(account: Account) -> Subject:
    """The account as permissions see it: kept by the office of its region."""
    return Subject((account.region,))
