"""Weight sets of each pairing."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from matchmaker.store import pages
from models import WeightSet


def get(session: Session, weight_set_id: int) -> WeightSet | None:
    """The weight set of that key."""
    return session.get(WeightSet, weight_set_id)


def active(session: Session, pairing: str) -> WeightSet | None:
    """The weights by which the pairing is ranked now."""
    return session.scalar(select(WeightSet).where(WeightSet.pairing == pairing, WeightSet.state == "active"))


def search(session: Session, pairing: str, page: pages.Page) -> tuple[list[WeightSet], int]:
    """One page of the weight sets (of one pairing, where it is named), the newest first, and how many there are."""
    query = select(WeightSet).order_by(WeightSet.id.desc())
    return pages.read(session, query.where(WeightSet.pairing == pairing) if pairing else query, page)
