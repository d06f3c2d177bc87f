"""evaluate(): how well a pairing ranks the partners that people judged right, with intervals and beside the baselines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matchmaker.engine.features import Pairing
from matchmaker.engine.judging import baselines, bootstrap, metrics
from matchmaker.engine.judging.measured import Measured, measure_all
from matchmaker.engine.table.firm_table import FirmTable

HIGHEST_GRADE = 2


@dataclass(frozen=True, slots=True)
class Judgement:
    """Somebody's word on a pair: 0 wrong, 1 right, 2 very right. A pair that nobody judged counts as 0."""

    seeker: str
    partner: str
    grade: int


class JudgementsRefused(ValueError):
    """The judgements cannot be used; `problem` is a code, `value` what is at fault."""

    def __init__(self, problem: str, value: str) -> None:
        super().__init__(f"{problem}: {value}")
        self.problem, self.value = problem, value


@dataclass(frozen=True)
class Trial:
    """A pairing measured against judgements: the measures, and the grades (seekers, candidates)."""

    firms: FirmTable
    measured: Measured
    grades: NDArray[np.int64]

    def ranked(self, orders: NDArray[np.int64]) -> NDArray[np.int64]:
        """The grades in the given order, (seekers, candidates)."""
        return np.take_along_axis(self.grades, orders, axis=1)

    def metrics(self, weights: Mapping[str, float]) -> dict[str, float]:
        """The metrics under `weights`; costs milliseconds, for tuning."""
        return _summary(self, self.measured.orders(weights))


def prepare(firms: FirmTable, pairing: Pairing, judgements: Iterable[Judgement], today: date) -> Trial:
    """Measure every judged seeker against every candidate.

    Raises JudgementsRefused for an unknown firm, a grade other than 0, 1 or 2, two grades for one pair, or nothing to judge.
    """
    grades = _grades(firms, judgements)
    seekers = sorted({seeker for seeker, _ in grades})
    partners = {partner for (_, partner), grade in grades.items() if grade > 0}
    possible = np.flatnonzero(pairing.candidates(firms, pairing.seeker_role))
    candidates = {firms.profiles[row].id for row in possible} | partners
    if not seekers or not candidates:
        raise JudgementsRefused("nothing to judge", pairing.name)
    measured = measure_all(firms, pairing, seekers, sorted(candidates), today)
    place = {each: number for number, each in enumerate(measured.candidates)}
    table = np.zeros((len(seekers), len(place)), dtype=np.int64)
    row = {each: number for number, each in enumerate(seekers)}
    for (seeker, partner), grade in grades.items():
        if partner in place and seeker != partner:
            table[row[seeker], place[partner]] = grade
    return Trial(firms, measured, table)


def _grades(firms: FirmTable, judgements: Iterable[Judgement]) -> dict[tuple[str, str], int]:
    grades: dict[tuple[str, str], int] = {}
    for each in judgements:
        for firm in (each.seeker, each.partner):
            if firm not in firms.row_of:
                raise JudgementsRefused("unknown firm", firm)
        if each.grade not in range(HIGHEST_GRADE + 1):
            raise JudgementsRefused("grade", str(each.grade))
        if grades.setdefault((each.seeker, each.partner), each.grade) != each.grade:
            raise JudgementsRefused("two grades", f"{each.seeker} - {each.partner}")
    return grades


def evaluate(trial: Trial, weights: Mapping[str, float] | None = None, *, with_baselines: bool = False) -> dict[str, Any]:
    """The object that `evaluate --json` prints; raises WeightsRefused."""
    pairing = trial.measured.pairing
    checked = pairing.checked(weights if weights is not None else pairing.start_weights())
    orders = trial.measured.orders(checked)
    values = metrics.per_seeker(trial.ranked(orders))
    relevant = (trial.grades > 0).any(axis=1)
    return {
        "pairing": pairing.name,
        "seekers": len(trial.measured.seekers),
        "seekers_without_relevant": int((~relevant).sum()),
        "candidates": len(trial.measured.candidates),
        "weights": checked,
        "metrics": _summary(trial, orders),
        "confidence": {name: list(bootstrap.interval(each)) for name, each in values.items()},
        "baselines": {name: _summary(trial, _orders(trial, scores)) for name, scores in _rivals(trial).items()} if with_baselines else {},
    }


def _rivals(trial: Trial) -> dict[str, NDArray[np.float64]]:
    measured = trial.measured
    seekers, candidates = (
        np.array([trial.firms.row_of[each] for each in ids], dtype=np.int64) for ids in (measured.seekers, measured.candidates)
    )
    return baselines.score_all(baselines.Contest(trial.firms, measured.pairing.name, seekers, candidates, trial.grades))


def _orders(trial: Trial, scores: NDArray[np.float64]) -> NDArray[np.int64]:
    return np.argsort(-np.where(trial.measured.present, scores, -np.inf), axis=1, kind="stable")


def _summary(trial: Trial, orders: NDArray[np.int64]) -> dict[str, float]:
    number = len(trial.measured.candidates)
    return {
        **metrics.means(metrics.per_seeker(trial.ranked(orders))),
        "coverage": metrics.coverage(orders, number),
        "exposure_gini": metrics.exposure_gini(orders, number),
    }


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
