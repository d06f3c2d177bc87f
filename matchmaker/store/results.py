"""What is on record of how a partnership went: the orders its follow-ups told, and what its mentee learned."""

from __future__ import annotations

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from models import FollowUp, Goal, PartnershipStep, Review


def orders(session: Session, partnership_id: int) -> dict[int, int]:
    """The orders that each recorded follow-up told, by its days."""
    query = select(FollowUp.days, FollowUp.orders).where(FollowUp.partnership_id == partnership_id, FollowUp.orders.is_not(None))
    return {days: number or 0 for days, number in session.execute(query)}


def raised(session: Session, partnership_id: int) -> int | None:
    """How many goals are at a higher level than before; None while no closing review was held."""
    held = exists().where(Review.partnership_id == partnership_id, Review.kind == "closing", Review.done_on.is_not(None))
    if not session.scalar(select(held)):
        return None
    query = select(func.count()).where(Goal.partnership_id == partnership_id, Goal.level_after > Goal.level_before)
    return session.scalar(query) or 0


def was_moved(session: Session, partnership_id: int) -> bool:
    """Has the partnership taken a step here? One that came from a file has not."""
    return bool(session.scalar(select(exists().where(PartnershipStep.partnership_id == partnership_id))))
