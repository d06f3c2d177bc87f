"""The map of an office's region: its firms counted by kelurahan and size, and those that have coordinates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from sqlalchemy.orm import Session

from matchmaker.engine.partnering.recap import sector_of
from matchmaker.engine.reference import Region, is_within, on_map, regions
from matchmaker.engine.size_class import size_class
from matchmaker.i18n import today
from matchmaker.permissions import Actor
from matchmaker.services.partnering.network import area_of
from matchmaker.store import firms, profiles
from matchmaker.store.profiles import OUTLINE, Stored

LARGEST = 2000
"""At most so many firms are drawn one by one."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which firms: whose first business code lies in a sector («2025:10»), of a size class; blank for all."""

    sector: str = ""
    size: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """A firm with its size class and sector, "" where they are unknown."""

    firm: Stored
    size: str
    sector: str

    @property
    def at(self) -> tuple[float, float] | None:
        """Its latitude and longitude in degrees, where both are recorded."""
        latitude, longitude = self.firm.profile.latitude, self.firm.profile.longitude
        return None if latitude is None or longitude is None else (latitude, longitude)


@dataclass(frozen=True, slots=True)
class Place:
    """A kelurahan, or the nearest unit around it whose coordinates are recorded; its firms counted by size class, "" where unknown."""

    region: Region
    sizes: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class CityMap:
    """What was asked for (a sector that no firm has is not), the firms that fit, and their number at each place, by its name.

    `elsewhere` counts those whose kelurahan is not on the map; `sectors` are those of all firms of the region.
    """

    wanted: Wanted
    spots: tuple[Spot, ...]
    places: tuple[Place, ...]
    elsewhere: int
    sectors: tuple[str, ...]
    sample: bool

    @property
    def located(self) -> tuple[Spot, ...]:
        """The firms that have coordinates."""
        return tuple(each for each in self.spots if each.at)


def read(session: Session, actor: Actor, wanted: Wanted) -> CityMap:
    """The map of the actor's region; with the firms of the sample city only where there is nothing else."""
    area = area_of(session, actor)
    day = today()
    stored = profiles.read(session, firms.of_area(area.code, sample=area.sample), only=OUTLINE)
    known = [_spot(each, day) for each in sorted(stored, key=lambda each: each.profile.name)]
    sectors = tuple(sorted({each.sector for each in known} - {""}))
    asked = Wanted(wanted.sector if wanted.sector in sectors else "", wanted.size)
    fit = tuple(each for each in known if asked.sector in ("", each.sector) and asked.size in ("", each.size))
    places, elsewhere = _places(area.code, fit)
    return CityMap(asked, fit, places, elsewhere, sectors, area.sample)


def _spot(firm: Stored, day: date) -> Spot:
    return Spot(firm, size_class(firm.profile, day) or "", sector_of(firm.profile.kbli_version, firm.profile.kbli))


def _places(area: str, spots: Iterable[Spot]) -> tuple[tuple[Place, ...], int]:
    """Every kelurahan of the area that is on the map, also one without firms; and how many firms are at none."""
    places = {each.code: Place(each) for each in _villages(area)}
    elsewhere = 0
    for spot in spots:
        region = on_map(spot.firm.profile.region or "")
        if region is None:
            elsewhere += 1
        else:
            places.setdefault(region.code, Place(region)).sizes[spot.size] += 1
    return tuple(sorted(places.values(), key=lambda each: each.region.name)), elsewhere


@lru_cache(maxsize=64)
def _villages(area: str) -> tuple[Region, ...]:
    found = (each for each in regions().values() if each.level == "village" and each.latitude is not None)
    return tuple(each for each in found if is_within(each.code, area))
