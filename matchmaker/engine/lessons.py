"""What a mentor can teach a mentee: the lead on each wanted skill, and how much of the wish it covers."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from matchmaker.engine.firm_table import FirmTable
from matchmaker.engine.lines import HIGHEST_LEVEL
from matchmaker.engine.pairs import Pairs

Values = NDArray[np.float64]

SAME_SKILL = 0.5
"""Two names less alike than this are not the same skill."""
USUAL_WISH = 3.0
USUAL_URGENCY = 0.5


def lead(firms: FirmTable, pairs: Pairs) -> Values:
    """Mentor's level less mentee's on each line, NaN where either is unknown."""
    return np.asarray(firms.has.level[pairs.lines.held] - firms.wants.level[pairs.lines.wanted])


def learned_share(firms: FirmTable, pairs: Pairs) -> Values:
    """min(1, lead / wish) of each line, at least 0; NaN where the mentor's level is unknown, half where only the mentee's is."""
    mentor, now = firms.has.level[pairs.lines.held], firms.wants.level[pairs.lines.wanted]
    start = np.nan_to_num(now)
    target = firms.wants.target[pairs.lines.wanted]
    wish = np.where(np.isnan(target), np.minimum(start + USUAL_WISH, HIGHEST_LEVEL), target) - start
    share = np.minimum(1, np.maximum(0, mentor - start) / np.maximum(1, wish))
    return np.where(np.isnan(now), share / 2, share)


def urgency(firms: FirmTable, wanted: NDArray[np.int64]) -> Values:
    """How urgent each of these wanted skills is, in [0, 1]."""
    stated = firms.wants.urgency[wanted]
    return np.where(np.isnan(stated), USUAL_URGENCY, stated)


def whole_wish(firms: FirmTable, pairs: Pairs) -> Values:
    """Urgency summed over all skills that the mentee of each pair wants."""

    def work(rows: NDArray[np.int64]) -> Values:
        wanted = firms.wants.of_firms(rows)
        return np.bincount(firms.wants.firm[wanted] - (rows[0] if len(rows) else 0), urgency(firms, wanted), minlength=len(rows))

    return firms.remembered("whole wishes", work)[pairs.seeker]
