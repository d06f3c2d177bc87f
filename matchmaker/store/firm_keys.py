"""FirmKeys: which row of the columns speaks for the firm of a key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Keys = NDArray[np.int64]


class FirmKeys(Mapping[int, int]):
    """The row of each key: the first rows are found in sorted arrays, which processes can share, later ones in a dictionary."""

    def __init__(self, ordered: Keys, rows: NDArray[np.int32], newest: dict[int, int]) -> None:
        self._ordered, self._rows, self._newest = ordered, rows, newest
        self._behind = 0

    @classmethod
    def of(cls, keys: Keys) -> FirmKeys:
        """Rows in the order of `keys`."""
        order = np.argsort(keys, kind="stable").astype(np.int32)
        return cls(keys[order], order, {})

    def __getitem__(self, key: int) -> int:
        if key in self._newest:
            return self._newest[key]
        place = int(np.searchsorted(self._ordered, key))
        if place == len(self._ordered) or self._ordered[place] != key:
            raise KeyError(key)
        return int(self._rows[place])

    def __iter__(self) -> Iterator[int]:
        yield from (key for key in self._ordered.tolist() if key not in self._newest)
        yield from self._newest

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def extended(self, keys: Keys) -> FirmKeys:
        """With a new row behind for each of `keys`; the row of one that is gone stays, and is not live in the table."""
        start = len(self._ordered) + self._behind
        grown = FirmKeys(self._ordered, self._rows, {**self._newest, **{key: start + place for place, key in enumerate(keys.tolist())}})
        grown._behind = self._behind + len(keys)
        return grown

    def save(self, folder: Path) -> None:
        """Write into `folder`; raises ValueError where rows stand behind."""
        if self._newest:
            raise ValueError("keys with rows behind")
        np.save(folder / "keys.ordered.npy", self._ordered)
        np.save(folder / "keys.rows.npy", self._rows)

    @classmethod
    def open(cls, folder: Path) -> FirmKeys:
        """What was saved, mapped and not read."""
        ordered, rows = (np.asarray(np.load(folder / f"keys.{part}.npy", mmap_mode="r")) for part in ("ordered", "rows"))
        return cls(ordered, rows, {})
