"""The map's numbers: each firm at its kelurahan or the nearest unit around it, real firms before invented ones."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from matchmaker.engine.profile import Profile
from matchmaker.permissions import Actor
from matchmaker.services import city_map
from matchmaker.services.city_map import CityMap, Wanted
from tests.services.town import NEIGHBOUR, OFFICIAL, PROVINCE, keep

MENTIKAN, KAUMAN = "35.76.01.1003", "35.76.01.1004"
SMALL, LARGE = 4e9, 9e10


def firm(number: int, **facts: Any) -> Profile:
    """An invented maker of food."""
    return Profile(id=f"F-{number}", name=f"Usaha {number}", **{"kbli": ("10794",), "region": MENTIKAN, "annual_sales": SMALL, **facts})


def counted(found: CityMap) -> dict[str, dict[str, int]]:
    """The places that have firms, with their numbers."""
    return {each.region.name: dict(each.sizes) for each in found.places if each.sizes.total()}


def test_firms_are_counted_by_place_and_size(session: Session) -> None:
    keep(session, firm(1), firm(2, annual_sales=LARGE), firm(3, annual_sales=None), firm(4, region=KAUMAN), firm(5, region=None))
    found = city_map.read(session, OFFICIAL, Wanted())
    assert counted(found) == {"Mentikan": {"kecil": 1, "besar": 1, "": 1}, "Kauman": {"kecil": 1}}
    assert (found.elsewhere, len(found.spots), found.located) == (1, 5, ())
    assert len(found.places) == 18


def test_a_place_without_coordinates_is_drawn_at_the_unit_around_it(session: Session) -> None:
    keep(session, firm(1, region="35.78.01.1001"), office="35.78")
    found = city_map.read(session, Actor("supervisor", PROVINCE), Wanted())
    assert counted(found) == {"Kota Surabaya": {"kecil": 1}}


def test_a_map_holds_the_firms_of_one_area_and_the_invented_ones_only_where_there_is_nothing_else(session: Session) -> None:
    keep(session, firm(1), sample=True)
    assert city_map.read(session, OFFICIAL, Wanted()).sample
    keep(session, firm(2), firm(3))
    keep(session, firm(4), office=NEIGHBOUR)
    found = city_map.read(session, OFFICIAL, Wanted())
    assert ([each.firm.profile.id for each in found.spots], found.sample) == (["F-2", "F-3"], False)


def test_only_firms_with_both_coordinates_are_located(session: Session) -> None:
    keep(session, firm(1, latitude=-7.47, longitude=112.43), firm(2))
    assert [each.at for each in city_map.read(session, OFFICIAL, Wanted()).located] == [(-7.47, 112.43)]


def test_a_filter_counts_what_fits_and_still_offers_all_sectors(session: Session) -> None:
    keep(session, firm(1), firm(2, kbli=("15201",)), firm(3, kbli=("15201",), annual_sales=LARGE))
    found = city_map.read(session, OFFICIAL, Wanted("2025:15", "besar"))
    assert [each.firm.profile.id for each in found.spots] == ["F-3"]
    assert found.sectors == ("2025:10", "2025:15")
    assert city_map.read(session, OFFICIAL, Wanted("2025:99")).wanted == Wanted()
