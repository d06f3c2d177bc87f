"""evaluate(): how well a pairing ranks the partners that people judged right, with intervals and beside the baselines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matchmaker.engine.judging import baselines, bootstrap, metrics, slices, top_places
from matchmaker.engine.judging.trial import Trial

NDCG = metrics.NAMES[0]


def evaluate(trial: Trial, weights: Mapping[str, float] | None = None, *, with_baselines: bool = False) -> dict[str, Any]:
    """The object that `evaluate --json` prints; raises WeightsRefused.

    Beside the metrics over all pairs stand under `logged` those over judged pairs only, which flatter: whoever was judged had already
    been thought of. `smallest_provable_gain` says which difference in NDCG@10 to another ranking as many seekers could prove: for
    an unknown one as wide as the metric itself is spread, for a baseline as the differences to it are.
    """
    pairing = trial.measured.pairing
    checked = pairing.checked(weights if weights is not None else pairing.start_weights())
    orders = trial.measured.orders(checked)
    values = metrics.per_seeker(trial.ranked(orders))
    rivals = {name: _orders(trial, scores) for name, scores in _rivals(trial).items()} if with_baselines else {}
    return {
        "pairing": pairing.name,
        "measured_on": trial.today.isoformat(),
        "seekers": len(trial.measured.seekers),
        "seekers_without_relevant": int((~(trial.grades > 0).any(axis=1)).sum()),
        "candidates": len(trial.measured.candidates),
        "judged_pairs": int(trial.judged.sum()),
        "weights": checked,
        "metrics": trial.summary(orders),
        "confidence": bootstrap.intervals(values),
        "smallest_provable_gain": bootstrap.smallest_provable_gain(values[NDCG]),
        "baselines": {name: trial.summary(order, trial.measured.present) for name, order in rivals.items()},
        "differences": {name: _difference(trial, values[NDCG], order) for name, order in rivals.items()},
        "logged": slices.part(trial, orders, trial.judged),
        "slices": slices.all_slices(trial, orders),
        "contributions": top_places.contributions(trial, checked, orders),
        "exposure": top_places.exposure_curve(orders, trial.measured.eligible),
    }


def _difference(trial: Trial, own: NDArray[np.float64], orders: NDArray[np.int64]) -> dict[str, Any]:
    """How far ours is ahead of another ranking of the same seekers, and the interval of that other one."""
    other = metrics.per_seeker(trial.ranked(orders))[NDCG]
    return {
        NDCG: bootstrap.gain(own - other),
        "smallest_provable_gain": bootstrap.smallest_provable_gain(own - other),
        "confidence": bootstrap.intervals({NDCG: other}),
    }


def _rivals(trial: Trial) -> dict[str, NDArray[np.float64]]:
    measured = trial.measured
    seekers, candidates = trial.rows(measured.seekers), trial.rows(measured.candidates)
    return baselines.score_all(baselines.Contest(trial.firms, measured.pairing.name, seekers, candidates, trial.grades))


def _orders(trial: Trial, scores: NDArray[np.float64]) -> NDArray[np.int64]:
    return np.argsort(-np.where(trial.measured.present, scores, -np.inf), axis=1, kind="stable")


def rankings(trial: Trial, weights: Mapping[str, float]) -> Sequence[tuple[str, str, int, str, float]]:
    """Rows pairing, seeker, rank, partner, score of every candidate; 0 behind a gate, as no eligible pair scores."""
    scores = trial.measured.scores(weights)
    orders = np.argsort(-scores, axis=1, kind="stable")
    found: list[tuple[str, str, int, str, float]] = []
    for row, seeker in enumerate(trial.measured.seekers):
        listed = [place for place in orders[row] if trial.measured.present[row, place]]
        for rank, place in enumerate(listed, start=1):
            found.append((trial.measured.pairing.name, seeker, rank, trial.measured.candidates[place], max(float(scores[row, place]), 0.0)))
    return found
