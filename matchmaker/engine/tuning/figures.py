"""figures(): what `tune --json` prints, and the trial behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matchmaker.engine.features import Pairing
from matchmaker.engine.judging import bootstrap, metrics
from matchmaker.engine.judging.comparison import compare
from matchmaker.engine.judging.trial import Judgement, Trial, prepare
from matchmaker.engine.scoring import counted
from matchmaker.engine.table.firm_table import FirmTable
from matchmaker.engine.tuning import wording
from matchmaker.engine.tuning.calibration import Calibration
from matchmaker.engine.tuning.cells import cells
from matchmaker.engine.tuning.labels import Label
from matchmaker.engine.tuning.tuning import Tuned

NDCG = metrics.NAMES[0]


def trial_of(firms: FirmTable, pairing: Pairing, labels: Sequence[Label], today: date) -> Trial:
    """Every seeker of an examined label measured against every candidate; raises JudgementsRefused as prepare() does."""
    return prepare(firms, pairing, [Judgement(each.seeker, each.partner, each.grade) for each in labels if each.examined], today)


def figures(trial: Trial, labels: Sequence[Label], tuned: Tuned) -> dict[str, Any]:
    """The object that `tune --json` prints.

    `weights` are the learned ones, to be used only with `ship`. `prior_metrics` and `tuned_metrics` rank every candidate, and the labels
    that were learned from are among them; `gain` and `validated` are of seekers not learned from, over the pairs that were examined.
    """
    pairing = trial.measured.pairing
    before, after = (_named(pairing, each) for each in (tuned.prior, tuned.learned))
    apart = tuned.validated.tuned - tuned.validated.prior
    return {
        "pairing": pairing.name,
        "labels": tuned.labels,
        "prior": before,
        "weights": after,
        "chosen_strength": tuned.strength,
        "prior_metrics": trial.metrics(before),
        "tuned_metrics": trial.metrics(after),
        "gain": {NDCG: list(tuned.validated.gain)},
        "validated": {name: _mean(getattr(tuned.validated, name)) for name in ("prior", "tuned")},
        "smallest_provable_gain": bootstrap.smallest_provable_gain(apart),
        "forward_gain": tuned.forward,
        "ship": tuned.ship,
        "reason": wording.reason(tuned),
        "calibration": _calibration(trial, labels, tuned),
        "comparison": compare(trial, before, after),
    }


def calibrate(trial: Trial, labels: Sequence[Label], weights: NDArray[np.float64]) -> Calibration:
    """How often examined pairs that pass the gates were agreed or succeeded, by score under each seeker's weights, (seekers, features)."""
    measured = trial.measured
    known, rows, columns = cells(trial, [each for each in labels if each.examined])
    succeeded = np.array([each.grade > 0 for each in known], dtype=bool)
    passing = measured.eligible[rows, columns]
    scores = (counted(measured.values[rows, columns]) * weights[rows]).sum(axis=1)
    return Calibration.of(scores[passing], succeeded[passing], rows[passing])


def _calibration(trial: Trial, labels: Sequence[Label], tuned: Tuned) -> dict[str, Any]:
    found = calibrate(trial, labels, tuned.validated.weights if tuned.ship else np.tile(tuned.prior, (len(trial.grades), 1)))
    return {"in_percent": found.in_percent, "outcomes": found.outcomes, "bands": [asdict(each) for each in found.bands]}


def _named(pairing: Pairing, weights: NDArray[np.float64]) -> dict[str, float]:
    return {each.name: float(weight) for each, weight in zip(pairing.features, weights, strict=True)}


def _mean(values: NDArray[np.float64]) -> float | None:
    return float(np.nanmean(values)) if np.isfinite(values).any() else None
