"""Exploration: one place in ten goes to a firm drawn from behind the list, so that others are seen as well and their chance is known."""

from __future__ import annotations

import random
from dataclasses import replace

from matchmaker.engine.exposure import Arranged

ONE_IN = 10
FARTHEST = 40
"""So many behind the list may be drawn."""


def explore(arranged: Arranged, limit: int, seed: str) -> Arranged:
    """The `limit` first of an order that reaches FARTHEST further, the last of each ten of them drawn from those behind.

    Each of those has the same chance at each such place; the same `seed` draws the same ones. With nobody behind, the order stays.
    """
    length = len(arranged.moved)
    behind = range(limit, min(length, limit + FARTHEST))
    drawn = random.Random(seed).sample(behind, min(limit // ONE_IN, len(behind)))  # noqa: S311 - repeatable, and no secret
    order = list(range(min(limit, length) - len(drawn)))
    for number, place in enumerate(drawn, 1):
        order.insert(number * ONE_IN - 1, place)
    matches = tuple(replace(arranged.ranking.matches[place], pair=pair) for pair, place in enumerate(order))
    moved = tuple(
        replace(arranged.moved[place], untried=place + 1, propensity=1 / len(behind) if place in drawn else None) for place in order
    )
    return Arranged(replace(arranged.ranking, matches=matches), moved)
