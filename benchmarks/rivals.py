"""Rivals: what each seeker of a case gets from the score and from everything that the score is held against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks import learned, reciprocal
from benchmarks.cases import CASES, Case
from matchmaker.engine.judging import baselines, metrics
from matchmaker.engine.judging.trial import Trial
from matchmaker.engine.worlds.oracle import oracle_trial

Values = NDArray[np.float64]


@dataclass(frozen=True)
class Drawn:
    """A case, and its trials by the ranking and, in a world, by the oracle."""

    case: Case
    trial: Trial
    oracle: Trial | None

    @classmethod
    def of(cls, name: str, seed: int) -> Drawn:
        """The case of this name and seed, measured once."""
        case = CASES[name](seed)
        return cls(case, case.trial(), oracle_trial(case.world) if case.world else None)

    def contest(self) -> baselines.Contest:
        """Who is ranked for whom."""
        firms, measured = self.trial.firms, self.trial.measured
        rows = [np.array([firms.row_of[each] for each in ids]) for ids in (measured.seekers, measured.candidates)]
        return baselines.Contest(firms, measured.pairing.name, rows[0], rows[1], self.trial.grades)

    def by(self, scores: Values) -> Values:
        """NDCG@10 of each seeker by these scores."""
        told = np.where(self.trial.measured.present, scores, -np.inf)
        return metrics.ndcg(self.trial.ranked(np.argsort(-told, axis=1, kind="stable")))

    def rivals(self) -> dict[str, Values]:
        """NDCG@10 of each seeker by everything that the score is held against."""
        contest = self.contest()
        scores = {**baselines.score_all(contest), "ipfp": reciprocal.couples_of(self.trial), **learned.score_all(self.trial, contest)}
        if self.case.world and self.oracle:
            scores["oracle"] = self.oracle.measured.scores(self.trial.measured.pairing.start_weights())
            scores["ceiling"] = self.case.world.utility
        return {name: self.by(each) for name, each in scores.items()}


def compare(drawn: Sequence[Drawn]) -> dict[str, Values]:
    """NDCG@10 of each seeker of all seeds, (seekers,), by the name of the rival."""
    found = [each.rivals() for each in drawn]
    return {name: np.concatenate([each[name] for each in found]) for name in found[0]}
