"""What matched supply lines amount to: the share of a quantity that is filled, the certificates asked for and held."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from matchmaker.engine.firm_table import FirmTable
from matchmaker.engine.pairs import Lines, Pairs

Values = NDArray[np.float64]


def filled_share(firms: FirmTable, lines: Lines) -> Values:
    """min(1, free capacity / quantity) of each line, NaN where either is unknown or they have no common dimension."""
    same = firms.offers.dimension[lines.held] == firms.needs.dimension[lines.wanted]
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.minimum(1.0, firms.offers.amount[lines.held] / firms.needs.amount[lines.wanted])
    return np.where(same, share, np.nan)


def asked_and_held(firms: FirmTable, pairs: Pairs) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Bits of the certificates that each pair's best-matched asking need wants, and of those its supplier has in force."""
    lines = pairs.lines
    asks = firms.needs.certificates[lines.wanted]
    weight = np.where(asks != 0, lines.match, -1.0)
    best = lines.best(weight)
    per_line = np.repeat(best, np.diff(np.append(lines.starts, len(weight))))
    asked = np.bitwise_or.reduceat(np.where(weight == per_line, asks, 0), lines.starts) if len(best) else np.empty(0, dtype=np.int64)
    return asked, firms.in_force(pairs.today)[pairs.partner]
