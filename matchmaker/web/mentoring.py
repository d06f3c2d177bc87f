"""The page of a mentorship: its plan, the log of its meetings, and its reviews."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from marshmallow import ValidationError

from matchmaker import http
from matchmaker.errors import Invalid, NotFound, Problem
from matchmaker.i18n import say
from matchmaker.schemas.mentoring import GoalSchema, LevelSchema, MeetingSchema, ReviewSchema
from matchmaker.services.partnering import goals, meetings, mentoring, reviews
from matchmaker.services.partnering.meetings import Told
from matchmaker.services.partnering.mentoring_view import view
from matchmaker.services.partnering.reviews import Held
from matchmaker.store import accounts, firms
from matchmaker.store.mentoring import GOING_ON
from matchmaker.terms import REVIEW_KINDS, STATES_WITH_A_PLACE, values
from matchmaker.web.door import key, page, pages, said
from matchmaker.web.forms import Form


@pages.get("/partnerships/<int:partnership_id>/mentoring")
@http.requires("mentoring.read")
def show_mentoring(partnership_id: int) -> str:
    """The plan, the log and the reviews."""
    return _shown(_located(partnership_id, "mentoring.read"))


@pages.post("/partnerships/<int:partnership_id>/mentoring")
@http.requires("mentoring.review")
def draw_up_mentoring(partnership_id: int) -> ResponseReturnValue:
    """A plan for a mentorship that was on record before there were plans."""
    row = _located(partnership_id, "mentoring.review")
    return _done(row, "plan", lambda: mentoring.draw_up(http.session(), http.actor(), row))


@pages.post("/partnerships/<int:partnership_id>/goals")
@http.requires("mentoring.review")
def add_goal(partnership_id: int) -> ResponseReturnValue:
    """One goal more."""
    row = _located(partnership_id, "mentoring.review")
    return _done(row, "goal", lambda: goals.add(http.session(), http.actor(), row, said(GoalSchema())))


@pages.post("/partnerships/<int:partnership_id>/goals/<int:goal_id>")
@http.requires("mentoring.review")
def change_goal(partnership_id: int, goal_id: int) -> ResponseReturnValue:
    """A goal that says something else."""
    row = _located(partnership_id, "mentoring.review")

    def change() -> None:
        goals.change(http.session(), http.actor(), row, goals.locate(http.session(), row, goal_id), said(GoalSchema()))

    return _done(row, f"goal-{goal_id}", change)


@pages.post("/partnerships/<int:partnership_id>/goals/<int:goal_id>/remove")
@http.requires("mentoring.review")
def remove_goal(partnership_id: int, goal_id: int) -> ResponseReturnValue:
    """A goal less, while no review has assessed it."""
    row = _located(partnership_id, "mentoring.review")
    goal = goals.locate(http.session(), row, goal_id)
    return _done(row, "plan", lambda: goals.remove(http.session(), http.actor(), row, goal, key("revision") or None))


@pages.post("/partnerships/<int:partnership_id>/meetings")
@http.requires("mentoring.log")
def log_meeting(partnership_id: int) -> ResponseReturnValue:
    """A meeting that took place."""
    row = _located(partnership_id, "mentoring.log")
    return _done(row, "meeting", lambda: meetings.log(http.session(), http.actor(), row, Told(**said(MeetingSchema()))))


@pages.post("/partnerships/<int:partnership_id>/reviews/<kind>")
@http.requires("mentoring.review")
def hold_review(partnership_id: int, kind: str) -> ResponseReturnValue:
    """A review that was held, or a correction of it."""
    row = _located(partnership_id, "mentoring.review")
    if kind not in values(REVIEW_KINDS):
        raise NotFound(say("tidak ada tinjauan seperti itu", "there is no such review"))

    def hold() -> None:
        facts = said(ReviewSchema(exclude=("levels",)))
        held = Held(kind, facts["done_on"], facts["note"], _levels())
        reviews.hold_review(http.session(), http.actor(), row, held, revision=facts.get("revision"))

    return _done(row, kind, hold)


def _levels() -> dict[int, int | None]:
    """The levels that were typed, by the key of their goal; Invalid names those that are refused."""
    found: dict[int, int | None] = {}
    refused: dict[str, list[str]] = {}
    for name, text in request.form.items():
        goal = name.removeprefix("level-")
        if name != goal and goal.isdecimal():
            try:
                found[int(goal)] = LevelSchema().fields["level"].read(text)  # type: ignore[attr-defined]
            except ValidationError as wrong:
                refused[name] = [str(each) for each in wrong.messages]
    if refused:
        raise Invalid(fields=refused)
    return found


def _located(partnership_id: int, permission: str) -> Any:
    return mentoring.locate(http.session(), http.actor(), partnership_id, permission)


def _done(row: Any, form: str, act: Callable[[], object]) -> ResponseReturnValue:
    """Back to the page after the act; where it is refused, the page with what was typed into that form."""
    try:
        act()
    except NotFound:
        raise
    except Problem as refused:
        return _shown(row, form, refused), refused.status
    flash(say("Tercatat.", "On record."))
    return redirect(url_for("pages.show_mentoring", partnership_id=row.id), 303)


def _shown(row: Any, refused: str = "", problem: Problem | None = None) -> str:
    part = page()
    seen = view(http.session(), http.actor(), row, part)
    told = [each.account_id for each in seen.meetings] + [each.get("account_id") for each in seen.reviews]
    office = http.actor().role != "business"
    return render_template(
        "mentoring/show.html",
        row=row,
        seen=seen,
        page=part,
        who=accounts.those(http.session(), [each for each in told if each]) if office else {},
        subject=firms.subject(row.seeker, row.partner),
        going_on=row.state in GOING_ON,
        meets=row.state in STATES_WITH_A_PLACE,
        reviewed=row.state in reviews.REVIEWED_IN,
        reached=reviews.REACHED,
        is_reviewed=goals.is_reviewed,
        form=lambda name, known=None: Form(request.form if name == refused else known or {}, problem if name == refused else None,
                                           prefix=f"{name}-"),
        refused=refused,
        problem=problem,
        sample=row.seeker.sample,
    )  # fmt: skip
