"""What a mentor can teach a mentee: how much of the wish its lead on each skill covers."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from matchmaker.engine.features import Possible
from matchmaker.engine.pairs import Pairs, Question
from matchmaker.engine.table.firm_table import FirmTable
from matchmaker.engine.table.lines import HIGHEST_LEVEL

Values = NDArray[np.float64]

USUAL_WISH = 3.0
USUAL_URGENCY = 0.5
FAINTEST_WISH = 1e-300


def learned_share(firms: FirmTable, pairs: Pairs) -> Values:
    """How alike the two skills are, times min(1, lead / wish), at least 0, of each line.

    NaN where the mentor's level is unknown, half where only the mentee's is.
    """
    wanted = pairs.lines.wanted
    return pairs.lines.match * _share(firms.has.level[pairs.lines.held], firms.wants.level[wanted], firms.wants.target[wanted])


def _share(mentor: Values, now: Values, target: Values) -> Values:
    start = np.nan_to_num(now)
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
        place = firms.wants.firm[wanted] - (rows[0] if len(rows) else 0)
        return np.bincount(place, urgency(firms, wanted), minlength=len(rows)).astype(np.float64)

    return firms.remembered("whole wishes", work)[pairs.seeker]


def most_covered(firms: FirmTable, question: Question, possible: Possible) -> Values:
    """What the wishes would be covered if each skill were as alike as the best one, and the mentor's at its highest level."""
    if question.role == "mentor":
        return possible.match * float(not np.isnan(firms.has.level[firms.has.of(question.row)]).all())
    if possible.others is None:
        return possible.match
    highest = firms.remembered("highest level", lambda rows: _highest(firms, rows))[possible.others]
    wanted = firms.wants.of(question.row)
    weights = urgency(firms, wanted)
    shares = np.stack([_share(highest, firms.wants.level[line], firms.wants.target[line]) for line in wanted])
    return np.asarray(possible.match * np.minimum((weights @ shares) / max(float(weights.sum()), FAINTEST_WISH), 1.0))


def _highest(firms: FirmTable, rows: NDArray[np.int64]) -> Values:
    """The highest level of any skill that each firm has, 0 where none is known."""
    found = np.zeros(len(rows))
    held = firms.has.of_firms(rows)
    np.fmax.at(found, np.searchsorted(rows, firms.has.firm[held]), firms.has.level[held])
    return found
