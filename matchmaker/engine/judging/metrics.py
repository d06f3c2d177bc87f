"""Ranking metrics over graded lists: gains 2^grade - 1, discount 1/log2(rank + 1), every candidate ranked."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

Grades = NDArray[np.int64]
Values = NDArray[np.float64]

CUT = 10
RELEVANT = 1
NAMES = (f"ndcg@{CUT}", f"recall@{CUT}", f"precision@{CUT}", f"hit@{CUT}", "mrr")


def per_seeker(ranked: Grades) -> Mapping[str, Values]:
    """Each metric of each seeker, (seekers,), from the grades in ranked order, (seekers, candidates).

    A seeker without a relevant candidate gets NaN everywhere and so is left out of every mean.
    """
    relevant = ranked >= RELEVANT
    number = relevant.sum(axis=1)
    has_any = number > 0
    found = relevant[:, :CUT].sum(axis=1)
    first = np.where(has_any, relevant.argmax(axis=1) + 1, 1)
    values = {
        NAMES[0]: ndcg(ranked),
        NAMES[1]: found / np.maximum(number, 1),
        NAMES[2]: found / CUT,
        NAMES[3]: (found > 0).astype(np.float64),
        NAMES[4]: 1.0 / first,
    }
    return {name: np.where(has_any, value, np.nan) for name, value in values.items()}


def ndcg(ranked: Grades, cut: int = CUT) -> Values:
    """Normalised discounted cumulative gain at `cut`, (seekers,); NaN where every grade is 0."""
    gains = np.exp2(ranked[:, :cut].astype(np.float64)) - 1
    best = np.exp2(np.sort(ranked, axis=1)[:, ::-1][:, :cut].astype(np.float64)) - 1
    discount = discounts(gains.shape[1])
    with np.errstate(invalid="ignore"):
        return np.asarray((gains @ discount) / (best @ discount))


def discounts(ranks: int) -> Values:
    """1/log2(rank + 1) of the first `ranks` places."""
    return np.asarray(1 / np.log2(np.arange(ranks) + 2))


def means(values: Mapping[str, Values]) -> dict[str, float]:
    """The mean of each metric over the seekers that have a relevant candidate; 0 where nobody has."""
    return {name: float(np.nanmean(each)) if np.isfinite(each).any() else 0.0 for name, each in values.items()}


def exposure(orders: NDArray[np.int64], shown: NDArray[np.bool_], cut: int = CUT) -> Values:
    """The discounted places that each candidate has among the first `cut` of all orders, (candidates,).

    Only places of pairs that are `shown` count, (seekers, candidates): whoever is held back fills the end of an order and is not seen.
    """
    first = orders[:, :cut]
    places = np.take_along_axis(shown, first, axis=1) * discounts(first.shape[1])
    return np.asarray(np.bincount(first.ravel(), places.ravel(), shown.shape[1]), dtype=np.float64)


def coverage(orders: NDArray[np.int64], shown: NDArray[np.bool_], cut: int = CUT) -> float:
    """Share of the candidates that are shown among the first `cut` of anybody's order, (seekers, candidates)."""
    return float((exposure(orders, shown, cut) > 0).mean()) if shown.shape[1] else 0.0


def exposure_gini(orders: NDArray[np.int64], shown: NDArray[np.bool_], cut: int = CUT) -> float:
    """Gini coefficient of the discounted places shown among the first `cut`, over all candidates: 0 even, near 1 all on one."""
    ordered = np.sort(exposure(orders, shown, cut))
    candidates, total = len(ordered), ordered.sum()
    if candidates == 0 or total == 0:
        return 0.0
    return float((2 * np.arange(1, candidates + 1) - candidates - 1) @ ordered / (candidates * total))
