"""Worlds: invented firms whose true fit is known, so that a ranking can be judged against the truth.

How one is drawn: first the hidden firms, with what stands in no profile (reliability, teaching talent, other needs) and amounts and
levels as they really are; then the utility of each pair, from those hidden facts and in forms of its own, not the score's; last the
profiles, in makers' own words with slips of the pen, a fifth of the facts blank. The words stand in seed_data/worlds and are not
those of the score's dictionaries. Grades are the best shares of utility and luck together. The same seed gives the same world.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from matchmaker.engine.worlds.additive import additive
from matchmaker.engine.worlds.mentorship import mentorship
from matchmaker.engine.worlds.world import DAY, World

WORLDS: Mapping[str, Callable[[int], World]] = {"additive": additive, "mentorship": mentorship}
"""Name to the function that draws the world of a seed; its further parameters are the numbers of seekers and partners."""

__all__ = ["DAY", "WORLDS", "World", "additive", "mentorship"]
