"""Character n-grams inside words, counted in hashed buckets: scikit-learn's HashingVectorizer(char_wb, 3 to 5), without its import."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

BUCKETS = 2**20
SHORTEST, LONGEST = 3, 5
CHUNK = 10_000

Words = NDArray[np.uint32]


def count(texts: Sequence[str]) -> sparse.csr_array:
    """How often each bucket occurs in each text of plain letters, (texts, BUCKETS), columns ascending.

    A word counts with one space on either side.
    """
    chunks = [_count(texts[start : start + CHUNK]) for start in range(0, len(texts), CHUNK)]
    return sparse.csr_array(sparse.vstack(chunks, format="csr")) if chunks else sparse.csr_array((0, BUCKETS), dtype=np.float32)


def _count(texts: Sequence[str]) -> sparse.csr_array:
    words = [(row, f" {word} ") for row, text in enumerate(texts) for word in text.split()]
    letters = np.frombuffer("".join(word for _, word in words).encode("ascii"), dtype=np.uint8).astype(np.uint32)
    lengths = np.array([len(word) for _, word in words], dtype=np.int64)
    owner = np.repeat(np.array([row for row, _ in words], dtype=np.int64), lengths)
    left = np.repeat(np.cumsum(lengths), lengths) - np.arange(len(letters))  # letters from here to the end of the word
    rows, buckets = [], []
    for size in range(SHORTEST, LONGEST + 1):
        first = np.flatnonzero(left >= size)
        rows.append(owner[first])
        buckets.append(_bucket([letters[first + step] for step in range(size)]))
    found = np.concatenate(rows), np.concatenate(buckets)
    counts = sparse.csr_array((np.ones(len(found[0]), dtype=np.float32), found), shape=(len(texts), BUCKETS))
    counts.sum_duplicates()
    return counts


def _bucket(letters: Sequence[Words]) -> NDArray[np.int64]:
    """The bucket of each n-gram whose letters stand in these columns: MurmurHash3 (32 bits, seed 0), its sign left out."""
    state = np.zeros_like(letters[0])
    for start in range(0, len(letters), 4):
        block = letters[start : start + 4]
        state ^= _scrambled(np.bitwise_or.reduce([letter << np.uint32(8 * place) for place, letter in enumerate(block)]))
        if len(block) == 4:
            state = _turned(state, 13) * np.uint32(5) + np.uint32(0xE6546B64)
    state ^= np.uint32(len(letters))
    for factor, shift in ((0x85EBCA6B, 16), (0xC2B2AE35, 13), (1, 16)):
        state = (state ^ (state >> np.uint32(shift))) * np.uint32(factor)
    return np.abs(state.view(np.int32).astype(np.int64)) % BUCKETS


def _scrambled(block: Words) -> Words:
    return _turned(block * np.uint32(0xCC9E2D51), 15) * np.uint32(0x1B873593)


def _turned(value: Words, bits: int) -> Words:
    return (value << np.uint32(bits)) | (value >> np.uint32(32 - bits))
