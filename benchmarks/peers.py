"""The same city as N x 128 float32 vectors, searched by other people's exact searches, one query at a time; and the memory limit."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from benchmarks import apart
from matchmaker.engine.language import phrases
from matchmaker.engine.language.ngrams import BUCKETS
from matchmaker.engine.table.firm_table import FirmTable

WIDTH = 128
NEAREST = 10
PASSES = 5

Vectors = NDArray[np.float32]
Rows = NDArray[np.int64]
Search = Callable[[Vectors], Rows]
"""The rows of the NEAREST vectors to one vector, (NEAREST,), nearest first."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Milliseconds of each query of each search, and of one plain pass over all vectors."""

    milliseconds: dict[str, tuple[float, ...]]
    one_pass: float


def compare(folder: Path, queries: int) -> Compared:
    """Search for the needs of firms spread over the city, with one search after the other, whose idle threads would else be in the way."""
    firms = apart.opened(folder)
    vectors, needs = firm_vectors(firms)
    asked = needs[np.linspace(0, len(needs) - 1, queries).astype(int)]
    taken = {name: tuple(_milliseconds(search, query) for query in asked) for name, search in searches(vectors).items()}
    return Compared(taken, one_pass(vectors))


def _milliseconds(search: Search, query: Vectors) -> float:
    start = time.perf_counter()
    search(query)
    return 1e3 * (time.perf_counter() - start)


def firm_vectors(firms: FirmTable) -> tuple[Vectors, Vectors]:
    """Unit vectors of the offers of each firm, any direction for a firm without, (firms, WIDTH); and of each need, (needs, WIDTH).

    A phrase's n-gram vector is projected by adding each bucket, with a random sign, to one random place of the WIDTH.
    """
    draw = np.random.default_rng(0)
    places = np.arange(BUCKETS), draw.integers(WIDTH, size=BUCKETS)
    projection = sparse.csr_array((draw.choice([-1, 1], BUCKETS).astype(np.float32), places), shape=(BUCKETS, WIDTH))
    texts = (phrases.vectors([phrases.parted(text)[0] for text in firms.products.texts]) @ projection).toarray()
    offers = firms.offers.firm, firms.offers.phrase
    carried = sparse.csr_array((np.ones(len(offers[0]), dtype=np.float32), offers), shape=(len(firms), len(texts)))
    return _unit(carried @ texts), _unit(texts[firms.needs.phrase])


def _unit(vectors: Vectors) -> Vectors:
    blank = ~vectors.any(axis=1)
    vectors[blank] = np.random.default_rng(1).normal(size=(int(blank.sum()), WIDTH))
    return np.ascontiguousarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)


def searches(vectors: Vectors) -> dict[str, Search]:
    """Each exact search over the vectors, by name."""
    import faiss  # here, so that the processes which are weighed do not load these three
    from sklearn.neighbors import NearestNeighbors
    from usearch import index

    brute = NearestNeighbors(n_neighbors=NEAREST, algorithm="brute").fit(vectors)
    flat = faiss.IndexFlatIP(WIDTH)
    flat.add(vectors)
    return {
        "faiss IndexFlatIP": lambda query: flat.search(query[None], NEAREST)[1][0],
        "numpy GEMV + argpartition": lambda query: _nearest(vectors @ query),
        "usearch exact": lambda query: index.search(vectors, query, NEAREST, index.MetricKind.IP, exact=True).keys.astype(np.int64),
        "scikit-learn brute": lambda query: brute.kneighbors(query[None], return_distance=False)[0],
    }


def _nearest(likeness: Vectors) -> Rows:
    best = np.argpartition(likeness, -NEAREST)[-NEAREST:]
    return best[np.argsort(-likeness[best])]


def one_pass(array: NDArray[np.float32]) -> float:
    """Milliseconds to add up the array, at best: no query that reads all of it can be faster."""
    taken = []
    for _ in range(PASSES):
        start = time.perf_counter()
        array.sum()
        taken.append(1e3 * (time.perf_counter() - start))
    return min(taken)
