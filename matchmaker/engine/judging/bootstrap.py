"""Bootstrap intervals over seekers: how sure a mean, or a difference of two means, is."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]

RESAMPLES = 2_000
LEVEL = 0.95


def interval(values: Values, seed: int = 0) -> tuple[float, float]:
    """Percentile interval of the mean of `values` (seekers,) over 2,000 seeded resamples; NaN entries are left out.

    For two rankings of the same seekers give their differences: that is the paired bootstrap.
    """
    known = values[np.isfinite(values)]
    if len(known) == 0:
        return 0.0, 0.0
    generator = np.random.default_rng(seed)
    picks = generator.integers(0, len(known), size=(RESAMPLES, len(known)))
    means = known[picks].mean(axis=1)
    low, high = np.quantile(means, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return float(low), float(high)
