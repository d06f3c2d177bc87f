"""Skill classes: which skill of our own list a phrase may mean, and how much two such readings share."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from scipy import sparse

from matchmaker.engine import reference
from matchmaker.engine.language import class_readings, phrases

ANYWHERE = 1.0
"""How much words count wherever they stand, where two texts are compared: a skill has no one head."""
IN_NAMES, IN_TEXTS = 0.6, 0.1
"""The same in the names of skills and in a text that is held against them."""
SKILL, GROUP = 0.85, 0.15
"""Share of the kernel that agreement on the skill, and on its group alone, earns."""


@lru_cache(maxsize=1)
def _names() -> class_readings.Names:
    rows = [
        (phrases.normalise(name), {row["skill"]: SKILL, row["group"]: GROUP})
        for row in reference.rows("skills.csv")
        for name in (row["skill"], *row["variants"].split(";"))
    ]
    return class_readings.Names.of(rows, anywhere=IN_NAMES)


def views(texts: Sequence[str]) -> tuple[sparse.csr_array, sparse.csr_array]:
    """Vectors of normalised texts, and their soft skill readings, (texts, skills and groups).

    The dot product of two readings is 1 for one sure common skill, GROUP for two skills of one group, less where one is unsure.
    """
    return phrases.vectors(texts, ANYWHERE), class_readings.read(phrases.vectors(texts, anywhere=IN_TEXTS), _names())
