"""Texts: distinct texts numbered in the order of first use, found by hash; many of them lie in files that processes share."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray


class Blob:
    """Byte strings one behind the other; `ends` (strings,) says where each stops."""

    def __init__(self, data: NDArray[np.uint8], ends: NDArray[np.int64]) -> None:
        self._data, self._ends = data, ends

    def __len__(self) -> int:
        return len(self._ends)

    def __getitem__(self, place: int) -> bytes:
        return self._data[self._ends[place - 1] if place else 0 : self._ends[place]].tobytes()

    @staticmethod
    def write(strings: Iterable[bytes], folder: Path, name: str) -> None:
        """Write the strings into `folder` as they come."""
        ends = array("q")
        with (folder / f"{name}.bin").open("wb") as file:
            for each in strings:
                file.write(each)
                ends.append(file.tell())
        np.save(folder / f"{name}.ends.npy", np.frombuffer(ends, dtype=np.int64))

    @classmethod
    def open(cls, folder: Path, name: str) -> Blob:
        """What was written, mapped and not read."""
        ends = np.asarray(np.load(folder / f"{name}.ends.npy", mmap_mode="r"))
        data = np.asarray(np.memmap(folder / f"{name}.bin", mode="r")) if len(ends) and ends[-1] else np.empty(0, dtype=np.uint8)
        return cls(data, ends)


def _hashes(texts: Iterable[bytes]) -> NDArray[np.uint64]:
    return np.frombuffer(b"".join(hashlib.blake2b(each, digest_size=8).digest() for each in texts), dtype=np.uint64)


class _Saved:
    """Texts in files: a Blob, and their hashes in order with the place of each."""

    def __init__(self, blob: Blob, hashes: NDArray[np.uint64], places: NDArray[np.int32]) -> None:
        self.blob, self.hashes, self.places = blob, hashes, places

    def find(self, text: str) -> int | None:
        wanted = text.encode("utf-8", "surrogatepass")
        key = _hashes([wanted])[0]
        place = int(np.searchsorted(self.hashes, key))
        while place < len(self.hashes) and self.hashes[place] == key:
            if self.blob[int(self.places[place])] == wanted:
                return int(self.places[place])
            place += 1
        return None


class Texts(Sequence[str]):
    """Distinct texts, the saved ones first and the added ones behind; `extended` leaves this one as it is."""

    def __init__(self, saved: _Saved | None, added: dict[str, int]) -> None:
        self._saved, self._added = saved, added
        self._first = len(saved.blob) if saved else 0
        self._behind = tuple(added)

    @classmethod
    def of(cls, texts: Iterable[str]) -> Texts:
        """The distinct ones of these, in memory."""
        return cls(None, {text: place for place, text in enumerate(dict.fromkeys(texts))})

    def __len__(self) -> int:
        return self._first + len(self._behind)

    def __getitem__(self, place):  # type: ignore[no-untyped-def]
        if self._saved and place < self._first:
            return self._saved.blob[int(place)].decode("utf-8", "surrogatepass")
        return self._behind[place - self._first]

    def __iter__(self) -> Iterator[str]:
        return (self[place] for place in range(len(self)))

    @property
    def is_saved(self) -> bool:
        """Do the first of them lie in files?"""
        return self._saved is not None

    def find(self, text: str) -> int | None:
        """The place of the text, None where it is not among these."""
        place = self._added.get(text)
        return place if place is not None or self._saved is None else self._saved.find(text)

    def extended(self, texts: Iterable[str]) -> Texts:
        """These and those of `texts` that are new."""
        fresh = [text for text in dict.fromkeys(texts) if self.find(text) is None]
        if not fresh:
            return self
        return Texts(self._saved, {**self._added, **{text: len(self) + place for place, text in enumerate(fresh)}})

    def save(self, folder: Path, name: str) -> None:
        """Write all into `folder`."""
        encoded = [text.encode("utf-8", "surrogatepass") for text in self]
        hashes = _hashes(encoded)
        order = np.argsort(hashes, kind="stable").astype(np.int32)
        Blob.write(encoded, folder, name)
        np.save(folder / f"{name}.hashes.npy", hashes[order])
        np.save(folder / f"{name}.places.npy", order)

    @classmethod
    def open(cls, folder: Path, name: str) -> Texts:
        """What was saved, mapped and not read."""
        hashes, places = (np.asarray(np.load(folder / f"{name}.{part}.npy", mmap_mode="r")) for part in ("hashes", "places"))
        return cls(_Saved(Blob.open(folder, name), hashes, places), {})
