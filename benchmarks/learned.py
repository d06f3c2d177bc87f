"""Learned peers: LightGBM's ranker and logistic regression, each judged only on seekers that it never saw.

Each seeker belongs to one of two halves, and is ranked by what was learned from the other half: from the truth about all its pairs,
or from a log of LABELS eligible ones, the first that the score showed. They read what the engine measured, or plain facts of the
profiles beside the usual likenesses of texts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matchmaker.engine.judging import baselines
from matchmaker.engine.judging.baselines import Contest
from matchmaker.engine.judging.trial import Trial

Values = NDArray[np.float64]
Mask = NDArray[np.bool_]

LABELS, SHOWN = 500, 10
LIKENESSES = ("tfidf", "bm25", "same_sector", "distance")
TREES = {"n_estimators": 100, "learning_rate": 0.1, "num_leaves": 15, "min_child_samples": 10, "label_gain": [0, 1, 3]}
ONE_THREAD = {"n_jobs": 1, "deterministic": True, "force_row_wise": True, "random_state": 0, "verbosity": -1}


@dataclass(frozen=True)
class Lesson:
    """Labelled pairs: their values (pairs, features), their grades (pairs,), and how many each seeker has, in order."""

    values: Values
    grades: NDArray[np.int64]
    sizes: NDArray[np.int64]


@dataclass(frozen=True)
class Reading:
    """What a peer knows of each pair, (seekers, candidates, features), and which pairs it ranks at all, (seekers, candidates)."""

    values: Values
    ranked: Mask


def score_all(trial: Trial, contest: Contest) -> dict[str, Values]:
    """The scores of each learned peer, (seekers, candidates), minus infinity for pairs that it does not rank."""
    measured = trial.measured
    readings = {"measured": Reading(measured.values, measured.eligible), "plain": Reading(plain(contest), measured.present)}
    lessons = {"in full": measured.present, f"{LABELS} labels": logged(trial)}
    return {
        f"{learner} {read}, {taught}": _judged_apart(learn, reading, trial.grades, labelled)
        for learner, learn in LEARNERS.items()
        for read, reading in readings.items()
        for taught, labelled in lessons.items()
    }


def halves(seekers: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """All seekers in two halves, always the same ones."""
    order = np.random.default_rng(0).permutation(seekers)
    return np.sort(order[: seekers // 2]), np.sort(order[seekers // 2 :])


def logged(trial: Trial) -> Mask:
    """LABELS eligible pairs of each half, as far as it has them, (seekers, candidates): the SHOWN first of seeker after seeker."""
    measured = trial.measured
    first = measured.orders(measured.pairing.start_weights())[:, :SHOWN]
    shown = np.take_along_axis(measured.eligible, first, axis=1)
    found = np.zeros(trial.grades.shape, dtype=bool)
    for half in halves(len(found)):
        asked = np.random.default_rng(1).permutation(half)
        order, places = np.nonzero(shown[asked])
        seekers = asked[order[:LABELS]]
        found[seekers, first[seekers, places[:LABELS]]] = True
    return found


def plain(contest: Contest) -> Values:
    """Likenesses of texts, sectors and places, and facts of either firm, (seekers, candidates, features); NaN where unknown."""
    firms = contest.firms
    facts = (np.log(firms.workers), firms.founded, firms.offers.counts, firms.needs.counts, (firms.expiry > 0).sum(axis=1))
    shape = contest.grades.shape
    likenesses = baselines.score_all(contest, LIKENESSES).values()
    asking = (np.broadcast_to(fact[contest.seekers][:, None], shape) for fact in facts)
    asked = (np.broadcast_to(fact[contest.candidates], shape) for fact in facts)
    return np.stack([*likenesses, *asking, *asked], axis=2).astype(np.float64)


def _judged_apart(learn: Callable[[Lesson], Callable[[Values], Values]], reading: Reading, grades: Any, labelled: Mask) -> Values:
    """Each half's pairs, scored by what was learned from the labelled pairs of the other half."""
    scores = np.full(grades.shape, -np.inf)
    for half in halves(len(grades)):
        mine = np.isin(np.arange(len(grades)), half)[:, None] & reading.ranked
        known = labelled & reading.ranked
        known[half] = False
        if mine.any():
            scores[mine] = _score(learn, Lesson(reading.values[known], grades[known], known.sum(axis=1)), reading.values[mine])
    return scores


def _score(learn: Callable[[Lesson], Callable[[Values], Values]], lesson: Lesson, asked: Values) -> Values:
    """Nothing can be learned where all grades are alike: then all pairs score the same."""
    return learn(lesson)(asked) if len(np.unique(lesson.grades)) > 1 else np.zeros(len(asked))


def lightgbm(lesson: Lesson) -> Callable[[Values], Values]:
    """Lambdarank over the lists of the seekers."""
    from lightgbm import LGBMRanker

    model = LGBMRanker(objective="lambdarank", **TREES, **ONE_THREAD)
    model.fit(lesson.values, lesson.grades, group=lesson.sizes[lesson.sizes > 0])
    return lambda values: np.asarray(model.predict(values))


def logistic(lesson: Lesson) -> Callable[[Values], Values]:
    """Logistic regression of right or wrong on the standardised values and on which of them are unknown."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    model = make_pipeline(StandardScaler(), LogisticRegression(max_iter=1_000))
    model.fit(_filled(lesson.values), lesson.grades > 0)
    return lambda values: np.asarray(model.decision_function(_filled(values)))


def _filled(values: Values) -> Values:
    return np.concatenate([np.nan_to_num(values), np.isnan(values)], axis=1)


LEARNERS: Mapping[str, Callable[[Lesson], Callable[[Values], Values]]] = {each.__name__: each for each in (lightgbm, logistic)}
