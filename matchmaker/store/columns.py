"""Columns: all profiles as the engine's table, kept in the process and brought up to date with what anybody has changed."""

from __future__ import annotations

import threading
from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import select
from sqlalchemy.orm import Session

from matchmaker.engine.firm_columns import TrackRecord
from matchmaker.engine.firm_table import FirmTable
from matchmaker.engine.profile import Profile
from matchmaker.engine.stack import Stack
from matchmaker.store import firms, partnerships, profiles, revisions
from matchmaker.store.firm_keys import FirmKeys
from matchmaker.store.profiles import Stored
from matchmaker.store.revisions import Changes, State
from matchmaker.store.shelf import Shelf
from models import Firm

MOST_CHANGES = 5_000
"""After more changes than this everything is read again."""


@dataclass(frozen=True)
class Columns:
    """The table, and for each of its rows the firm's key, its office, and whether it belongs to the sample city.

    Firms go by «office:id» in the table, since an id is unique only within its office.
    """

    state: State
    table: FirmTable
    more: Stack
    row_of: FirmKeys

    def compact(self) -> Columns:
        """The same firms in rows without gaps."""
        rows = self.table.rows_in_order()
        more = Stack({name: self.more[name][rows] for name in self.more.names})
        return Columns(self.state, self.table.compact(), more, FirmKeys.of(more["key"]))

    @property
    def late(self) -> int:
        """How many rows have come behind those that were put in order."""
        return len(self.table) - self.table.row_of.first

    def save(self, folder: Path) -> None:
        """Write into `folder`, which must not exist."""
        if self.late:
            self.compact().save(folder)
            return
        self.table.save(folder)
        self.more.save(folder / "more")
        self.row_of.save(folder)

    @classmethod
    def open(cls, folder: Path, state: State) -> Columns:
        """What was saved as of `state`, mapped and not read; raises ValueError if another version saved it."""
        table = FirmTable.open(folder)
        return cls(state, table, Stack.open(folder / "more", len(table)), FirmKeys.open(folder))

    @cached_property
    def keys(self) -> NDArray[np.int64]:
        """The key of each row's firm."""
        return self.more["key"]

    @cached_property
    def offices(self) -> NDArray[np.str_]:
        """The office that keeps each row's firm."""
        return self.more["office"]

    @cached_property
    def sample(self) -> NDArray[np.bool_]:
        """Which rows belong to the sample city."""
        return self.more["sample"]

    def of_office(self, office: str | None, *, sample: bool) -> NDArray[np.bool_]:
        """The rows of an office, or of all of them, that belong to the sample city or to the real one."""
        name = f"{office} {sample}"
        return self.more.derived(name, lambda rows: (self.sample[rows] == sample) & ((office is None) | (self.offices[rows] == office)))


_latest: dict[str, Columns] = {}
_areas: dict[str, tuple[State, FirmTable]] = {}
_lock = threading.Lock()


def of(session: Session) -> Columns:
    """The columns of this session's database as they are now; its own uncommitted changes are seen, but not kept for others."""
    place = str(session.get_bind().engine.url)
    found = _latest.get(place)
    if found is not None and found.state == revisions.state(session):
        return found
    if not revisions.is_settled(session):
        return _up_to_date(session, found)
    shelf = Shelf(Path(session.get_bind().get_execution_options()["tables"]), place)
    with _lock:
        found = _latest[place] = _up_to_date(session, _latest.get(place) or shelf.newest())
    shelf.renew(found, lambda renewed: _latest.__setitem__(place, renewed))
    return found


def _up_to_date(session: Session, known: Columns | None) -> Columns:
    """As everything is now; asked again where somebody stores a change in the meantime, so that no half of it is seen."""
    while True:
        state = revisions.state(session)
        if known is None or known.state != state:
            changes = revisions.changes_since(session, known.state) if known else None
            if known is None or changes is None or len(changes.firms) > MOST_CHANGES:
                known = read(session, state)
            else:
                known = _changed(session, known, changes, state)
        if revisions.state(session) == state:
            return known


def read(session: Session, state: State) -> Columns:
    """Everything, read from the database."""
    rows = profiles.read(session)
    named, record, more = _told(session, rows, None)
    return Columns(state, FirmTable.of(named, record), Stack(more), FirmKeys.of(more["key"]))


def _changed(session: Session, known: Columns, changes: Changes, state: State) -> Columns:
    """The columns with what has changed since."""
    rows = profiles.read(session, select(Firm).where(Firm.id.in_(changes.firms)))
    named, record, more = _told(session, rows, changes.firms)
    gone = changes.gone - {profile.id for profile in named}
    table = known.table.changed(named, gone, record)
    return Columns(state, table, known.more.extended(more), known.row_of.extended(more["key"]))


def _told(session: Session, rows: list[Stored], among: set[int] | None) -> tuple[list[Profile], TrackRecord, dict[str, NDArray[Any]]]:
    """The profiles by name with the places that are free, their record, and the columns beside the table."""
    taken = partnerships.taken_slots(session, among)
    ended, succeeded = partnerships.outcomes(session, among)
    keys = np.array([row.key for row in rows], dtype=np.int64)
    more: dict[str, NDArray[Any]] = {
        "key": keys,
        "office": np.array([row.office for row in rows], dtype="U13"),
        "sample": np.array([row.sample for row in rows], dtype=bool),
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


def table_id(office: str, public_id: str) -> str:
    """What a firm is called in the table."""
    return f"{office}:{public_id}"


def in_area(session: Session, area: str, *, pseudonymous: bool) -> FirmTable:
    """The firms of the offices in `area` with all their mentoring places, for evaluation.

    They go by pseudonym, or by id («office:id» where the office is not `area` itself).
    The sample city counts only where there is no real profile.
    """
    key = f"{session.get_bind().engine.url} {area} {pseudonymous}"
    state = revisions.state(session)
    if not revisions.is_settled(session):
        return _read_area(session, area, pseudonymous=pseudonymous)
    with _lock:
        found = _areas.get(key)
        if found is None or found[0] != state:
            found = _areas[key] = state, _read_area(session, area, pseudonymous=pseudonymous)
    return found[1]


def _read_area(session: Session, area: str, *, pseudonymous: bool) -> FirmTable:
    rows = profiles.read(session, firms.of_area(area, sample=firms.only_sample(session, area)))
    return FirmTable.of([replace(row.profile, id=row.pseudonym if pseudonymous else _name(row, area)) for row in rows])


def _name(row: Stored, area: str) -> str:
    return row.profile.id if row.office == area else table_id(row.office, row.profile.id)
