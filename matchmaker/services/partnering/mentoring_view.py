"""A mentorship as its reader may see it: plan, reviews and log; what an official noted at a review is for offices only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from matchmaker.permissions import Actor
from matchmaker.store import mentoring
from matchmaker.store.pages import Page
from models import Goal, Meeting, Partnership, Review


@dataclass(frozen=True, slots=True)
class View:
    """The goals, the reviews by when they are due, and one page of the log, the latest first, of `total` meetings."""

    goals: list[Goal]
    reviews: list[dict[str, Any]]
    meetings: list[Meeting]
    total: int


def view(session: Session, actor: Actor, row: Partnership, page: Page) -> View:
    """What this reader sees of the mentorship."""
    reviews = [_review(actor, each) for each in mentoring.reviews(session, row.id).values()]
    return View(mentoring.goals(session, row.id), reviews, *mentoring.meetings(session, row.id, page))


def _review(actor: Actor, review: Review) -> dict[str, Any]:
    named = ("kind", "due_on", "done_on", *(() if actor.role == "business" else ("note", "account_id")))
    return {name: getattr(review, name) for name in named}
