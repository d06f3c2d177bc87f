"""read() and up_to_date(): the columns of all profiles from the database, in full or only what has changed since they were known."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import select
from sqlalchemy.orm import Session

from matchmaker.engine.profile import Profile, known
from matchmaker.engine.table.firm_columns import TrackRecord
from matchmaker.engine.table.firm_table import FirmTable
from matchmaker.engine.table.stack import Stack
from matchmaker.store import partnerships, profiles, revisions
from matchmaker.store.firm_keys import FirmKeys
from matchmaker.store.keyed_table import Columns
from matchmaker.store.profiles import Stored
from matchmaker.store.revisions import Changes, State
from models import Firm


def table_id(office: str, public_id: str) -> str:
    """What a firm is called in the table."""
    return f"{office}:{public_id}"


def up_to_date(session: Session, known: Columns | None) -> Columns:
    """As everything is now.

    Somebody may store a change while this reads. Half of it may then have been read, but its firms are among those that changed since,
    and they are read once more.
    """
    state = revisions.state(session)
    while known is None or known.state != state:
        changes = revisions.changes_since(session, known.state) if known else None
        known = read(session, state) if known is None or changes is None else _changed(session, known, changes, state)
        state = revisions.state(session)
    return known


def read(session: Session, state: State) -> Columns:
    """Everything, read from the database, which stands at `state`."""
    rows = profiles.read(session)
    named, record, more = _told(session, rows, None)
    return Columns(state, state, FirmTable.of(named, record), Stack(more), FirmKeys.of(more["key"]))


def _changed(session: Session, known: Columns, changes: Changes, state: State) -> Columns:
    """The columns with what has changed since."""
    rows = profiles.read(session, select(Firm).where(Firm.id.in_(changes.firms)))
    named, record, more = _told(session, rows, changes.firms)
    gone = changes.gone - {profile.id for profile in named}
    table = known.table.changed(named, gone, record)
    return Columns(state, known.since, table, known.more.extended(more), known.row_of.extended(more["key"]))


def _told(session: Session, rows: list[Stored], among: set[int] | None) -> tuple[list[Profile], TrackRecord, dict[str, NDArray[Any]]]:
    """The profiles by name with the places that are free, their record, and the columns beside the table."""
    taken = partnerships.taken_slots(session, among)
    ended, succeeded = partnerships.outcomes(session, among)
    keys = np.array([row.key for row in rows], dtype=np.int64)
    more: dict[str, NDArray[Any]] = {
        "key": keys,
        "office": np.array([row.office for row in rows], dtype="U13"),
        "sample": np.array([row.sample for row in rows], dtype=bool),
        "region": np.array([row.profile.region or "" for row in rows], dtype="U13"),
        "annual_sales": np.array([known(row.profile.annual_sales) for row in rows], dtype=np.float64),
        "capital": np.array([known(row.profile.capital) for row in rows], dtype=np.float64),
    }
    named = [_free(replace(row.profile, id=table_id(row.office, row.profile.id)), taken[row.key]) for row in rows]
    return named, TrackRecord(_counts(ended, keys), _counts(succeeded, keys)), more


def _free(profile: Profile, taken: int) -> Profile:
    """The profile with only those mentoring places that nobody has taken."""
    if not profile.mentor_slots or not taken:
        return profile
    return replace(profile, mentor_slots=max(profile.mentor_slots - taken, 0))


def _counts(counted: Counter[int], keys: NDArray[np.int64]) -> NDArray[np.float64]:
    return np.array([counted[int(key)] for key in keys], dtype=np.float64)
