"""Follow-ups of partnerships: those of one, and what is due in an area."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from matchmaker.permissions import Actor
from matchmaker.store.partnerships import seen_by
from models import FollowUp, Partnership

GOING_ON = ("agreed", "running")
"""States in which a partnership is followed."""


def of(session: Session, partnership_id: int) -> list[FollowUp]:
    """The partnership's follow-ups, the first due first."""
    return list(session.scalars(select(FollowUp).where(FollowUp.partnership_id == partnership_id).order_by(FollowUp.days)))


def lock(session: Session, partnership_id: int, days: int) -> FollowUp | None:
    """The partnership's follow-up after so many days, read anew; others who lock it wait until this transaction ends."""
    query = select(FollowUp).where(FollowUp.partnership_id == partnership_id, FollowUp.days == days)
    return session.scalar(query.with_for_update(), execution_options={"populate_existing": True})


def due(session: Session, actor: Actor, until: date, limit: int) -> list[tuple[FollowUp, Partnership]]:
    """The follow-ups of the actor's partnerships that go on, due by `until` and not recorded, the earliest first."""
    query = select(FollowUp, Partnership).join(Partnership, Partnership.id == FollowUp.partnership_id)
    query = query.where(FollowUp.done_on.is_(None), FollowUp.due_on <= until, Partnership.state.in_(GOING_ON))
    sides = joinedload(Partnership.seeker), joinedload(Partnership.partner)
    found = session.execute(query.where(seen_by(actor)).options(*sides).order_by(FollowUp.due_on, FollowUp.id).limit(limit))
    return [(follow_up, row) for follow_up, row in found]
