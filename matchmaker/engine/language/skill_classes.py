"""Skill classes: which skill of our own list a phrase may mean, and how much two such readings share."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from scipy import sparse

from matchmaker.engine import reference
from matchmaker.engine.language import class_readings, phrases

IN_NAMES, IN_TEXTS = 0.6, 0.1
"""How much words count wherever they stand, in the names of skills and in what people write: a skill has no one head."""
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


def readings(texts: Sequence[str]) -> sparse.csr_array:
    """Soft skill readings of normalised texts, (texts, skills and groups).

    The dot product of two rows is 1 for one sure common skill, GROUP for two skills of one group, less where a reading is unsure.
    """
    return class_readings.read(phrases.vectors(texts, anywhere=IN_TEXTS), _names())
