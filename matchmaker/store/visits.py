"""Visits as they are looked up, and what was changed on them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from matchmaker.permissions import Subject
from matchmaker.store.areas import within
from matchmaker.store.pages import Page, read
from models import Observation, Visit


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which visits are looked for: of offices in `area`, in a state, of one firm."""

    area: str
    state: str = ""
    firm_id: int = 0


def get(session: Session, visit_id: int) -> Visit | None:
    """The visit of that key."""
    return session.get(Visit, visit_id)


def lock(session: Session, visit_id: int) -> Visit | None:
    """The visit of that key, read anew; others who lock it wait until this transaction ends."""
    return session.get(Visit, visit_id, with_for_update={"of": Visit}, populate_existing=True)


def find(session: Session, code: str) -> Visit | None:
    """The visit of that check code."""
    return session.scalar(select(Visit).where(Visit.code == code))


def search(session: Session, wanted: Wanted, page: Page) -> tuple[list[Visit], int]:
    """One page of the visits, the latest first, and how many there are in all."""
    query = select(Visit).where(within(Visit.office, wanted.area)).order_by(Visit.planned_on.desc(), Visit.id.desc())
    if wanted.state:
        query = query.where(Visit.state == wanted.state)
    if wanted.firm_id:
        query = query.where(Visit.firm_id == wanted.firm_id)
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
