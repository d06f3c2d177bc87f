"""Blocks of a firm table's rows, and how near the nearest firm of each can be to the asking one, without looking at any of them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from matchmaker.engine.pairs import Question
from matchmaker.engine.table.blocks import SHIFT, number_of_blocks
from matchmaker.engine.table.firm_table import EARTH_RADIUS_KM, FirmTable

Integers = NDArray[np.int64]
Values = NDArray[np.float64]

SLACK_KM = 1e-6
"""More than rounding can make of a distance."""


def nearest_km(firms: FirmTable, question: Question) -> Values:
    """At least so far from the asking firm is every firm with a known place in each block of the rows in order, (blocks,)."""
    centre, radius = _spheres(firms)
    here = firms.position[question.row]
    chord = np.sqrt(((centre - here) ** 2).sum(axis=1)) - radius
    return np.asarray(2 * EARTH_RADIUS_KM * np.arcsin(np.clip(chord / 2, 0, 1)) - SLACK_KM)


def _spheres(firms: FirmTable) -> tuple[NDArray[np.float64], Values]:
    """The middle of each block, (blocks, 3), and the chord from there to its farthest firm, (blocks,)."""
    first = firms.row_of.first
    spheres = firms.facts.noted("spheres", first, lambda: _measured(firms.position[:first]))
    return spheres[:, :3], spheres[:, 3]


def _measured(position: NDArray[np.float64]) -> NDArray[np.float64]:
    found = np.full((number_of_blocks(len(position)), 4), np.nan)
    for block in range(len(found)):
        placed = position[block << SHIFT : block + 1 << SHIFT]
        placed = placed[~np.isnan(placed[:, 0])]
        if len(placed):
            middle = placed.mean(axis=0)
            found[block] = *middle, np.sqrt(((placed - middle) ** 2).sum(axis=1)).max()
    found[np.isnan(found[:, 3])] = 0.0, 0.0, 0.0, -np.inf
    return found
