"""WeightTuner: scikit-learn's contract, what it minimises, and how it holds on to the prior."""

from __future__ import annotations

import doctest
import warnings

import numpy as np
import pytest
from sklearn import config_context
from sklearn.base import clone
from sklearn.model_selection import GridSearchCV, GroupKFold
from sklearn.utils.estimator_checks import check_estimator

from matchmaker.engine.tuning import weight_tuner
from matchmaker.engine.tuning.weight_tuner import WeightTuner, differences

PRIOR = np.array([0.6, 0.3, 0.1])


def drawn(seed: int = 0, seekers: int = 40, each: int = 12):  # type: ignore[no-untyped-def]
    """Features, grades and seekers of a choice in which the second feature counts thrice as much as the first and the third nothing."""
    generator = np.random.default_rng(seed)
    features = generator.random((seekers * each, 3))
    worth = features @ [1, 3, 0] + generator.gumbel(0, 0.2, len(features))
    return features, np.digitize(worth, [2.2, 2.8]), np.repeat(np.arange(seekers), each)


def test_it_is_an_estimator() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = check_estimator(WeightTuner(), on_fail=None)
    assert [each["check_name"] for each in found if each["status"] == "failed"] == []
    assert len(found) > 40
    assert clone(WeightTuner(PRIOR, 0.5)).get_params()["strength"] == 0.5


def test_its_example_runs() -> None:
    assert doctest.testmod(weight_tuner, extraglobs={"np": np}) == doctest.TestResults(failed=0, attempted=7)


def test_it_finds_what_counts() -> None:
    features, grades, seekers = drawn()
    tuner = WeightTuner(PRIOR, 0.0003).fit(features, grades, seekers=seekers)
    assert tuner.coef_.sum() == pytest.approx(1)
    assert (tuner.coef_ >= 0).all()
    assert tuner.coef_ == pytest.approx([0.25, 0.75, 0], abs=0.05)
    unseen, right, asked = drawn(1)
    assert tuner.score(unseen, right, asked) > 0.95
    assert tuner.predict(unseen) == pytest.approx(unseen @ tuner.coef_)


def test_a_strong_hold_is_the_prior_whatever_its_sum() -> None:
    features, grades, seekers = drawn()
    assert WeightTuner(5 * PRIOR, 1e4).fit(features, grades, seekers=seekers).coef_ == pytest.approx(PRIOR, abs=1e-3)
    away = [np.abs(WeightTuner(PRIOR, each).fit(features, grades, seekers=seekers).coef_ - PRIOR).sum() for each in (0.001, 0.1, 10)]
    assert away == sorted(away, reverse=True)


def test_no_weight_near_the_least_is_better() -> None:
    features, grades, seekers = drawn()
    apart, weight = differences(features, grades.astype(float), seekers, np.ones(len(grades)))

    def cost(point: np.ndarray) -> float:  # type: ignore[type-arg]
        scale = max(point @ PRIOR / (PRIOR @ PRIOR), 0)
        away = point - scale * PRIOR
        return float(weight @ np.logaddexp(0, -apart @ point) / weight.sum() + 0.01 * away @ away)

    tuner = WeightTuner(PRIOR, 0.01).fit(features, grades, seekers=seekers)
    least = tuner.scale_ * tuner.coef_
    generator = np.random.default_rng(0)
    around = [cost(np.maximum(least + generator.normal(0, 0.3, 3), 0)) for _ in range(200)]
    assert cost(least) <= min(around)


def test_only_partners_of_one_seeker_are_compared_and_each_better_one_counts_alike() -> None:
    features = np.array([[1.0], [0.2], [0.1], [0.9], [0.5]])
    apart, weight = differences(features, np.array([2.0, 0, 0, 1, 2]), np.array([0, 0, 0, 1, 1]), np.ones(5))
    assert apart.ravel() == pytest.approx([0.8, 0.9, -0.4])
    assert weight == pytest.approx([1.5, 1.5, 2])
    faint = differences(features, np.array([2.0, 0, 0, 1, 2]), np.array([0, 0, 0, 1, 1]), np.array([1, 0.1, 0.1, 1, 1]))[1]
    assert faint == pytest.approx([0.3, 0.3, 2])


def test_unknown_counts_as_nothing() -> None:
    features, grades, seekers = drawn()
    blank = np.where(features < 0.3, np.nan, features)
    nothing = np.where(features < 0.3, 0, features)
    found = [WeightTuner(PRIOR).fit(each, grades, seekers=seekers) for each in (blank, nothing)]
    assert (found[0].coef_ == found[1].coef_).all()
    assert (found[0].predict(blank) == found[1].predict(nothing)).all()


@pytest.mark.parametrize("prior", [[1, 1], [1, -1, 1], [0, 0, 0], [1, np.nan, 1]])
def test_a_prior_that_does_not_fit_is_refused(prior: list[float]) -> None:
    features, grades, seekers = drawn()
    with pytest.raises(ValueError, match="prior must hold 3 finite weights"):
        WeightTuner(prior).fit(features, grades, seekers=seekers)


def test_one_grade_is_refused() -> None:
    features, _, seekers = drawn()
    with pytest.raises(ValueError, match="add labels of the other grades"):
        WeightTuner(PRIOR).fit(features, np.ones(len(features)), seekers=seekers)


def test_it_works_in_a_grid_search_grouped_by_seeker() -> None:
    features, grades, seekers = drawn()
    search = GridSearchCV(WeightTuner(PRIOR), {"strength": [0.001, 1e4]}, cv=GroupKFold(4), error_score="raise")
    search.fit(features, grades, groups=seekers, seekers=seekers)
    assert search.best_params_ == {"strength": 0.001}


def test_with_routing_the_search_judges_within_seekers() -> None:
    features, grades, seekers = drawn()
    lifted = features + 5 * (seekers[:, None] % 2)  # one seeker's partners all score higher than another's
    with config_context(enable_metadata_routing=True):
        tuner = WeightTuner(PRIOR).set_fit_request(seekers=True, sample_weight=True).set_score_request(seekers=True, sample_weight=True)
        search = GridSearchCV(tuner, {"strength": [0.001, 1e4]}, cv=GroupKFold(4), error_score="raise")
        search.fit(lifted, grades, groups=seekers, seekers=seekers, sample_weight=np.ones(len(grades)))
    assert search.best_score_ > 0.9
