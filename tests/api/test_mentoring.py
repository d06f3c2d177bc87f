"""A mentorship and the queue of those who wait, as programs see them."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import delete

from matchmaker.i18n import today
from models import Goal, Review
from tests.api.conftest import Ask
from tests.fixtures.city import SmallCity
from tests.services.partnering.mentorships import told

PAIR = {"pairing": "mentorship", "seeker": "K-11", "partner": "K-10", "state": "agreed", **told("agreed")}


@pytest.fixture
def address(ask: Ask) -> str:
    """The address of a mentorship that is agreed."""
    answer = ask("official", "POST", "/partnerships", json=PAIR)
    assert answer.status_code == 201, answer.text
    return f"/partnerships/{(answer.json or {})['id']}"


def shown(ask: Ask, address: str) -> dict[str, Any]:
    """The mentorship as an official sees it."""
    return ask("official", "GET", f"{address}/mentoring").json or {}


def test_a_mentorship_from_plan_to_review(ask: Ask, address: str) -> None:
    plan = shown(ask, address)
    assert [(each["skill"], each["level_before"], each["target"]) for each in plan["goals"]] == [("menjahit", 1, 4), ("pembukuan", 0, 3)]
    assert [each["kind"] for each in plan["reviews"]] == ["mid", "closing"]
    first = f"{address}/goals/{plan['goals'][0]['id']}"
    assert (ask("official", "PUT", first, json={"skill": "menjahit", "target": 5}).json or {})["target"] == 5
    added = ask("official", "POST", f"{address}/goals", json={"skill": "pemasaran"})
    assert (added.status_code, (added.json or {})["level_before"]) == (201, None)
    met = ask("official", "POST", f"{address}/meetings", json={"held_on": today().isoformat(), "topic": "pola", "next_step": "jahit"})
    assert (met.status_code, (met.json or {})["next_step"]) == (201, "jahit")
    levels = [{"goal": plan["goals"][0]["id"], "level": 3}]
    review = {"done_on": today().isoformat(), "note": "maju", "levels": levels}
    held = ask("official", "PUT", f"{address}/reviews/mid", json=review).json or {}
    assert (held["goals"][0]["level_mid"], held["reviews"][0]["note"], held["meetings"]["total"]) == (3, "maju", 1)
    last = f"{address}/goals/{(added.json or {})['id']}"
    assert [ask("official", "DELETE", each).status_code for each in (first, last, last)] == [409, 204, 404]


@pytest.mark.parametrize(
    ("path", "said", "field"),
    [
        ("goals", {"skill": "x", "target": 6}, "target"),
        ("goals", {"skill": None}, "skill"),
        ("goals", {"skill": "Menjahit"}, "skill"),
        ("meetings", {"held_on": "2999-01-01", "topic": "x"}, "held_on"),
        ("meetings", {"held_on": "2001-01-01", "topic": "x"}, "held_on"),
        ("meetings", {"held_on": today().isoformat(), "topic": " "}, "topic"),
    ],
)
def test_bad_values_are_named(ask: Ask, address: str, path: str, said: dict[str, Any], field: str) -> None:
    answer = ask("official", "POST", f"{address}/{path}", json=said)
    assert answer.status_code == 422
    assert list((answer.json or {})["errors"]) == [field]


def test_bad_reviews_are_refused(ask: Ask, address: str) -> None:
    whole = {"done_on": today().isoformat(), "note": "maju"}
    assert ask("official", "PUT", f"{address}/reviews/other", json=whole).status_code == 404
    assert ask("official", "PUT", f"{address}/reviews/mid", json={**whole, "levels": [{"goal": 999, "level": 3}]}).status_code == 404
    refused = ask("official", "PUT", f"{address}/reviews/mid", json={**whole, "levels": [{"goal": 1, "level": 2.5}]})
    assert list((refused.json or {})["errors"]) == ["levels.0.level"]
    assert ask("official", "PUT", f"{address}/reviews/mid", json=whole).status_code == 200
    assert ask("official", "PUT", f"{address}/reviews/mid", json=whole).status_code == 409


def test_hostile_text_stays_text(ask: Ask, address: str) -> None:
    topic = "{{ 7*7 }} <b>=1+1</b>\x00"
    met = ask("official", "POST", f"{address}/meetings", json={"held_on": today().isoformat(), "topic": topic})
    assert (met.json or {})["topic"] == "{{ 7*7 }} <b>=1+1</b>"


def test_a_plan_is_drawn_up_where_there_was_none(ask: Ask, address: str, small_city: SmallCity) -> None:
    with small_city.engine.begin() as connection:
        connection.execute(delete(Goal))
        connection.execute(delete(Review))
    assert shown(ask, address)["goals"] == []
    drawn = ask("official", "POST", f"{address}/mentoring").json or {}
    assert [each["skill"] for each in drawn["goals"]] == ["menjahit", "pembukuan"]
    assert ask("official", "POST", f"{address}/mentoring").json == drawn


def test_the_queue_shrinks_when_somebody_finds_a_mentor(ask: Ask) -> None:
    before = ask("official", "GET", "/mentor-queue").json or {}
    assert [(each["id"], each["turn"]) for each in before["items"]] == [("K-03", "never"), ("K-11", "never")]
    ask("official", "POST", "/partnerships", json=PAIR)
    after = ask("official", "GET", "/mentor-queue?size=1").json or {}
    assert ([each["wants"] for each in after["items"]], after["total"]) == ([["pembukuan"]], 1)
    assert ask("business", "GET", "/mentor-queue").status_code == 403
