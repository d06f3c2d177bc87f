"""Draws: one seeded source of chance, with the few kinds of draw that the sample needs."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TypeVar

import numpy as np

Option = TypeVar("Option")


class Draws:
    """Chance that repeats itself: the same seed and the same questions give the same answers."""

    def __init__(self, *seed: int) -> None:
        self._source = np.random.default_rng(seed)

    def chance(self, share: float) -> bool:
        """True in this share of the draws."""
        return bool(self._source.random() < share)

    def whole(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included."""
        return int(self._source.integers(low, high + 1))

    def between(self, low: float, high: float) -> float:
        """A number between two positive ones, as likely to be doubled as halved."""
        return float(math.exp(self._source.uniform(math.log(low), math.log(high))))

    def normal(self, spread: float = 1.0) -> float:
        """A number around zero."""
        return float(self._source.normal(0.0, spread))

    def logistic(self) -> float:
        """What is left to luck in a yes-or-no decision."""
        return float(self._source.logistic())

    def one(self, options: Sequence[Option], weights: Sequence[float] | None = None) -> Option:
        """One of the options, in proportion to the weights."""
        if weights is None:
            return options[self.whole(0, len(options) - 1)]
        ends = np.cumsum(weights)
        return options[int(np.searchsorted(ends, self._source.random() * ends[-1], side="right"))]

    def some(self, options: Sequence[Option], number: int) -> list[Option]:
        """So many different options, or all of them, in the order in which they stand."""
        places = self._source.permutation(len(options))[:number]
        return [options[place] for place in sorted(places)]

    def shuffled(self, options: Sequence[Option]) -> list[Option]:
        """All options in another order."""
        return [options[place] for place in self._source.permutation(len(options))]
