"""tune(): weights learned from labels, and by nested validation whether they may be offered in place of the expert's."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from sklearn.model_selection import GroupKFold

from matchmaker.engine.judging import bootstrap
from matchmaker.engine.judging.evaluation import Trial
from matchmaker.engine.tuning import examples
from matchmaker.engine.tuning.examples import Examples
from matchmaker.engine.tuning.judge import Judge
from matchmaker.engine.tuning.labels import Label
from matchmaker.engine.tuning.weight_tuner import WeightTuner

Mask = NDArray[np.bool_]
Values = NDArray[np.float64]
Progress = Callable[[int, int], None]
"""Is told how many steps are done, and of how many."""

FEWEST = 20
"""Fewer labels are only evaluated."""
STRENGTHS = (0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1e4)
"""How strongly the weights are drawn to the prior; the last leaves nothing of what the labels say."""
OUTER, INNER = 5, 4
FORWARD = 0.7
"""The earlier part of the labels, from which the later part must not come out worse."""
HARM = 0.005
"""A loss of NDCG@10 up to this much is none."""


@dataclass(frozen=True)
class Validated:
    """NDCG@10 over the examined pairs of each seeker (seekers,) under the prior, and under weights that were learned without it.

    NaN where nothing relevant was examined.
    """

    prior: Values
    tuned: Values

    @cached_property
    def gain(self) -> tuple[float, float, float]:
        """Low end, mean and high end of the 95 % interval of the gain."""
        apart = self.tuned - self.prior
        low, high = bootstrap.interval(apart)
        return low, float(np.nanmean(apart)) if np.isfinite(apart).any() else 0.0, high


@dataclass(frozen=True)
class Tuned:
    """What came of it; `why` is one of WHY, and only with the first one the learned weights may be offered.

    `learned` (features,) is what the labels say, `strength` how close to the `prior` it was held, and `forward` the mean gain on later
    labels of weights from earlier ones (None where too few have a day).
    """

    prior: Values
    learned: Values
    strength: float
    labels: int
    validated: Validated
    forward: float | None
    why: str

    @property
    def ship(self) -> bool:
        """May the learned weights be offered?"""
        return self.why == WHY[0]

    @property
    def weights(self) -> Values:
        """The weights to use: the learned ones where they may be offered, else the prior's."""
        return self.learned if self.ship else self.prior


WHY = ("proved", "not proved", "worse later", "too few labels", "too few seekers", "one class")


def tune(trial: Trial, labels: Sequence[Label], prior: Values, seed: int = 0, progress: Progress | None = None) -> Tuned:
    """Learn weights (features,) for the trial's pairing, starting from `prior`; the same seed gives the same weights.

    Each seeker is judged by weights that never saw it: five outer folds by seeker, in each the strength chosen by inner folds by seeker.
    The learned weights may be offered only where the lower end of the paired bootstrap interval of their gain in NDCG@10 is above 0,
    and where weights from the earlier labels do no harm on the later ones.
    """
    run = _Run(trial, labels, prior / prior.sum(), seed)
    refusal = run.refusal()
    before = run.judge.ndcg(run.prior)
    if refusal:
        return Tuned(run.prior, run.prior, STRENGTHS[-1], len(labels), Validated(before, before), None, refusal)
    validated = run.validated(progress or (lambda done, of: None))
    forward = run.forward()
    learned, strength = run.learned(run.known)
    return Tuned(run.prior, learned, strength, len(labels), validated, forward, _verdict(validated, forward))


def _verdict(validated: Validated, forward: float | None) -> str:
    if validated.gain[0] <= 0:
        return "not proved"
    return "worse later" if forward is not None and forward < -HARM else "proved"


class _Run:
    """One tuning: its examples, its judge, and the weights learned from parts of the examples."""

    def __init__(self, trial: Trial, labels: Sequence[Label], prior: Values, seed: int) -> None:
        self.trial, self.labels, self.prior, self.seed = trial, labels, prior, seed
        self.judge = Judge.of(trial, labels)
        self.known = examples.draw(trial, labels, seed)

    def refusal(self) -> str | None:
        """Why nothing can be learned, or None."""
        if len(self.labels) < FEWEST:
            return "too few labels"
        if len({each.grade for each in self.labels}) == 1:
            return "one class"
        telling = len(np.unique(self.known.seekers[self.known.grades > 0]))
        return "too few seekers" if telling < OUTER or not self.known.differ else None

    def validated(self, progress: Progress) -> Validated:
        prior = self.judge.ndcg(self.prior)
        tuned = prior.copy()
        for done, (learning, judged) in enumerate(_folds(self.known, OUTER, self.seed), start=1):
            rows = np.unique(self.known.seekers[judged])
            tuned[rows] = self.judge.ndcg(self.learned(self.known.of(learning))[0], rows)
            progress(done, OUTER)
        return Validated(prior, tuned)

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
        for learning, judged in _folds(known, INNER, self.seed):
            seen, unseen = known.of(learning), known.of(judged)
            if seen.differ and unseen.differ:
                losses += [unseen.loss(self._fitted(seen, each)) for each in STRENGTHS]
        strength = STRENGTHS[int(np.flatnonzero(losses <= losses.min() + 1e-9)[-1])]
        return np.asarray(self._fitted(known, strength).coef_) if known.differ else self.prior, strength

    def _fitted(self, known: Examples, strength: float) -> WeightTuner:
        tuner = WeightTuner(self.prior, strength)
        return tuner.fit(known.features, known.grades, seekers=known.seekers, sample_weight=known.shares)


def _folds(known: Examples, number: int, seed: int) -> Iterator[tuple[Mask, Mask]]:
    """Masks of what is learned from and what is judged by, no seeker in both."""
    many = min(number, len(np.unique(known.seekers)))
    if many < 2:
        return
    for _, judged in GroupKFold(many, shuffle=True, random_state=seed).split(known.features, groups=known.seekers):
        unseen = np.zeros(len(known.grades), dtype=bool)
        unseen[judged] = True
        yield ~unseen, unseen
