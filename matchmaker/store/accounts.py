"""Accounts, as they are looked up."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from matchmaker.permissions import Subject
from matchmaker.store.areas import within
from matchmaker.store.pages import Order, Orders, Page, contains, looked_up, ordered, place_in, read
from matchmaker.terms import ACCOUNT_ROLES, values
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


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which accounts are looked for: in `area`, whose names hold the words of `text`, of a role."""

    area: str
    text: str = ""
    role: str = ""


ORDERS: Orders = {
    "name": Account.name,
    "full_name": func.lower(Account.full_name),
    "role": place_in(Account.role, values(ACCOUNT_ROLES)),
    "region": looked_up(Region.name, Region.code == Account.region),
    "active": Account.active,
    "created": Account.created_at,
}
"""How a list of accounts can be sorted."""


def search(session: Session, wanted: Wanted, page: Page, order: Order | None = None) -> tuple[list[Account], int]:
    """One page of the accounts, by name unless another order is given, and how many there are in all."""
    query = ordered(select(Account), ORDERS, order, Account.name).where(within(Account.region, wanted.area))
    if wanted.role:
        query = query.where(Account.role == wanted.role)
    for word in wanted.text.split()[:6]:
        query = query.where(or_(contains(Account.name, word), contains(Account.full_name, word)))
    return read(session, query, page)


def count_roles(session: Session, area: str) -> dict[str, int]:
    """How many people of each role may sign in to an area."""
    query = select(Account.role, func.count()).where(within(Account.region, area), Account.active).group_by(Account.role)
    return dict(session.execute(query).all())


def has_region(session: Session, code: str) -> bool:
    """Is there a region of that code?"""
    return session.get(Region, code) is not None


def subject(account: Account) -> Subject:
    """The account as permissions see it: kept by the office of its region."""
    return Subject((account.region,))
