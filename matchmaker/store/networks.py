"""Who supplies and mentors whom: the partnerships of an area, the newest first, as a picture or a list of them wants them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session, joinedload

from matchmaker.store import pages
from matchmaker.store.areas import within
from matchmaker.store.recaps import Area
from matchmaker.terms import STATES_OF_GROUP
from models import Firm, Partnership

LARGEST = 500
"""At most so many partnerships are read at once."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which partnerships: of a pairing, with their state in a group, with one side in a region; blank for all."""

    pairing: str = ""
    group: str = ""
    region: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """A partnership as a line between two firms; the seeker is buyer or mentee, the partner supplier or mentor."""

    id: int
    pairing: str
    state: str
    seeker_id: int
    partner_id: int


def newest(session: Session, area: Area, wanted: Wanted) -> tuple[list[Edge], int]:
    """The LARGEST newest of those that fit, and how many fit in all."""
    chosen = _chosen(area, wanted)
    total = session.scalar(chosen.order_by(None).with_only_columns(func.count())) or 0
    facts = (Partnership.id, Partnership.pairing, Partnership.state, Partnership.seeker_id, Partnership.partner_id)
    return [Edge(*row) for row in session.execute(chosen.with_only_columns(*facts).limit(LARGEST))], total


def search(session: Session, area: Area, wanted: Wanted, page: pages.Page) -> tuple[list[Partnership], int]:
    """One page of those that fit with their two firms, and how many fit in all."""
    query = _chosen(area, wanted).options(joinedload(Partnership.seeker), joinedload(Partnership.partner))
    return pages.read(session, query, page)


def _chosen(area: Area, wanted: Wanted) -> Select[Partnership]:
    query = select(Partnership).where(area.partnerships).order_by(Partnership.id.desc())
    if wanted.pairing:
        query = query.where(Partnership.pairing == wanted.pairing)
    if wanted.group:
        query = query.where(Partnership.state.in_(STATES_OF_GROUP[wanted.group]))
    if wanted.region:
        there = select(Firm.id).where(within(Firm.region, wanted.region))
        query = query.where(or_(Partnership.seeker_id.in_(there), Partnership.partner_id.in_(there)))
    return query
