"""Where invented firms stand: most in the city, some around it, a few far away; and how long the way between them is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from matchmaker.engine import reference

Values = NDArray[np.float64]

CENTRE = (-7.47, 112.43)
KM_A_DEGREE = (110.6, 110.4)
RINGS_KM, SHARES = (2.0, 12.0, 35.0), (0.55, 0.30, 0.15)
DETOUR, DOORSTEP_KM = 1.25, 0.4


@dataclass(frozen=True)
class Places:
    """Kilometres north and east of the city's centre, (firms, 2)."""

    offsets: Values

    @classmethod
    def scattered(cls, chance: np.random.Generator, number: int) -> Places:
        """So many places, each in one of the rings."""
        rings = chance.choice(RINGS_KM, size=(number, 1), p=SHARES)
        return cls(chance.normal(size=(number, 2)) * rings)

    def roads(self, other: Places) -> Values:
        """Kilometres by road from each place here to each there."""
        return np.asarray(DETOUR * np.linalg.norm(self.offsets[:, None] - other.offsets[None], axis=2) + DOORSTEP_KM)

    def degrees(self, row: int) -> tuple[float, float]:
        """Latitude and longitude, to about ten metres."""
        north, east = (self.offsets[row] / KM_A_DEGREE).tolist()
        return round(CENTRE[0] + north, 4), round(CENTRE[1] + east, 4)

    def region(self, row: int) -> str:
        """The code of the region whose centre is nearest."""
        codes, centres = _centres()
        return codes[int(np.argmin(np.linalg.norm(centres - self.offsets[row], axis=1)))]


@lru_cache(maxsize=1)
def _centres() -> tuple[tuple[str, ...], Values]:
    """Codes of all regions with a centre below the province, and these centres as offsets, (regions, 2)."""
    placed = [each for each in reference.regions().values() if each.latitude is not None and each.level != "province"]
    degrees = np.array([(each.latitude, each.longitude) for each in placed], dtype=np.float64)
    return tuple(each.code for each in placed), (degrees - CENTRE) * KM_A_DEGREE
