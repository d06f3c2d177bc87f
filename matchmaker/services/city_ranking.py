"""What a daily list is made from, and the ranking of its firms: in one process, or of a large city on all cores of the machine."""

from __future__ import annotations

import logging
from collections.abc import Generator, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.orm import Session

from matchmaker.engine.city_parts import best_in_parts
from matchmaker.engine.pairings import PAIRINGS
from matchmaker.engine.whole_city import Best, Bounds, Progress, asking, best_for_all
from matchmaker.i18n import WIB, today
from matchmaker.services import processes, weight_sets
from matchmaker.store import city_lists, columns, partnerships
from matchmaker.store.city_lists import About
from matchmaker.store.columns import Columns
from matchmaker.store.shelf import Shelf

LIMIT = 10
MANY = 5_000
"""Where so many firms ask, all cores work on the list."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Known:
    """What the list is made from, as it was when the work began; `folder` holds the same table where several processes are to open it."""

    about: About
    columns: Columns
    folder: Path | None
    bounds: Bounds
    weight_set_id: int
    reference_id: int | None


def read(session: Session, about: About) -> Known:
    """All that the list needs, so that no transaction is open while it is made."""
    pairing = PAIRINGS[about.pairing]
    known, folder = _saved_if_large(session, about, columns.of(session))
    among = _among(known, about)
    ruled_out = partnerships.histories(session, about.pairing, seeks=about.role == pairing.seeker_role, today=today())
    used = weight_sets.in_use(session, pairing)
    bounds = Bounds(limit=LIMIT, weights=used.weights, asking=among, among=among, barred=barred(known, ruled_out))
    return Known(about, known, folder, bounds, used.id, _reference(session, about))


def rank_all(known: Known, progress: Progress) -> Generator[Best, None, None]:
    """The best partners of each firm; raises BrokenProcessPool where a process that works on it dies."""
    about, bounds = known.about, Bounds(**known.bounds, progress=progress)
    if known.folder is None:
        yield from best_for_all(known.columns.table, PAIRINGS[about.pairing], about.role, today(), **bounds)
        return
    with processes.beside(processes.usable()) as executor:
        yield from best_in_parts(executor, known.folder, about.role, today(), **bounds)


def _among(known: Columns, about: About) -> NDArray[np.bool_]:
    return known.of_office(about.office, sample=about.sample)


def _saved_if_large(session: Session, about: About, known: Columns) -> tuple[Columns, Path | None]:
    """The same columns from files, and where these lie; or as they are and None, where one process is enough."""
    asked = asking(known.table, PAIRINGS[about.pairing], about.role, _among(known, about))
    if len(asked) < MANY or processes.usable() < 2:
        return known, None
    bound = session.get_bind()
    shelf = Shelf(Path(bound.get_execution_options()["tables"]), str(bound.engine.url))
    try:
        saved = shelf.put(known)
    except OSError as problem:
        _log.warning("one process makes the list, since the table of firms cannot be saved: %s", problem)
        return known, None
    return saved, shelf.folder_of(saved)


def barred(known: Columns, ruled_out: Mapping[int, Mapping[int, str]]) -> dict[int, dict[int, str]]:
    """What history rules out, of firms' keys, for the rows of those who are here."""
    rows = known.row_of
    known_here = {own: others for own, others in ruled_out.items() if own in rows}
    return {rows[own]: {rows[key]: code for key, code in others.items() if key in rows} for own, others in known_here.items()}


def _reference(session: Session, about: About) -> int | None:
    """The last list of an earlier day, with which today's is compared; where there is none, the last one."""
    morning = datetime.combine(today(), time(), WIB)
    found = city_lists.latest(session, about, morning) or city_lists.latest(session, about)
    return found.id if found else None
