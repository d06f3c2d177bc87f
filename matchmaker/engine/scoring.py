"""What a pair is worth: measures of all features, and the best of many scores."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from matchmaker.engine.features import Pairing
from matchmaker.engine.pairs import Pairs
from matchmaker.engine.table.firm_table import FirmTable

Rows = NDArray[np.int64]
Values = NDArray[np.float64]

SAME_SCORE_DIGITS = 12
"""Scores that agree so far are the same, and the firm's id decides."""


def measure(firms: FirmTable, pairing: Pairing, pairs: Pairs) -> Values:
    """All features of all pairs, (pairs, features): NaN unknown, negative not applicable."""
    if len(pairs) == 0:
        return np.empty((0, len(pairing.features)))
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.stack([each.measure(firms, pairs) for each in pairing.features], axis=1)


def counted(values: Values) -> Values:
    """The values as they count in a score: nothing for unknown and not applicable."""
    return np.where(values > 0, values, 0.0)


def best(scores: Values, order_of: Callable[[Rows], Rows], rows: Rows, limit: int) -> Rows:
    """Places of the `limit` highest scores, best first; those that are the same go by `order_of` their rows."""
    rounded = np.round(scores, SAME_SCORE_DIGITS)
    places = np.arange(len(rounded))
    if limit < len(rounded):
        edge = np.partition(rounded, len(rounded) - limit)[len(rounded) - limit]
        places = np.flatnonzero(rounded >= edge)
    return places[np.lexsort((order_of(rows[places]), -rounded[places]))][:limit]
