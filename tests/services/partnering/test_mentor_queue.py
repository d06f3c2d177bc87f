"""The queue of those who wait for a mentor: who is in it, and in which order."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy.orm import Session

from matchmaker.engine.profile import Skill
from matchmaker.permissions import Actor
from matchmaker.services import partnerships
from matchmaker.services.partnering import mentor_queue
from matchmaker.services.partnerships import Step
from matchmaker.store.pages import Page
from tests.engine.firms import mentee, mentor, supplier
from tests.services.partnering.mentorships import agreed
from tests.services.town import NEIGHBOUR, OFFICIAL, keep, statements

LEARN_TWO = (Skill("pembukuan", "wants", 1, 4, 0.1), Skill("menjahit", "wants", 1, 4, 0.9), Skill("mengelas", "has", 2))


def queue(session: Session, page: Page | None = None) -> list[tuple[str, str]]:
    """Who waits, by id, in which turn."""
    return [(each.firm.public_id, each.turn) for each in mentor_queue.read(session, OFFICIAL, page or Page())[0]]


def test_only_those_wait_who_want_a_skill_and_have_no_mentor(session: Session) -> None:
    keep(session, mentee(1, skills=LEARN_TWO), supplier(), mentee(3, active=False), mentee(4, consent=False), mentor(5))
    keep(session, mentee(6), office=NEIGHBOUR)
    agreed(session, mentee(2), mentor(1))
    assert queue(session) == [("E1", "never")]
    places, total = mentor_queue.read(session, OFFICIAL, Page())
    assert (places[0].wants, total) == (("menjahit", "pembukuan"), 1)
    assert mentor_queue.read(session, Actor("official", "35"), Page())[1] == 2


def test_who_was_left_comes_first_then_who_never_had_one(session: Session) -> None:
    ways = {1: ("completed", ""), 2: ("ended", "closed"), 3: ("ended", "no_time"), 4: ("ended", "partner_left")}
    for number, (state, reason) in ways.items():
        row = agreed(session, mentee(number), mentor(number), state="running")
        partnerships.step(session, OFFICIAL, row, Step(state, "catatan", reason or "other"))
    fresh, old = keep(session, mentee(8), mentee(9))
    old.created_at = datetime.now(UTC) - timedelta(days=400)
    session.commit()
    first = [("E2", "left_alone"), ("E4", "left_alone"), ("E9", "never"), ("E8", "never")]
    assert queue(session) == [*first, ("E1", "again"), ("E3", "again")]
    assert queue(session, Page(2, 4)) == [("E1", "again"), ("E3", "again")]
    assert fresh.public_id == "E8"


def test_the_queue_is_read_in_a_few_statements(session: Session) -> None:
    keep(session, *(mentee(number) for number in range(30)))
    with statements(session.get_bind()) as sent:  # type: ignore[arg-type]
        places, total = mentor_queue.read(session, OFFICIAL, Page())
    assert (len(places), total) == (25, 30)
    assert len(sent) <= 7
