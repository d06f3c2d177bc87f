"""The rule of outcomes, as its table says it."""

from __future__ import annotations

import pytest

from matchmaker.engine.partnering.outcomes import Course, outcome
from matchmaker.terms import END_REASONS, PARTNERSHIP_STATES, values

SUPPLY, MENTORING = "supply_chain", "mentorship"
NONE_YET = {15: 0, 30: 0, 90: 0}
EARLY, LASTING = {15: 2, 30: 4}, {15: 0, 90: 6}


@pytest.mark.parametrize(
    ("pairing", "state", "reason", "known", "expected"),
    [
        (SUPPLY, "exploring", None, {}, None),
        (SUPPLY, "declined", "price", {}, "declined"),
        (SUPPLY, "agreed", None, {}, "agreed"),
        (SUPPLY, "agreed", None, {"orders": LASTING}, "agreed"),
        (SUPPLY, "running", None, {}, "agreed"),
        (SUPPLY, "running", None, {"orders": EARLY}, "agreed"),
        (SUPPLY, "running", None, {"orders": {90: 0}}, "agreed"),
        (SUPPLY, "running", None, {"orders": LASTING}, "succeeded"),
        (SUPPLY, "completed", None, {}, "succeeded"),
        (SUPPLY, "completed", None, {"orders": EARLY}, "succeeded"),
        (SUPPLY, "completed", None, {"orders": NONE_YET}, "agreed"),
        (SUPPLY, "ended", None, {"orders": LASTING}, "failed"),
        (SUPPLY, "ended", "quality", {"orders": LASTING}, "failed"),
        (SUPPLY, "ended", "closed", {}, "agreed"),
        (SUPPLY, "ended", "closed", {"orders": EARLY}, "succeeded"),
        (SUPPLY, "ended", "by_consent", {"orders": NONE_YET}, "agreed"),
        (MENTORING, "running", None, {}, "agreed"),
        (MENTORING, "running", None, {"orders": LASTING}, "agreed"),
        (MENTORING, "running", None, {"raised": 1}, "succeeded"),
        (MENTORING, "completed", None, {}, "agreed"),
        (MENTORING, "completed", None, {"raised": 0}, "agreed"),
        (MENTORING, "completed", None, {"raised": 2}, "succeeded"),
        (MENTORING, "ended", "no_time", {"raised": 2}, "failed"),
        (MENTORING, "ended", "by_consent", {"raised": 2}, "succeeded"),
        (MENTORING, "ended", "by_consent", {}, "agreed"),
    ],
)  # fmt: skip
def test_the_table(pairing: str, state: str, reason: str | None, known: dict[str, dict[int, int]], expected: str | None) -> None:
    assert outcome(Course(pairing=pairing, state=state, reason=reason, **known)) == expected  # type: ignore[arg-type]


def test_every_state_and_reason_has_its_answer() -> None:
    open_states = {"suggested", "interested", "introduced", "exploring"}
    for pairing in (SUPPLY, MENTORING):
        undecided = {state for state in values(PARTNERSHIP_STATES) if outcome(Course(pairing=pairing, state=state)) is None}
        assert undecided == open_states
        failed = {why for why in values(END_REASONS) if outcome(Course(pairing=pairing, state="ended", reason=why)) == "failed"}
        assert failed == set(values(END_REASONS)) - {"closed", "by_consent"}
