"""How long the best partners of every firm take, on two processes: measured in full, or on firms spread over a large city."""

from __future__ import annotations

from collections import deque
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks import apart, city
from benchmarks.table_files import seconds
from matchmaker.engine.pairings import PAIRINGS
from matchmaker.engine.whole_city import asking, best_for_all

Rows = NDArray[np.int64]
PAIRING, ROLE = "supply_chain", "buyer"
BEST = 20
FULL = 100_000
"""Cities up to this size are asked in full."""
SAMPLE = 2_000


@dataclass(frozen=True, slots=True)
class Batch:
    """Seconds of two processes for `asked` firms, the first time and again, out of all `asking`; and the phrases each of these ask for."""

    asked: int
    asked_phrases: int
    first: float
    again: float
    asking: int
    phrases: int

    @property
    def in_full(self) -> bool:
        """Was every firm asked?"""
        return self.asked == self.asking

    @property
    def seconds(self) -> float:
        """For all firms: each takes what a firm took again, and each distinct phrase what it took more the first time."""
        if self.in_full:
            return self.first
        once_more = max(self.first - self.again, 0) / self.asked_phrases
        return self.again / self.asked * self.asking + once_more * self.phrases


def measure(folder: Path, size: int) -> Batch:
    """Ask for all firms, or for firms spread over the city, half of them in each of two processes."""
    with apart.process() as one, apart.process() as other:
        everybody, phrases = one.submit(_asking, folder).result()
        places = np.arange(len(everybody)) if size <= FULL else np.linspace(0, len(everybody) - 1, SAMPLE).astype(int)
        halves = list(zip((one, other), np.array_split(everybody[places], 2), strict=True))
        first, again = _together(folder, halves), 0.0
        if len(places) < len(everybody):
            again = _together(folder, halves)
        return Batch(len(places), len(np.unique(phrases[places])), first, again, len(everybody), len(np.unique(phrases)))


def _together(folder: Path, halves: list[tuple[ProcessPoolExecutor, Rows]]) -> float:
    started = [each.submit(_ask, folder, rows) for each, rows in halves]
    return max(each.result() for each in started)


def _asking(folder: Path) -> tuple[Rows, Rows]:
    """The rows of the firms that ask, and the phrase that each asks for first."""
    firms = apart.opened(folder)
    rows = asking(firms, PAIRINGS[PAIRING], ROLE)
    return rows, np.array([firms.needs.phrase[firms.needs.of(int(row))[0]] for row in rows])


def _ask(folder: Path, rows: Rows) -> float:
    """Seconds for these firms."""
    firms = apart.opened(folder)
    chosen = np.zeros(len(firms), dtype=bool)
    chosen[rows] = True
    lists = best_for_all(firms, PAIRINGS[PAIRING], ROLE, city.TODAY, limit=BEST, asking=chosen)
    return seconds(lambda: deque(lists, maxlen=0))[0]
