"""replay(): what a kept match scores under other weights, from the values that were kept with it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from matchmaker.engine.ranking import Contribution, total


@dataclass(frozen=True, slots=True)
class Replayed:
    """A match under other weights; `not_kept` names the features of which the match kept no value, which count as unknown."""

    score: float
    coverage: float
    contributions: tuple[Contribution, ...]
    not_kept: tuple[str, ...]


def replay(kept: Sequence[Mapping[str, Any]], weights: Mapping[str, float]) -> Replayed:
    """Under its own weights exactly the score and the coverage that the match had; `weights` are divided by their sum.

    A contribution without a value gives it back where its amount and weight do.
    """
    known, whole = {each["feature"]: each for each in kept}, math.fsum(weights.values())
    found = tuple(_contribution(name, known.get(name, {}), weight / whole) for name, weight in weights.items())
    not_kept = tuple(each.feature for each in found if each.value is None and not _is_told(known.get(each.feature, {})))
    return Replayed(*total(found), found, not_kept)


def _contribution(name: str, kept: Mapping[str, Any], weight: float) -> Contribution:
    value = _value(kept)
    if value is None:
        state = "not_applicable" if kept.get("state") == "not_applicable" else "unknown"
        return Contribution(name, None, weight, 0.0, state)
    return Contribution(name, value, weight, value * weight, "known")


def _value(kept: Mapping[str, Any]) -> float | None:
    if kept.get("state") != "known":
        return None
    if kept.get("value") is not None:
        return float(kept["value"])
    weight, amount = kept.get("weight") or 0.0, kept.get("amount")
    return min(amount / weight, 1.0) if weight > 0 and amount is not None and math.isfinite(amount) else None


def _is_told(kept: Mapping[str, Any]) -> bool:
    """Did the match itself say that there is no value?"""
    return kept.get("state") in ("unknown", "not_applicable")
