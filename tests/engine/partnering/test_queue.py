"""The rule of the mentors' queue."""

from __future__ import annotations

from datetime import date

import pytest

from matchmaker.engine.partnering.queue import Ended, Waiting, in_order, wait
from matchmaker.terms import END_REASONS, MENTOR_TURNS, values

EARLY, MIDDLE, LATE = date(2026, 1, 1), date(2026, 5, 1), date(2026, 9, 1)


@pytest.mark.parametrize("reason", values(END_REASONS))
def test_only_who_lost_the_mentor_is_served_first(reason: str) -> None:
    found = wait(1, EARLY, [Ended(LATE, reason)])
    assert found == Waiting(1, LATE, "left_alone" if reason in ("partner_left", "closed") else "again")


def test_the_last_mentorship_counts() -> None:
    assert wait(1, EARLY, [Ended(LATE, None), Ended(MIDDLE, "partner_left")]).turn == "again"
    assert wait(1, EARLY) == Waiting(1, EARLY, "never")


def test_turn_then_time_then_key_decide() -> None:
    served = [Waiting(9, LATE, "left_alone"), Waiting(1, EARLY, "never"), Waiting(2, EARLY, "never"), Waiting(3, EARLY, "again")]
    assert in_order(reversed(served)) == served
    assert list(values(MENTOR_TURNS)) == ["left_alone", "never", "again"]
