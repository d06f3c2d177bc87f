"""Soft readings: which of a list of named classes a phrase may mean, told by the names most like it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from matchmaker.engine.language import phrases

FAINTEST, SUREST = 0.40, 0.70
"""A name less like the phrase than FAINTEST says nothing about its class; one more like it than SUREST leaves no doubt."""
SHARPNESS = 8
CHUNK = 500


@dataclass(frozen=True, slots=True)
class Names:
    """Vectors of names, (buckets, names), and how each belongs to classes, (names, classes); the squares of a name sum to one."""

    vectors: sparse.csr_array
    members: sparse.csr_array

    @classmethod
    def of(cls, named: Sequence[tuple[str, Mapping[str, float]]], anywhere: float = 0.0) -> Names:
        """Names in normal form, each with its classes and the share of the kernel that agreement on each earns."""
        classes: dict[str, int] = {}
        rows = np.repeat(np.arange(len(named)), [len(shares) for _, shares in named])
        columns = [classes.setdefault(name, len(classes)) for _, shares in named for name in shares]
        values = np.sqrt([share for _, shares in named for share in shares.values()]).astype(np.float32)
        members = sparse.csr_array((values, (rows, columns)), shape=(len(named), len(classes)))
        return cls(sparse.csr_array(phrases.vectors([name for name, _ in named], anywhere).T), members)


def read(vectors: sparse.csr_array, names: Names) -> sparse.csr_array:
    """Soft class readings of phrase vectors, (phrases, classes).

    The dot product of two rows is the class likeness of their phrases: 1 for one sure common
    class, less where a reading is unsure or only wider classes agree, 0 where nothing is shared.
    """
    if vectors.shape[0] == 0:
        return sparse.csr_array((0, names.members.shape[1]), dtype=np.float32)
    chunks = [vectors[start : start + CHUNK] for start in range(0, vectors.shape[0], CHUNK)]
    with ThreadPoolExecutor() as together:  # scipy lets go of the interpreter while it multiplies
        found = list(together.map(lambda chunk: _read(chunk, names), chunks))
    return sparse.csr_array(sparse.vstack(found, format="csr"))


def _read(vectors: sparse.csr_array, names: Names) -> sparse.csr_array:
    likeness = sparse.csr_array(vectors @ names.vectors)
    likeness.data[likeness.data < FAINTEST] = 0
    likeness.eliminate_zeros()
    rows = np.repeat(np.arange(likeness.shape[0]), np.diff(likeness.indptr))
    best = np.zeros(likeness.shape[0], dtype=np.float32)
    np.maximum.at(best, rows, likeness.data)
    likeness.data = (likeness.data / best[rows]) ** SHARPNESS
    total = np.bincount(rows, likeness.data, minlength=likeness.shape[0])
    sureness = np.sqrt(np.clip((best - FAINTEST) / (SUREST - FAINTEST), 0, 1))
    likeness.data *= (sureness[rows] / total[rows]).astype(np.float32)
    found = sparse.csr_array(likeness @ names.members)
    found.sort_indices()  # so that a dot product adds up in one order, whichever of the two comes first
    return found
