"""Whole-city lists: written part by part, compared with the one before, read by the page."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np
from sqlalchemy import and_, delete, exists, false, insert, select
from sqlalchemy.orm import Session

from matchmaker.store import pages
from matchmaker.store.areas import within
from matchmaker.store.firms import in_parts
from models import CityList, CityListRow, Firm

KEYS, SCORES = np.dtype("<i8"), np.dtype("<f4")
ROWS: Any = CityListRow.__table__


@dataclass(frozen=True, slots=True)
class About:
    """Whose list: of an office's firms, the real ones or those of the sample city, in a role of a pairing."""

    office: str
    pairing: str
    role: str
    sample: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One firm's partners, best first, by their keys, each with its score; none where nobody is eligible."""

    firm_id: int
    partners: tuple[int, ...]
    scores: tuple[float, ...]
    changed: bool = False


def _is(about: About) -> tuple[Any, ...]:
    whose = CityList.office == about.office, CityList.sample == about.sample
    return (*whose, CityList.pairing == about.pairing, CityList.role == about.role)


def offices(session: Session, area: str = "") -> list[tuple[str, bool]]:
    """Each office (in that area) that keeps firms, once for the real ones and once for those of the sample city."""
    query = select(Firm.office, Firm.sample).distinct().order_by(Firm.office, Firm.sample)
    rows = session.execute(query.where(within(Firm.office, area)) if area else query)
    return [(office, sample) for office, sample in rows]


def of_job(session: Session, job_id: int) -> CityList | None:
    """The list that the job has begun."""
    return session.scalar(select(CityList).where(CityList.job_id == job_id))


def latest(session: Session, about: About, before: datetime | None = None) -> CityList | None:
    """The last complete list, or the last one that was made before then."""
    query = select(CityList).where(*_is(about), CityList.complete).order_by(CityList.made_at.desc(), CityList.id.desc()).limit(1)
    return session.scalar(query if before is None else query.where(CityList.made_at < before))


def add(session: Session, list_id: int, entries: Sequence[Entry]) -> None:
    """Enter these firms into the list."""
    if entries:
        session.connection().execute(insert(ROWS), [_row(list_id, each) for each in entries])


def _row(list_id: int, entry: Entry) -> dict[str, Any]:
    return {
        "list_id": list_id,
        "firm_id": entry.firm_id,
        "number": len(entry.partners),
        "partners": np.array(entry.partners, dtype=KEYS).tobytes(),
        "scores": np.array(entry.scores, dtype=SCORES).tobytes(),
        "changed": entry.changed,
    }


def entry(row: CityListRow) -> Entry:
    """What the row says."""
    partners, scores = np.frombuffer(row.partners, dtype=KEYS), np.frombuffer(row.scores, dtype=SCORES)
    return Entry(row.firm_id, tuple(partners.tolist()), tuple(scores.tolist()), row.changed)


def partners(session: Session, list_id: int | None, firm_ids: Collection[int]) -> dict[int, tuple[int, ...]]:
    """The partners of these firms in the list, by the firm's key; firms that are not in it are absent."""
    query = select(CityListRow).where(CityListRow.list_id == list_id, CityListRow.firm_id.in_(firm_ids))
    return {row.firm_id: entry(row).partners for row in session.scalars(query)} if list_id is not None else {}


def search(session: Session, list_id: int, view: str, page: pages.Page, firm: str = "") -> tuple[list[Entry], int]:
    """One page of the list's firms by name, and how many: «changed», «without» any partner, or «all»; perhaps only that of an id."""
    query = select(CityListRow).join(Firm, Firm.id == CityListRow.firm_id).where(CityListRow.list_id == list_id)
    if view != "all":
        query = query.where(CityListRow.changed if view == "changed" else CityListRow.number == 0)
    if firm:
        query = query.where(Firm.public_id == firm)
    found, total = pages.read(session, query.order_by(Firm.name, Firm.id), page)
    return [entry(row) for row in found], total


def outdated(session: Session, made: CityList, kept: int) -> list[int]:
    """The keys of the lists that `made` replaces: all but the last `kept`, the one it is compared with, and what was never completed."""
    own = _is(About(made.office, made.pairing, made.role, made.sample))
    newest = select(CityList.id).where(*own, CityList.complete).order_by(CityList.made_at.desc(), CityList.id.desc()).limit(kept)
    spared = {made.id, made.previous_id, *session.scalars(newest)}
    return [each for each in session.scalars(select(CityList.id).where(*own)) if each not in spared]


def thin(session: Session, list_id: int, most: int) -> bool:
    """Remove at most so many rows of the list, and the list with the last of them; is it gone?"""
    some = select(CityListRow.firm_id).where(CityListRow.list_id == list_id).limit(most)
    session.execute(delete(ROWS).where(ROWS.c.list_id == list_id, ROWS.c.firm_id.in_(some)))
    left = exists().where(CityListRow.list_id == CityList.id)
    gone = delete(CityList).where(CityList.id == list_id, ~left).returning(CityList.id)
    return session.execute(gone, execution_options={"synchronize_session": False}).one_or_none() is not None


def names(session: Session, firm_ids: Collection[int]) -> dict[int, dict[str, Any]]:
    """Id, office, name and sample mark of these firms by key, and whether they may be suggested now; firms that are gone are absent."""
    willing = and_(Firm.active.is_not(false()), Firm.consent.is_not(false())).label("willing")
    query = select(Firm.id.label("key"), Firm.public_id.label("id"), Firm.office, Firm.name, Firm.sample, willing)
    found = (row for some in in_parts(firm_ids) for row in session.execute(query.where(Firm.id.in_(some))).mappings())
    return {row["key"]: {name: row[name] for name in ("id", "office", "name", "sample", "willing")} for row in found}
