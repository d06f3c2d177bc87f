"""WeightTuner: weights of features by pairwise logistic regression, never negative, near the expert's; a scikit-learn estimator."""

from __future__ import annotations

from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.optimize import minimize
from scipy.special import expit, log1p
from sklearn.base import BaseEstimator
from sklearn.utils.validation import _check_sample_weight, check_is_fitted, validate_data

Values = NDArray[np.float64]

STEPS = 200
START_SCALE = 10.0


class WeightTuner(BaseEstimator):  # type: ignore[misc]  # published without types
    """Finds weights under which, for each seeker, better graded partners score higher.

    Minimises the mean logistic loss of the differences between a better and a worse partner of one seeker, plus
    `strength` * |w - k * prior|^2 over w >= 0 and a free scale k >= 0: strong means close to the prior, not close to zero. `prior` has
    one weight for each feature (None: all alike). After Herbrich, Graepel and Obermayer (1999), with the penalty moved to the prior.

    fit() takes features (pairs, features) in which NaN is unknown and counts as nothing, grades (pairs,), and by name `seekers` (pairs,),
    who asked (None: one seeker), and `sample_weight` (pairs,). Afterwards `coef_` (features,) are the weights, summing to one, and
    `scale_` is what the scores are multiplied by to be log odds. predict() gives scores, score() the share of couples of differently graded
    pairs that stand in the right order (an area under the curve). GridSearchCV and GroupKFold work as usual; where metadata routing is
    enabled and requested, score() compares partners of one seeker only, as fit() does:

    >>> from sklearn.model_selection import GridSearchCV, GroupKFold
    >>> from matchmaker.engine.tuning.weight_tuner import WeightTuner
    >>> generator = np.random.default_rng(0)
    >>> features, seekers = generator.random((200, 2)), np.repeat(np.arange(20), 10)
    >>> grades = (features[:, 0] > 0.7).astype(int)
    >>> search = GridSearchCV(WeightTuner(), {"strength": [0.001, 0.1]}, cv=GroupKFold(4))
    >>> search.fit(features, grades, groups=seekers, seekers=seekers).best_estimator_.coef_.argmax()
    np.int64(0)
    """

    def __init__(self, prior: ArrayLike | None = None, strength: float = 0.1) -> None:
        self.prior = prior
        self.strength = strength

    def fit(self, X: ArrayLike, y: ArrayLike, seekers: ArrayLike | None = None, sample_weight: ArrayLike | None = None) -> Self:  # noqa: N803
        """Learn from graded pairs; raises ValueError where no seeker has two differently graded partners, or a prior does not fit."""
        features, grades = validate_data(self, X, y, ensure_all_finite="allow-nan", dtype=np.float64)
        grades = np.asarray(grades, dtype=np.float64)
        prior = self._prior(features.shape[1])
        shares = _check_sample_weight(sample_weight, features, ensure_non_negative=True, allow_all_zero_weights=False)
        apart, weight = differences(np.nan_to_num(features), grades, _numbered(seekers, len(grades)), shares)
        if len(apart) == 0:
            raise ValueError(f"n_samples={len(grades)}, and no seeker has two of different grades; add labels of the other grades")
        self.coef_, self.scale_ = _least(apart, weight / weight.sum(), prior, self.strength)
        return self

    def _prior(self, features: int) -> Values:
        prior = np.ones(features) if self.prior is None else np.asarray(self.prior, dtype=np.float64)
        if prior.shape != (features,) or not np.isfinite(prior).all() or (prior < 0).any() or prior.sum() == 0:
            raise ValueError(f"prior must hold {features} finite weights, none negative and not all zero")
        return np.asarray(prior / prior.sum())

    def predict(self, X: ArrayLike) -> Values:  # noqa: N803
        """Scores (pairs,): the weighted sum of what is known."""
        check_is_fitted(self)
        features = validate_data(self, X, reset=False, ensure_all_finite="allow-nan", dtype=np.float64)
        return np.asarray(np.nan_to_num(features) @ self.coef_)

    def score(
        self,
        X: ArrayLike,  # noqa: N803
        y: ArrayLike,
        seekers: ArrayLike | None = None,
        sample_weight: ArrayLike | None = None,
    ) -> float:
        """Share of differently graded pairs of one seeker in the right order, ties half; NaN where there are none."""
        scores, grades = self.predict(X)[:, None], np.asarray(y, dtype=np.float64)
        apart, weight = differences(scores, grades, _numbered(seekers, len(grades)), _check_sample_weight(sample_weight, scores))
        right = (apart[:, 0] > 0) + 0.5 * (apart[:, 0] == 0)
        return float(weight @ right / weight.sum()) if len(apart) else float("nan")

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.target_tags.required = True
        tags.input_tags.allow_nan = True
        return tags


def _numbered(seekers: ArrayLike | None, size: int) -> NDArray[np.int64]:
    """Seekers as numbers from 0; one for all where none are named."""
    return np.zeros(size, dtype=np.int64) if seekers is None else np.unique(np.asarray(seekers), return_inverse=True)[1]


def differences(features: Values, grades: Values, seekers: NDArray[np.int64], shares: Values) -> tuple[Values, Values]:
    """Better minus worse for all pairs of partners of one seeker, (differences, features), and the weight of each.

    The differences of one better partner weigh together at most as much as its share and what it gains over the others (2^grade), so
    that a seeker of whom much is known does not drown the rest, and less where the worse ones together have less than a share of one.
    """
    order = np.lexsort((-grades, seekers))
    better, worse = [np.empty(0, dtype=np.int64)], [np.empty(0, dtype=np.int64)]
    for rows in np.split(order, np.flatnonzero(np.diff(seekers[order])) + 1):
        above, below = np.nonzero(grades[rows][:, None] > grades[rows][None])
        better.append(rows[above])
        worse.append(rows[below])
    upper, lower = np.concatenate(better), np.concatenate(worse)
    weight = shares[lower] * (2.0 ** grades[upper] - 2.0 ** grades[lower])
    together = np.bincount(upper, shares[lower], minlength=len(grades))
    return features[upper] - features[lower], shares[upper] * weight / np.maximum(together[upper], 1)


def _least(apart: Values, weight: Values, prior: Values, strength: float) -> tuple[Values, float]:
    """The weights, summing to one, and their scale at the least of loss and penalty; the prior where all would be zero."""

    def cost(point: Values) -> tuple[float, Values]:
        margin = apart @ point[:-1]
        loss = weight @ (log1p(np.exp(-np.abs(margin))) + np.maximum(-margin, 0))
        away = point[:-1] - point[-1] * prior
        slope = 2 * strength * away - (weight * expit(-margin)) @ apart
        return float(loss + strength * away @ away), np.append(slope, -2 * strength * away @ prior)

    start = np.append(START_SCALE * prior, START_SCALE)
    found = minimize(cost, start, jac=True, method="L-BFGS-B", bounds=[(0, None)] * len(start), options={"maxiter": STEPS})
    weights, total = found.x[:-1], float(found.x[:-1].sum())
    return (weights / total, total) if total > 0 else (prior, 0.0)
