"""Columns: all profiles as the engine's table, kept in the process until somebody, in any process, changes a profile."""

from __future__ import annotations

import threading
from collections import Counter
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.orm import Session

from matchmaker.engine.firm_columns import TrackRecord
from matchmaker.engine.firm_table import FirmTable
from matchmaker.engine.profile import Profile
from matchmaker.store import firms, partnerships, profiles, revisions
from matchmaker.store.profiles import Stored


@dataclass(frozen=True)
class Columns:
    """The table, and for each of its rows the firm's key, its office, and whether it belongs to the sample city.

    Firms go by «office:id» in the table, since an id is unique only within its office.
    """

    revision: int
    table: FirmTable
    keys: NDArray[np.int64]
    offices: NDArray[np.str_]
    sample: NDArray[np.bool_]
    row_of: dict[int, int]


_latest: dict[str, Columns] = {}
_areas: dict[str, tuple[int, FirmTable]] = {}
_lock = threading.Lock()


def of(session: Session) -> Columns:
    """The columns of this session's database as they are now; its own uncommitted changes are seen, but not kept for others."""
    place = str(session.get_bind().engine.url)
    revision = revisions.current(session)
    if not revisions.is_settled(session):
        return _read(session, revision)
    found = _latest.get(place)
    if found is None or found.revision != revision:
        with _lock:
            found = _latest.get(place)
            if found is None or found.revision != revision:
                found = _latest[place] = _read(session, revision)
    return found


def in_area(session: Session, area: str, *, pseudonymous: bool) -> FirmTable:
    """The firms of the offices in `area` with all their mentoring places, for evaluation.

    They go by pseudonym, or by id («office:id» where the office is not `area` itself).
    The sample city counts only where there is no real profile.
    """
    key = f"{session.get_bind().engine.url} {area} {pseudonymous}"
    revision = revisions.current(session)
    if not revisions.is_settled(session):
        return _read_area(session, area, pseudonymous=pseudonymous)
    with _lock:
        found = _areas.get(key)
        if found is None or found[0] != revision:
            found = _areas[key] = revision, _read_area(session, area, pseudonymous=pseudonymous)
    return found[1]


def _read_area(session: Session, area: str, *, pseudonymous: bool) -> FirmTable:
    rows = profiles.read(session, firms.of_area(area, sample=firms.only_sample(session, area)))
    return FirmTable.of([replace(row.profile, id=row.pseudonym if pseudonymous else _name(row, area)) for row in rows])


def _name(row: Stored, area: str) -> str:
    return row.profile.id if row.office == area else table_id(row.office, row.profile.id)


def table_id(office: str, public_id: str) -> str:
    """What a firm is called in the table."""
    return f"{office}:{public_id}"


def _read(session: Session, revision: int) -> Columns:
    rows = profiles.read(session)
    taken = partnerships.taken_slots(session)
    named = [_free(replace(row.profile, id=table_id(row.office, row.profile.id)), taken[row.key]) for row in rows]
    keys = np.array([row.key for row in rows], dtype=np.int64)
    ended, succeeded = partnerships.outcomes(session)
    return Columns(
        revision=revision,
        table=FirmTable.of(named, TrackRecord(_counts(ended, keys), _counts(succeeded, keys))),
        keys=keys,
        offices=np.array([row.office for row in rows], dtype=np.str_),
        sample=np.array([row.sample for row in rows], dtype=bool),
        row_of={int(key): place for place, key in enumerate(keys)},
    )


def _free(profile: Profile, taken: int) -> Profile:
    """The profile with only those mentoring places that nobody has taken."""
    if not profile.mentor_slots or not taken:
        return profile
    return replace(profile, mentor_slots=max(profile.mentor_slots - taken, 0))


def _counts(counted: Counter[int], keys: NDArray[np.int64]) -> NDArray[np.float64]:
    return np.array([counted[int(key)] for key in keys], dtype=np.float64)
