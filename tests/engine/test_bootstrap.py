"""The bootstrap is seeded, covers what it should, and leaves out seekers without a value."""

from __future__ import annotations

import math

import numpy as np
import pytest

from matchmaker.engine.judging import bootstrap


def test_the_same_seed_gives_the_same_interval() -> None:
    values = np.random.default_rng(1).random(60)
    assert bootstrap.interval(values, seed=3) == bootstrap.interval(values, seed=3)
    assert bootstrap.interval(values, seed=3) != bootstrap.interval(values, seed=4)


def test_seekers_without_a_value_do_not_count() -> None:
    values = np.random.default_rng(1).random(40)
    assert bootstrap.interval(np.append(values, [math.nan] * 9)) == bootstrap.interval(values)


def test_one_value_leaves_no_doubt_and_none_gives_zero() -> None:
    assert bootstrap.interval(np.full(7, 0.25)) == (0.25, 0.25)
    assert bootstrap.interval(np.array([math.nan])) == (0.0, 0.0)


def test_it_agrees_with_the_normal_interval_of_a_mean() -> None:
    values = np.random.default_rng(5).normal(0.4, 0.2, 400)
    low, high = bootstrap.interval(values)
    error = values.std() / math.sqrt(len(values))
    assert low == pytest.approx(values.mean() - 1.96 * error, abs=0.2 * error)
    assert high == pytest.approx(values.mean() + 1.96 * error, abs=0.2 * error)


def test_about_95_of_100_intervals_hold_the_truth() -> None:
    generator = np.random.default_rng(11)
    held = 0
    for _ in range(200):
        low, high = bootstrap.interval(generator.normal(0.0, 1.0, 80))
        held += low <= 0.0 <= high
    assert 0.90 <= held / 200 <= 0.985


def test_pairing_the_same_seekers_finds_a_small_steady_gain() -> None:
    generator = np.random.default_rng(2)
    before = generator.random(80)
    after = before + 0.01 + generator.normal(0, 0.005, 80)
    low, high = bootstrap.interval(after - before)
    assert 0 < low < 0.01 < high < 0.02


def test_the_smallest_provable_gain_is_the_formula_and_needs_two_seekers() -> None:
    values = np.array([0.1, 0.3, 0.2, math.nan])
    assert bootstrap.smallest_provable_gain(values) == pytest.approx((1.959964 + 0.841621) * 0.1 / math.sqrt(3), rel=1e-6)
    assert bootstrap.smallest_provable_gain(np.full(9, 0.2)) == 0.0
    assert bootstrap.smallest_provable_gain(np.array([0.2, math.nan])) is None


def test_a_gain_of_that_size_is_found_four_times_out_of_five() -> None:
    generator = np.random.default_rng(3)
    spread, seekers = 0.2, 75
    least = bootstrap.DETECTABLE * spread / math.sqrt(seekers)
    found = sum(bootstrap.gain(generator.normal(least, spread, seekers))[0] > 0 for _ in range(150))
    assert 0.72 <= found / 150 <= 0.9


def test_a_gain_holds_its_mean_between_its_ends() -> None:
    low, mean, high = bootstrap.gain(np.array([0.0, 0.1, 0.2, math.nan]))
    assert low < mean < high
    assert mean == pytest.approx(0.1)
    assert bootstrap.gain(np.array([math.nan])) == [0.0, 0.0, 0.0]
