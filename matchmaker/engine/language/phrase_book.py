"""PhraseBook: the distinct phrases of all lines, and how well any text matches each of them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from matchmaker.engine.language import phrases
from matchmaker.engine.table.texts import Texts

FAINTEST_MATCH = 0.20
"""Lines that match less than this are not about the same product."""
CHUNK_CELLS = 8_000_000
"""So many scores are held at once while texts are matched."""
REMEMBERED_BYTES = 96 * 2**20

Reader = Callable[[sparse.csr_array], sparse.csr_array]
"""Class readings of phrase vectors, (phrases, classes)."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Rows of a phrase book, ascending, and how well a text matches each, in (0, 1]; `order` takes them best first."""

    rows: NDArray[np.int32]
    match: NDArray[np.float32]
    order: NDArray[np.int32]

    @classmethod
    def of(cls, rows: NDArray[np.int32], match: NDArray[np.float32]) -> Alike:
        """These rows, ascending, and matches."""
        return cls(rows, match, np.argsort(-match, kind="stable").astype(np.int32))

    def and_behind(self, more: Alike) -> Alike:
        """These and others of higher rows; the few are put in their places among the many, which need not be sorted again."""
        places = np.searchsorted(-self.match[self.order], -more.match[more.order], side="right")
        order = np.insert(self.order, places, more.order + np.int32(len(self.rows)))
        return Alike(np.concatenate([self.rows, more.rows]), np.concatenate([self.match, more.match]), order)

    def at_least(self, faintest: float) -> Alike:
        """Only the rows that match so well."""
        close = self.match >= np.float32(faintest)
        return self if close.all() else Alike.of(self.rows[close], self.match[close])

    def best(self, stop: int, faintest: float) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
        """Rows and matches of the `stop` best ones, as far as they match so well, best first."""
        order = self.order[:stop]
        match = self.match[order]
        many = int(np.searchsorted(-match, -np.float32(faintest), side="right"))
        return self.rows[order[:many]], match[:many]

    def to(self, rows: NDArray[np.int32]) -> NDArray[np.float32]:
        """The match of each of these phrase rows, 0 where it is none."""
        if len(self.rows) == 0:
            return np.zeros(len(rows), dtype=np.float32)
        place = np.searchsorted(self.rows, rows)
        place[place == len(self.rows)] = 0
        return np.where(self.rows[place] == rows, self.match[place], np.float32(0))


class _Views:
    """Vectors of phrases, (phrases, buckets), and their class readings where the book has any, ready to be multiplied."""

    def __init__(self, vectors: sparse.csr_array, readings: sparse.csr_array | None) -> None:
        self.vectors, self.readings = vectors, readings
        self._columns: list[sparse.csr_array] | None = None

    @classmethod
    def of(cls, texts: Sequence[str], reader: Reader | None) -> _Views:
        vectors = _narrow(phrases.vectors(texts))
        return cls(vectors, _narrow(reader(vectors)) if reader else None)

    def __len__(self) -> int:
        return int(self.vectors.shape[0])

    def take(self, rows: Sequence[int] | NDArray[np.int64]) -> _Views:
        return _Views(self.vectors[rows], None if self.readings is None else self.readings[rows])

    def behind(self, more: _Views) -> _Views:
        """These and more."""
        if not len(self):
            return more
        readings = None if self.readings is None else _below(self.readings, more.readings)
        return _Views(_below(self.vectors, more.vectors), readings)

    @property
    def columns(self) -> list[sparse.csr_array]:
        """Both transposed."""
        if self._columns is None:
            self._columns = [sparse.csr_array(each.T) for each in (self.vectors, self.readings) if each is not None]
        return self._columns

    def scores(self, asked: _Views) -> NDArray[np.float32]:
        """1 - (1 - text)(1 - class) of each asked phrase against each of these, (asked, phrases)."""
        text: NDArray[np.float32] = (asked.vectors @ self.columns[0]).toarray()
        if self.readings is None or asked.readings is None:
            return text
        kinship: NDArray[np.float32] = (asked.readings @ self.columns[1]).toarray()
        return 1 - (1 - np.clip(text, 0, 1)) * (1 - np.clip(kinship, 0, 1))

    def save(self, folder: Path, name: str) -> None:
        for part, matrix in zip(("vectors", "readings"), (self.vectors, self.readings), strict=True):
            if matrix is not None:
                _save(folder, f"{name}.{part}", matrix)
                _save(folder, f"{name}.{part}.columns", sparse.csr_array(matrix.T))

    @classmethod
    def open(cls, folder: Path, name: str, *, read: bool) -> _Views:
        parts = ("vectors", "readings") if read else ("vectors",)
        found = [_open(folder, f"{name}.{part}") for part in parts]
        views = cls(found[0], found[1] if read else None)
        views._columns = [_open(folder, f"{name}.{part}.columns") for part in parts]
        return views


def _narrow(matrix: sparse.csr_array) -> sparse.csr_array:
    """The same with four bytes for a place; two matrices of different ones are copied whole before they are multiplied."""
    matrix.indices, matrix.indptr = matrix.indices.astype(np.int32), matrix.indptr.astype(np.int32)
    return matrix


def _below(upper: sparse.csr_array, lower: sparse.csr_array) -> sparse.csr_array:
    return sparse.csr_array(sparse.vstack((upper, lower), format="csr"))


def _save(folder: Path, name: str, matrix: sparse.csr_array) -> None:
    for part in ("data", "indices", "indptr"):
        np.save(folder / f"{name}.{part}.npy", getattr(matrix, part))
    np.save(folder / f"{name}.shape.npy", np.array(matrix.shape))


def _open(folder: Path, name: str) -> sparse.csr_array:
    data, indices, indptr, shape = (np.asarray(np.load(folder / f"{name}.{part}.npy", mmap_mode="r"))
                                    for part in ("data", "indices", "indptr", "shape"))  # fmt: skip
    matrix = sparse.csr_array(tuple(int(each) for each in shape), dtype=data.dtype)
    matrix.data, matrix.indices, matrix.indptr = data, indices, indptr
    return matrix


class _Remembered:
    """What texts matched, the oldest forgotten when it grows too large."""

    def __init__(self) -> None:
        self._found: dict[str, Alike] = {}
        self._bytes = 0
        self._lock = threading.Lock()

    def get(self, text: str) -> Alike | None:
        return self._found.get(text)

    def keep(self, text: str, alike: Alike) -> None:
        with self._lock:
            if text in self._found:
                return
            self._found[text] = alike
            self._bytes += _size(alike)
            while self._bytes > REMEMBERED_BYTES and len(self._found) > 1:
                self._bytes -= _size(self._found.pop(next(iter(self._found))))


def _size(alike: Alike) -> int:
    return 12 * len(alike.rows) + 300


class PhraseBook:
    """Distinct normalised phrases in the order of first use. What a text matched among the first ones is remembered.

    `extended` gives a book with more phrases behind; the first ones, and what was remembered of them, are shared.
    """

    def __init__(self, texts: Texts, first: _Views, behind: _Views, reader: Reader | None) -> None:
        self.texts, self._first, self._behind, self._reader = texts, first, behind, reader
        self._remembered = _Remembered()
        self._also = _Remembered()

    @classmethod
    def of(cls, texts: Iterable[str], reader: Reader | None = None) -> PhraseBook:
        """The phrases of all these texts, as people wrote them."""
        known = Texts.of(phrases.normalise(text) for text in texts)
        return cls(known, _Views.of(list(known), reader), _Views.of([], reader), reader)

    def rows_of(self, texts: Iterable[str]) -> NDArray[np.int64]:
        """The row of each text; raises KeyError where one is not in the book."""
        return np.fromiter(map(self._row, texts), dtype=np.int64)

    def _row(self, text: str) -> int:
        row = self.texts.find(phrases.normalise(text))
        if row is None:
            raise KeyError(text)
        return row

    def extended(self, texts: Iterable[str]) -> PhraseBook:
        """A book with the phrases of these texts too."""
        grown = self.texts.extended(phrases.normalise(text) for text in texts)
        if grown is self.texts:
            return self
        more = _Views.of([grown[row] for row in range(len(self.texts), len(grown))], self._reader)
        book = PhraseBook(grown, self._first, self._behind.behind(more), self._reader)
        book._remembered = self._remembered
        return book

    def taken(self, rows: NDArray[np.int64]) -> PhraseBook:
        """A book of these phrases only."""
        views = self._first.behind(self._behind) if len(self._behind) else self._first
        return PhraseBook(Texts.of(self.texts[int(row)] for row in rows), views.take(rows), _Views.of([], self._reader), self._reader)

    def match(self, text: str) -> Alike:
        """The phrases that `text` matches by at least FAINTEST_MATCH."""
        return self._alike(phrases.normalise(text))

    def alike(self, row: int) -> Alike:
        """The phrases that the one in `row` matches by at least FAINTEST_MATCH."""
        return self._alike(self.texts[row])

    def prepare(self, texts: Iterable[str]) -> None:
        """Match many texts at once, which is far cheaper than one by one."""
        fresh = [text for text in dict.fromkeys(map(phrases.normalise, texts)) if self._remembered.get(text) is None]
        size = max(1, CHUNK_CELLS // max(len(self._first), 1))
        for start in range(0, len(fresh), size):
            chunk = fresh[start : start + size]
            for text, scores in zip(chunk, self._first.scores(self._views_of(chunk)), strict=True):
                self._remembered.keep(text, _close(scores, 0))

    def _alike(self, phrase: str) -> Alike:
        first = self._remembered.get(phrase)
        if first is None:
            first = _close(self._first.scores(self._views_of([phrase]))[0], 0)
            self._remembered.keep(phrase, first)
        if not len(self._behind):
            return first
        also = self._also.get(phrase)
        if also is None:
            also = _close(self._behind.scores(self._views_of([phrase]))[0], len(self._first))
            self._also.keep(phrase, also)
        return first.and_behind(also) if len(also.rows) else first

    def _views_of(self, chunk: Sequence[str]) -> _Views:
        """Vectors and readings of normalised texts; those that stand first in the book need not be worked out again."""
        rows = [self.texts.find(text) for text in chunk]
        if all(row is not None and row < len(self._first) for row in rows):
            return self._first.take([row for row in rows if row is not None])
        return _Views.of(chunk, self._reader)

    def save(self, folder: Path, name: str) -> None:
        """Write all into `folder`."""
        self.texts.save(folder, name)
        (self._first.behind(self._behind) if len(self._behind) else self._first).save(folder, name)

    @classmethod
    def open(cls, folder: Path, name: str, reader: Reader | None = None) -> PhraseBook:
        """What was saved with this reader, mapped and not read."""
        return cls(Texts.open(folder, name), _Views.open(folder, name, read=reader is not None), _Views.of([], reader), reader)


def _close(scores: NDArray[np.float32], before: int) -> Alike:
    rows = np.flatnonzero(scores >= np.float32(FAINTEST_MATCH))
    return Alike.of((rows + before).astype(np.int32), np.minimum(scores[rows], np.float32(1)))
