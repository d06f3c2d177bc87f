"""Examples: the labelled pairs of a trial, and some that nobody looked at, as a WeightTuner takes them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from matchmaker.engine.judging.trial import Trial
from matchmaker.engine.scoring import counted
from matchmaker.engine.tuning.cells import cells
from matchmaker.engine.tuning.labels import Label
from matchmaker.engine.tuning.weight_tuner import WeightTuner, differences

Integers = NDArray[np.int64]
Values = NDArray[np.float64]

UNSEEN_EACH = 12
"""So many partners that nobody looked at stand beside each seeker's labels."""
UNSEEN_SHARE = 0.05
"""What one of them weighs against an examined one: it may be right, and nobody knows."""
FARTHEST = 20
"""A label from a place beyond this one weighs no more than one from here."""


@dataclass(frozen=True)
class Examples:
    """Features (pairs, features); and (pairs,) grades, whose they are (row of the trial's seekers), what each weighs, and which are
    labelled and not drawn."""

    features: Values
    grades: Integers
    seekers: Integers
    shares: Values
    labelled: NDArray[np.bool_]

    @cached_property
    def differ(self) -> bool:
        """Has any seeker partners of different grades?"""
        return len(self._apart[1]) > 0

    def loss(self, tuner: WeightTuner) -> float:
        """Logistic loss of these examples by what a tuner learned from others."""
        apart, weight = self._apart
        margin = tuner.scale_ * (apart @ tuner.coef_)
        return float(weight @ (np.log1p(np.exp(-np.abs(margin))) + np.maximum(-margin, 0)))

    @cached_property
    def _apart(self) -> tuple[Values, Values]:
        return differences(self.features, self.grades.astype(np.float64), self.seekers, self.shares)

    def first(self, most: int | None) -> Examples:
        """The first so many that bear a label, in an order drawn once, and the seekers' unseen ones beside them."""
        if most is None:
            return self
        labelled = np.flatnonzero(self.labelled)
        kept = np.random.default_rng(len(labelled)).permutation(labelled)[:most]
        chosen = np.isin(self.seekers, self.seekers[kept]) & ~self.labelled
        chosen[kept] = True
        return self.of(chosen)

    def of(self, chosen: NDArray[np.bool_]) -> Examples:
        """Those of the chosen rows."""
        return Examples(self.features[chosen], self.grades[chosen], self.seekers[chosen], self.shares[chosen], self.labelled[chosen])


def draw(trial: Trial, labels: Sequence[Label], seed: int) -> Examples:
    """What can be learned from labels of pairs that no gate rules out, beside partners drawn from those that nobody looked at.

    A partner shown further down is looked at less often, so each that was counts for more (its place's share of looks, 1/log2(place + 1),
    turned over): else the weights learn whom the old ones showed.
    """
    measured = trial.measured
    known, rows, columns = cells(trial, labels)
    shares = np.array([_share(each) for each in known])
    grades = np.array([each.grade for each in known], dtype=np.int64)
    usable = measured.eligible[rows, columns]
    unseen = measured.eligible & np.isin(np.arange(len(measured.seekers)), rows)[:, None]
    unseen[rows, columns] = False
    more = _unseen(unseen, np.random.default_rng(seed))
    rows, columns = np.concatenate([rows[usable], more[0]]), np.concatenate([columns[usable], more[1]])
    grades = np.concatenate([grades[usable], np.zeros(len(more[0]), dtype=np.int64)])
    shares = np.concatenate([shares[usable], np.full(len(more[0]), UNSEEN_SHARE)])
    return Examples(counted(measured.values[rows, columns]), grades, rows, shares, np.arange(len(rows)) < usable.sum())


def _share(label: Label) -> float:
    if not label.examined:
        return UNSEEN_SHARE
    return float(np.log2(min(label.rank or 1, FARTHEST) + 1))


def _unseen(free: NDArray[np.bool_], generator: np.random.Generator) -> tuple[Integers, Integers]:
    """Rows and columns of at most UNSEEN_EACH free cells of each row, drawn evenly."""
    lot = np.where(free, generator.random(free.shape), np.inf)
    most = min(UNSEEN_EACH, free.shape[1])
    columns = np.argpartition(lot, most - 1, axis=1)[:, :most] if most < free.shape[1] else np.tile(np.arange(most), (len(free), 1))
    rows = np.repeat(np.arange(len(free)), columns.shape[1])
    taken = free[rows, columns.ravel()]
    return rows[taken], columns.ravel()[taken]
