"""Quantity, unit and period become one base quantity a month within one dimension; different dimensions are never compared."""

from __future__ import annotations

import math

from matchmaker.engine.profile import known
from matchmaker.terms import UNITS

UNKNOWN_DIMENSION = -1
DIMENSIONS: tuple[str, ...] = tuple(dict.fromkeys(unit.dimension for unit in UNITS))
"""In the order of the unit table; a dimension's place in it is its number in the columns."""
MONTHS = {"day": 12 / 365, "week": 7 * 12 / 365, "month": 1.0, "year": 12.0}
"""Length of each period in months of 365/12 days."""

_UNITS = {unit.value: (DIMENSIONS.index(unit.dimension), unit.factor) for unit in UNITS}


def monthly(quantity: float | None, unit: str | None, period: str) -> tuple[float, int]:
    """`quantity` in base units a month and its dimension; (NaN, UNKNOWN_DIMENSION) where quantity, unit or period is unknown."""
    if math.isnan(known(quantity)) or unit not in _UNITS or period not in MONTHS:
        return math.nan, UNKNOWN_DIMENSION
    dimension, factor = _UNITS[unit]
    return known(quantity) * factor / MONTHS[period], dimension
