"""How sure a mean over seekers, or a difference of two means, is: bootstrap intervals, and what so many seekers could prove."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]

RESAMPLES = 2_000
LEVEL = 0.95
DETECTABLE = 1.959963984540054 + 0.8416212335729143
"""Standard errors between no gain and one that a two-sided test at 95 % finds with a power of .8: z(.975) + z(.8)."""


def interval(values: Values, seed: int = 0) -> tuple[float, float]:
    """Percentile interval of the mean of `values` (seekers,) over 2,000 seeded resamples; NaN entries are left out.

    For two rankings of the same seekers give their differences: that is the paired bootstrap.
    """
    known = values[np.isfinite(values)]
    if len(known) == 0:
        return 0.0, 0.0
    means = known[_picks(len(known), seed)].mean(axis=1)
    low, high = np.quantile(means, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return float(low), float(high)


@lru_cache(maxsize=2)
def _picks(number: int, seed: int) -> NDArray[np.int64]:
    """Who is drawn in each resample of so many seekers, (resamples, number)."""
    return np.random.default_rng(seed).integers(0, number, size=(RESAMPLES, number))


def intervals(values: Mapping[str, Values]) -> dict[str, list[float]]:
    """The interval of each metric, [low, high]."""
    return {name: list(interval(each)) for name, each in values.items()}


def gain(differences: Values) -> list[float]:
    """[low, mean, high] of the mean of paired differences (seekers,); zeros where no seeker has one."""
    known = differences[np.isfinite(differences)]
    low, high = interval(known)
    return [low, float(known.mean()) if len(known) else 0.0, high]


def smallest_provable_gain(values: Values) -> float | None:
    """The smallest mean difference that so many seekers could prove: (z(.975) + z(.8)) s / sqrt(n); None for fewer than two.

    `values` (seekers,) are paired differences, s their standard deviation (n - 1), NaN entries left out. Two-sided 95 %, power .8.
    """
    known = values[np.isfinite(values)]
    if len(known) < 2:
        return None
    return float(DETECTABLE * known.std(ddof=1) / math.sqrt(len(known)))
