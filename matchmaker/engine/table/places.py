"""An order of places in which neighbours stand together."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]

BITS = 10
NOWHERE = 1 << 40


def order_by_place(position: NDArray[np.float64], then: Integers) -> Integers:
    """Rows of `position` (rows, 3) along a Z-shaped curve through the cells of a grid, those without a place last, then by `then`."""
    latitude, longitude = np.arcsin(position[:, 2]), np.arctan2(position[:, 1], position[:, 0])
    code = _cell(latitude) | _cell(longitude) << 1
    return np.lexsort((then, np.where(np.isnan(latitude), NOWHERE, code)))


def _cell(angle: NDArray[np.float64]) -> Integers:
    """The place of each angle among 2 ** BITS cells, its bits spread to every second one."""
    known = angle[~np.isnan(angle)]
    low, high = (known.min(), known.max()) if len(known) else (0.0, 1.0)
    cell = np.nan_to_num((angle - low) / max(high - low, 1e-12) * (2**BITS - 1)).astype(np.int64)
    return np.asarray(np.bitwise_or.reduce([(cell >> bit & 1) << 2 * bit for bit in range(BITS)]))
