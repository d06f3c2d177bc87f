"""Calibration: how often pairs with such a score came to something, by isotonic regression; in bands only while little is known."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.isotonic import IsotonicRegression
from sklearn.model_selection import GroupKFold

Values = NDArray[np.float64]
Truths = NDArray[np.bool_]

ENOUGH = 50
"""Below so many outcomes nobody is shown per cents."""
BANDS, ROUGH_BANDS = 5, 3
FOLDS = 5


@dataclass(frozen=True, slots=True)
class Band:
    """Pairs that score from `low` to `high`: how many came out, how many of them well, and how many were `expected` to by what the
    other seekers' pairs say."""

    low: float
    high: float
    pairs: int
    succeeded: int
    expected: float


@dataclass(frozen=True)
class Calibration:
    """Bands from the lowest score up, and the share of good outcomes at each of some scores, which never falls."""

    bands: tuple[Band, ...]
    scores: Values
    shares: Values
    outcomes: int

    @property
    def in_percent(self) -> bool:
        """Is enough known to show a probability?"""
        return self.outcomes >= ENOUGH

    def probability(self, scores: Values) -> Values:
        """The share of good outcomes at these scores, in [0, 1]; NaN while too little is known to say so."""
        if not self.in_percent:
            return np.full(np.shape(scores), np.nan)
        return np.interp(scores, self.scores, self.shares)

    @classmethod
    def of(cls, scores: Values, succeeded: Truths, seekers: NDArray[np.int64]) -> Calibration:
        """From pairs that came out, all (pairs,); empty where there are none."""
        if len(scores) == 0:
            return cls((), np.zeros(1), np.zeros(1), 0)
        model = _fitted(scores, succeeded)
        expected = _unseen(scores, succeeded, seekers)
        parts = _parts(scores, BANDS if len(scores) >= ENOUGH else ROUGH_BANDS)
        bands = tuple(
            Band(float(scores[each].min()), float(scores[each].max()), len(each), int(succeeded[each].sum()), float(expected[each].sum()))
            for each in parts
        )
        return cls(bands, np.asarray(model.X_thresholds_), np.asarray(model.y_thresholds_), len(scores))


def _parts(scores: Values, number: int) -> list[NDArray[np.int64]]:
    """Places of the scores in at most so many bands, alike in size as far as equal scores, which stand together, allow."""
    order = np.argsort(scores, kind="stable")
    ordered = scores[order]
    cuts = np.searchsorted(ordered, ordered[np.arange(1, number) * len(scores) // number], side="left")
    return [each for each in np.split(order, np.unique(cuts)) if len(each)]


def _fitted(scores: Values, succeeded: Truths) -> IsotonicRegression:
    return IsotonicRegression(y_min=0, y_max=1, out_of_bounds="clip").fit(scores, succeeded.astype(np.float64))


def _unseen(scores: Values, succeeded: Truths, seekers: NDArray[np.int64]) -> Values:
    """What is expected of each pair by the pairs of other seekers; the common share where there is one seeker only."""
    groups = len(np.unique(seekers))
    expected = np.full(len(scores), float(succeeded.mean()))
    if groups > 1:
        for known, asked in GroupKFold(min(FOLDS, groups)).split(scores, groups=seekers):
            expected[asked] = _fitted(scores[known], succeeded[known]).predict(scores[asked])
    return expected
