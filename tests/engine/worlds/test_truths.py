"""What is worth something in each world: how it can be ranked, and what its rule makes of the hidden facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from matchmaker.engine.judging import metrics
from matchmaker.engine.judging.trial import Trial
from matchmaker.engine.worlds import WORLDS, World, latent, mentor_worth, teachers, trade_worth, traders
from matchmaker.engine.worlds.oracle import oracle_trial, shown, trial
from matchmaker.engine.worlds.traders import Buyers, Suppliers
from matchmaker.engine.worlds.world import NO_USE
from tests.engine.worlds.conftest import Small

NULL = ("null", "mentorship_null")
UNTOLD = "mentorship_network"
"""Circles alone count in it, and four fifths of the mentors can teach something, so that not even true skills tell much."""


def _gain(read: Trial, scores: NDArray[np.float64]) -> float:
    return float(np.nanmean(metrics.ndcg(read.ranked(np.argsort(-scores, axis=1, kind="stable")))))


def _ladder(world: World) -> Iterator[float]:
    """NDCG@10 by chance (the mean of twenty), of the score, of the oracle, of the truth before luck."""
    read, known = trial(world), oracle_trial(world)
    weights = read.measured.pairing.start_weights()
    yield float(np.mean([_gain(read, np.random.default_rng(each).random(world.grades.shape)) for each in range(20)]))
    yield read.metrics(weights)["ndcg@10"]
    yield known.metrics(weights)["ndcg@10"]
    yield _gain(read, world.utility)


@pytest.mark.parametrize("name", [each for each in WORLDS if each not in (*NULL, UNTOLD)])
def test_who_knows_more_ranks_better(name: str, small: Small) -> None:
    chance, score, oracle, ceiling = _ladder(small(name))
    assert ceiling > oracle > score > 1.4 * chance
    assert ceiling > 0.7


def test_what_stands_in_no_profile_is_ranked_by_the_truth_alone(small: Small) -> None:
    chance, score, oracle, ceiling = _ladder(small(UNTOLD))
    assert [score, oracle] == pytest.approx([chance] * 2, abs=0.08)
    assert ceiling > 0.7


@pytest.mark.parametrize("name", NULL)
def test_where_all_is_luck_nobody_ranks_better_than_chance(name: str, small: Small) -> None:
    chance, *others = _ladder(small(name))
    assert others == pytest.approx([chance] * 3, abs=0.04)


def test_the_shares_of_grades_are_those_of_the_pairing(world: World) -> None:
    shares = [0.02, 0.01] if world.pairing == "supply_chain" else [0.04, 0.02]
    assert [float(np.mean(world.grades == grade)) for grade in (1, 2)] == pytest.approx(shares, abs=0.001)


@pytest.mark.parametrize("name", ["additive", "mentorship"])
def test_the_measured_pairs_stand_in_the_order_of_the_world(name: str, small: Small) -> None:
    world = small(name)
    read = trial(world).measured
    assert (read.seekers, read.candidates) == (world.seekers, world.partners)
    lists = shown(world)
    assert np.array_equal(np.isfinite(lists), read.eligible)


def test_the_oracle_matches_by_what_is_meant(trading: World) -> None:
    known = oracle_trial(trading).measured
    assert (trading.fit[known.eligible] > 0).all()
    assert known.eligible[trading.grades > 0].mean() > 0.9


@pytest.mark.parametrize(("drifted", "usual"), [("drift", "additive"), ("mentorship_drift", "mentorship")])
def test_a_world_that_drifts_is_now_what_it_is_without_but_was_another(drifted: str, usual: str, small: Small) -> None:
    world, now = small(drifted), small(usual)
    assert np.array_equal(world.grades, now.grades)
    assert world.before is not None
    assert now.before is None
    kept = float(np.mean(world.before[world.grades > 0] > 0))
    assert 0.1 < kept < 0.8
    assert np.mean(world.before == 2) == pytest.approx(np.mean(world.grades == 2), abs=0.001)


def test_a_missing_fact_changes_no_truth(small: Small) -> None:
    for usual, others in (("additive", ("missing", "mixed_units")), ("mentorship", ("mentorship_missing",))):
        assert all(np.array_equal(small(other).utility, small(usual).utility) for other in others)


@pytest.fixture(scope="module")
def firms() -> tuple[Buyers, Suppliers]:
    chance = np.random.default_rng(5)
    common = traders.in_demand(chance)
    return traders.buyers(chance, 30, common, latent.trades()), traders.suppliers(chance, 80, common, latent.trades())


def test_the_scarcest_part_bounds_the_worth(firms: tuple[Buyers, Suppliers]) -> None:
    wanting, making = firms
    chance = np.random.default_rng(0)
    truth = trade_worth.scarcest(chance, wanting, making)
    useful = truth.utility != NO_USE
    assert (truth.utility[useful] <= truth.fit[useful]).all()
    useless = trade_worth.scarcest(chance, wanting, replace(making, reliable=np.zeros_like(making.reliable)))
    assert useless.utility.max() == pytest.approx(trade_worth.LEAST_RELIABLE)


def test_a_bad_teacher_bounds_what_all_else_promises() -> None:
    chance = np.random.default_rng(5)
    common = traders.in_demand(chance)
    learning, teaching = teachers.mentees(chance, 30, common), teachers.mentors(chance, 40, common)
    truth = mentor_worth.scarcest(chance, learning, replace(teaching, gifted=np.full(40, 0.1)))
    assert truth.utility.max() == pytest.approx(0.1)


def test_gravity_knows_size_and_distance_alone(firms: tuple[Buyers, Suppliers]) -> None:
    wanting, making = firms
    chance = np.random.default_rng(0)
    truth = trade_worth.gravity(chance, wanting, making)
    other = replace(making, reliable=1 - making.reliable, holds=~making.holds, formality=-making.formality)
    assert np.array_equal(trade_worth.gravity(chance, wanting, other).utility, truth.utility)
    larger = trade_worth.gravity(chance, wanting, replace(making, workers=making.workers ** np.linspace(1, 3, 80)))
    possible = truth.utility != NO_USE
    assert np.array_equal(possible, truth.fit == 1)
    assert (np.diff((larger.utility - truth.utility)[possible]) != 0).any()


def test_the_network_knows_nothing_of_size_and_papers(firms: tuple[Buyers, Suppliers]) -> None:
    wanting, making = firms
    other = replace(making, reliable=1 - making.reliable, holds=~making.holds, workers=making.workers[::-1])
    truth, again = (trade_worth.network(np.random.default_rng(0), wanting, each) for each in (making, other))
    assert np.array_equal(truth.utility, again.utility)
    assert len(np.unique(truth.utility)) > 100


def test_in_the_shuffled_world_no_trade_buys_what_the_tables_expect() -> None:
    families = {family for trade in latent.trades() for family in trade.families}
    instead: dict[str, str] = {}
    for usual, other in zip(latent.trades(), latent.estranged(np.random.default_rng(1)), strict=True):
        assert (usual.name, usual.kbli) == (other.name, other.kbli)
        instead.update(zip(usual.families, other.families, strict=True))
    assert set(instead) == set(instead.values()) == families
    assert not [family for family, other in instead.items() if family == other]
