"""search(): the best pairs without measuring all; a firm is left out only where even its highest possible score is too low."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from matchmaker.engine.features import Feature, Pairing, Possible
from matchmaker.engine.meeting import Reach
from matchmaker.engine.pairs import Pairs, Question
from matchmaker.engine.scoring import SAME_SCORE_DIGITS, counted, measure
from matchmaker.engine.table.blocks import SHIFT, number_of_blocks
from matchmaker.engine.table.firm_table import FirmTable

Rows = NDArray[np.int64]
Values = NDArray[np.float64]
Matches = NDArray[np.float32]

FEW_LINES = 2_000
"""Where an asking firm's lines meet so few others, to measure them all is quicker than to find out which ones can win."""
FIRST_PHRASES = 64
NEAREST = 8
"""In so many blocks is looked first."""
NOT_AT_ALL = 2.0
"""A match that no line has."""
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
    found = Found(reach, limit)
    if reach.longest == 0 or not pairing.meeting.may_ask(firms, question):
        return found
    asking = _Asking(firms, pairing, reach, weights)
    if reach.meets_at_most(FEW_LINES):
        asking.add(reach.open_of(reach.all_met()), found)
        return found
    for stop, least in asking.steps(found):
        rows, best = reach.firms_met(*reach.phrases(stop, least.min()), least)
        fresh = np.flatnonzero(~asking.scored[rows] & reach.is_open(rows))
        asking.meet(rows[fresh], best[fresh], found)
    return found


class _Asking:
    """The asking firm's side of a search: what pairs can score at most, and what they do score."""

    def __init__(self, firms: FirmTable, pairing: Pairing, reach: Reach, weights: Values) -> None:
        self._firms, self._pairing, self._reach, self._weights = firms, pairing, reach, weights
        self.scored = np.zeros(len(firms), dtype=bool)

    @cached_property
    def _weighed(self) -> list[tuple[Feature, float]]:
        """The features that count, those that read no lines first, then by weight."""
        weighed = [(each, weight) for each, weight in zip(self._pairing.features, self._weights.tolist(), strict=True) if weight > 0]
        return sorted(weighed, key=lambda pair: (not pair[0].by_firm, -pair[1]))

    @cached_property
    def _loose(self) -> list[Values]:
        """The most that each of them adds at the matches STEPS."""
        possible = Possible(STEPS)
        return [weight * each.ceiling(self._firms, self._reach.question, possible) for each, weight in self._weighed]

    @cached_property
    def _most(self) -> Values:
        """The highest score at the matches STEPS."""
        return np.asarray(np.sum(self._loose, axis=0))

    @cached_property
    def _lost(self) -> Values:
        """How much less is the highest score in each block, (blocks,)."""
        lost = np.zeros(number_of_blocks(len(self._firms)))
        for (each, weight), loose in zip(self._weighed, self._loose, strict=True):
            if each.by_block:
                most = weight * each.by_block(self._firms, self._reach.question)
                lost[: len(most)] += np.maximum(loose[-1] - most, 0)
        lost[self._firms.row_of.first >> SHIFT :] = 0  # where firms that came late may stand
        return lost

    def steps(self, found: Found) -> Iterator[tuple[int, Matches]]:
        """How many of the best phrases to look at, and the least match that counts in each block: first nearby, then all that can win."""
        stop, longest = FIRST_PHRASES, self._reach.longest
        if len(self._lost) > NEAREST:
            edge = np.partition(self._lost, NEAREST - 1)[NEAREST - 1]
            yield stop, np.where(self._lost <= edge, 0, NOT_AT_ALL).astype(np.float32)
        while found.edge == -np.inf and stop < longest:
            yield stop, self._least(found.edge)
            stop *= GROWTH
        yield longest, self._least(found.edge)

    def _least(self, edge: float) -> Matches:
        """The match that a firm of each block must have at least, in order to come to the edge, (blocks,)."""
        place = np.searchsorted(self._most, edge + self._lost)
        return np.where(place == len(STEPS), NOT_AT_ALL, STEPS[np.maximum(place - 1, 0)]).astype(np.float32)

    def meet(self, rows: Rows, match: Values, found: Found) -> None:
        """Score those of the firms that can be among the best, the most promising first."""
        step = np.ceil(match * (len(STEPS) - 1)).astype(np.int64)
        bound = self._most[step]
        for (each, weight), loose in zip(self._weighed, self._loose, strict=True):
            possible = np.flatnonzero(bound >= found.edge)
            if len(possible) < len(rows):
                rows, match, bound, step = rows[possible], match[possible], bound[possible], step[possible]
            bound += weight * self._tight(each, rows, match) - loose[step]
        size = FIRST_FIRMS
        while True:
            possible = np.flatnonzero(bound >= found.edge)
            if len(possible) == 0:
                return
            rows, bound = rows[possible], bound[possible]
            order = np.argpartition(-bound, size - 1) if size < len(rows) else np.arange(len(rows))
            now, later = np.sort(order[:size]), np.sort(order[size:])
            self.add(rows[now], found)
            rows, bound, size = rows[later], bound[later], size * GROWTH

    def _tight(self, each: Feature, rows: Rows, match: Values) -> Values:
        """The value of a feature by firm, and the most that any other can be for just these firms."""
        if not each.by_firm:
            return each.ceiling(self._firms, self._reach.question, Possible(match, rows))
        pairs = Pairs.without_lines(self._reach.question, rows, asks_as_seeker=self._reach.sides.asks_as_seeker)
        with np.errstate(invalid="ignore", divide="ignore"):
            return counted(each.measure(self._firms, pairs))

    def add(self, rows: Rows, found: Found) -> None:
        """Count in those of the firms (ascending) whose lines pass the gates."""
        self.scored[rows] = True
        pairs = self._reach.pairs(rows)
        values = measure(self._firms, self._pairing, pairs)
        others = pairs.partner if self._reach.sides.asks_as_seeker else pairs.seeker
        found.add(others, values, np.round(counted(values) @ self._weights, SAME_SCORE_DIGITS))
