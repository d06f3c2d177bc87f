"""The commands' way to the database: migrated, with the reference data, in one transaction, as the person at this terminal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from matchmaker.permissions import Actor
from matchmaker.settings import Settings

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Stored:
    """An open transaction, its database, the settings, and the terminal's person, who may do what an administrator may."""

    session: Session
    engine: Engine
    settings: Settings
    actor: Actor


@contextmanager
def stored(*, writes: bool = True) -> Iterator[Stored]:
    """Within the block the database is open; committed at its end, rolled back where it raises."""
    from matchmaker import database
    from matchmaker.services import first_start

    settings = Settings.from_env()
    engine = database.connect(settings)
    try:
        first_start.fill_tables(settings, engine)
        with database.transaction(engine, writes=writes) as session:
            yield Stored(session, engine, settings, first_start.terminal(settings))
    finally:
        engine.dispose()
