"""Mentorships: their plan, their meetings and reviews."""

from __future__ import annotations

from typing import Any

from matchmaker import http
from matchmaker.api.door import asks, delete, get, gives, post, put, summary, takes
from matchmaker.api.reading import envelope, part
from matchmaker.errors import NotFound
from matchmaker.schemas.mentoring import GoalSchema, GoalShown, MeetingSchema, MeetingShown, MentoringShown, ReviewSchema
from matchmaker.schemas.queries import PageQuery
from matchmaker.services.partnering import goals, meetings, mentoring, reviews
from matchmaker.services.partnering.meetings import Told
from matchmaker.services.partnering.mentoring_view import view
from matchmaker.services.partnering.reviews import Held
from matchmaker.store.pages import Page
from matchmaker.terms import REVIEW_KINDS, values


@get("/partnerships/<int:partnership_id>/mentoring")
@asks(PageQuery)
@gives(200, MentoringShown)
@summary("Lihat satu pendampingan")
@http.requires("mentoring.read")
def show(asked: dict[str, Any], partnership_id: int) -> dict[str, Any]:
    """Show a mentorship: its goals, its reviews, and a part of its log, the latest meeting first."""
    return _whole(_located(partnership_id, "mentoring.read"), part(asked))


@post("/partnerships/<int:partnership_id>/mentoring")
@gives(200, MentoringShown)
@summary("Susun rencana pendampingan")
@http.requires("mentoring.review")
def draw_up(partnership_id: int) -> dict[str, Any]:
    """Draw up the plan of a mentorship that has none from the profiles of both; otherwise it stays as it is."""
    row = _located(partnership_id, "mentoring.review")
    mentoring.draw_up(http.session(), http.actor(), row)
    return _whole(row, Page())


@post("/partnerships/<int:partnership_id>/goals")
@takes(GoalSchema)
@gives(201, GoalShown)
@summary("Tambah tujuan pendampingan")
@http.requires("mentoring.review")
def add_goal(said: dict[str, Any], partnership_id: int) -> Any:
    """Add a goal: a skill that the mentee is to learn."""
    return goals.add(http.session(), http.actor(), _located(partnership_id, "mentoring.review"), said)


@put("/partnerships/<int:partnership_id>/goals/<int:goal_id>")
@takes(GoalSchema)
@gives(200, GoalShown)
@summary("Ubah tujuan pendampingan")
@http.requires("mentoring.review")
def change_goal(said: dict[str, Any], partnership_id: int, goal_id: int) -> Any:
    """Change a goal; a level that is not stated stays as it is."""
    row = _located(partnership_id, "mentoring.review")
    goal = goals.locate(http.session(), row, goal_id)
    goals.change(http.session(), http.actor(), row, goal, said)
    return goal


@delete("/partnerships/<int:partnership_id>/goals/<int:goal_id>")
@gives(204)
@summary("Hapus tujuan pendampingan")
@http.requires("mentoring.review")
def remove_goal(partnership_id: int, goal_id: int) -> None:
    """Remove a goal; 409 where a review has assessed it."""
    row = _located(partnership_id, "mentoring.review")
    goals.remove(http.session(), http.actor(), row, goals.locate(http.session(), row, goal_id))


@post("/partnerships/<int:partnership_id>/meetings")
@takes(MeetingSchema)
@gives(201, MeetingShown)
@summary("Catat pertemuan pendampingan")
@http.requires("mentoring.log")
def log_meeting(said: dict[str, Any], partnership_id: int) -> Any:
    """Log a meeting, as either side or an official; one that is told again as it was stays one."""
    return meetings.log(http.session(), http.actor(), _located(partnership_id, "mentoring.log"), Told(**said))


@put("/partnerships/<int:partnership_id>/reviews/<kind>")
@takes(ReviewSchema)
@gives(200, MentoringShown)
@summary("Catat tinjauan pendampingan")
@http.requires("mentoring.review")
def hold_review(said: dict[str, Any], partnership_id: int, kind: str) -> dict[str, Any]:
    """Record the review half-way (`mid`) or at the end (`closing`), with the level that each goal has reached."""
    row = _located(partnership_id, "mentoring.review")
    if kind not in values(REVIEW_KINDS):
        raise NotFound()
    held = Held(kind, said["done_on"], said["note"], {each["goal"]: each.get("level") for each in said["levels"]})
    reviews.hold_review(http.session(), http.actor(), row, held, revision=said.get("revision"))
    return _whole(row, Page())


def _located(partnership_id: int, permission: str) -> Any:
    return mentoring.locate(http.session(), http.actor(), partnership_id, permission)


def _whole(row: Any, page: Page) -> dict[str, Any]:
    seen = view(http.session(), http.actor(), row, page)
    log = envelope((seen.meetings, seen.total), page, seen.meetings)
    return {"id": row.id, "revision": row.revision, "goals": seen.goals, "reviews": seen.reviews, "meetings": log}
