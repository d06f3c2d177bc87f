"""Where labels stand in the matrix of a trial."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from matchmaker.engine.judging.trial import Trial
from matchmaker.engine.tuning.labels import Label

Integers = NDArray[np.int64]


def cells(trial: Trial, labels: Sequence[Label]) -> tuple[list[Label], Integers, Integers]:
    """The labels of pairs that the trial measured, each with its row and column; others and firms paired with themselves are left out."""
    row = {each: number for number, each in enumerate(trial.measured.seekers)}
    column = {each: number for number, each in enumerate(trial.measured.candidates)}
    known = [each for each in labels if each.seeker in row and each.partner in column and each.seeker != each.partner]
    rows = np.array([row[each.seeker] for each in known], dtype=np.int64)
    return known, rows, np.array([column[each.partner] for each in known], dtype=np.int64)
