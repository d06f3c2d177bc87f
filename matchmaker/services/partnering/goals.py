"""The goals of a mentorship: added, changed and removed by officials, each a skill with levels from 0 to 5."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from matchmaker.engine.partnering.plan import MOST_GOALS
from matchmaker.errors import Conflict, Invalid, NotFound
from matchmaker.i18n import say
from matchmaker.permissions import Actor
from matchmaker.services import audit
from matchmaker.services.partnering.mentoring import about, begin, hold, touch
from matchmaker.store import mentoring
from models import Goal, Partnership

STATED = ("skill", "level_before", "target")


def locate(session: Session, row: Partnership, goal_id: int) -> Goal:
    """The goal of that key; NotFound where this mentorship has none such."""
    found = next((each for each in mentoring.goals(session, row.id) if each.id == goal_id), None)
    if found is None:
        raise NotFound(say("tujuan ini tidak ada", "there is no such goal"))
    return found


def add(session: Session, actor: Actor, row: Partnership, stated: Mapping[str, Any]) -> Goal:
    """One goal more, in a new plan where there is none; `stated` is a skill and perhaps its levels, and the `revision` that was read.

    Conflict where there are MOST_GOALS, Invalid where the skill is one already or the target is below the level before.
    """
    hold(session, row, mentoring.GOING_ON, stated.get("revision"))
    begin(session, actor, row)
    known = mentoring.goals(session, row.id)
    if len(known) >= MOST_GOALS:
        raise Conflict(say("sudah ada {most} tujuan", "there are {most} goals already", most=MOST_GOALS))
    facts = {name: stated.get(name) for name in STATED}
    _check(facts, known)
    goal = Goal(partnership_id=row.id, **facts)
    session.add(goal)
    touch(session, actor, row)
    audit.record(session, actor, "mentoring.goal_added", about(row), {name: (None, value) for name, value in facts.items()})
    return goal


def change(session: Session, actor: Actor, row: Partnership, goal: Goal, stated: Mapping[str, Any]) -> None:
    """Let the goal say what is stated, which may be a part of it; refused as in add()."""
    hold(session, row, mentoring.GOING_ON, stated.get("revision"))
    session.refresh(locate(session, row, goal.id))
    before = {name: getattr(goal, name) for name in STATED}
    after = {name: stated.get(name, before[name]) for name in STATED}
    _check(after, [each for each in mentoring.goals(session, row.id) if each is not goal])
    for name, value in after.items():
        setattr(goal, name, value)
    touch(session, actor, row)
    changes = {name: (before[name], after[name]) for name in STATED}
    audit.record(session, actor, "mentoring.goal_changed", about(row), {"goal": (None, before["skill"]), **changes})


def remove(session: Session, actor: Actor, row: Partnership, goal: Goal, revision: int | None = None) -> None:
    """Leave the goal out of the plan; Conflict where a review has found a level of it, which is kept, and as in add()."""
    hold(session, row, mentoring.GOING_ON, revision)
    session.refresh(locate(session, row, goal.id))
    if is_reviewed(goal):
        raise Conflict(say("tujuan ini sudah dinilai pada tinjauan; hasilnya tetap disimpan",
                           "a review has assessed this goal; its result is kept"))  # fmt: skip
    before = {name: getattr(goal, name) for name in STATED}
    session.delete(goal)
    touch(session, actor, row)
    session.flush()
    audit.record(session, actor, "mentoring.goal_removed", about(row), {name: (value, None) for name, value in before.items()})


def is_reviewed(goal: Goal) -> bool:
    """Has a review found a level of it?"""
    return goal.level_mid is not None or goal.level_after is not None


def _check(facts: Mapping[str, Any], others: list[Goal]) -> None:
    if facts["skill"].casefold() in {each.skill.casefold() for each in others}:
        raise Invalid(fields={"skill": [say("keahlian ini sudah menjadi tujuan", "this skill is a goal already")]})
    if facts["target"] is not None and facts["target"] < (facts["level_before"] or 0):
        raise Invalid(fields={"target": [say("di bawah tingkat awalnya", "below the level before")]})
