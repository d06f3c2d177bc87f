"""What stands in the first ten places: why, and how evenly the places go to the candidates."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from matchmaker.engine.judging import metrics
from matchmaker.engine.judging.trial import Mask, Orders, Trial
from matchmaker.engine.scoring import counted

POINTS = 21


def top(trial: Trial, orders: Orders) -> Mask:
    """Which pairs stand among the first ten and behind no gate, (seekers, candidates)."""
    found = np.zeros(trial.grades.shape, dtype=bool)
    np.put_along_axis(found, orders[:, : metrics.CUT], True, axis=1)
    return np.asarray(found & trial.measured.eligible)


def contributions(trial: Trial, weights: Mapping[str, float], orders: Orders) -> dict[str, float]:
    """What each feature adds to a score, on average over the first ten places of all seekers; together their mean score."""
    shown = counted(trial.measured.values[top(trial, orders)])
    means = shown.mean(axis=0) if len(shown) else np.zeros(shown.shape[1])
    return {each.name: float(weights[each.name] * mean) for each, mean in zip(trial.measured.pairing.features, means, strict=True)}


def exposure_curve(orders: Orders, shown: Mask) -> list[list[float]]:
    """Lorenz curve of the discounted places shown among the first ten: 21 points [share of candidates, share of the places], least first.

    The area between it and the diagonal, doubled, is the metric exposure_gini, up to the straight lines between the points.
    """
    exposure = np.sort(metrics.exposure(orders, shown))
    candidates, total = len(exposure), exposure.sum()
    if total == 0:
        return []
    shares = np.linspace(0, 1, POINTS)
    held = np.concatenate([[0.0], np.cumsum(exposure) / total])
    return [[float(x), float(y)] for x, y in zip(shares, np.interp(shares * candidates, np.arange(candidates + 1), held), strict=True)]
