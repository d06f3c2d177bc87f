"""Community: who knows whom. Circles that stand in no profile, earlier dealings within them, and what they make of a pair."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]

CIRCLES, LOYALTY = 8, 0.15
"""How many circles there are, and how evenly a firm belongs to several: the smaller, the more it belongs to one."""
DEALINGS = 12.0
"""How many earlier partners a seeker had, about."""
STRANGERS, TINY = 0.03, 1e-9


def standing(chance: np.random.Generator, inclined: Values) -> Values:
    """How each partner stands with each seeker, 0 to 1: by the circles that they share, and by whom of its like the partner served.

    Earlier dealings were likelier where `inclined` (seekers, partners) is larger.
    """
    own, others = (chance.dirichlet(np.full(CIRCLES, LOYALTY), size=number) for number in inclined.shape)
    close = own @ others.T
    likely = (STRANGERS + close) * inclined * chance.lognormal(0, 0.6, inclined.shape[1])
    dealt = chance.random(likely.shape) < DEALINGS * likely / np.maximum(likely.sum(axis=1, keepdims=True), TINY)
    like = own @ own.T
    np.fill_diagonal(like, 0)
    served = like @ dealt / np.maximum(like.sum(axis=1, keepdims=True), TINY)
    return np.asarray(0.6 * served / max(served.max(), TINY) + 0.4 * close)
