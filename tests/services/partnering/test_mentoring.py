"""A mentorship: its plan made from both profiles, its goals, meetings and reviews, each change in the trail."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from matchmaker.engine.partnering.plan import MOST_GOALS
from matchmaker.engine.profile import Skill
from matchmaker.errors import Conflict, Invalid, NotFound
from matchmaker.i18n import today
from matchmaker.permissions import Actor
from matchmaker.services import partnerships
from matchmaker.services.partnering import agreements, goals, meetings, mentoring, reviews
from matchmaker.services.partnering.meetings import Told
from matchmaker.services.partnering.reviews import Held
from matchmaker.services.partnerships import Step
from matchmaker.store import mentoring as rows
from matchmaker.store import partnerships as pairs
from matchmaker.store.pages import Page
from models import Agreement, AuditEntry, Goal, Meeting, Partnership, Review
from tests.engine.firms import mentee, mentor
from tests.services.partnering.mentorships import agreed
from tests.services.town import NEIGHBOUR, OFFICIAL, at_once, count, owner

DAY = timedelta(days=1)
TWO_WISHES = (
    Skill("pengemasan", "wants", 1, 4, 0.2),
    Skill("pembukuan", "wants", 2.5, None, 0.9),
    Skill("menjahit", "wants", 5, None, 0.9),
)


def facts(session: Session, row: Partnership) -> list[tuple[Any, ...]]:
    """What the goals say."""
    return [(each.skill, each.level_before, each.target, each.level_mid, each.level_after) for each in rows.goals(session, row.id)]


def acts(session: Session, name: str) -> list[dict[str, Any]]:
    """What the trail says of such acts."""
    return list(session.scalars(select(AuditEntry.changes).where(AuditEntry.act == name).order_by(AuditEntry.id)))


def test_agreeing_makes_a_plan_of_what_the_mentor_can_teach(session: Session) -> None:
    guide = mentor(skills=(Skill("pengemasan", "has", 4), Skill("pembukuan", "has", 5), Skill("menjahit", "has", 3)))
    row = agreed(session, mentee(skills=TWO_WISHES), guide)
    assert facts(session, row) == [("pembukuan", 2, None, None, None), ("pengemasan", 1, 4, None, None)]
    assert {kind: each.due_on - today() for kind, each in rows.reviews(session, row.id).items()} == {"mid": 90 * DAY, "closing": 180 * DAY}
    partnerships.step(session, OFFICIAL, row, Step("running"))
    mentoring.begin(session, OFFICIAL, row)
    assert (count(session, Goal), count(session, Review)) == (2, 2)
    assert [each["goals"] for each in acts(session, "mentoring.planned")] == [[None, ["pembukuan", "pengemasan"]]]


def test_the_days_of_the_reviews_count_from_the_agreements_first_day(session: Session) -> None:
    row = agreed(session, state="introduced")
    row.state = "agreed"
    session.add(Agreement(partnership_id=row.id, starts_on=today() + 10 * DAY, changed_at=row.changed_at))
    mentoring.begin(session, OFFICIAL, row)
    assert rows.reviews(session, row.id)["mid"].due_on == today() + 100 * DAY


def test_reviews_that_are_not_held_move_with_the_agreements_first_day(session: Session) -> None:
    row = agreed(session)
    reviews.hold_review(session, OFFICIAL, row, Held("mid", today(), "maju"))
    for first in (today() + 10 * DAY, today() + 10 * DAY, None):
        agreements.change(session, OFFICIAL, row, {"starts_on": first})
    assert acts(session, "mentoring.rescheduled") == [
        {"closing_due": [(today() + 180 * DAY).isoformat(), (today() + 190 * DAY).isoformat()]},
        {"closing_due": [(today() + 190 * DAY).isoformat(), (today() + 180 * DAY).isoformat()]},
    ]
    assert rows.reviews(session, row.id)["mid"].due_on == today() + 90 * DAY


def test_no_plan_is_made_before_the_two_agree(session: Session) -> None:
    row = agreed(session, state="introduced")
    mentoring.begin(session, OFFICIAL, row)
    with pytest.raises(Conflict):
        mentoring.draw_up(session, OFFICIAL, row)
    with pytest.raises(Conflict):
        goals.add(session, OFFICIAL, row, {"skill": "menjahit"})
    assert count(session, Goal) == count(session, Review) == 0


def test_goals_are_added_and_changed_each_skill_once(session: Session) -> None:
    row = agreed(session)
    goal = goals.add(session, OFFICIAL, row, {"skill": "pembukuan", "level_before": 1, "target": 3})
    goals.change(session, OFFICIAL, row, goal, {"skill": "pembukuan", "target": 5})
    assert facts(session, row)[1] == ("pembukuan", 1, 5, None, None)
    for wrong, field in (({"skill": "Pengemasan"}, "skill"), ({"skill": "menjahit", "level_before": 4, "target": 3}, "target")):
        for act in (lambda said: goals.add(session, OFFICIAL, row, said), lambda said: goals.change(session, OFFICIAL, row, goal, said)):
            with pytest.raises(Invalid) as refused:
                act(wrong)
            assert list(refused.value.fields) == [field]
    assert acts(session, "mentoring.goal_changed") == [{"goal": [None, "pembukuan"], "target": [3, 5]}]
    with pytest.raises(NotFound):
        goals.locate(session, row, 999)


def test_a_goal_is_removed_while_no_review_has_assessed_it(session: Session) -> None:
    row = agreed(session)
    kept, goal = rows.goals(session, row.id)[0], goals.add(session, OFFICIAL, row, {"skill": "pembukuan", "target": 3})
    reviews.hold_review(session, OFFICIAL, row, Held("mid", today(), "maju", {kept.id: 2}))
    goals.remove(session, OFFICIAL, row, goal)
    with pytest.raises(Conflict, match="sudah dinilai"):
        goals.remove(session, OFFICIAL, row, kept)
    with pytest.raises(Conflict, match="diubah orang lain"):
        goals.remove(session, OFFICIAL, row, kept, row.revision - 1)
    assert rows.goals(session, row.id) == [kept]
    assert acts(session, "mentoring.goal_removed") == [{"skill": ["pembukuan", None], "target": [3, None]}]


def test_of_many_who_remove_a_goal_at_once_the_others_find_none(engine: Engine, session: Session) -> None:
    row = agreed(session)
    goal = goals.add(session, OFFICIAL, row, {"skill": "pembukuan"})
    keys = row.id, goal.id
    session.commit()

    def remove(own: Session, place: int) -> None:
        found, known = pairs.get(own, keys[0]), own.get(Goal, keys[1])
        assert found
        if known is None:
            raise NotFound
        goals.remove(own, OFFICIAL, found, known)

    answers = at_once(engine, 5, remove)
    assert sorted(type(each) in (NotFound, Conflict) for each in answers) == [False] + [True] * 4
    assert answers.count(None) == 1


def test_a_mentorship_has_only_so_many_goals(session: Session) -> None:
    row = agreed(session, mentee(skills=[Skill(f"keahlian {number}", "wants", 1, 4) for number in range(30)]),
                 mentor(skills=[Skill(f"keahlian {number}", "has", 4) for number in range(30)]))  # fmt: skip
    assert count(session, Goal) == MOST_GOALS
    with pytest.raises(Conflict):
        goals.add(session, OFFICIAL, row, {"skill": "satu lagi"})


def test_who_read_an_older_state_changes_nothing(session: Session) -> None:
    row = agreed(session)
    read = row.revision
    goals.add(session, OFFICIAL, row, {"skill": "pembukuan", "revision": read})
    with pytest.raises(Conflict):
        goals.add(session, OFFICIAL, row, {"skill": "menjahit", "revision": read})
    with pytest.raises(Conflict):
        reviews.hold_review(session, OFFICIAL, row, Held("mid", today(), "maju"), revision=read)


def test_a_meeting_is_logged_once_by_either_side(session: Session) -> None:
    row = agreed(session, state="introduced")
    told = Told(today(), "label kemasan", "coba tiga bahan", today() + 14 * DAY)
    first = meetings.log(session, owner(session, row.seeker), row, told)
    assert meetings.log(session, owner(session, row.partner), row, told) is first
    meetings.log(session, OFFICIAL, row, Told(today(), "pembukuan"))
    found, total = rows.meetings(session, row.id, Page(1, 1))
    assert ([each.topic for each in found], total) == (["pembukuan"], 2)
    assert acts(session, "mentoring.met")[0]["next_step"] == [None, "coba tiga bahan"]


@pytest.mark.parametrize(
    ("told", "field"),
    [
        (Told(today() + DAY, "besok"), "held_on"),
        (Told(today() - DAY, "dulu"), "held_on"),
        (Told(today(), "kapan", None, today()), "next_step"),
        (Told(today(), "mundur", "ulang", today() - DAY), "next_on"),
    ],
)
def test_a_meeting_on_an_impossible_day_is_refused(session: Session, told: Told, field: str) -> None:
    row = agreed(session)
    with pytest.raises(Invalid) as refused:
        meetings.log(session, OFFICIAL, row, told)
    assert list(refused.value.fields) == [field]
    assert count(session, Meeting) == 0


def test_nothing_is_logged_after_the_end(session: Session) -> None:
    row = agreed(session)
    partnerships.step(session, OFFICIAL, row, Step("ended", "pindah kota", "closed"))
    with pytest.raises(Conflict):
        meetings.log(session, OFFICIAL, row, Told(today(), "terlambat"))
    with pytest.raises(Conflict):
        goals.add(session, OFFICIAL, row, {"skill": "menjahit"})


def test_reviews_find_the_levels_and_the_outcome_follows(session: Session) -> None:
    row = agreed(session)
    goal = rows.goals(session, row.id)[0]
    reviews.hold_review(session, OFFICIAL, row, Held("mid", today(), "maju", {goal.id: 2}))
    assert row.outcome == "agreed"
    reviews.hold_review(session, OFFICIAL, row, Held("closing", today(), "mahir", {goal.id: 4}))
    assert facts(session, row) == [("pengemasan", 1, 4, 2, 4)]
    assert row.outcome == "succeeded"
    assert acts(session, "mentoring.closing_review") == [
        {"pengemasan": [None, 4], "done_on": [None, today().isoformat()], "note": [None, "mahir"]}
    ]
    with pytest.raises(NotFound):
        reviews.hold_review(session, OFFICIAL, row, Held("mid", today(), "x", {999: 2}), revision=row.revision)


def test_a_review_on_record_is_corrected_only_by_who_has_read_it(session: Session) -> None:
    row = agreed(session)
    reviews.hold_review(session, OFFICIAL, row, Held("mid", today(), "maju"))
    with pytest.raises(Conflict):
        reviews.hold_review(session, OFFICIAL, row, Held("mid", today(), "lagi"))
    reviews.hold_review(session, OFFICIAL, row, Held("mid", today(), "diperbaiki"), revision=row.revision)
    assert rows.reviews(session, row.id)["mid"].note == "diperbaiki"
    with pytest.raises(Invalid):
        reviews.hold_review(session, OFFICIAL, row, Held("closing", today() + DAY, "besok"))


def test_a_mentorship_of_others_is_not_there(session: Session) -> None:
    row = agreed(session)
    assert mentoring.locate(session, owner(session, row.partner), row.id, "mentoring.log") is row
    for actor, permission in ((Actor("official", NEIGHBOUR), "mentoring.read"), (owner(session, row.seeker), "mentoring.review")):
        with pytest.raises(NotFound):
            mentoring.locate(session, actor, row.id, permission)
    row.pairing = "supply_chain"
    with pytest.raises(NotFound):
        mentoring.locate(session, OFFICIAL, row.id)


def test_what_is_due_is_found_until_it_is_done(session: Session) -> None:
    row = agreed(session)
    soon, later = today() + 90 * DAY, today() + 180 * DAY
    assert [each.kind for each, _ in rows.reviews_due(session, OFFICIAL, later, 10)] == ["mid", "closing"]
    assert rows.reviews_due(session, OFFICIAL, soon - DAY, 10) == rows.reviews_due(session, Actor("official", NEIGHBOUR), later, 10) == []
    reviews.hold_review(session, OFFICIAL, row, Held("mid", today(), "maju"))
    assert [(each.kind, pair) for each, pair in rows.reviews_due(session, owner(session, row.seeker), later, 1)] == [("closing", row)]
    partnerships.step(session, OFFICIAL, row, Step("ended", "berhenti", "no_time"))
    assert rows.reviews_due(session, OFFICIAL, later, 10) == []


def test_the_next_step_of_the_latest_meeting_is_due(session: Session) -> None:
    row = agreed(session)
    meetings.log(session, OFFICIAL, row, Told(today(), "satu", "langkah satu", today() + DAY))
    assert [each.next_step for each, _ in rows.next_steps_due(session, OFFICIAL, today() + DAY, 10)] == ["langkah satu"]
    meetings.log(session, OFFICIAL, row, Told(today(), "dua", "langkah dua", today() + 2 * DAY))
    assert rows.next_steps_due(session, OFFICIAL, today() + DAY, 10) == []
    assert [pair for _, pair in rows.next_steps_due(session, OFFICIAL, today() + 2 * DAY, 10)] == [row]


def test_of_those_who_act_at_once_each_is_stored_once(session: Session, engine: Engine) -> None:
    key = agreed(session).id
    session.commit()

    def act(own: Session, place: int) -> str:
        row = pairs.get(own, key)
        assert row
        if place % 2:
            return str(goals.add(own, OFFICIAL, row, {"skill": "pembukuan"}).id)
        return str(meetings.log(own, OFFICIAL, row, Told(today(), "label")).id)

    answers = at_once(engine, 10, act)
    assert sum(isinstance(each, Invalid) for each in answers) == 4
    assert sum(isinstance(each, str) for each in answers) == 6
    assert (count(session, Goal), count(session, Meeting)) == (2, 1)
