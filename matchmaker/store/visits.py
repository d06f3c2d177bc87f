"""Visits as they are looked up, and what was changed on them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from matchmaker.permissions import Subject
from matchmaker.store.areas import within
from matchmaker.store.pages import Order, Orders, Page, contains, looked_up, ordered, place_in, read
from matchmaker.terms import VISIT_STATES, values
from models import Account, Firm, Observation, Visit


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which visits are looked for: of offices in `area`, in a state, of one firm, with `text` in the name of the firm or the official."""

    area: str
    state: str = ""
    firm_id: int = 0
    text: str = ""


ORDERS: Orders = {
    "firm": looked_up(Firm.name, Firm.id == Visit.firm_id),
    "official": looked_up(Account.full_name, Account.id == Visit.account_id),
    "day": func.coalesce(Visit.done_on, Visit.planned_on),
    "planned": Visit.planned_on,
    "done": Visit.done_on,
    "state": place_in(Visit.state, values(VISIT_STATES)),
    "assignment": Visit.assignment,
    "office": Visit.office,
}
"""How a list of visits can be sorted."""


def get(session: Session, visit_id: int) -> Visit | None:
    """The visit of that key."""
    return session.get(Visit, visit_id)


def lock(session: Session, visit_id: int) -> Visit | None:
    """The visit of that key, read anew; others who lock it wait until this transaction ends."""
    return session.get(Visit, visit_id, with_for_update={"of": Visit}, populate_existing=True)


def find(session: Session, code: str) -> Visit | None:
    """The visit of that check code."""
    return session.scalar(select(Visit).where(Visit.code == code))


def search(session: Session, wanted: Wanted, page: Page, order: Order | None = None) -> tuple[list[Visit], int]:
    """One page of the visits, the latest first unless another order is given, and how many there are in all."""
    query = ordered(select(Visit), ORDERS, order, Visit.planned_on.desc(), Visit.id.desc()).where(within(Visit.office, wanted.area))
    if wanted.state:
        query = query.where(Visit.state == wanted.state)
    if wanted.firm_id:
        query = query.where(Visit.firm_id == wanted.firm_id)
    for word in wanted.text.split()[:6]:
        officials = select(Account.id).where(contains(Account.full_name, word))
        query = query.where(or_(Visit.firm_id.in_(select(Firm.id).where(contains(Firm.name, word))), Visit.account_id.in_(officials)))
    return read(session, query, page)


def planned(session: Session, area: str, until: date, limit: int) -> list[Visit]:
    """The visits of an area that are planned for days up to `until`, the earliest first."""
    query = select(Visit).where(within(Visit.office, area), Visit.state == "planned", Visit.planned_on <= until)
    return list(session.scalars(query.order_by(Visit.planned_on, Visit.id).limit(limit)))


def last_done(session: Session, firms: Collection[int]) -> dict[int, Visit]:
    """For each of these firms that has been visited its latest visit."""
    query = select(Visit).where(Visit.firm_id.in_(firms), Visit.state == "done").order_by(Visit.done_on, Visit.id)
    return {each.firm_id: each for each in session.scalars(query)}


def observed(session: Session, visit_id: int) -> list[Observation]:
    """What was changed on the visit."""
    return list(session.scalars(select(Observation).where(Observation.visit_id == visit_id).order_by(Observation.id)))


def subject(visit: Visit) -> Subject:
    """The visit as permissions see it."""
    return Subject((visit.office,), frozenset((visit.firm_id,)))
