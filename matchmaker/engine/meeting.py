"""Meeting: whose lines meet whose for a question, found through the phrases that the asking firm's own lines are like."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from matchmaker.engine.gates import open_firms
from matchmaker.engine.language.phrase_book import Alike, PhraseBook
from matchmaker.engine.pairs import Met, Pairs, Question
from matchmaker.engine.table.firm_table import FirmTable
from matchmaker.engine.table.postings import FirmLines

Rows = NDArray[np.int64]
Values = NDArray[np.float64]
Mask = NDArray[np.bool_]
Matches = NDArray[np.float32]

COUNTED_AT_ONCE = 2_048


class Sides(NamedTuple):
    """The asking firm's kind of lines, the other firms' kind, the book that names both, and whether the asking firm is the seeker."""

    own: FirmLines
    other: FirmLines
    book: PhraseBook
    asks_as_seeker: bool


@dataclass(frozen=True)
class Meeting:
    """How lines meet in a pairing: `sides` by role; phrases less alike than `faintest` do not.

    `may_ask` gates the asking firm, `open_to` the others, `admit` their lines.
    """

    sides: Callable[[FirmTable, str], Sides]
    faintest: float
    may_ask: Callable[[FirmTable, Question], bool]
    open_to: Callable[[FirmTable, Question, Rows], Mask]
    admit: Callable[[FirmTable, Question, Met], Met]

    def prepare(self, firms: FirmTable, role: str, rows: Rows) -> None:
        """Match what the firms in these rows state before they ask in this role: together that costs half as much as one by one."""
        sides = self.sides(firms, role)
        sides.book.prepare(sides.book.texts[int(phrase)] for phrase in np.unique(sides.own.phrase[sides.own.of_firms(rows)]))

    def reach(self, firms: FirmTable, question: Question) -> Reach:
        """What the asking firm's lines reach."""
        return Reach(self, firms, question, self.sides(firms, question.role))

    def gather(self, firms: FirmTable, question: Question) -> Pairs:
        """All pairs of the asking firm that no gate rules out."""
        reach = self.reach(firms, question)
        return reach.pairs(reach.open_of(reach.all_met()))


@dataclass(frozen=True)
class Reach:
    """The phrases that a firm's own lines are like, the lines that carry them, and the pairs that these make."""

    meeting: Meeting
    firms: FirmTable
    question: Question
    sides: Sides

    @cached_property
    def _alike(self) -> list[tuple[Rows, Alike]]:
        """Own lines of one phrase, and the phrases it is like."""
        mine = self.sides.own.of(self.question.row)
        phrases = self.sides.own.phrase[mine]
        return [
            (mine[phrases == each], self.sides.book.alike(int(each)).at_least(self.meeting.faintest))
            for each in dict.fromkeys(phrases.tolist())
        ]

    @cached_property
    def longest(self) -> int:
        """How many phrases that own line is like which is like most."""
        return max((len(alike.rows) for _, alike in self._alike), default=0)

    def meets_at_most(self, lines: int) -> bool:
        """Do the own lines meet so few lines of others, but for those of firms that changed lately?"""
        left = lines
        for _, alike in self._alike:
            for start in range(0, len(alike.rows), COUNTED_AT_ONCE):
                left -= int(self.sides.other.postings.count(alike.rows[start : start + COUNTED_AT_ONCE]).sum())
                if left < 0:
                    return False
        return True

    def phrases(self, stop: int, faintest: float) -> tuple[NDArray[np.int32], Matches]:
        """The `stop` best phrases of each own line, as far as they match so well, with their match.

        Cut off so, a firm may be met by its weaker line only: its best match is known where all phrases are taken that can matter.
        """
        found = [alike.best(stop, faintest) for _, alike in self._alike]
        if len(found) == 1:
            return found[0]
        rows, match = zip(*found, strict=True) if found else ((), ())
        return np.concatenate([np.empty(0, dtype=np.int32), *rows]), np.concatenate([np.empty(0, dtype=np.float32), *match])

    def firms_met(self, phrases: NDArray[np.int32], match: Matches, least: Matches) -> tuple[Rows, Values]:
        """The firms, ascending, that state one of these phrases, each with its best match; only where it is the `least` of its block."""
        return _best_of_each(*self.sides.other.postings.firms(phrases, match, least))

    def all_met(self) -> Rows:
        """All firms, ascending, whose lines meet the asking firm's."""
        return self.firms_met(*self.phrases(self.longest, 0.0), np.empty(0, dtype=np.float32))[0]

    def is_open(self, rows: Rows) -> Mask:
        """Which of these firms no gate rules out as such, whatever their lines, (rows,)."""
        return open_firms(self.firms, self.question, rows) & self.meeting.open_to(self.firms, self.question, rows)

    def open_of(self, rows: Rows) -> Rows:
        """Those of these firms that no gate rules out as such; none where the asking firm may not ask."""
        return rows[self.is_open(rows)] if self.meeting.may_ask(self.firms, self.question) else rows[:0]

    def met(self, rows: Rows) -> Met:
        """The asking firm's lines with those of these firms (ascending) that they meet, before any gate."""
        theirs = self.sides.other.of_firms(rows)
        phrase = self.sides.other.phrase[theirs]
        mine: list[int] = []
        met: list[tuple[Rows, Values]] = []
        for own, alike in self._alike:
            match = alike.to(phrase)
            hit = np.flatnonzero(match)
            mine.extend(own.tolist())
            met.extend([(theirs[hit], match[hit].astype(np.float64))] * len(own))
        return Met.of(np.array(mine, dtype=np.int64), met, self.sides.other.firm, asks_as_seeker=self.sides.asks_as_seeker)

    def pairs(self, rows: Rows) -> Pairs:
        """The asking firm paired with each of these firms (ascending) on all their lines that meet and pass the gates."""
        return self.meeting.admit(self.firms, self.question, self.met(rows)).pairs(self.question)


def _best_of_each(firm: NDArray[np.int32], match: Matches) -> tuple[Rows, Values]:
    """Each firm once, ascending, with its best match; both in one number, since numbers alone are sorted far faster than their places."""
    together = np.sort(firm.astype(np.uint64) << np.uint64(32) | match.view(np.uint32))
    rows = (together >> np.uint64(32)).astype(np.int64)
    last = np.flatnonzero(np.append(rows[1:] != rows[:-1], len(rows) > 0))
    return rows[last], together[last].astype(np.uint32).view(np.float32).astype(np.float64)
