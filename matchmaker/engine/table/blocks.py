"""Blocks: the rows of a firm table in groups of neighbours, about which something is known without looking at any of them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

SHIFT = 13
"""2 ** SHIFT rows are a block."""


def block_of(rows: NDArray[np.int32]) -> NDArray[np.int32]:
    """The block of each row."""
    return rows >> SHIFT


def number_of_blocks(rows: int) -> int:
    """How many blocks so many rows make."""
    return (rows - 1 >> SHIFT) + 1
