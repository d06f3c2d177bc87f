"""Weight sets of each pairing."""

from __future__ import annotations

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from matchmaker.store import pages
from models import AuditEntry, WeightSet


def get(session: Session, weight_set_id: int) -> WeightSet | None:
    """The weight set of that key."""
    return session.get(WeightSet, weight_set_id)


def active(session: Session, pairing: str) -> WeightSet | None:
    """The weights by which the pairing is ranked now."""
    return session.scalar(select(WeightSet).where(WeightSet.pairing == pairing, WeightSet.state == "active"))


def last_retired(session: Session, pairing: str) -> WeightSet | None:
    """The weights by which the pairing was ranked before."""
    query = select(WeightSet).where(WeightSet.pairing == pairing, WeightSet.state == "retired")
    return session.scalar(query.order_by(WeightSet.retired_at.desc().nulls_last(), WeightSet.activated_at.desc()).limit(1))


def first(session: Session, pairing: str) -> WeightSet | None:
    """The weights with which the pairing began."""
    return session.scalar(select(WeightSet).where(WeightSet.pairing == pairing).order_by(WeightSet.id).limit(1))


def activations(session: Session, pairing: str, most: int) -> list[AuditEntry]:
    """What the trail says of sets of the pairing that were put to use, the latest first, at most so many."""
    keys = select(WeightSet.id).where(WeightSet.pairing == pairing)
    query = select(AuditEntry).where(AuditEntry.subject_kind == "weight_set", AuditEntry.subject_id.in_(keys))
    return list(session.scalars(query.where(AuditEntry.act == "weight_set.activated").order_by(AuditEntry.id.desc()).limit(most)))


def mark_evaluated(session: Session, weight_set_id: int) -> bool:
    """Make it evaluated if it is still a draft: somebody else may have put it to use meanwhile."""
    draft = update(WeightSet).where(WeightSet.id == weight_set_id, WeightSet.state == "draft").values(state="evaluated")
    return session.execute(draft.returning(WeightSet.id)).first() is not None


def search(session: Session, pairing: str, page: pages.Page) -> tuple[list[WeightSet], int]:
    """One page of the weight sets (of one pairing, where it is named), the newest first, and how many there are."""
    query = select(WeightSet).order_by(WeightSet.id.desc())
    return pages.read(session, query.where(WeightSet.pairing == pairing) if pairing else query, page)
