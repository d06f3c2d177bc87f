"""Why the first ten stand where they stand, and who gets their places."""

from __future__ import annotations

import numpy as np
import pytest

from matchmaker.engine.judging import metrics, top_places
from matchmaker.engine.judging.evaluation import evaluate
from tests.engine.firms import buyer, supplier
from tests.engine.trials import by_hand, only


def test_contributions_are_means_over_the_shown_pairs_and_sum_to_their_mean_score() -> None:
    values = {"product": [0.8, 0.4, 0.9], "near": [np.nan, 0.5, 0.9]}
    trial = by_hand([buyer(1)], [supplier(number) for number in (1, 2, 3)], values, [[1, 0, 0]], [[True, True, False]])
    weights = only("product", "near")
    orders = trial.measured.orders(weights)
    found = top_places.contributions(trial, weights, orders)
    assert found["product"] == pytest.approx(0.5 * (0.8 + 0.4) / 2)
    assert found["near"] == pytest.approx(0.5 * (0.0 + 0.5) / 2)
    assert sum(found.values()) == pytest.approx(trial.measured.scores(weights)[0, :2].mean())


def test_nobody_shown_means_no_contribution() -> None:
    trial = by_hand([buyer(1)], [supplier(1)], {"product": 0.5}, [[1]], False)
    assert set(top_places.contributions(trial, only("product"), trial.measured.orders(only("product"))).values()) == {0.0}


def test_only_ten_are_shown() -> None:
    trial = by_hand([buyer(1)], [supplier(number) for number in range(100, 112)], {"product": 0.5}, [[1] * 12])
    assert top_places.top(trial, trial.measured.orders(only("product"))).sum() == 10


def test_the_curve_is_that_of_the_gini_coefficient() -> None:
    orders = np.random.default_rng(0).permuted(np.tile(np.arange(40), (7, 1)), axis=1)
    shown = np.random.default_rng(1).random((7, 40)) < 0.8
    points = np.array(top_places.exposure_curve(orders, shown))
    assert points[0].tolist() == [0.0, 0.0]
    assert points[-1] == pytest.approx([1.0, 1.0])
    assert (np.diff(points[:, 1]) >= 0).all()
    assert 1 - 2 * np.trapezoid(points[:, 1], points[:, 0]) == pytest.approx(metrics.exposure_gini(orders, shown), abs=0.01)


def test_whoever_stands_behind_a_gate_has_no_place() -> None:
    eligible = np.array([[True, False, False]])
    trial = by_hand([buyer(1)], [supplier(number) for number in (1, 2, 3)], {"product": 0.5}, [[1, 0, 0]], eligible)
    found = evaluate(trial, only("product"))
    assert (found["metrics"]["coverage"], found["metrics"]["exposure_gini"]) == (pytest.approx(1 / 3), pytest.approx(2 / 3))
    assert [point[1] for point in found["exposure"] if point[0] <= 0.65] == [0.0] * 14


def test_an_even_share_is_the_diagonal_and_no_place_no_curve() -> None:
    points = np.array(top_places.exposure_curve(np.array([[0, 1], [1, 0]]), np.ones((2, 2), dtype=bool)))
    assert points[:, 1] == pytest.approx(points[:, 0])
    assert top_places.exposure_curve(np.empty((0, 0), dtype=np.int64), np.empty((0, 0), dtype=bool)) == []
    assert top_places.exposure_curve(np.array([[0, 1]]), np.zeros((1, 2), dtype=bool)) == []
