"""search(): the best pairs without measuring all; a firm is left out only where even its highest possible score is too low."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from matchmaker.engine.features import Feature, Pairing, Possible
from matchmaker.engine.firm_table import FirmTable
from matchmaker.engine.meeting import Reach
from matchmaker.engine.pairs import Pairs, Question
from matchmaker.engine.scoring import SAME_SCORE_DIGITS, counted, measure

Rows = NDArray[np.int64]
Values = NDArray[np.float64]

FIRST_PHRASES = 64
FIRST_FIRMS = 64
GROWTH = 4
NOISE = 1e-9
"""More than rounding can add to a score."""
STEPS = np.linspace(0, 1, 201)
"""Matches at which the highest possible score is known."""


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
    seen = np.zeros(len(firms), dtype=bool)
    start, stop = 0, FIRST_PHRASES
    while reach.longest > start and pairing.meeting.may_ask(firms, question):
        phrases, match = reach.phrases(start, stop, asking.faintest(found.edge))
        if len(phrases) == 0:
            break
        rows, best = reach.firms_met(phrases, match)
        fresh = np.flatnonzero(~seen[rows] & reach.is_open(rows))
        seen[rows] = True
        asking.meet(rows[fresh], best[fresh], found)
        start, stop = stop, stop * GROWTH
    return found


class _Asking:
    """The asking firm's side of a search: what pairs can score at most, and what they do score."""

    def __init__(self, firms: FirmTable, pairing: Pairing, reach: Reach, weights: Values) -> None:
        self._firms, self._pairing, self._reach, self._weights = firms, pairing, reach, weights
        weighed = [(each, weight) for each, weight in zip(pairing.features, weights.tolist(), strict=True) if weight > 0]
        self._weighed = sorted(weighed, key=lambda pair: (not pair[0].by_firm, -pair[1]))
        self._most = sum((weight * self._loose(each, STEPS) for each, weight in self._weighed), np.zeros(len(STEPS)))

    def faintest(self, edge: float) -> float:
        """A match that a firm must have at least, in order to come to the edge."""
        return float(STEPS[max(int(np.searchsorted(self._most, edge)) - 1, 0)])

    def _loose(self, each: Feature, match: Values) -> Values:
        """The most that a feature can be of pairs whose best lines match so well."""
        return each.ceiling(self._firms, self._reach.question, Possible(match))

    def meet(self, rows: Rows, match: Values, found: Found) -> None:
        """Score those of the firms that can be among the best, the most promising first."""
        bound = sum((weight * self._loose(each, match) for each, weight in self._weighed), np.zeros(len(rows)))
        for each, weight in self._weighed:
            possible = np.flatnonzero(bound >= found.edge)
            if len(possible) < len(rows):
                rows, match, bound = rows[possible], match[possible], bound[possible]
            bound += weight * (self._tight(each, rows, match) - self._loose(each, match))
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

    def _tight(self, each: Feature, rows: Rows, match: Values) -> Values:
        """The value of a feature by firm, and the most that any other can be for just these firms."""
        if not each.by_firm:
            return each.ceiling(self._firms, self._reach.question, Possible(match, rows))
        pairs = Pairs.without_lines(self._reach.question, rows, asks_as_seeker=self._reach.sides.asks_as_seeker)
        with np.errstate(invalid="ignore", divide="ignore"):
            return counted(each.measure(self._firms, pairs))

    def _scored(self, rows: Rows) -> tuple[Rows, Values, Values]:
        """Those of the firms (ascending) whose lines pass the gates, with their values and scores."""
        pairs = self._reach.pairs(rows)
        values = measure(self._firms, self._pairing, pairs)
        others = pairs.partner if self._reach.sides.asks_as_seeker else pairs.seeker
        return others, values, np.round(counted(values) @ self._weights, SAME_SCORE_DIGITS)
