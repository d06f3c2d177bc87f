"""A search of better start weights on several worlds, judged on the world that was left out."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from matchmaker.engine.features import Pairing
from matchmaker.engine.judging import metrics
from matchmaker.engine.judging.trial import Trial

Weights = tuple[float, ...]
FACTORS = (0.0, 0.5, 0.75, 1.33, 2.0)
SWEEPS = 3
DIGITS = 4


class Search:
    """Tries weights on the trials of one pairing and remembers what came out."""

    def __init__(self, pairing: Pairing, trials: Sequence[Trial]) -> None:
        self.pairing, self.trials = pairing, trials
        self._found: dict[Weights, list[NDArray[np.float64]]] = {}

    def ndcg(self, weights: Weights) -> list[NDArray[np.float64]]:
        """NDCG@10 of each seeker of each trial."""
        if weights not in self._found:
            named = self.named(weights)
            self._found[weights] = [metrics.ndcg(each.ranked(each.measured.orders(named))) for each in self.trials]
        return self._found[weights]

    def named(self, weights: Weights) -> dict[str, float]:
        """The weights by feature, summing to one."""
        return self.pairing.checked({each.name: weight for each, weight in zip(self.pairing.features, weights, strict=True)})

    def start(self) -> Weights:
        """The weights in use."""
        return tuple(self.pairing.start_weights().values())

    def best(self, places: Sequence[int]) -> Weights:
        """Weights that no step of one weight betters on the trials at these places, or the best after three sweeps; zeros stay."""
        chosen, worth = self.start(), self._mean(self.start(), places)
        for _ in range(SWEEPS):
            before = worth
            for feature in range(len(chosen)):
                tried = [_with(chosen, feature, chosen[feature] * factor) for factor in FACTORS if 0 < chosen[feature] < 1]
                found, weights = max(((self._mean(each, places), each) for each in tried), default=(worth, chosen))
                if found > worth:
                    chosen, worth = weights, found
            if worth == before:
                break
        return chosen

    def _mean(self, weights: Weights, places: Sequence[int]) -> float:
        found = self.ndcg(weights)
        return float(np.nanmean(np.concatenate([found[place] for place in places])))


def _with(weights: Weights, feature: int, value: float) -> Weights:
    changed = np.array(weights)
    changed[feature] = value
    return tuple(np.round(changed / max(changed.sum(), 1e-12), DIGITS).tolist())
