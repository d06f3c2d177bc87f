"""KnownIds: which row of a table speaks for which firm, and how firms stand in the order of their ids."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from matchmaker.engine.table.texts import Texts

Integers = NDArray[np.int64]
GONE = -1


class _Order(NamedTuple):
    """The rows in the order of their ids, and the place of each row in it."""

    row: NDArray[np.int32]
    place: NDArray[np.int32]

    @classmethod
    def of(cls, ids: Sequence[str]) -> _Order:
        row = np.array(sorted(range(len(ids)), key=ids.__getitem__), dtype=np.int32)
        place = np.empty(len(ids), dtype=np.int32)
        place[row] = np.arange(len(ids))
        return cls(row, place)


class KnownIds(Mapping[str, int]):
    """The row of each id. The first rows stand in the order in which they came; a firm that changes gets a new row behind them."""

    def __init__(self, first: Texts, order: _Order, behind: tuple[str, ...], newest: dict[str, int]) -> None:
        self._first, self._order, self._behind, self._newest = first, order, behind, newest

    @classmethod
    def of(cls, ids: Sequence[str]) -> KnownIds:
        """Rows in the order of `ids`; raises ValueError if two are the same."""
        first = Texts.of(ids)
        if len(first) < len(ids):
            raise ValueError("two profiles share an id")
        return cls(first, _Order.of(ids), (), {})

    def __getitem__(self, firm: str) -> int:
        row = self._newest.get(firm)
        row = self._first.find(firm) if row is None else row
        if row is None or row == GONE:
            raise KeyError(firm)
        return row

    def __iter__(self) -> Iterator[str]:
        yield from (firm for firm in self._first if firm not in self._newest)
        yield from (firm for firm, row in self._newest.items() if row != GONE)

    def __len__(self) -> int:
        changed = sum(self._first.find(firm) is not None for firm in self._newest)
        return len(self._first) - changed + sum(row != GONE for row in self._newest.values())

    @property
    def is_saved(self) -> bool:
        """Do the first ids lie in files?"""
        return self._first.is_saved

    @property
    def first(self) -> int:
        """How many rows were put in order."""
        return len(self._first)

    def extended(self, ids: Sequence[str], gone: Iterable[str]) -> KnownIds:
        """With a new row for each of `ids`, and no row for those that are gone."""
        start = len(self._first) + len(self._behind)
        newest = {**self._newest, **dict.fromkeys(gone, GONE), **{firm: start + place for place, firm in enumerate(ids)}}
        return KnownIds(self._first, self._order, (*self._behind, *ids), newest)

    def id_of(self, row: int) -> str:
        """The id of a row, also of one that no longer speaks for its firm."""
        return self._first[row] if row < len(self._first) else self._behind[row - len(self._first)]

    def places(self, rows: Integers) -> Integers:
        """Numbers that stand in the same order as the ids of these rows, (rows,)."""
        if not self._behind:
            return self._order.place[rows].astype(np.int64)
        late = np.flatnonzero(rows >= len(self._first))
        places = np.zeros(len(rows), dtype=np.int64)
        if len(self._first):
            places = 2 * self._order.place[np.minimum(rows, len(self._first) - 1)].astype(np.int64) + 1
        if not len(late):
            return np.asarray(places)
        ids = [self.id_of(int(rows[place])) for place in late]
        places[late] = [2 * self._place(firm) for firm in ids]
        second = np.zeros(len(rows), dtype=np.int64)
        second[late[sorted(range(len(ids)), key=ids.__getitem__)]] = np.arange(len(ids))
        ordered = np.lexsort((second, places))
        found = np.empty(len(rows), dtype=np.int64)
        found[ordered] = np.arange(len(rows))
        return found

    def _place(self, firm: str) -> float:
        """Where a later id stands among the first ones: before the one in this place, or on it if it is the same."""
        place = bisect_left(self._order.row, firm, key=lambda row: self._first[int(row)])
        same = place < len(self._order.row) and self._first[int(self._order.row[place])] == firm
        return place + 0.5 if same else place

    def save(self, folder: Path) -> None:
        """Write into `folder`; raises ValueError where firms have changed since the ids were put in order."""
        if self._newest:
            raise ValueError("ids with rows behind")
        self._first.save(folder, "ids")
        np.save(folder / "ids.order.npy", np.stack(self._order))

    @classmethod
    def open(cls, folder: Path) -> KnownIds:
        """What was saved, mapped and not read."""
        return cls(Texts.open(folder, "ids"), _Order(*np.asarray(np.load(folder / "ids.order.npy", mmap_mode="r"))), (), {})
