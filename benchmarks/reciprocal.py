"""Two-sided peer: the equilibrium of a market with transferable utility, in which whoever everybody wants becomes dear.

Choo and Siow (2006) describe the equilibrium; iterative proportional fitting finds it, as Tomita, Togashi, Hashizume and Ohsaka (2023)
do for reciprocal recommendation.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from matchmaker.engine.judging.trial import Trial

Values = NDArray[np.float64]

ROUNDS, STILL = 10_000, 1e-12


def equilibrium(left: Values, right: Values, temperature: float = 1.0) -> Values:
    """How many couples of each pair form, (left, right), where everybody is worth one couple or stays alone.

    `left` (left, right) and `right` (right, left) are how much each side likes the other.
    """
    liking = np.exp((left + right.T) / (2 * temperature))
    alone, others = np.ones(len(left)), np.ones(len(right))
    for _ in range(ROUNDS):
        before = alone, others
        alone = _stay_alone(liking @ others)
        others = _stay_alone(liking.T @ alone)
        if max(np.abs(alone - before[0]).max(), np.abs(others - before[1]).max()) < STILL:
            break
    return np.asarray(liking * alone[:, None] * others)


def _stay_alone(offers: Values) -> Values:
    """The root of the share that stays alone: the x of x² + x · offers = 1."""
    return np.asarray(np.sqrt(1 + (offers / 2) ** 2) - offers / 2)


def expected_matches(left: Values, right: Values, couples: Values) -> float:
    """Mutual likes where both sides are shown the other in the order of `couples`, look at rank r with 1/r, and like as they do."""
    return float(((left / _ranks(couples)) * (right / _ranks(couples.T)).T).sum())


def _ranks(scores: Values) -> NDArray[np.int64]:
    return np.asarray(np.argsort(np.argsort(-scores, axis=1, kind="stable"), axis=1) + 1)


def couples_of(trial: Trial) -> Values:
    """The couples that form where both sides like each other as much as the score says, (seekers, candidates); none behind a gate."""
    measured = trial.measured
    score = measured.scores(measured.pairing.start_weights()).clip(min=0)
    return np.where(measured.eligible, equilibrium(score, score.T), -1.0)
