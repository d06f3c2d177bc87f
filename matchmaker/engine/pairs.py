"""Question, and the Pairs that answer it: which firms may be paired at all, and on which of their lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.int64]
Values = NDArray[np.float64]


@dataclass(frozen=True)
class Question:
    """Who could be paired with the firm in `row`, which asks in `role`.

    `need` narrows supply to need lines like that text; `among` (firms,) narrows the candidates;
    `barred` maps rows that history rules out to the reason code; `today` decides what is in force. `in_bands` widens the asking
    firm's own largest distances to the next band, so that who drops out tells it no more than the sentences do.
    """

    row: int
    role: str
    today: date
    need: str | None = None
    among: NDArray[np.bool_] | None = None
    barred: Mapping[int, str] = field(default_factory=dict)
    in_bands: bool = False


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

    def spread(self, values: NDArray[Any]) -> NDArray[Any]:
        """The value of each pair on every line of the pair."""
        return np.repeat(values, np.diff(np.append(self.starts, len(self.match))))


@dataclass(frozen=True)
class Pairs:
    """Pairs that no gate rules out: row numbers of seeker (buyer or mentee) and partner (supplier or mentor), with their lines."""

    seeker: Rows
    partner: Rows
    lines: Lines
    today: date

    def __len__(self) -> int:
        return len(self.seeker)

    @classmethod
    def without_lines(cls, question: Question, others: Rows, *, asks_as_seeker: bool) -> Pairs:
        """The asking firm with each of the others, for features that read no lines."""
        asking = np.full(len(others), question.row, dtype=np.int64)
        nothing = np.empty(0, dtype=np.int64)
        lines = Lines(nothing, nothing, np.empty(0), nothing)
        seeker, partner = (asking, others) if asks_as_seeker else (others, asking)
        return cls(seeker, partner, lines, question.today)

    def take(self, picked: Rows) -> Pairs:
        """Only the pairs at the places `picked`, in that order."""
        slices = [self.lines.of(int(pair)) for pair in picked]
        kept = np.concatenate([np.empty(0, dtype=np.int64), *(np.arange(each.start, each.stop) for each in slices)])
        starts = np.concatenate([[0], np.cumsum([each.stop - each.start for each in slices])])[:-1].astype(np.int64)
        lines = Lines(self.lines.wanted[kept], self.lines.held[kept], self.lines.match[kept], starts)
        return Pairs(self.seeker[picked], self.partner[picked], lines, self.today)


@dataclass(frozen=True)
class Met:
    """Lines of the asking firm that met lines of others, in any order; `other` is the row of the firm met on each line.

    `asks_as_seeker` says whose the `wanted` lines are: the asking firm's, or those of the firms it met.
    """

    other: Rows
    wanted: Rows
    held: Rows
    match: Values
    asks_as_seeker: bool

    @classmethod
    def of(cls, mine: Rows, theirs: Sequence[tuple[Rows, Values]], firm: NDArray[np.int32], *, asks_as_seeker: bool) -> Met:
        """Each line of `mine` with the lines it met and how well; `firm` (lines of the other side,) names their firms."""
        met = np.concatenate([np.empty(0, dtype=np.int64), *(lines for lines, _ in theirs)])
        match = np.concatenate([np.empty(0), *(scores for _, scores in theirs)])
        own = np.repeat(mine, [len(lines) for lines, _ in theirs])
        wanted, held = (own, met) if asks_as_seeker else (met, own)
        return cls(firm[met].astype(np.int64), wanted, held, match, asks_as_seeker)

    def take(self, picked: NDArray[Any]) -> Met:
        """Only the lines at the places `picked`, or where it is true."""
        return Met(self.other[picked], self.wanted[picked], self.held[picked], self.match[picked], self.asks_as_seeker)

    def pairs(self, question: Question) -> Pairs:
        """The asking firm paired with each distinct firm that it met."""
        lines = self.take(np.argsort(self.other, kind="stable"))
        starts = np.flatnonzero(np.append(len(lines.other) > 0, lines.other[1:] != lines.other[:-1])[: len(lines.other)])
        distinct = lines.other[starts]
        asking = np.full(len(distinct), question.row, dtype=np.int64)
        seeker, partner = (asking, distinct) if self.asks_as_seeker else (distinct, asking)
        return Pairs(seeker, partner, Lines(lines.wanted, lines.held, lines.match, starts), question.today)
