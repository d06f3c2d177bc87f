"""Measured: every feature of every seeker and candidate, taken once, so that another weight vector costs milliseconds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from matchmaker.engine.features import Pairing
from matchmaker.engine.pairs import Question
from matchmaker.engine.scoring import SAME_SCORE_DIGITS, counted, measure
from matchmaker.engine.table.firm_table import FirmTable

Values = NDArray[np.float64]


@dataclass(frozen=True)
class Measured:
    """`values` (seekers, candidates, features) as `measure` gives them; NaN throughout where a gate rules the pair out.

    Candidates stand in the order of their ids; `eligible` (seekers, candidates) says which pairs no gate rules out,
    `present` which candidates the seeker has at all (every one but itself).
    """

    pairing: Pairing
    seekers: tuple[str, ...]
    candidates: tuple[str, ...]
    values: Values
    eligible: NDArray[np.bool_]
    present: NDArray[np.bool_]

    @cached_property
    def _counted(self) -> Values:
        return counted(self.values)

    def scores(self, weights: Mapping[str, float]) -> Values:
        """Scores under `weights`, (seekers, candidates), rounded so that equal scores are equal; -1 behind a gate, -2 where absent."""
        vector = np.array([weights[each.name] for each in self.pairing.features])
        scores = np.round(self._counted @ vector, SAME_SCORE_DIGITS)
        scores[~self.eligible] = -1.0
        scores[~self.present] = -2.0
        return np.asarray(scores)

    def orders(self, weights: Mapping[str, float]) -> NDArray[np.int64]:
        """Candidate places best first, (seekers, candidates): gated firms last, ties by id."""
        return np.argsort(-self.scores(weights), axis=1, kind="stable")


def measure_all(firms: FirmTable, pairing: Pairing, seekers: Sequence[str], candidates: Sequence[str], today: date) -> Measured:
    """Measure each seeker (buyer or mentee) against each candidate; raises KeyError for an id that is not in the table."""
    ordered = sorted(set(candidates))
    columns = np.array([firms.row_of[each] for each in ordered], dtype=np.int64)
    rows = [firms.row_of[each] for each in seekers]
    place = np.full(len(firms), -1, dtype=np.int64)
    place[columns] = np.arange(len(columns))
    values = np.full((len(rows), len(columns), len(pairing.features)), np.nan)
    eligible = np.zeros((len(rows), len(columns)), dtype=bool)
    pairing.meeting.prepare(firms, pairing.seeker_role, np.array(rows, dtype=np.int64))
    for number, row in enumerate(rows):
        pairs = pairing.gather(firms, Question(row=row, role=pairing.seeker_role, today=today, among=place >= 0))
        found = place[pairs.partner]
        values[number, found] = measure(firms, pairing, pairs)
        eligible[number, found] = True
    present = columns[None, :] != np.array(rows, dtype=np.int64)[:, None]
    return Measured(pairing, tuple(seekers), tuple(ordered), values, eligible, present)
