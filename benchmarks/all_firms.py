"""How long the best partners of every firm take, on two processes: measured in full, or on stretches of the firms of a large city."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks import city
from benchmarks.table_files import seconds
from matchmaker.engine.city_parts import Executor, best_in_parts
from matchmaker.engine.pairings import PAIRING_OF_ROLE
from matchmaker.engine.table.firm_table import FirmTable
from matchmaker.engine.whole_city import asking
from matchmaker.services import processes

Mask = NDArray[np.bool_]
ROLE = "buyer"
BEST = 20
FULL = 100_000
"""Cities up to this size are asked in full."""
STRETCHES, STRETCH = 20, 500
"""Firms that come one after the other share phrases, as they do when all are asked."""
FIRST = 400
"""So many firms are asked before the time counts."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Seconds that `asked` firms took, out of all `asking`."""

    asked: int
    taken: float
    asking: int

    @property
    def in_full(self) -> bool:
        """Was every firm asked?"""
        return self.asked == self.asking

    @property
    def seconds(self) -> float:
        """For all firms."""
        return self.taken * (self.asking / self.asked)


def measure(folder: Path, size: int) -> Batch:
    """Ask for all firms, or for stretches of them, on two processes."""
    with processes.beside(2) as executor:
        begin(executor, folder)
        return ask(executor, folder, in_full=size <= FULL)


def begin(executor: Executor, folder: Path) -> None:
    """Ask for a few firms, so that each process has begun and opened the table."""
    firms, rows = _asking(folder)
    _run(executor, folder, _mask(firms, rows[:: -(-len(rows) // FIRST)]))


def ask(executor: Executor, folder: Path, *, in_full: bool) -> Batch:
    """Ask for the firms of a saved table."""
    firms, rows = _asking(folder)
    asked = rows if in_full else rows[_stretches(len(rows))]
    return Batch(len(asked), _run(executor, folder, _mask(firms, asked)), len(rows))


def _asking(folder: Path) -> tuple[FirmTable, NDArray[np.int64]]:
    firms = FirmTable.open(folder)
    return firms, asking(firms, PAIRING_OF_ROLE[ROLE], ROLE)


def _run(executor: Executor, folder: Path, asked: Mask) -> float:
    lists = best_in_parts(executor, folder, ROLE, city.TODAY, limit=BEST, asking=asked)
    return seconds(lambda: deque(lists, maxlen=0))[0]


def _mask(firms: FirmTable, rows: NDArray[np.int64]) -> Mask:
    chosen = np.zeros(len(firms), dtype=bool)
    chosen[rows] = True
    return chosen


def _stretches(number: int) -> NDArray[np.int64]:
    """Places of stretches spread evenly over so many firms."""
    starts = np.linspace(0, max(number - STRETCH, 0), STRETCHES).astype(np.int64)
    return np.unique(np.add.outer(starts, np.arange(min(STRETCH, number))))
