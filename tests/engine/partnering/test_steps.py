"""The life of a partnership: who may take it where, spelled out beside the table."""

from __future__ import annotations

from datetime import timedelta
from itertools import product

import pytest

from matchmaker.engine.partnering.steps import FIRST_STATES, LIFE, answer_due, follow
from matchmaker.errors import Conflict, Invalid
from matchmaker.i18n import today
from matchmaker.services import partnership_rules
from matchmaker.terms import ANSWERS, CLOSED_STATES, PARTNERSHIP_STATES

STATES = [each.value for each in PARTNERSHIP_STATES]
STEPS = {
    "suggested": {"introduced", "exploring", "agreed", "declined"},
    "interested": {"introduced", "exploring", "agreed", "declined"},
    "introduced": {"exploring", "agreed", "declined"},
    "exploring": {"agreed", "declined"},
    "agreed": {"running", "ended"},
    "running": {"completed", "ended"},
}
FOLLOWING = [
    ("suggested", "interested", "interested"),
    ("suggested", "declined", "declined"),
    ("interested", "interested", "interested"),
    ("interested", "withdrawn", "suggested"),
    ("interested", "declined", "declined"),
    ("introduced", "interested", "introduced"),
    ("introduced", "declined", "declined"),
    ("exploring", "declined", "declined"),
]


def test_every_state_has_its_row() -> None:
    assert list(LIFE) == STATES
    assert set(FIRST_STATES) == {"suggested", "introduced", "exploring", "agreed", "running"}
    assert {each for each in STATES if not LIFE[each].steps} == set(CLOSED_STATES)


@pytest.mark.parametrize(("before", "after"), list(product(STATES, STATES)))
def test_an_official_takes_the_steps_of_the_table_and_no_others(before: str, after: str) -> None:
    if after in STEPS.get(before, ()):
        partnership_rules.check_step(before, after, "alasan", "price")
    else:
        with pytest.raises(Conflict):
            partnership_rules.check_step(before, after, "alasan", "price")


def test_a_side_answers_only_what_the_table_says() -> None:
    said = {(state, each.value): follow(state, each.value, other_interested=False) for state in STATES for each in ANSWERS}
    assert {key: leads for key, leads in said.items() if leads} == {(state, answer): leads for state, answer, leads in FOLLOWING}


def test_interest_that_one_side_withdraws_leaves_that_of_the_other() -> None:
    assert follow("interested", "withdrawn", other_interested=True) == "interested"


@pytest.mark.parametrize(("after", "reason"), [("ended", "too_far"), ("declined", "no_orders"), ("ended", "whim")])
def test_a_reason_is_one_of_its_own_list(after: str, reason: str) -> None:
    with pytest.raises(Invalid) as refused:
        partnership_rules.check_step("running" if after == "ended" else "exploring", after, "catatan", reason)
    assert list(refused.value.fields) == ["reason"]


def test_an_answer_is_awaited_while_somebody_has_not_answered() -> None:
    for state in ("suggested", "interested", "introduced"):
        assert answer_due(state, answered=False) == today() + timedelta(days=15)
        assert answer_due(state, answered=True) is None
        assert answer_due(state, answered=False, withdrawn=True) is None
    assert [answer_due(each, answered=False) for each in ("exploring", "agreed", "declined")] == [None, None, None]
