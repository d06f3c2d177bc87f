"""compare() and measure_gain(): what other weights would change, and whether what people said of the pairs proves them better."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matchmaker.engine.judging import bootstrap, metrics
from matchmaker.engine.judging.slices import SIZES, size_classes
from matchmaker.engine.judging.top_places import top
from matchmaker.engine.judging.trial import Mask, Trial

NDCG = metrics.NAMES[0]


def compare(trial: Trial, weights: Mapping[str, float], others: Mapping[str, float]) -> dict[str, Any]:
    """From `weights`, in use now, to `others`, proposed; raises WeightsRefused.

    `metrics` {"before", "after"} with every candidate ranked, which describe and prove nothing; `changes` how many candidates are
    `entering` and `leaving` the first ten places, summed over the seekers, by size class of the candidate; `moved_seekers` how many
    seekers see other firms there. Firms behind a gate are not shown.
    """
    checked = [trial.measured.pairing.checked(each) for each in (weights, others)]
    orders = [trial.measured.orders(each) for each in checked]
    shown, then = (top(trial, order) for order in orders)
    sizes = size_classes(trial, trial.measured.candidates)
    return {
        "pairing": trial.measured.pairing.name,
        "seekers": len(trial.measured.seekers),
        "metrics": dict(zip(("before", "after"), map(trial.summary, orders), strict=True)),
        "changes": {"entering": _by_size(then & ~shown, sizes), "leaving": _by_size(shown & ~then, sizes)},
        "moved_seekers": int((shown != then).any(axis=1).sum()),
    }


def measure_gain(trial: Trial, weights: Mapping[str, float], others: Mapping[str, float]) -> dict[str, Any]:
    """`gain` {"ndcg@10": [low, mean, high]} of `others` minus `weights`, paired over seekers, and the `smallest_provable_gain` of so many.

    Only pairs that somebody judged are ranked. To rank the rest too would count every good partner that nobody was ever shown as a
    mistake, and so favour the weights that chose whom to show. Raises WeightsRefused.
    """
    orders = [trial.measured.orders(trial.measured.pairing.checked(each)) for each in (weights, others)]
    before, after = (metrics.per_seeker(trial.ranked(order, trial.judged))[NDCG] for order in orders)
    return {"gain": {NDCG: bootstrap.gain(after - before)}, "smallest_provable_gain": bootstrap.smallest_provable_gain(after - before)}


def _by_size(pairs: Mask, sizes: NDArray[np.str_]) -> dict[str, int]:
    """How many of the pairs (seekers, candidates) are with candidates of each size class, those without any left out."""
    found = {name: int(pairs[:, sizes == name].sum()) for name in SIZES}
    return {name: number for name, number in found.items() if number}
