"""Goals, meetings and reviews of mentorships as they are looked up, and those that are due."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Select, and_, exists, func, or_, select
from sqlalchemy.orm import Session, aliased, joinedload

from matchmaker.permissions import Actor
from matchmaker.store.pages import Page, read
from matchmaker.store.partnerships import seen_by
from matchmaker.terms import STATES_WITH_A_PLACE
from models import Goal, Meeting, Partnership, Review

GOING_ON = ("agreed", "running")


def goals(session: Session, partnership_id: int) -> list[Goal]:
    """What the mentee is to learn, in the order in which it was set."""
    return list(session.scalars(select(Goal).where(Goal.partnership_id == partnership_id).order_by(Goal.id)))


def reviews(session: Session, partnership_id: int) -> dict[str, Review]:
    """The reviews by their kind, held or not."""
    found = session.scalars(select(Review).where(Review.partnership_id == partnership_id).order_by(Review.due_on, Review.id))
    return {each.kind: each for each in found}


def meetings(session: Session, partnership_id: int, page: Page) -> tuple[list[Meeting], int]:
    """One page of the meeting log, the latest first, and how many meetings there are in all."""
    query = select(Meeting).where(Meeting.partnership_id == partnership_id)
    return read(session, query.order_by(Meeting.held_on.desc(), Meeting.id.desc()), page)


def count_meetings(session: Session, partnership_id: int) -> int:
    """How many meetings are in the log."""
    return session.scalar(select(func.count()).select_from(Meeting).where(Meeting.partnership_id == partnership_id)) or 0


def find_meeting(session: Session, partnership_id: int, held_on: date, topic: str) -> Meeting | None:
    """The meeting of that day about that topic."""
    return session.scalar(select(Meeting).where(Meeting.partnership_id == partnership_id, Meeting.held_on == held_on,
                                                Meeting.topic == topic).limit(1))  # fmt: skip


def reviews_due(session: Session, actor: Actor, until: date, limit: int) -> list[tuple[Review, Partnership]]:
    """The reviews due by `until` and not held, the earliest first; of a completed mentorship only the closing one."""
    open_still = or_(Partnership.state.in_(GOING_ON), and_(Partnership.state == "completed", Review.kind == "closing"))
    query = select(Review, Partnership).join(Partnership, Partnership.id == Review.partnership_id)
    query = query.where(Review.done_on.is_(None), Review.due_on <= until, open_still).order_by(Review.due_on, Review.id)
    return _read(session, actor, query, limit)


def next_steps_due(session: Session, actor: Actor, until: date, limit: int) -> list[tuple[Meeting, Partnership]]:
    """The next steps promised for a day up to `until`, the earliest first; a later meeting takes the place of an earlier one's."""
    later = aliased(Meeting)
    follows = or_(later.held_on > Meeting.held_on, and_(later.held_on == Meeting.held_on, later.id > Meeting.id))
    superseded = exists().where(later.partnership_id == Meeting.partnership_id, follows)
    query = select(Meeting, Partnership).join(Partnership, Partnership.id == Meeting.partnership_id)
    query = query.where(Meeting.next_on <= until, ~superseded, Partnership.state.in_(STATES_WITH_A_PLACE))
    return _read(session, actor, query.order_by(Meeting.next_on, Meeting.id), limit)


def _read(session: Session, actor: Actor, query: Select[*tuple[Any, ...]], limit: int) -> list[Any]:
    with_sides = query.options(joinedload(Partnership.seeker), joinedload(Partnership.partner))
    return [tuple(each) for each in session.execute(with_sides.where(seen_by(actor)).limit(limit))]
