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

FEW_LINES = 2_000
"""Where an asking firm's lines meet so few others, all pairs are measured."""
FIRST_LINES = 4_096
FIRST_FIRMS = 256
GROWTH = 4
NOISE = 1e-9
"""More than rounding can add to a score."""


@dataclass
class Found:
    """Firms that no gate rules out, with their scores; `complete` if they are all such firms."""

    reach: Reach
    limit: int
    rows: Rows = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    scores: Values = field(default_factory=lambda: np.empty(0))
    complete: bool = True

    @property
    def edge(self) -> float:
        """The score that a firm needs to be among the best."""
        if len(self.scores) < self.limit:
            return -np.inf
        return float(np.partition(self.scores, len(self.scores) - self.limit)[len(self.scores) - self.limit]) - NOISE

    def add(self, rows: Rows, scores: Values) -> None:
        """Count in these firms."""
        self.rows, self.scores = np.concatenate([self.rows, rows]), np.concatenate([self.scores, scores])


def search(firms: FirmTable, pairing: Pairing, question: Question, weights: Values, limit: int) -> Found:
    """Firms and scores among which the `limit` best are, ties included; `weights` are in the order of the features."""
    reach = pairing.meeting.reach(firms, question)
    asking = _Asking(firms, pairing, reach, weights)
    found = Found(reach, limit)
    many = len(reach.strongest.rows)
    if many == 0 or reach.lines_until[-1] <= FEW_LINES:
        rows, _ = reach.firms_met(0, many)
        found.add(*asking.scored(rows))
        return found
    seen = np.zeros(len(firms), dtype=bool)
    start, size = 0, FIRST_LINES
    while start < many and asking.most(reach.strongest.match[start : start + 1])[0] >= found.edge:
        before = int(reach.lines_until[start - 1]) if start else 0
        stop = int(np.searchsorted(reach.lines_until, before + size)) + 1
        stop = min(stop, _last_within(asking.most(reach.strongest.match[:stop]), found.edge))
        rows, match = reach.firms_met(start, stop)
        fresh = ~seen[rows]
        seen[rows] = True
        asking.meet(rows[fresh], match[fresh], found)
        start, size = stop, size * GROWTH
    found.complete = False
    return found


def _last_within(most: Values, edge: float) -> int:
    """How many of these falling values reach the edge."""
    return int(np.searchsorted(-most, -edge, side="right"))


class _Asking:
    """The asking firm's side of a search: what pairs can score at most, and what they do score."""

    def __init__(self, firms: FirmTable, pairing: Pairing, reach: Reach, weights: Values) -> None:
        self._firms, self._pairing, self._reach, self._weights = firms, pairing, reach, weights
        together = list(zip(pairing.features, weights.tolist(), strict=True))
        self._by_firm = [(each, weight) for each, weight in together if each.by_firm and weight > 0]
        self._by_line = [(each, weight) for each, weight in together if not each.by_firm and weight > 0]

    def most(self, match: Values) -> Values:
        """The highest score of any firm whose best line matches so well."""
        return self._lines_most(match) + sum(weight for _, weight in self._by_firm)

    def _lines_most(self, match: Values) -> Values:
        question = self._reach.question
        return np.asarray(sum((weight * each.ceiling(self._firms, question, match) for each, weight in self._by_line), np.zeros(len(match))))

    def meet(self, rows: Rows, match: Values, found: Found) -> None:
        """Score those of the firms that can be among the best, the most promising first."""
        pairs = Pairs.without_lines(self._reach.question, rows, asks_as_seeker=self._reach.sides.asks_as_seeker)
        bound = self._lines_most(match)
        with np.errstate(invalid="ignore", divide="ignore"):
            for each, weight in self._by_firm:
                bound += weight * counted(each.measure(self._firms, pairs))
        size = FIRST_FIRMS
        while len(rows):
            possible = np.flatnonzero(bound >= found.edge)
            rows, bound = rows[possible], bound[possible]
            if len(rows) == 0:
                return
            order = np.argpartition(-bound, size - 1) if size < len(rows) else np.arange(len(rows))
            now, later = np.sort(order[:size]), order[size:]
            found.add(*self.scored(rows[now]))
            rows, bound, size = rows[later], bound[later], size * GROWTH

    def scored(self, rows: Rows) -> tuple[Rows, Values]:
        """Those of the firms (ascending) whose lines pass the gates, with their scores."""
        pairs = self._reach.pairs(rows)
        values = measure(self._firms, self._pairing, pairs)
        others = pairs.partner if self._reach.sides.asks_as_seeker else pairs.seeker
        return others, np.round(counted(values) @ self._weights, SAME_SCORE_DIGITS)
