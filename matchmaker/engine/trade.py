"""What matched supply lines amount to: the share of a quantity that is filled, the certificates held, the tie of the two sectors."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from matchmaker.engine.pairs import Lines, Pairs
from matchmaker.engine.reference import io_coefficients, io_manufacturing
from matchmaker.engine.table.firm_table import FirmTable

Integers = NDArray[np.int64]
Values = NDArray[np.float64]

ENOUGH = 0.999
"""From this share on all of a need is filled."""


def filled_share(firms: FirmTable, lines: Lines) -> Values:
    """min(1, free capacity / quantity) of each line, NaN where either is unknown or they have no common dimension."""
    same = firms.offers.dimension[lines.held] == firms.needs.dimension[lines.wanted]
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        share = np.minimum(1.0, firms.offers.amount[lines.held] / firms.needs.amount[lines.wanted])
    return np.where(same, share, np.nan)


def filled_of_pairs(firms: FirmTable, pairs: Pairs) -> Values:
    """The filled share on the line of each pair that its capacity is judged by, NaN where it is unknown, (pairs,)."""
    lines = pairs.lines
    share = filled_share(firms, lines)
    weight = lines.match * np.sqrt(share)
    return lines.best(np.where(weight == lines.spread(lines.best(weight)), share, np.nan))


def scale_fit(firms: FirmTable, pairs: Pairs) -> Values:
    """How near the buyer's workers are to seven times the supplier's, in [0, 1]; NaN where either is unknown."""
    ratio = np.log(firms.workers[pairs.seeker] / firms.workers[pairs.partner])
    return np.asarray(np.clip(1 - np.abs(ratio - 2) / 4, 0, 1))


def asked_and_held(firms: FirmTable, pairs: Pairs) -> tuple[Integers, Integers]:
    """Bits of the certificates that each pair's best-matched asking need wants, and of those its supplier has in force."""
    lines = pairs.lines
    asks = firms.needs.certificates[lines.wanted]
    if not asks.any():
        return np.zeros(len(pairs), dtype=np.int64), np.zeros(len(pairs), dtype=np.int64)
    weight = np.where(asks != 0, lines.match, -1.0)
    best = lines.best(weight)
    asked = np.where(weight == lines.spread(best), asks, 0)
    asked = np.bitwise_or.reduceat(asked, lines.starts) if len(best) else np.empty(0, dtype=np.int64)
    return asked, firms.in_force(pairs.today)[pairs.partner]


def supply_strength(firms: FirmTable, lines: Lines) -> tuple[Values, Integers]:
    """How strongly a sector of the supplier feeds the buyer's on each line, in [0, 1], and which sector that is.

    The offer's own sector counts; where it tells nothing (unknown, or the buyer's own), the supplier's core business does.
    NaN where neither tells.
    """
    buyer = firms.sector[firms.needs.firm[lines.wanted]]
    offered, core = firms.offers.sector[lines.held], firms.sector[firms.offers.firm[lines.held]]
    supplying = np.where(np.isnan(strengths()[offered, buyer]), core, offered)
    return strengths()[supplying, buyer], supplying


@lru_cache(maxsize=1)
def strengths() -> Values:
    """sqrt(A / largest A among manufacturing suppliers of the buyer), (suppliers, buyers).

    NaN in each sector's own cell, for buyers whom no manufacturer supplies, and in the last row and column, where UNKNOWN_SECTOR finds it.
    """
    coefficients = np.array(io_coefficients(), dtype=np.float64)
    np.fill_diagonal(coefficients, np.nan)
    largest = np.nanmax(np.where(io_manufacturing()[:, None], coefficients, np.nan), axis=0)
    strengths = np.sqrt(np.minimum(coefficients / np.where(largest > 0, largest, np.nan), 1.0))
    return np.pad(strengths, (0, 1), constant_values=np.nan)
