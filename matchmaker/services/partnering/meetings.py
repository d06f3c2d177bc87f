"""The log of meetings of mentor and mentee: what each was about, and what is to be done next, by when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy.orm import Session

from matchmaker.errors import Conflict, Invalid
from matchmaker.i18n import say
from matchmaker.permissions import Actor
from matchmaker.services import audit
from matchmaker.services.partnering.mentoring import about, check_day, hold
from matchmaker.store import mentoring
from matchmaker.terms import STATES_WITH_A_PLACE
from models import Meeting, Partnership

MOST_MEETINGS = 500


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a meeting."""

    held_on: date
    topic: str
    next_step: str | None = None
    next_on: date | None = None


def log(session: Session, actor: Actor, row: Partnership, told: Told) -> Meeting:
    """Put the meeting on record; one that is told again as it was, by whomever, stays one."""
    hold(session, row, STATES_WITH_A_PLACE)
    check_day(session, row, "held_on", told.held_on)
    _check_next(told)
    found = mentoring.find_meeting(session, row.id, told.held_on, told.topic)
    if found is not None and (found.next_step, found.next_on) == (told.next_step, told.next_on):
        return found
    if mentoring.count_meetings(session, row.id) >= MOST_MEETINGS:
        raise Conflict(say("catatan pertemuan sudah penuh ({most})", "the log of meetings is full ({most})", most=MOST_MEETINGS))
    facts = {"held_on": told.held_on, "topic": told.topic, "next_step": told.next_step, "next_on": told.next_on}
    meeting = Meeting(partnership_id=row.id, account_id=actor.account_id, at=datetime.now(UTC), **facts)
    session.add(meeting)
    session.flush()
    audit.record(session, actor, "mentoring.met", about(row), {name: (None, value) for name, value in facts.items()})
    return meeting


def _check_next(told: Told) -> None:
    if told.next_on is None:
        return
    if not told.next_step:
        raise Invalid(fields={"next_step": [say("tuliskan langkah untuk tanggal itu", "say which step is meant for that day")]})
    if told.next_on < told.held_on:
        raise Invalid(fields={"next_on": [say("tanggal ini sebelum pertemuannya", "this day is before the meeting")]})
