"""of() and in_area(): all profiles as the engine's table, kept in the process and brought up to date with what anybody has changed."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path

from sqlalchemy.orm import Session

from matchmaker.engine.table.firm_table import FirmTable
from matchmaker.store import firms, profiles, revisions
from matchmaker.store.keyed_table import Columns
from matchmaker.store.profiles import Stored
from matchmaker.store.revisions import State
from matchmaker.store.shelf import Shelf
from matchmaker.store.table_reading import read, table_id, up_to_date

__all__ = ["Columns", "in_area", "of", "read", "table_id"]

KEPT = 3
"""So many of the last states are kept: a transaction that began before a change was stored still sees the state before."""

_kept: dict[str, tuple[Columns, ...]] = {}
_areas: dict[str, tuple[State, FirmTable]] = {}
_lock = threading.Lock()
_area_lock = threading.Lock()


def of(session: Session) -> Columns:
    """The columns of this session's database as it sees it now; its own uncommitted changes are seen, but not kept for others."""
    place = str(session.get_bind().engine.url)
    state, kept = revisions.state(session), _kept.get(place, ())
    found = next((each for each in kept if each.state == state), None)
    if found is not None:
        return found
    if not revisions.is_settled(session):
        before = _before(kept, state)
        return up_to_date(session, before.apart() if before else None)
    shelf = Shelf(Path(session.get_bind().get_execution_options()["tables"]), place)
    with _lock:
        kept = _kept.get(place) or shelf.newest()
        found = up_to_date(session, _before(kept, revisions.state(session)))
        _kept[place] = _with(found, kept)
    shelf.renew(found, partial(_use, place))
    return found


def _before(kept: Iterable[Columns], state: State) -> Columns | None:
    """The newest that are not ahead of this state."""
    return next((each for each in kept if each.state.number <= state.number), None)


def _with(found: Columns, kept: Iterable[Columns]) -> tuple[Columns, ...]:
    """These, and of the others those that tell of the same history, newest first."""
    others = [each for each in kept if each.since == found.since and each.state != found.state]
    return tuple(sorted([found, *others], key=lambda each: each.state.number, reverse=True)[:KEPT])


def _use(place: str, renewed: Columns) -> None:
    """From now on only these: what the former ones hold is let go of."""
    with _lock:
        _kept[place] = (renewed,)


MOST_AREAS = 4
"""So many tables of an area are kept in a process."""


def in_area(session: Session, area: str, *, pseudonymous: bool) -> FirmTable:
    """The firms of the offices in `area` with all their mentoring places, for evaluation.

    They go by pseudonym, or by id («office:id» where the office is not `area` itself).
    The sample city counts only where there is no real profile.
    """
    key = f"{session.get_bind().engine.url} {area} {pseudonymous}"
    if not revisions.is_settled(session):
        return _read_area(session, area, pseudonymous=pseudonymous)
    with _area_lock:
        state, found = revisions.state(session), _areas.get(key)
        if found is None or found[0] != state:
            found = _areas[key] = state, _read_area(session, area, pseudonymous=pseudonymous)
            for old in list(_areas)[:-MOST_AREAS]:
                del _areas[old]
    return found[1]


def _read_area(session: Session, area: str, *, pseudonymous: bool) -> FirmTable:
    rows = profiles.read(session, firms.of_area(area, sample=firms.only_sample(session, area)))
    return FirmTable.of([replace(row.profile, id=row.pseudonym if pseudonymous else _name(row, area)) for row in rows])


def _name(row: Stored, area: str) -> str:
    return row.profile.id if row.office == area else table_id(row.office, row.profile.id)
