"""FirmLines: all lines of one kind, found by firm; Postings: the way from a phrase to the firms that state it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matchmaker.engine.language.phrase_book import Alike
from matchmaker.engine.table.blocks import block_of
from matchmaker.engine.table.stack import Stack

Integers = NDArray[np.int64]
Values = NDArray[np.float64]
Arrays = Mapping[str, NDArray[Any]]


Stated = tuple[NDArray[np.int32], NDArray[np.float32]]
"""Firms, one for each line, and the match of the line's phrase."""


class Postings:
    """Which firms state each phrase.

    `firm` holds the firms of the first lines by phrase, `starts` the place of each phrase's first; every further line has its phrase and
    its firm in `behind` (2, lines).
    """

    def __init__(self, firm: NDArray[np.int32], starts: NDArray[np.int32], behind: NDArray[np.int32]) -> None:
        self._firm, self._starts, self._behind = firm, starts, behind

    @classmethod
    def of(cls, phrase: NDArray[Any], firm: NDArray[np.int32], distinct: int) -> Postings:
        """Postings of lines whose phrase rows are `phrase` (lines,), out of `distinct` phrases."""
        counts = np.bincount(phrase, minlength=distinct)
        starts = np.concatenate([[0], np.cumsum(counts)]).astype(np.int32)
        return cls(firm[np.argsort(phrase, kind="stable")], starts, np.empty((2, 0), dtype=np.int32))

    def extended(self, phrase: NDArray[Any], firm: NDArray[np.int32]) -> Postings:
        """These with further lines behind."""
        return Postings(self._firm, self._starts, np.concatenate([self._behind, np.stack([phrase, firm])], axis=1, dtype=np.int32))

    def count(self, rows: NDArray[np.int32]) -> Integers:
        """How many of the first lines carry each phrase."""
        ends = self._starts[1:]
        inside = np.flatnonzero(rows < len(ends))
        counts = np.zeros(len(rows), dtype=np.int64)
        counts[inside] = ends[rows[inside]] - self._starts[rows[inside]]
        return counts

    def firms(self, rows: NDArray[np.int32], match: NDArray[np.float32], least: NDArray[np.float32]) -> Stated:
        """The firm of every line with one of these phrases, and the match of its phrase, where it is at least the `least` of its block."""
        counts = self.count(rows)
        held = np.flatnonzero(counts)
        counts = counts[held]
        ends = np.cumsum(counts)
        places = np.arange(int(ends[-1]) if len(ends) else 0) + np.repeat(self._starts[rows[held]] - (ends - counts), counts)
        found, matches = self._firm[places], np.repeat(match[held], counts)
        if len(least) > 1:
            enough = np.flatnonzero(matches >= least[block_of(found)])
            found, matches = found[enough], matches[enough]
        if not len(self._behind[0]):
            return found, matches
        phrase, firm = self._behind
        order = np.lexsort((-match, rows)).astype(np.int32)  # of a phrase that several own lines are like, the best match first
        further = Alike(rows[order], match[order], order).to(phrase)
        hit = np.flatnonzero(further)
        return np.concatenate([found, firm[hit]]), np.concatenate([matches, further[hit]])

    def save(self, folder: Path) -> None:
        """Write into `folder`; raises ValueError where further lines stand behind."""
        if len(self._behind[0]):
            raise ValueError("postings with lines behind")
        np.save(folder / "postings.firm.npy", self._firm)
        np.save(folder / "postings.starts.npy", self._starts)

    @classmethod
    def open(cls, folder: Path) -> Postings:
        """What was saved, mapped and not read."""
        firm, starts = (np.asarray(np.load(folder / f"postings.{part}.npy", mmap_mode="r")) for part in ("firm", "starts"))
        return cls(firm, starts, np.empty((2, 0), dtype=np.int32))


class FirmLines:
    """Lines in the order of their firms; `columns` hold at least `firm`, `place` (among the firm's lines) and `phrase`."""

    def __init__(self, columns: Stack, ends: Stack, postings: Postings) -> None:
        self.columns, self._ends, self.postings = columns, ends, postings

    @classmethod
    def from_columns(cls, columns: Arrays, firms: int, distinct: int) -> FirmLines:
        """The lines with these columns, of so many firms, with phrases out of `distinct` ones."""
        ends = np.cumsum(np.bincount(columns["firm"], minlength=firms)).astype(np.int64)
        return cls(Stack(columns), Stack({"end": ends}), Postings.of(columns["phrase"], columns["firm"], distinct))

    def __len__(self) -> int:
        return len(self.columns)

    def __getattr__(self, name: str) -> NDArray[Any]:
        """A column by its name."""
        if name.startswith("_"):
            raise AttributeError(name)
        try:
            column = self.__dict__[name] = self.columns[name]
        except KeyError:
            raise AttributeError(name) from None
        return column

    @property
    def counts(self) -> Integers:
        """How many lines each firm states, (firms,)."""
        return np.diff(self._ends["end"], prepend=0)

    @property
    def starts(self) -> Integers:
        """The first line of each firm, (firms,)."""
        return np.asarray(np.concatenate([[0], self._ends["end"][:-1]]))

    def of(self, firm: int) -> Integers:
        """The lines of one firm."""
        ends = self._ends["end"]
        return np.arange(int(ends[firm - 1]) if firm else 0, int(ends[firm]))

    def of_firms(self, firms: Integers) -> Integers:
        """The lines of these firms, one firm after the other."""
        ends = self._ends["end"]
        starts = np.where(firms > 0, ends[firms - 1], 0)
        counts = ends[firms] - starts
        until = np.cumsum(counts)
        return np.asarray(np.arange(int(until[-1]) if len(until) else 0) + np.repeat(starts - (until - counts), counts))

    def extended(self, columns: Arrays, firms: int) -> FirmLines:
        """These and the lines of `firms` more firms, whose `firm` counts from 0."""
        ends = len(self) + np.cumsum(np.bincount(columns["firm"], minlength=firms))
        moved = {**columns, "firm": columns["firm"] + np.int32(len(self._ends))}
        return FirmLines(
            self.columns.extended(moved), self._ends.extended({"end": ends}), self.postings.extended(columns["phrase"], moved["firm"])
        )

    def altered(self, columns: Arrays) -> FirmLines:
        """The same lines with other values in these columns."""
        return FirmLines(self.columns.altered(columns, ()), self._ends, self.postings)

    def taken(self, firms: Integers, phrase: Callable[[Integers], Integers], distinct: int) -> FirmLines:
        """Only the lines of these firms, who are counted anew, with phrases renamed."""
        lines = self.of_firms(firms)
        number = np.zeros(len(self._ends), dtype=np.int32)
        number[firms] = np.arange(len(firms))
        columns = {name: self.columns[name][lines] for name in self.columns.names}
        columns |= {"firm": number[columns["firm"]], "phrase": phrase(columns["phrase"]).astype(np.int32)}
        return FirmLines.from_columns(columns, len(firms), distinct)

    def save(self, folder: Path) -> None:
        """Write into `folder`."""
        self.columns.save(folder / "lines")
        self._ends.save(folder / "ends")
        self.postings.save(folder)

    @classmethod
    def open(cls, folder: Path, lines: int, firms: int) -> FirmLines:
        """What was saved, mapped and not read."""
        return cls(Stack.open(folder / "lines", lines), Stack.open(folder / "ends", firms), Postings.open(folder))
