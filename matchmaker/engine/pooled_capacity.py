"""pooled(): what a group and its members can make together, product by product."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matchmaker.engine import units
from matchmaker.engine.profile import Offer, Profile
from matchmaker.terms import UNITS


@dataclass(frozen=True, slots=True)
class Pooled:
    """A product as it is first stated; capacities in the base `unit` of its dimension a month, `makers` of the members offer it."""

    product: str
    unit: str
    own: float
    of_members: float
    makers: int


def pooled(group: Profile, members: Sequence[Profile]) -> list[Pooled]:
    """Each product and dimension of which a capacity is known, in the order stated, the group's first.

    The group's own capacity and its members' stand side by side and are never added: what a group states may be its members'.
    """
    found: dict[tuple[str, int], Pooled] = {}
    for place, profile in enumerate((group, *members)):
        seen: set[tuple[str, int]] = set()
        for offer, key, amount in _known(profile):
            old = found.get(key) or Pooled(offer.product, _base(key[1]), 0.0, 0.0, 0)
            own, theirs = (amount, 0.0) if place == 0 else (0.0, amount)
            makers = old.makers + (place > 0 and key not in seen)
            found[key] = Pooled(old.product, old.unit, old.own + own, old.of_members + theirs, makers)
            seen.add(key)
    return list(found.values())


def _known(profile: Profile) -> Iterator[tuple[Offer, tuple[str, int], float]]:
    for offer in profile.offers:
        amount, dimension = units.monthly(offer.capacity, offer.unit, offer.period)
        if not math.isnan(amount):
            yield offer, (" ".join(offer.product.casefold().split()), dimension), amount


def _base(dimension: int) -> str:
    """The unit of that dimension whose factor is one."""
    return next(unit.value for unit in UNITS if unit.factor == 1.0 and unit.dimension == units.DIMENSIONS[dimension])
