"""Replay: a kept match under its own weights scores what it scored, and under others what the engine would give."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchmaker.engine.pairings import PAIRINGS
from matchmaker.engine.pairs import Question
from matchmaker.engine.ranking import Match, rank
from matchmaker.engine.replay import replay
from matchmaker.engine.table.firm_table import FirmTable
from tests.engine.firms import EVERYONE, TODAY, buyer, match_of, supplier

SUPPLY = PAIRINGS["supply_chain"]
NAMES = [each.name for each in SUPPLY.features]
FIRMS = FirmTable.of(
    [
        buyer(workers=40.0, need={"certificates": ("halal",)}),
        supplier(1, workers=4.0),
        supplier(2, offer={"capacity": 90}),
        supplier(3, offer={"capacity": None}, kbli=()),
        supplier(4, offer={"product": "kardus"}, latitude=-7.4, longitude=112.4),
    ]
)
weights = st.dictionaries(st.sampled_from(NAMES), st.floats(0, 1e6), min_size=len(NAMES), max_size=len(NAMES)).filter(
    lambda found: sum(found.values()) > 0
)


def _ranked(chosen: dict[str, float]) -> dict[int, Match]:
    question = Question(FIRMS.row_of["B1"], "buyer", TODAY)
    return {match.row: match for match in rank(FIRMS, SUPPLY, question, chosen, EVERYONE).matches}


def _kept(match: Match) -> list[dict[str, Any]]:
    """As the database gives it back."""
    found: list[dict[str, Any]] = json.loads(json.dumps([asdict(each) for each in match.contributions]))
    return found


@settings(max_examples=60, deadline=None)
@given(weights, weights)
def test_a_kept_match_scores_what_the_engine_would_give(first: dict[str, float], second: dict[str, float]) -> None:
    own, other = SUPPLY.checked(first), SUPPLY.checked(second)
    before, after = _ranked(own), _ranked(other)
    for row, match in before.items():
        same = replay(_kept(match), own)
        assert (same.score, same.coverage, same.not_kept) == (match.score, match.coverage, ())
        again = replay(_kept(match), other)
        assert again.score == pytest.approx(after[row].score, abs=1e-12)
        assert [each.state for each in again.contributions] == [each.state for each in after[row].contributions]


def test_the_weights_of_a_stored_set_give_exactly_its_scores() -> None:
    match = match_of([buyer(), supplier()], "B1", "buyer", "S1")
    found = replay(_kept(match), SUPPLY.checked(SUPPLY.start_weights()))
    assert (found.score, found.coverage) == (match.score, match.coverage)
    assert found.contributions == match.contributions


def test_what_was_not_kept_is_named_and_counts_as_unknown() -> None:
    kept = _kept(match_of([buyer(), supplier()], "B1", "buyer", "S1"))
    without_values = [{name: value for name, value in each.items() if name != "value"} for each in kept]
    found = replay(without_values, SUPPLY.start_weights())
    whole = replay(kept, SUPPLY.start_weights())
    assert found.score == pytest.approx(whole.score)
    weightless = [{**each, "weight": 0.0, "amount": 0.0} for each in without_values if each["feature"] == "product"]
    found = replay(weightless, SUPPLY.start_weights())
    assert set(found.not_kept) == set(NAMES)
    assert (found.score, found.coverage) == (0.0, 0.0)
