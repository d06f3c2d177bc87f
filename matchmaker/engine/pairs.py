"""Question, and the Pairs that answer it: which firms may be paired at all, and on which of their lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.int64]
Values = NDArray[np.float64]


@dataclass(frozen=True)
class Question:
    """Who could be paired with the firm in `row`, which asks in `role`.

    `need` narrows supply to need lines like that text; `among` (firms,) narrows the candidates;
    `barred` maps rows that history rules out to the reason code; `today` decides what is in force.
    """

    row: int
    role: str
    today: date
    need: str | None = None
    among: NDArray[np.bool_] | None = None
    barred: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Lines:
    """Matched lines, sorted by pair: `wanted` (a need or a wanted skill) meets `held` (an offer or a skill) as well as `match`.

    `starts` holds the place of each pair's first line; every pair has at least one.
    """

    wanted: Rows
    held: Rows
    match: Values
    starts: Rows

    def of(self, pair: int) -> slice:
        """The lines of one pair."""
        end = int(self.starts[pair + 1]) if pair + 1 < len(self.starts) else len(self.match)
        return slice(int(self.starts[pair]), end)

    def best(self, values: Values) -> Values:
        """The largest known of the line `values` of each pair, NaN where none is known."""
        return np.fmax.reduceat(values, self.starts) if len(self.starts) else np.empty(0)

    def total(self, values: Values) -> Values:
        """The sum of the line `values` of each pair."""
        return np.add.reduceat(values, self.starts) if len(self.starts) else np.empty(0)


@dataclass(frozen=True)
class Pairs:
    """Pairs that no gate rules out: row numbers of seeker (buyer or mentee) and partner (supplier or mentor), with their lines."""

    seeker: Rows
    partner: Rows
    lines: Lines
    today: date

    def __len__(self) -> int:
        return len(self.seeker)

    def take(self, picked: Rows) -> Pairs:
        """Only the pairs at the places `picked`, in that order."""
        slices = [self.lines.of(int(pair)) for pair in picked]
        kept = np.concatenate([np.empty(0, dtype=np.int64), *(np.arange(each.start, each.stop) for each in slices)])
        starts = np.concatenate([[0], np.cumsum([each.stop - each.start for each in slices])])[:-1].astype(np.int64)
        lines = Lines(self.lines.wanted[kept], self.lines.held[kept], self.lines.match[kept], starts)
        return Pairs(self.seeker[picked], self.partner[picked], lines, self.today)


def pair_up(question: Question, others: Rows, wanted: Rows, held: Rows, match: Values, *, asks_as_seeker: bool) -> Pairs:
    """Pairs of the asking firm with each distinct firm in `others` (lines,), which names the other side of each line."""
    order = np.argsort(others, kind="stable")
    distinct, starts = np.unique(others[order], return_index=True)
    lines = Lines(wanted[order], held[order], match[order], starts.astype(np.int64))
    asking = np.full(len(distinct), question.row, dtype=np.int64)
    seeker, partner = (asking, distinct) if asks_as_seeker else (distinct, asking)
    return Pairs(seeker, partner, lines, question.today)
