"""A mentorship and its plan, which is drawn up from both profiles as soon as the two agree."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, date, datetime, timedelta

from sqlalchemy.orm import Session

from matchmaker.engine.partnering.plan import first_aims
from matchmaker.engine.rules import in_force
from matchmaker.errors import Conflict, Invalid, NotFound
from matchmaker.i18n import day, day_of, say, today
from matchmaker.permissions import Actor
from matchmaker.services import audit
from matchmaker.services.partnering import locating, outcomes
from matchmaker.store import agreements, firms, mentoring, partnerships
from models import Goal, Partnership, Review

PERIODS = {"mid": "review", "closing": "mentoring"}
"""Each review to the period after which it is due."""


def begin(session: Session, actor: Actor, row: Partnership) -> None:
    """Draw up the plan of a mentorship that is agreed or runs, unless it has one: goals, and the days of both reviews."""
    if row.pairing != "mentorship" or row.state not in mentoring.GOING_ON:
        return
    if mentoring.reviews(session, row.id) or mentoring.goals(session, row.id):
        return
    aims = first_aims(firms.profile(row.seeker), firms.profile(row.partner))
    session.add_all(Goal(partnership_id=row.id, skill=each.skill, level_before=each.before, target=each.target) for each in aims)
    due = _due(session, row)
    session.add_all(Review(partnership_id=row.id, kind=kind, due_on=on) for kind, on in due.items())
    session.flush()
    audit.record(session, actor, "mentoring.planned", about(row), {"goals": (None, [each.skill for each in aims]),
                 **{f"{kind}_due": (None, on) for kind, on in due.items()}})  # fmt: skip


def reschedule(session: Session, actor: Actor, row: Partnership) -> None:
    """Let the reviews that are not held yet be due as counted from the day on which the mentorship begins, which has changed."""
    due, changes = _due(session, row), {}
    for kind, review in mentoring.reviews(session, row.id).items():
        if review.done_on is None and kind in due:
            changes[f"{kind}_due"] = (review.due_on, due[kind])
            review.due_on = due[kind]
    session.flush()
    if any(before != after for before, after in changes.values()):
        audit.record(session, actor, "mentoring.rescheduled", about(row), changes)


def _due(session: Session, row: Partnership) -> dict[str, date]:
    """When each review is due, by its kind."""
    start, days = starts_on(session, row), {each.period: each.days for each in in_force("partnership_periods", today())}
    return {kind: start + timedelta(days=days[period]) for kind, period in PERIODS.items() if period in days}


def starts_on(session: Session, row: Partnership) -> date:
    """The day on which the mentorship begins: that of the agreement, else of the decision, else today."""
    found = agreements.find(session, row.id)
    return (found.starts_on if found else None) or row.decided_on or today()


def draw_up(session: Session, actor: Actor, row: Partnership) -> None:
    """begin() by hand, for a mentorship that was on record before there were plans; Conflict where none can be drawn up."""
    hold(session, row, mentoring.GOING_ON)
    begin(session, actor, row)


def locate(session: Session, actor: Actor, partnership_id: int, permission: str = "mentoring.read") -> Partnership:
    """The mentorship; NotFound where it is none, or the actor may not know of it."""
    row = locating.locate(session, actor, partnership_id, permission)
    if row.pairing != "mentorship":
        raise NotFound(say("pendampingan ini tidak ada", "there is no such mentorship"))
    return row


def hold(session: Session, row: Partnership, states: Collection[str], revision: int | None = None) -> None:
    """Keep others from changing the mentorship until this transaction ends.

    Conflict where somebody has changed it since `revision`, or where it is in none of the `states`.
    """
    partnerships.lock(session, row.id)
    if revision is not None and revision != row.revision:
        raise Conflict(say("pendampingan ini baru saja diubah orang lain; muat ulang",
                           "somebody else has just changed this mentorship; reload"))  # fmt: skip
    if row.state not in states:
        raise Conflict(say("pada tahap ini hal itu belum atau tidak dapat lagi dicatat",
                           "in this state that cannot be recorded yet, or no longer"))  # fmt: skip


def touch(session: Session, actor: Actor, row: Partnership) -> None:
    """The mentorship has changed, and perhaps its outcome; whoever read it before must read it again before changing it."""
    row.changed_at = datetime.now(UTC)
    outcomes.settle(session, actor, row)


def check_day(session: Session, row: Partnership, name: str, held_on: date) -> None:
    """Invalid where the day of something that has happened is still to come, or before the mentorship was on record or began."""
    if held_on > today():
        raise Invalid(fields={name: [say("tanggal ini belum tiba", "this day has not come yet")]})
    first = min(day_of(row.created_at), starts_on(session, row))
    if held_on < first:
        sentence = say("tanggal ini sebelum pendampingan dimulai; isi {first} atau sesudahnya",
                       "this day is before the mentorship began; give {first} or later", first=day(first))  # fmt: skip
        raise Invalid(fields={name: [sentence]})


def about(row: Partnership) -> audit.About:
    """The mentorship as the trail names it."""
    return audit.About("partnership", row.id, row.seeker.office)
