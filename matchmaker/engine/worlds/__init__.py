"""Worlds: invented firms whose true fit is known, so that a ranking can be judged against the truth.

A world is hidden firms, a rule of worth, and a hand that writes profiles. First the hidden firms are drawn, with what stands in no
profile (reliability, teaching talent, other needs) and amounts and levels as they really are; then the utility of each pair, from those
hidden facts and in forms of its own, not the score's; last the profiles, in makers' own words with slips of the pen, a share of the
facts blank. The words stand in seed_data/worlds, written without a look at the score's dictionaries. Grades are the best shares of utility
and luck together. The same seed gives the same world.

The mentorship worlds have no counterpart of `shuffled_io` and `mixed_units`: nothing is bought there, and no amount is written.
"""

from __future__ import annotations

from collections.abc import Mapping

from matchmaker.engine.worlds import mentor_worth, trade_worth
from matchmaker.engine.worlds.mentoring import Mentoring
from matchmaker.engine.worlds.outcomes import Outcome, outcomes
from matchmaker.engine.worlds.pen import Hand
from matchmaker.engine.worlds.trading import Trading
from matchmaker.engine.worlds.world import DAY, Draw, World

SPARING = Hand(blank=0.3)
MIXED = Hand(other_unit=1.0, wrong_unit=0.25, wrong_units=("kg", "liter", "meter", "m2", "lusin", "set"), periods=(0.25,) * 4)

WORLDS: Mapping[str, Draw] = {
    "additive": Trading(trade_worth.additive),
    "leontief": Trading(trade_worth.scarcest),
    "gravity": Trading(trade_worth.gravity),
    "network": Trading(trade_worth.network),
    "null": Trading(trade_worth.nothing),
    "shuffled_io": Trading(trade_worth.additive, estranged=True),
    "missing": Trading(trade_worth.additive, SPARING),
    "mixed_units": Trading(trade_worth.additive, MIXED),
    "drift": Trading(trade_worth.drifting),
    "mentorship": Mentoring(mentor_worth.additive),
    "mentorship_leontief": Mentoring(mentor_worth.scarcest),
    "mentorship_gravity": Mentoring(mentor_worth.gravity),
    "mentorship_network": Mentoring(mentor_worth.network),
    "mentorship_null": Mentoring(mentor_worth.nothing),
    "mentorship_missing": Mentoring(mentor_worth.additive, SPARING),
    "mentorship_drift": Mentoring(mentor_worth.drifting),
}
"""Name to the function that draws the world of a seed."""

__all__ = ["DAY", "WORLDS", "Draw", "Hand", "Outcome", "World", "outcomes"]
