"""Who waits for a mentor, and in which order: the one place of that rule.

Somebody waits who wants to learn a skill, may be suggested, and takes no mentor's place. Those come first whose last mentorship ended
because the mentor left; then those who never had one; then those whose last mentorship came to its end otherwise. Among equals who has
waited longest comes first: since the profile was entered, or since the last mentorship ended.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from matchmaker.terms import MENTOR_TURNS, values

MENTOR_LEFT = ("partner_left", "closed")
"""Reasons for ending that lie with the mentor: where a firm closed or moved, it is not the one that still waits."""


@dataclass(frozen=True, slots=True)
class Ended:
    """A mentorship that the firm had: when and why it ended, None where it was completed."""

    on: date
    reason: str | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A firm by its key, the day since which it waits, and which of MENTOR_TURNS is its."""

    firm: int
    since: date
    turn: str


def wait(firm: int, entered: date, ended: Iterable[Ended] = ()) -> Waiting:
    """How the firm waits whose profile was entered on that day and whose former mentorships are these."""
    last = max(ended, key=lambda each: each.on, default=None)
    if last is None:
        return Waiting(firm, entered, "never")
    return Waiting(firm, last.on, "left_alone" if last.reason in MENTOR_LEFT else "again")


def in_order(waiting: Iterable[Waiting]) -> list[Waiting]:
    """Who is to be served first, first."""
    turns = values(MENTOR_TURNS)
    return sorted(waiting, key=lambda each: (turns.index(each.turn), each.since, each.firm))
