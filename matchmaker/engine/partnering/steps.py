"""The life of a partnership, one table: where an official may take it, and what either side may say of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from matchmaker.engine.rules import in_force
from matchmaker.i18n import today
from matchmaker.terms import DISMISSAL_REASONS, END_REASONS, PARTNERSHIP_STATES
from matchmaker.terms.term import Term


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What may follow a state: by an official's `steps`; by a side's `answers`, each with the state to which it leads.

    A partnership may be recorded in it where it is `first`; whoever takes one to it gives one of its `reasons`, where it has any.
    An answer that is told to an official has the same effect as one that the side gives itself.
    """

    steps: tuple[str, ...] = ()
    answers: Mapping[str, str] = field(default_factory=dict)
    first: bool = False
    reasons: tuple[Term, ...] = ()


LIFE: Mapping[str, State] = {
    "suggested": State(steps=("introduced", "exploring", "agreed", "declined"),
                       answers={"interested": "interested", "declined": "declined"}, first=True),
    "interested": State(steps=("introduced", "exploring", "agreed", "declined"),
                        answers={"interested": "interested", "withdrawn": "suggested", "declined": "declined"}),
    "introduced": State(steps=("exploring", "agreed", "declined"),
                        answers={"interested": "introduced", "declined": "declined"}, first=True),
    "exploring": State(steps=("agreed", "declined"), answers={"declined": "declined"}, first=True),
    "agreed": State(steps=("running", "ended"), first=True),
    "running": State(steps=("completed", "ended"), first=True),
    "completed": State(),
    "ended": State(reasons=END_REASONS),
    "declined": State(reasons=DISMISSAL_REASONS),
}  # fmt: skip
"""Every state of a partnership. Interest that is withdrawn leads back only where the other side has shown none."""

FIRST_STATES = tuple(each.value for each in PARTNERSHIP_STATES if LIFE[each.value].first)
ASKED_STATES = ("suggested", "interested", "introduced")
"""States in which a side that has not shown interest yet is asked to answer."""
BINDING_STATES = ("agreed", "running")
"""States that no pair enters before ownership is told and no doubt is left undecided."""


def follow(state: str, answer: str, *, other_interested: bool) -> str | None:
    """The state to which a side's answer leads; None where it may not be given in this state."""
    leads = LIFE[state].answers.get(answer)
    return state if leads and answer == "withdrawn" and other_interested else leads


def answer_due(state: str, *, answered: bool, withdrawn: bool = False) -> date | None:
    """By when the sides that have not answered yet are asked to, counted from today.

    None where nobody is asked, where both have answered, and where one has just withdrawn: until somebody acts again, nobody is asked.
    """
    if state not in ASKED_STATES or answered or withdrawn:
        return None
    days = next((each.days for each in in_force("partnership_periods", today()) if each.period == "answer"), None)
    return today() + timedelta(days=days) if days else None
