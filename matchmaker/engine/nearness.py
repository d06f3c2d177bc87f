"""How near two firms are, and how near the nearest firm of a block can be."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from matchmaker.engine.pairs import Pairs, Question
from matchmaker.engine.table.firm_table import FirmTable
from matchmaker.engine.table.neighbourhoods import nearest_km

Values = NDArray[np.float64]

REACH_KM = 30.0
BANDS = (5, 10, 30, 100)
"""Distances in km that a business reads instead of figures."""


def nearness(firms: FirmTable, pairs: Pairs) -> Values:
    """exp(-distance / 30 km) of each pair, NaN where a place is unknown."""
    return np.asarray(np.exp(-firms.kilometres(pairs.seeker, pairs.partner) / REACH_KM))


def nearest(firms: FirmTable, question: Question) -> Values:
    """The most that it can be in each block of rows, 0 where the asking firm has no known place, (blocks,)."""
    return np.nan_to_num(np.exp(-np.maximum(nearest_km(firms, question), 0) / REACH_KM))


def band_of(kilometres: Values) -> Values:
    """The smallest band that holds each distance; infinite beyond them all and where it is unknown."""
    bands = np.array([*BANDS, np.inf])
    return bands[np.minimum(np.searchsorted(bands, kilometres), len(BANDS))]
