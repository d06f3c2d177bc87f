"""PhraseBook: the distinct phrases of all lines, and how well any text matches each of them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from matchmaker.engine.language import phrases
from matchmaker.engine.table.texts import Texts

FAINTEST_MATCH = 0.20
"""Lines that match less than this are not about the same product."""
CHUNK = 64
"""So many texts are matched at once."""
REMEMBERED_BYTES = 96 * 2**20
PARTS = ("vectors", "readings", "codes")
SAME_CODE = np.float32(0.5)
"""How surely lines that are filed by the same code of the same KBLI are about the same product, whatever their words say."""
CODES = 200_000
"""Columns of the five digits of KBLI 2020 (202000000 and on) and 2025 (202500000 and on), no two of them the same."""

Reader = Callable[[Sequence[str]], tuple[sparse.csr_array, sparse.csr_array]]
"""Vectors of normalised texts, (texts, buckets), and their class readings, (texts, classes)."""
Entries = tuple[NDArray[np.int32], NDArray[np.float32]]
"""Places and values."""


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
    """Vectors of phrases, (phrases, buckets), their class readings, (phrases, classes), and codes, (phrases, codes), to be multiplied."""

    def __init__(self, *parts: sparse.csr_array) -> None:
        self._parts = parts
        self._columns: list[sparse.csr_array] | None = None

    @classmethod
    def of(cls, texts: Sequence[str], reader: Reader) -> _Views:
        split = [phrases.parted(text) for text in texts]
        codes = _one_hot(np.array([code for _, code in split], dtype=np.int64))
        return cls(*map(_narrow, (*reader([text for text, _ in split]), codes)))

    def __len__(self) -> int:
        return int(self._parts[0].shape[0])

    def take(self, rows: Sequence[int] | NDArray[np.int64]) -> _Views:
        return _Views(*(each[rows] for each in self._parts))

    def behind(self, more: _Views) -> _Views:
        """These and more."""
        return _Views(*map(_below, self._parts, more._parts)) if len(self) else more

    @property
    def columns(self) -> list[sparse.csr_array]:
        """All transposed."""
        if self._columns is None:
            self._columns = [sparse.csr_array(each.T) for each in self._parts]
        return self._columns

    def alike(self, asked: _Views, before: int) -> Iterator[Alike]:
        """For each asked phrase, those that it matches by 1 - (1 - text)(1 - class)(1 - code); the first has the row `before`."""
        products = [left @ right for left, right in zip(asked._parts, self.columns, strict=True)]
        board = np.zeros(len(self), dtype=np.float32)
        for row in range(len(asked)):
            rows, match = _joined(board, *(_entries(each, row) for each in products))
            yield Alike.of(rows + np.int32(before), match)

    def save(self, folder: Path, name: str) -> None:
        for part, matrix in zip(PARTS, self._parts, strict=True):
            _save(folder, f"{name}.{part}", matrix)
            _save(folder, f"{name}.{part}.columns", sparse.csr_array(matrix.T))

    @classmethod
    def open(cls, folder: Path, name: str) -> _Views:
        views = cls(*(_open(folder, f"{name}.{part}") for part in PARTS))
        views._columns = [_open(folder, f"{name}.{part}.columns") for part in PARTS]
        return views


def _entries(matrix: sparse.csr_array, row: int) -> Entries:
    """Columns and values of one row."""
    part = slice(matrix.indptr[row], matrix.indptr[row + 1])
    return matrix.indices[part], matrix.data[part]


def _joined(board: NDArray[np.float32], text: Entries, kinship: Entries, code: Entries) -> Entries:
    """The rows that match by FAINTEST_MATCH, ascending, and how well.

    The board has a zero for each row, and again at the end, so that it costs nothing to use it for many phrases. Most rows share a
    wide class only, which is too faint by itself, and are passed over quickly.
    """
    (worded, words), (kindred, kin), (coded, _) = text, kinship, code
    board[kindred] = np.minimum(kin, 1)
    board[coded] = 1 - (1 - board[coded]) * (1 - SAME_CODE)
    found = [(worded, 1 - (1 - np.minimum(words, 1)) * (1 - board[worded]))]
    board[worded] = 0
    for rows in (kindred[kin >= FAINTEST_MATCH], coded):
        fresh = rows[board[rows] > 0]
        found.append((fresh, board[fresh]))
        board[fresh] = 0
    board[kindred] = 0
    rows, match = (np.concatenate(each) for each in zip(*found, strict=True))
    close = np.flatnonzero(match >= FAINTEST_MATCH)
    close = close[np.argsort(rows[close])]
    return rows[close], match[close]


def _one_hot(codes: NDArray[np.int64]) -> sparse.csr_array:
    """A one in the column of each code, (codes, CODES), and none for 0."""
    rows = np.flatnonzero(codes)
    return sparse.csr_array((np.ones(len(rows), dtype=np.float32), (rows, codes[rows] % CODES)), shape=(len(codes), CODES))


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

    def __init__(self, texts: Texts, first: _Views, behind: _Views, reader: Reader) -> None:
        self.texts, self._first, self._behind, self._reader = texts, first, behind, reader
        self._remembered = _Remembered()
        self._also = _Remembered()

    @classmethod
    def of(cls, texts: Iterable[str], reader: Reader) -> PhraseBook:
        """The phrases of all these texts, as people wrote them."""
        known = Texts.of(phrases.normal_form(text) for text in texts)
        return cls(known, _Views.of(list(known), reader), _Views.of([], reader), reader)

    def rows_of(self, texts: Iterable[str]) -> NDArray[np.int64]:
        """The row of each text; raises KeyError where one is not in the book."""
        return np.fromiter(map(self._row, texts), dtype=np.int64)

    def _row(self, text: str) -> int:
        row = self.texts.find(phrases.normal_form(text))
        if row is None:
            raise KeyError(text)
        return row

    def extended(self, texts: Iterable[str]) -> PhraseBook:
        """A book with the phrases of these texts too."""
        grown = self.texts.extended(phrases.normal_form(text) for text in texts)
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
        return self._alike(phrases.normal_form(text))

    def alike(self, row: int) -> Alike:
        """The phrases that the one in `row` matches by at least FAINTEST_MATCH."""
        return self._alike(self.texts[row])

    def prepare(self, texts: Iterable[str]) -> None:
        """Match many texts at once, which is far cheaper than one by one."""
        fresh = [text for text in dict.fromkeys(map(phrases.normal_form, texts)) if self._remembered.get(text) is None]
        for start in range(0, len(fresh), CHUNK):
            chunk = fresh[start : start + CHUNK]
            for text, alike in zip(chunk, self._first.alike(self._views_of(chunk), 0), strict=True):
                self._remembered.keep(text, alike)

    def _alike(self, phrase: str) -> Alike:
        first = self._remembered.get(phrase)
        if first is None:
            (first,) = self._first.alike(self._views_of([phrase]), 0)
            self._remembered.keep(phrase, first)
        if not len(self._behind):
            return first
        also = self._also.get(phrase)
        if also is None:
            (also,) = self._behind.alike(self._views_of([phrase]), len(self._first))
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
    def open(cls, folder: Path, name: str, reader: Reader) -> PhraseBook:
        """What was saved with this reader, mapped and not read."""
        return cls(Texts.open(folder, name), _Views.open(folder, name), _Views.of([], reader), reader)
