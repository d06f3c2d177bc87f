"""search(): the best pairs without measuring all; a firm is left out only where even its highest possible score is too low."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from matchmaker.engine.features import Pairing
from matchmaker.engine.firm_table import FirmTable
from matchmaker.engine.meeting import Reach
from matchmaker.engine.pairs import Pairs, Question
from matchmaker.engine.scoring import SAME_SCORE_DIGITS, counted, measure

Rows = NDArray[np.int64]
Values = NDArray[np.float64]

FIRST_LINES = 1_024
FIRST_FIRMS = 64
GROWTH = 4
NOISE = 1e-9
"""More than rounding can add to a score."""


@dataclass
class Found:
    """Firms that no gate rules out, with the values of their features (firms, features) and their scores; `edge` is what the best need."""

    reach: Reach
    limit: int
    rows: list[Rows] = field(default_factory=list)
    values: list[Values] = field(default_factory=list)
    scores: list[Values] = field(default_factory=list)
    edge: float = -np.inf
    _best: Values = field(default_factory=lambda: np.empty(0))

    def add(self, rows: Rows, values: Values, scores: Values) -> None:
        """Count in these firms."""
        self.rows.append(rows)
        self.values.append(values)
        self.scores.append(scores)
        self._best = np.concatenate([self._best, scores])
        if len(self._best) >= self.limit:
            self._best = np.partition(self._best, len(self._best) - self.limit)[len(self._best) - self.limit :]
            self.edge = float(self._best[0]) - NOISE


def search(firms: FirmTable, pairing: Pairing, question: Question, weights: Values, limit: int) -> Found:
    """Firms and scores among which the `limit` best are, ties included; `weights` are in the order of the features."""
    reach = pairing.meeting.reach(firms, question)
    asking = _Asking(firms, pairing, reach, weights)
    found = Found(reach, limit)
    phrases, match = reach.strongest
    lines = np.cumsum(reach.sides.other.postings.count(phrases))
    seen = np.zeros(len(firms), dtype=bool)
    start, size = 0, FIRST_LINES
    while start < len(phrases):
        stop = int(np.searchsorted(lines, (lines[start - 1] if start else 0) + size)) + 1
        stop = start + asking.worth_while(match[start:stop], found.edge)
        if stop == start:
            break
        rows, best = reach.firms_met(phrases[start:stop], match[start:stop])
        fresh = np.flatnonzero(~seen[rows])
        seen[rows] = True
        asking.meet(rows[fresh], best[fresh], found)
        start, size = stop, size * GROWTH
    return found


class _Asking:
    """The asking firm's side of a search: what pairs can score at most, and what they do score."""

    def __init__(self, firms: FirmTable, pairing: Pairing, reach: Reach, weights: Values) -> None:
        self._firms, self._pairing, self._reach, self._weights = firms, pairing, reach, weights
        together = list(zip(pairing.features, weights.tolist(), strict=True))
        self._by_firm = sorted(((each, weight) for each, weight in together if each.by_firm and weight > 0), key=lambda pair: -pair[1])
        self._by_line = [(each, weight) for each, weight in together if not each.by_firm and weight > 0]
        self._firm_most = sum(weight for _, weight in self._by_firm)

    def worth_while(self, match: NDArray[np.float32], edge: float) -> int:
        """How many of these matches, best first, may lead to a score at the edge."""
        if edge == -np.inf:
            return len(match)
        most = self._lines_most(match.astype(np.float64)) + self._firm_most
        return int(np.searchsorted(-most, -edge, side="right"))

    def _lines_most(self, match: Values) -> Values:
        question = self._reach.question
        return np.asarray(sum((weight * each.ceiling(self._firms, question, match) for each, weight in self._by_line), np.zeros(len(match))))

    def meet(self, rows: Rows, match: Values, found: Found) -> None:
        """Score those of the firms that can be among the best, the most promising first."""
        bound = self._lines_most(match)
        open_weight = self._firm_most
        for each, weight in self._by_firm:
            possible = np.flatnonzero(bound + open_weight >= found.edge)
            rows, bound = rows[possible], bound[possible]
            pairs = Pairs.without_lines(self._reach.question, rows, asks_as_seeker=self._reach.sides.asks_as_seeker)
            with np.errstate(invalid="ignore", divide="ignore"):
                bound += weight * counted(each.measure(self._firms, pairs))
            open_weight -= weight
        size = FIRST_FIRMS
        while True:
            possible = np.flatnonzero(bound >= found.edge)
            if len(possible) == 0:
                return
            rows, bound = rows[possible], bound[possible]
            order = np.argpartition(-bound, size - 1) if size < len(rows) else np.arange(len(rows))
            now, later = np.sort(order[:size]), order[size:]
            found.add(*self._scored(rows[now]))
            rows, bound, size = rows[later], bound[later], size * GROWTH

    def _scored(self, rows: Rows) -> tuple[Rows, Values, Values]:
        """Those of the firms (ascending) whose lines pass the gates, with their values and scores."""
        pairs = self._reach.pairs(rows)
        values = measure(self._firms, self._pairing, pairs)
        others = pairs.partner if self._reach.sides.asks_as_seeker else pairs.seeker
        return others, values, np.round(counted(values) @ self._weights, SAME_SCORE_DIGITS)
