"""Judge: NDCG@10 over the pairs that somebody examined, worked out once so that trying weights costs little."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matchmaker.engine.judging import metrics
from matchmaker.engine.judging.trial import Trial
from matchmaker.engine.scoring import SAME_SCORE_DIGITS, counted
from matchmaker.engine.tuning.cells import cells
from matchmaker.engine.tuning.labels import Label

Integers = NDArray[np.int64]
Values = NDArray[np.float64]


@dataclass(frozen=True)
class Judge:
    """Counted features (seekers, candidates, features), and of each pair its gain 2^grade - 1 as a share of what the best order reaches.

    Only examined pairs are ranked. To rank the others too would count every good partner that nobody was ever shown as a mistake, and
    so favour the weights that chose whom to show.
    """

    features: Values
    ranked: NDArray[np.bool_]
    gains: Values

    @classmethod
    def of(cls, trial: Trial, labels: Sequence[Label]) -> Judge:
        """By those of the labels that somebody gave after a look."""
        grades = np.full(trial.grades.shape, -1)
        known, rows, columns = cells(trial, [each for each in labels if each.examined])
        grades[rows, columns] = [each.grade for each in known]
        gains = np.exp2(np.maximum(grades, 0).astype(np.float64)) - 1
        best = np.sort(gains, axis=1)[:, ::-1][:, : metrics.CUT] @ metrics.discounts(min(metrics.CUT, gains.shape[1]))
        with np.errstate(invalid="ignore"):
            return cls(counted(trial.measured.values), trial.measured.eligible & (grades >= 0), gains / best[:, None])

    def ndcg(self, weights: Values, rows: Integers | slice = slice(None)) -> Values:
        """NDCG@10 of the seekers in these rows under weights (features,); NaN where nothing relevant was examined."""
        scores = np.where(self.ranked[rows], np.round(self.features[rows] @ weights, SAME_SCORE_DIGITS), -1.0)
        top = np.argsort(-scores, axis=1, kind="stable")[:, : metrics.CUT]
        gains = np.where(np.take_along_axis(self.ranked[rows], top, axis=1), np.take_along_axis(self.gains[rows], top, axis=1), 0.0)
        return np.where(np.isnan(self.gains[rows, 0]), np.nan, gains @ metrics.discounts(top.shape[1]))
