"""Quantity, unit and period become one base quantity a month within one dimension; different dimensions are never compared."""

from __future__ import annotations

import math

from matchmaker.terms import UNITS

UNKNOWN_DIMENSION = -1
DIMENSIONS: tuple[str, ...] = tuple(dict.fromkeys(unit.dimension for unit in UNITS))
"""In the order of the unit table; a dimension's place in it is its number in the columns."""
MONTHS = {"day": 12 / 365, "week": 7 * 12 / 365, "month": 1.0, "year": 12.0}
"""Length of each period in months of 365/12 days."""

_UNITS = {unit.value: (DIMENSIONS.index(unit.dimension), unit.factor) for unit in UNITS}


def monthly(quantity: float | None, unit: str | None, period: str) -> tuple[float, int]:
    """`quantity` in base units a month and its dimension; (NaN, UNKNOWN_DIMENSION) where quantity or unit is unknown."""
    if quantity is None or unit is None or unit not in _UNITS or not math.isfinite(quantity) or quantity < 0:
        return math.nan, UNKNOWN_DIMENSION
    dimension, factor = _UNITS[unit]
    return quantity * factor / MONTHS[period], dimension
