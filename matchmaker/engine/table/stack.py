"""Stack: columns of one length that only ever grow at the end, so that a changed table shares all its rows with the one before."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Arrays = dict[str, NDArray[Any]]

SPARE = 0.10
FEWEST_SPARE = 1024


class _Room:
    """Arrays longer than what is used of them; the rows beyond belong to whoever takes them first."""

    def __init__(self, arrays: Arrays, used: int) -> None:
        self.arrays, self.used = arrays, used
        self.lock = threading.Lock()
        self.derived: Arrays = {}
        self.notes: Arrays = {}

    def take(self, start: int, more: Mapping[str, NDArray[Any]], count: int) -> bool:
        """Write `count` rows behind `start`; False where others have written there already, or no room is left."""
        with self.lock:
            if self.used != start or any(start + count > len(each) for each in self.arrays.values()):
                return False
            for name, values in more.items():
                self.arrays[name][start : start + count] = values
            self.used = start + count
            return True


class Stack:
    """Named columns of `len()` rows. A row once written never changes, so whoever holds an older Stack reads on undisturbed."""

    def __init__(self, arrays: Mapping[str, NDArray[Any]]) -> None:
        lengths = {len(each) for each in arrays.values()}
        if len(lengths) != 1:
            raise ValueError("columns of different lengths")
        self._length = lengths.pop()
        self._room = _Room(dict(arrays), self._length)

    @classmethod
    def _of(cls, room: _Room, length: int) -> Stack:
        stack = cls.__new__(cls)
        stack._room, stack._length = room, length
        return stack

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, name: str) -> NDArray[Any]:
        return self._room.arrays[name][: self._length]

    @property
    def names(self) -> tuple[str, ...]:
        """The columns, in their order."""
        return tuple(self._room.arrays)

    def extended(self, more: Mapping[str, NDArray[Any]]) -> Stack:
        """This Stack with more rows behind; in place where there is room and nobody else has taken it, else as a copy with room."""
        count = len(next(iter(more.values())))
        if count == 0:
            return self
        if self._room.take(self._length, more, count):
            return Stack._of(self._room, self._length + count)
        roomy = {name: _with_room(np.concatenate([self[name], more[name]]), self[name].dtype) for name in self.names}
        return Stack._of(_Room(roomy, self._length + count), self._length + count)

    def altered(self, columns: Mapping[str, NDArray[Any]], stale: tuple[str, ...]) -> Stack:
        """The same rows with other values in these columns; what was derived is shared, but for names that begin with a `stale` one."""
        changed = Stack({name: columns.get(name, self[name]) for name in self.names})
        derived = self._room.derived.copy()  # others may derive more meanwhile
        changed._room.derived.update({name: each[: self._length] for name, each in derived.items() if not name.startswith(stale)})
        return changed

    def forget(self, beginning: str, but: str) -> None:
        """Drop what was derived under other names than this one that begin so."""
        for name in [each for each in self._room.derived.copy() if each.startswith(beginning) and each != but]:
            self._room.derived.pop(name, None)

    def noted(self, name: str, rows: int, work: Callable[[], NDArray[Any]]) -> NDArray[Any]:
        """What `work` makes of the first `rows`, done once under this name and shared by all that share the rows."""
        key = f"{name} of {rows}"
        if key not in self._room.notes:
            self._room.notes[key] = work()
        return self._room.notes[key]

    def derived(self, name: str, work: Callable[[NDArray[np.int64]], NDArray[Any]]) -> NDArray[Any]:
        """What `work` makes of the given rows, one value a row; done once for each row and shared by all that share the rows."""
        have = self._room.derived.get(name)
        done = 0 if have is None else len(have)
        if have is None or done < self._length:
            fresh = work(np.arange(done, self._length))
            have = self._room.derived[name] = fresh if have is None else np.concatenate([have, fresh])
        return have[: self._length]

    def save(self, folder: Path) -> None:
        """Write each column with spare room into `folder`, which is made."""
        folder.mkdir(parents=True)
        for name in self.names:
            np.save(folder / f"{name}.npy", _with_room(self[name], self[name].dtype))

    @classmethod
    def open(cls, folder: Path, length: int) -> Stack:
        """The first `length` rows of a saved Stack: pages are shared with all who open it, until one writes behind them for itself."""
        arrays: Arrays = {path.stem: np.load(path, mmap_mode="c") for path in sorted(folder.glob("*.npy"))}
        plain = {name: np.asarray(each) for name, each in arrays.items()}
        return cls._of(_Room(plain, length), length)


def _roomy(length: int) -> int:
    return length + max(FEWEST_SPARE, int(length * SPARE))


def _with_room(values: NDArray[Any], dtype: np.dtype[Any]) -> NDArray[Any]:
    room = np.zeros((_roomy(len(values)), *values.shape[1:]), dtype=dtype)
    room[: len(values)] = values
    return room
