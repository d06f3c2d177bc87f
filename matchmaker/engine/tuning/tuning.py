"""tune(): weights learned from labels, and by nested validation whether they may be offered in place of the expert's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import ParamSpec, TypeVar

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from matchmaker.engine.judging import bootstrap
from matchmaker.engine.judging.trial import Trial
from matchmaker.engine.tuning.labels import Label
from matchmaker.engine.tuning.run import OUTER, STRENGTHS, Progress, Run

P = ParamSpec("P")
R = TypeVar("R")
Values = NDArray[np.float64]
CURVE = (20, 50, 100, 200, 500)
HARM = 0.005
"""A loss of NDCG@10 up to this much is none."""


def _alone(task: Callable[P, R]) -> Callable[P, R]:
    """The task in one thread: where the processors are busy, threads that share small arrays wait a hundred times as long as they work."""
    one: Callable[P, R] = threadpool_limits.wrap(limits=1)(task)
    return one


@dataclass(frozen=True)
class Validated:
    """NDCG@10 over the examined pairs of each seeker (seekers,) under the prior, and under weights that were learned without it.

    NaN where nothing relevant was examined. `weights` (seekers, features) are those learned without each.
    """

    prior: Values
    tuned: Values
    weights: Values

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


@_alone
def tune(trial: Trial, labels: Sequence[Label], prior: Values, seed: int = 0, progress: Progress | None = None) -> Tuned:
    """Learn weights (features,) for the trial's pairing, starting from `prior`; the same seed gives the same weights.

    Each seeker is judged by weights that never saw it: five outer folds by seeker, in each the strength chosen by inner folds by seeker.
    The learned weights may be offered only where the lower end of the paired bootstrap interval of their gain in NDCG@10 is above 0,
    and where weights from the earlier labels do no harm on the later ones.
    """
    run = Run(trial, labels, prior / prior.sum(), seed)
    refusal = run.refusal()
    before = run.judge.ndcg(run.prior)
    if refusal:
        return Tuned(
            run.prior, run.prior, STRENGTHS[-1], len(labels), Validated(before, before, np.tile(run.prior, (len(before), 1))), None, refusal
        )
    validated = Validated(before, *run.unseen(progress or _silent))
    forward = run.forward()
    learned, strength = run.learned(run.known)
    return Tuned(run.prior, learned, strength, len(labels), validated, forward, _verdict(validated, forward))


@_alone
def learning_curve(trial: Trial, labels: Sequence[Label], prior: Values, seed: int = 0) -> list[dict[str, float]]:
    """With so many `labels`, mean NDCG@10 of seekers not learned from by the `prior`, the `tuned` weights, and what would be `shipped`."""
    run = Run(trial, labels, prior / prior.sum(), seed)
    if run.refusal():
        return []
    most = len(labels) * (OUTER - 1) // OUTER
    before = run.judge.ndcg(run.prior)
    return [_on_curve(each, Validated(before, *run.unseen(_silent, each))) for each in (*(size for size in CURVE if size < most), most)]


def _on_curve(labels: int, found: Validated) -> dict[str, float]:
    prior, tuned = float(np.nanmean(found.prior)), float(np.nanmean(found.tuned))
    return {"labels": labels, "prior": prior, "tuned": tuned, "shipped": tuned if found.gain[0] > 0 else prior}


def _silent(done: int, of: int) -> None:
    """Progress that nobody watches."""


def _verdict(validated: Validated, forward: float | None) -> str:
    if validated.gain[0] <= 0:
        return "not proved"
    return "worse later" if forward is not None and forward < -HARM else "proved"
