"""A few firms in a database, the people who ask about them, and a crowd that acts at once."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, event, func, select
from sqlalchemy.orm import Session

from matchmaker import database
from matchmaker.engine.profile import Profile
from matchmaker.interchange import Dataset
from matchmaker.permissions import Actor
from matchmaker.services import imports
from matchmaker.store import firms, revisions
from matchmaker.store import profiles as rows
from models import Firm
from tests import people

CITY, NEIGHBOUR, LONGER, PROVINCE = "35.76", "35.73", "35.760", "35"
OFFICIAL = Actor("official", CITY)
EVALUATOR = Actor("evaluator", CITY)
LEADER = Actor("supervisor", CITY)


def keep(session: Session, *profiles: Profile, office: str = CITY, sample: bool = False) -> list[Firm]:
    """The profiles as stored firms, committed."""
    if office == LONGER:
        _keep_odd(session, profiles)
    else:
        imports.take(session, Actor("official", office), Dataset(profiles=profiles), imports.Terms(office, sample=sample))
    session.commit()
    return [each for each in (firms.find(session, office, profile.id) for profile in profiles) if each]


def _keep_odd(session: Session, profiles: tuple[Profile, ...]) -> None:
    """Keep them for LONGER, which is no office that can enter profiles."""
    keys = rows.add(session, LONGER, profiles)
    revisions.advance(session, firms=keys.values())


def signed_in(session: Session, role: str = "official", firm: Firm | None = None) -> Actor:
    """Somebody of that role with an account of the city, or of the firm whose own account it is; committed."""
    return people.actor_of(people.open_account(session, role, region=firm.office if firm else CITY, firm_id=firm.id if firm else None))


def owner(session: Session, firm: Firm) -> Actor:
    """The firm's own account."""
    return signed_in(session, "business", firm)


def count(session: Session, table: type[Any]) -> int:
    """How many rows the table has."""
    return session.scalar(select(func.count()).select_from(table)) or 0


def at_once(engine: Engine, number: int, act: Callable[[Session, int], Any]) -> list[Any]:
    """What each of so many threads returned or raised, each in a transaction of its own, all started together."""
    start = threading.Barrier(number)

    def work(place: int) -> Any:
        start.wait()
        try:
            with database.transaction(engine) as session:
                return act(session, place)
        except Exception as problem:  # noqa: BLE001 - it is the answer
            return problem

    with ThreadPoolExecutor(number) as crowd:
        return list(crowd.map(work, range(number)))


@contextmanager
def statements(engine: Engine) -> Iterator[list[str]]:
    """The SQL that is sent to the database within the block."""
    sent: list[str] = []

    def note(connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
        if not statement.startswith("BEGIN"):
            sent.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(engine, "before_cursor_execute", note)
