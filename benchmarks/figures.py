"""Figures: everything measured of one city, and which targets it meets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from benchmarks.all_firms import Batch
from benchmarks.answers import Served
from benchmarks.peers import Compared
from benchmarks.table_files import Built, Opened
from benchmarks.target import Target


@dataclass(frozen=True, slots=True)
class Figures:
    """One city of `size` firms; `limit` is the milliseconds of one plain pass over the bytes that a usual question must read."""

    size: int
    built: Built
    opened: Opened
    served: Served
    batch: Batch
    peers: Compared
    limit: float

    def percentile(self, percent: float, *, again: bool = True) -> float:
        """Milliseconds within which so many of our answers come."""
        return float(np.percentile(self.served.milliseconds(again=again), percent))

    def times_faster(self, peer: str) -> float:
        """The peer's median query against our median answer."""
        return float(np.median(self.peers.milliseconds[peer])) / self.percentile(50)


def targets(figures: Figures) -> Iterator[Target]:
    """The targets of a city of this size."""
    if figures.size == 10_000:
        yield Target("answers p99, ms", figures.percentile(99), 2, percentile=99)
    if figures.size == 1_000_000:
        yield from _city(figures)
        yield from _answers(figures)
        both = sum(each.proportional for each in figures.opened.together)
        yield Target("memory of both processes together, MB", both, 1_500)
        yield Target("opening, s", figures.opened.seconds, 2)
        yield Target("top 20 for all firms from one side, minutes", figures.batch.seconds / 60, 20)


def _city(figures: Figures) -> Iterator[Target]:
    asked = [each.asked.strange for each in figures.served.answers]
    yield Target("offers of one product, %", 100 * figures.built.popular, 5, at_least=True)
    yield Target("distinct phrases", figures.built.phrases, 300_000, at_least=True)
    yield Target("questions never seen before, %", 100 * sum(asked) / len(asked), 20, at_least=True)


def _answers(figures: Figures) -> Iterator[Target]:
    yield Target("answers p50, ms", figures.percentile(50), 5, percentile=50)
    yield Target("answers p95, ms", figures.percentile(95), 25, percentile=95)
    yield Target("median below faiss IndexFlatIP, times", figures.times_faster("faiss IndexFlatIP"), 5, at_least=True, percentile=50)
    yield Target("median below scikit-learn brute, times", figures.times_faster("scikit-learn brute"), 50, at_least=True, percentile=50)
