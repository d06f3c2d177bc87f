"""Product classes: which KBKI classes a phrase may mean, and how much two such readings share."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache

import numpy as np
from scipy import sparse

from matchmaker.engine import phrases
from matchmaker.engine.reference import product_classes

LEVELS = {2: 0.10, 3: 0.20, 4: 0.25, 5: 0.45}
"""Share of the kernel that agreement on so many leading digits of KBKI earns; the shares sum to one."""
FAINTEST = 0.40
"""A product name less like the phrase than this cosine says nothing about its class."""
SHARPNESS = 8
CHUNK = 500


@lru_cache(maxsize=1)
def _names() -> tuple[sparse.csr_array, sparse.csr_array]:
    """n-gram vectors of all product names, (buckets, names), and name -> every prefix of its class, scaled by LEVELS."""
    names = product_classes()
    vectors = phrases.vectors([phrases.normalise(name.name) for name in names])
    prefixes: dict[str, int] = {}
    rows, columns, shares = [], [], []
    for row, name in enumerate(names):
        for digits, share in LEVELS.items():
            rows.append(row)
            columns.append(prefixes.setdefault(name.code[:digits], len(prefixes)))
            shares.append(np.sqrt(share))
    members = sparse.csr_array((np.array(shares, dtype=np.float32), (rows, columns)), shape=(len(names), len(prefixes)))
    return sparse.csr_array(vectors.T), members


def readings(vectors: sparse.csr_array) -> sparse.csr_array:
    """Soft class readings of phrase vectors, (phrases, prefixes).

    The dot product of two rows is the class likeness of their phrases: 1 for one sure common
    class, less where a reading is unsure or only the first digits agree, 0 where nothing is shared.
    """
    names, members = _names()
    if vectors.shape[0] == 0:
        return sparse.csr_array((0, members.shape[1]), dtype=np.float32)
    chunks = [vectors[start : start + CHUNK] for start in range(0, vectors.shape[0], CHUNK)]
    with ThreadPoolExecutor() as together:  # scipy lets go of the interpreter while it multiplies
        found = list(together.map(lambda chunk: _readings(chunk, names, members), chunks))
    return sparse.csr_array(sparse.vstack(found, format="csr"))


def _readings(vectors: sparse.csr_array, names: sparse.csr_array, members: sparse.csr_array) -> sparse.csr_array:
    likeness = sparse.csr_array(vectors @ names)
    likeness.data[likeness.data < FAINTEST] = 0
    likeness.eliminate_zeros()
    rows = np.repeat(np.arange(likeness.shape[0]), np.diff(likeness.indptr))
    best = np.zeros(likeness.shape[0], dtype=np.float32)
    np.maximum.at(best, rows, likeness.data)
    likeness.data = (likeness.data / best[rows]) ** SHARPNESS
    total = np.bincount(rows, likeness.data, minlength=likeness.shape[0])
    sureness = np.sqrt(np.clip((best - FAINTEST) / (0.9 - FAINTEST), 0, 1))
    likeness.data *= (sureness[rows] / total[rows]).astype(np.float32)
    found = sparse.csr_array(likeness @ members)
    found.sort_indices()  # so that a dot product adds up in one order, whichever of the two comes first
    return found
