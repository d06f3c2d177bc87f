"""The log of an office: distinct pairs, mostly from the top of the lists, ending as their grades would have it."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import numpy as np
import pytest
from numpy.typing import NDArray

from matchmaker.engine.worlds import DAY, Outcome, World, outcomes
from matchmaker.engine.worlds.oracle import shown
from matchmaker.engine.worlds.outcomes import ENDS
from tests.engine.worlds.conftest import Small

Lists = NDArray[np.float64]


@pytest.fixture(scope="module")
def lists(trading: World) -> Lists:
    return shown(trading)


def _grade(world: World, grades: NDArray[np.int64], each: Outcome) -> int:
    return int(grades[world.seekers.index(each.seeker), world.partners.index(each.partner)])


def test_the_same_seed_gives_the_same_log(trading: World, lists: Lists) -> None:
    assert outcomes(trading, lists, 100, 1) == outcomes(trading, lists, 100, 1)
    assert outcomes(trading, lists, 100, 1) != outcomes(trading, lists, 100, 2)


def test_no_pair_comes_twice_and_the_days_ascend(trading: World, lists: Lists) -> None:
    found = outcomes(trading, lists, 200, 1)
    assert len({(each.seeker, each.partner) for each in found}) == len(found) == 200
    days = [each.decided_on for each in found]
    assert days == sorted(days)
    assert DAY - timedelta(days=3 * 365) < days[0] < days[-1] < DAY


def test_two_hundred_labels_hold_every_end(trading: World, lists: Lists) -> None:
    assert all({each.outcome for each in outcomes(trading, lists, 200, seed)} == set(ENDS) for seed in range(5))


def test_the_rank_is_the_place_in_the_seekers_order(trading: World) -> None:
    scores = np.random.default_rng(0).random(trading.grades.shape)
    for each in outcomes(trading, scores, 150, 1):
        row, column = trading.seekers.index(each.seeker), trading.partners.index(each.partner)
        assert each.exposed_rank == 1 + int((scores[row] > scores[row, column]).sum())


def test_a_fifth_comes_from_beyond_the_lists_and_the_top_is_examined_most(trading: World) -> None:
    scores = np.random.default_rng(0).random(trading.grades.shape)
    ranks = [each.exposed_rank for seed in range(20) for each in outcomes(trading, scores, 100, seed)]
    assert sum(rank > 20 for rank in ranks) == 20 * 20
    seen = Counter(ranks)
    assert sum(seen[rank] for rank in range(1, 6)) > 1.3 * sum(seen[rank] for rank in range(16, 21))


def test_the_end_follows_the_grade(trading: World) -> None:
    found = outcomes(trading, trading.utility, 2000, 1)
    ends = {grade: Counter(each.outcome for each in found if _grade(trading, trading.grades, each) == grade) for grade in range(3)}
    assert set(ends[2]) == {"succeeded", "agreed"}
    assert set(ends[1]) == {"agreed", "failed"}
    assert set(ends[0]) == {"declined", "failed"}
    assert ends[2]["succeeded"] > ends[2]["agreed"]
    assert ends[1]["agreed"] > ends[1]["failed"]


def test_the_earlier_half_of_a_drifting_world_ends_by_the_earlier_truth(small: Small) -> None:
    world = small("drift")
    assert world.before is not None
    found = outcomes(world, world.utility, 400, 1)
    good = {"succeeded", "agreed"}
    for half, grades in ((found[:200], world.before), (found[200:], world.grades)):
        assert all((each.outcome in good) <= (_grade(world, grades, each) > 0) for each in half)
    assert any(each.outcome in good and not _grade(world, world.grades, each) for each in found[:200])


def test_what_is_never_listed_comes_only_otherwise(trading: World) -> None:
    nobody = np.full(trading.grades.shape, -np.inf)
    assert len(outcomes(trading, nobody, 50, 1)) == 50


def test_every_pair_can_be_asked_for_but_no_more(trading: World, lists: Lists) -> None:
    assert len(outcomes(trading, lists, trading.grades.size, 1)) == trading.grades.size
    with pytest.raises(ValueError, match=f"{trading.grades.size + 1} outcomes .* only {trading.grades.size} pairs"):
        outcomes(trading, lists, trading.grades.size + 1, 1)
