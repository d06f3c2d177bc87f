"""What a mentor can teach a mentee: the lead on each wanted skill, how much of the wish it covers, and how rare the skill is."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from matchmaker.engine.firm_table import FirmTable
from matchmaker.engine.lines import HIGHEST_LEVEL
from matchmaker.engine.pairs import Pairs

Integers = NDArray[np.int64]
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


def skill_weights(firms: FirmTable, pairs: Pairs) -> Values:
    """Urgency times rarity of the wanted skill of each line."""
    return _wish_weights(firms)[pairs.lines.wanted]


def wish_weight(firms: FirmTable, pairs: Pairs) -> Values:
    """Urgency times rarity summed over all skills that the mentee of each pair wants."""
    total = firms.remembered("whole wishes", lambda: np.bincount(firms.wants.firm, _wish_weights(firms), minlength=len(firms)))
    return total[pairs.seeker]


def _wish_weights(firms: FirmTable) -> Values:
    """Urgency times rarity of every wanted skill in the table; rarity is ln(1 + n/(1 + df)) / ln(1 + n)."""

    def work() -> Values:
        mentors = int((np.diff(firms.has.starts) > 0).sum())
        phrases = np.unique(firms.wants.phrase)
        firms.skills.prepare(firms.skills.texts[phrase] for phrase in phrases)
        rarity = np.zeros(len(firms.skills.texts))
        for phrase in phrases:
            holders = same_skill(firms, int(phrase))[0]
            rarity[phrase] = math.log(1 + mentors / (1 + len(np.unique(firms.has.firm[holders])))) / math.log(1 + max(mentors, 1))
        urgency = np.where(np.isnan(firms.wants.urgency), USUAL_URGENCY, firms.wants.urgency)
        return np.asarray(urgency * rarity[firms.wants.phrase])

    return firms.remembered("wish weights", work)


def same_skill(firms: FirmTable, phrase: int) -> tuple[Integers, Values]:
    """The held skills that go by the name of `phrase`, or nearly so, and how nearly."""
    rows, match = firms.skills.match(firms.skills.texts[phrase])
    close = match >= SAME_SKILL
    return firms.has.postings.lines(rows[close], match[close])


def same_wish(firms: FirmTable, phrase: int) -> tuple[Integers, Values]:
    """The wanted skills that go by the name of `phrase`, or nearly so, and how nearly."""
    rows, match = firms.skills.match(firms.skills.texts[phrase])
    close = match >= SAME_SKILL
    return firms.wants.postings.lines(rows[close], match[close])


