"""The counters by which a process notices that another one has changed something."""

from __future__ import annotations

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from models import Revision

PROFILES = "profiles"
_ADVANCED = "transaction that advanced"


def current(session: Session, name: str = PROFILES) -> int:
    """How often the things of that name have changed so far."""
    return session.scalar(select(Revision.number).where(Revision.name == name)) or 0


def advance(session: Session, name: str = PROFILES) -> None:
    """Note one more change, in the transaction of the change itself."""
    counted = update(Revision).where(Revision.name == name).values(number=Revision.number + 1).returning(Revision.number)
    number = session.scalar(counted)
    session.info[_ADVANCED] = session.get_transaction()
    if number is not None:
        return
    try:
        with session.begin_nested():
            session.add(Revision(name=name, number=1))
    except IntegrityError:
        advance(session, name)


def is_settled(session: Session) -> bool:
    """Has the session's present transaction noted no change? One that it notes may be rolled back, and its number given again."""
    noted = session.info.get(_ADVANCED)
    return noted is None or noted is not session.get_transaction()
