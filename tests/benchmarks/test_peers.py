"""The searches beside which our answers are timed all find the same neighbours."""

from __future__ import annotations

import numpy as np

from benchmarks import city, peers
from matchmaker.engine.table.firm_table import FirmTable


def test_all_searches_find_equally_near_neighbours() -> None:
    vectors, needs = peers.firm_vectors(FirmTable.of(list(city.profiles(300))))
    assert vectors.shape == (300, peers.WIDTH)
    for query in needs[:5]:
        likeness = [np.sort(vectors[search(query)] @ query) for search in peers.searches(vectors).values()]
        assert np.allclose(likeness, likeness[0], atol=1e-5)
