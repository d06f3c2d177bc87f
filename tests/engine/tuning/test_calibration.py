"""Calibration: what share of pairs with such a score came to something."""

from __future__ import annotations

import numpy as np
import pytest

from matchmaker.engine.tuning.calibration import ENOUGH, Calibration


def drawn(number: int):  # type: ignore[no-untyped-def]
    generator = np.random.default_rng(1)
    scores = generator.random(number)
    return scores, generator.random(number) < scores, np.arange(number) // 4


def test_shares_follow_the_scores_and_never_fall() -> None:
    found = Calibration.of(*drawn(2_000))
    asked = np.linspace(0, 1, 50)
    assert (np.diff(found.probability(asked)) >= 0).all()
    assert found.probability(np.array([0.2, 0.5, 0.8])) == pytest.approx([0.2, 0.5, 0.8], abs=0.1)


def test_bands_hold_every_pair_and_expectations_come_from_other_seekers() -> None:
    scores, succeeded, seekers = drawn(400)
    found = Calibration.of(scores, succeeded, seekers)
    assert [each.pairs for each in found.bands] == [80] * 5
    assert sum(each.succeeded for each in found.bands) == succeeded.sum()
    assert all(each.low <= each.high for each in found.bands)
    assert sum(each.expected for each in found.bands) == pytest.approx(succeeded.sum(), rel=0.05)


def test_below_fifty_outcomes_there_are_bands_and_no_per_cents() -> None:
    found = Calibration.of(*drawn(ENOUGH - 1))
    assert not found.in_percent
    assert len(found.bands) == 3
    assert np.isnan(found.probability(np.array([0.5]))).all()
    assert Calibration.of(*drawn(ENOUGH)).in_percent


def test_equal_scores_stand_in_one_band_whatever_their_order() -> None:
    succeeded = np.array([True] * 3 + [False] * 6)
    for order in (succeeded, succeeded[::-1]):
        assert [(each.pairs, each.succeeded) for each in Calibration.of(np.full(9, 0.5), order, np.arange(9)).bands] == [(9, 3)]


def test_nothing_and_one_are_enough_to_say_so() -> None:
    assert Calibration.of(*drawn(0)).bands == ()
    assert [each.pairs for each in Calibration.of(*drawn(1)).bands] == [1]
