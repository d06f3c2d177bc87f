"""The reviews of a mentorship, half-way and closing: what level each goal has reached."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from matchmaker.errors import Conflict, NotFound
from matchmaker.i18n import say
from matchmaker.permissions import Actor
from matchmaker.services import audit
from matchmaker.services.partnering.mentoring import about, check_day, hold, touch
from matchmaker.store import mentoring
from models import Goal, Partnership, Review

REACHED = {"mid": "level_mid", "closing": "level_after"}
"""Each review to the level of a goal that it finds."""
REVIEWED_IN = (*mentoring.GOING_ON, "completed", "ended")


@dataclass(frozen=True, slots=True)
class Held:
    """What the review of that kind has found; `levels` from 0 to 5 by the key of their goal, None where one is not known."""

    kind: str
    done_on: date
    note: str
    levels: Mapping[int, int | None] = field(default_factory=dict)


def hold_review(session: Session, actor: Actor, row: Partnership, held: Held, *, revision: int | None = None) -> Review:
    """Put the review on record; one that is on record already is corrected only by whoever has read it, as `revision` tells."""
    hold(session, row, REVIEWED_IN, revision)
    review = mentoring.reviews(session, row.id).get(held.kind)
    if review is None:
        raise Conflict(say("rencana pendampingan belum disusun", "the mentorship has no plan yet"))
    if review.done_on is not None and revision is None:
        raise Conflict(say("tinjauan ini sudah dicatat", "this review is on record already"))
    check_day(session, row, "done_on", held.done_on)
    goals = {each.id: each for each in mentoring.goals(session, row.id)}
    if not held.levels.keys() <= goals.keys():
        raise NotFound(say("tujuan ini tidak ada", "there is no such goal"))
    changes = _set_levels(goals, REACHED[held.kind], held.levels) | _set_facts(review, actor, held)
    touch(session, actor, row)
    audit.record(session, actor, f"mentoring.{held.kind}_review", about(row), changes)
    return review


def _set_levels(goals: Mapping[int, Goal], name: str, levels: Mapping[int, int | None]) -> dict[str, tuple[Any, Any]]:
    changes = {goals[key].skill: (getattr(goals[key], name), level) for key, level in levels.items()}
    for key, level in levels.items():
        setattr(goals[key], name, level)
    return changes


def _set_facts(review: Review, actor: Actor, held: Held) -> dict[str, tuple[Any, Any]]:
    changes = {"done_on": (review.done_on, held.done_on), "note": (review.note, held.note)}
    review.done_on, review.note, review.account_id = held.done_on, held.note, actor.account_id
    return changes
