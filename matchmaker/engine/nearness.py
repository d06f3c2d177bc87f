"""How near two firms are, and how near the nearest firm of a block can be."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from matchmaker.engine.pairs import Pairs, Question
from matchmaker.engine.table.firm_table import FirmTable
from matchmaker.engine.table.neighbourhoods import nearest_km

Values = NDArray[np.float64]

REACH_KM = 30.0


def nearness(firms: FirmTable, pairs: Pairs) -> Values:
    """exp(-distance / 30 km) of each pair, NaN where a place is unknown."""
    return np.asarray(np.exp(-firms.kilometres(pairs.seeker, pairs.partner) / REACH_KM))


def nearest(firms: FirmTable, question: Question) -> Values:
    """The most that it can be in each block of rows, 0 where the asking firm has no known place, (blocks,)."""
    return np.nan_to_num(np.exp(-np.maximum(nearest_km(firms, question), 0) / REACH_KM))
