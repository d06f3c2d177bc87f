"""The counters by which a process notices that another one has changed something, and what each change of the profiles was."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from typing import Any, NamedTuple

from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from models import ProfileChange, Revision

PROFILES = "profiles"
KEPT = 100_000
"""So many of the last revisions can be followed one by one; from before them everything is read again."""
MOST_CHANGES = 5_000
"""After more changes than this everything is read again, which is faster."""
_ADVANCED = "transaction that advanced"


class State(NamedTuple):
    """How often something has changed, and a mark that no other history of the same database carries."""

    number: int
    mark: str


class Changes(NamedTuple):
    """The keys of firms that are new or changed, and the names of those that are gone."""

    firms: set[int]
    gone: set[str]


def state(session: Session, name: str = PROFILES) -> State:
    """Where the things of that name stand now."""
    row = session.execute(select(Revision.number, Revision.mark).where(Revision.name == name)).first()
    return State(*row) if row else State(0, "")


def current(session: Session, name: str = PROFILES) -> int:
    """How often the things of that name have changed so far."""
    return state(session, name).number


def advance(session: Session, name: str = PROFILES, *, firms: Iterable[int] = (), gone: Iterable[str] = ()) -> None:
    """Note one more change, in the transaction of the change itself: of these firms, and of those `gone` by their name in the table.

    Where it names nothing, anything may have changed, and everything is read again.
    """
    mark = secrets.token_hex(8)
    number = _count(session, name, mark)
    session.info[_ADVANCED] = session.get_transaction()
    if name != PROFILES:
        return
    changed: list[dict[str, Any]] = [{"firm_id": key, "gone": None} for key in sorted(set(firms))]
    changed += [{"firm_id": None, "gone": each} for each in gone]
    same = {"number": number, "mark": mark}
    session.execute(insert(ProfileChange), [{**same, **each} for each in changed or [{"firm_id": None, "gone": None}]])


def _count(session: Session, name: str, mark: str) -> int:
    counted = update(Revision).where(Revision.name == name).values(number=Revision.number + 1, mark=mark).returning(Revision.number)
    number = session.scalar(counted)
    if number is not None:
        return number
    try:
        with session.begin_nested():
            session.add(Revision(name=name, number=1, mark=mark))
        return 1
    except IntegrityError:
        return _count(session, name, mark)


def changes_since(session: Session, known: State) -> Changes | None:
    """What has changed since the profiles stood so; None where that is not on record or is very much, and everything must be read again."""
    later = select(ProfileChange.firm_id, ProfileChange.gone).where(ProfileChange.number > known.number).distinct()
    rows = session.execute(later.limit(MOST_CHANGES + 1)).all()
    on_record = select(ProfileChange.id).where(ProfileChange.number == known.number, ProfileChange.mark == known.mark)
    if len(rows) > MOST_CHANGES or any(row.firm_id is None and row.gone is None for row in rows):
        return None
    if session.scalar(on_record.limit(1)) is None:  # asked last: what is forgotten meanwhile goes from its old end
        return None
    return Changes({row.firm_id for row in rows if row.firm_id is not None}, {row.gone for row in rows if row.gone is not None})


def forget(session: Session) -> None:
    """Drop what lies further back than KEPT revisions."""
    session.execute(delete(ProfileChange).where(ProfileChange.number < current(session) - KEPT))


def is_settled(session: Session) -> bool:
    """Has the session's present transaction noted no change? One that it notes may be rolled back, and its number given again."""
    noted = session.info.get(_ADVANCED)
    return noted is None or noted is not session.get_transaction()
