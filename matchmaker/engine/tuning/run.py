"""Run: one tuning, its examples, its judge, and the weights learned from parts of the examples."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray
from sklearn.model_selection import GroupKFold

from matchmaker.engine.judging.trial import Trial
from matchmaker.engine.tuning import examples
from matchmaker.engine.tuning.examples import Examples
from matchmaker.engine.tuning.judge import Judge
from matchmaker.engine.tuning.labels import FEWEST, Label
from matchmaker.engine.tuning.weight_tuner import WeightTuner

Mask = NDArray[np.bool_]
Values = NDArray[np.float64]
Progress = Callable[[int, int], None]
"""Is told how many steps are done, and of how many."""

STRENGTHS = (0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1e4)
"""How strongly the weights are drawn to the prior; the last leaves nothing of what the labels say."""
FEWEST_TELLING = 20
"""With fewer seekers that have a relevant partner, a bootstrap is surer than it may be."""
OUTER, INNER = 5, 4
FORWARD = 0.7
"""The earlier part of the labels, from which the later part must not come out worse."""


class Run:
    """`known` are the examples, `judge` measures weights by the examined pairs."""

    def __init__(self, trial: Trial, labels: Sequence[Label], prior: Values, seed: int) -> None:
        self.trial, self.prior, self.seed = trial, prior, seed
        self.labels = sorted(labels, key=lambda each: (each.seeker, each.partner))
        self.judge = Judge.of(trial, self.labels)
        self.known = examples.draw(trial, self.labels, seed)

    def refusal(self) -> str | None:
        """Why nothing can be learned, or None."""
        if len(self.labels) < FEWEST:
            return "too few labels"
        if len({each.grade for each in self.labels}) == 1:
            return "one class"
        telling = np.isfinite(self.judge.ndcg(self.prior)).sum()
        return "too few seekers" if telling < FEWEST_TELLING or not self.known.differ else None

    def unseen(self, progress: Progress, most: int | None = None) -> tuple[Values, Values]:
        """NDCG@10 of each seeker under weights that were learned without it, and these, (seekers, features).

        Learned from at most so many of the labelled examples.
        """
        found, weights = self.judge.ndcg(self.prior), np.tile(self.prior, (len(self.trial.grades), 1))
        for done, (learning, judged) in enumerate(folds(self.known, OUTER, self.seed), start=1):
            rows = np.unique(self.known.seekers[judged])
            weights[rows] = learned = self.learned(self.known.of(learning).first(most))[0]
            found[rows] = self.judge.ndcg(learned, rows)
            progress(done, OUTER)
        return found, weights

    def forward(self) -> float | None:
        """The mean gain on the later labels of weights learned from the earlier ones."""
        days = sorted(each.day for each in self.labels if each.day)
        if len(days) < FEWEST:
            return None
        cut = days[int(len(days) * FORWARD)]
        known = examples.draw(self.trial, [each for each in self.labels if (each.day or date.max) < cut], self.seed)
        if not known.differ:
            return None
        later = Judge.of(self.trial, [each for each in self.labels if (each.day or date.min) >= cut])
        gain = later.ndcg(self.learned(known)[0]) - later.ndcg(self.prior)
        return float(np.nanmean(gain)) if np.isfinite(gain).any() else None

    def learned(self, known: Examples) -> tuple[Values, float]:
        """Weights from these examples, and the strength under which they foretell other seekers best; of several alike the strongest."""
        losses = np.zeros(len(STRENGTHS))
        for learning, judged in folds(known, INNER, self.seed):
            seen, unseen = known.of(learning), known.of(judged)
            if seen.differ and unseen.differ:
                losses += [unseen.loss(self._fitted(seen, each)) for each in STRENGTHS]
        strength = STRENGTHS[int(np.flatnonzero(losses <= losses.min() + 1e-9)[-1])]
        return np.asarray(self._fitted(known, strength).coef_) if known.differ else self.prior, strength

    def _fitted(self, known: Examples, strength: float) -> WeightTuner:
        tuner = WeightTuner(self.prior, strength)
        return tuner.fit(known.features, known.grades, seekers=known.seekers, sample_weight=known.shares)


def folds(known: Examples, number: int, seed: int) -> Iterator[tuple[Mask, Mask]]:
    """Masks of what is learned from and what is judged by, no seeker in both."""
    many = min(number, len(np.unique(known.seekers)))
    if many < 2:
        return
    for _, judged in GroupKFold(many, shuffle=True, random_state=seed).split(known.features, groups=known.seekers):
        unseen = np.zeros(len(known.grades), dtype=bool)
        unseen[judged] = True
        yield ~unseen, unseen
