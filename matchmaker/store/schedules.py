"""The days for which the entries of the schedule were put to work."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from models import Schedule


def done_on(session: Session) -> dict[str, date]:
    """Each entry's last day, by its name."""
    return {row.name: row.done_on for row in session.scalars(select(Schedule))}


def take(session: Session, name: str, day: date) -> bool:
    """Note that the entry is done for the day; False where it was already: of any number at once, one gets True."""
    later = update(Schedule).where(Schedule.name == name, Schedule.done_on < day).values(done_on=day).returning(Schedule.name)
    if session.scalar(later) is not None:
        return True
    if session.get(Schedule, name) is not None:
        return False
    try:
        with session.begin_nested():
            session.add(Schedule(name=name, done_on=day))
    except IntegrityError:
        return False
    return True
