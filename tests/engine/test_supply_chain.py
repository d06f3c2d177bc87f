"""The supply-chain features, worked by hand."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from matchmaker.engine.pairs import Question
from matchmaker.engine.profile import Certificate, Need, Offer, Profile
from matchmaker.engine.ranking import rank
from matchmaker.engine.supply_chain import SUPPLY_CHAIN
from matchmaker.engine.table.firm_columns import TrackRecord
from matchmaker.engine.table.firm_table import FirmTable
from tests.engine.firms import TODAY, buyer, found, supplier, values

HALAL, BRAND = Certificate("halal"), Certificate("hki_merek")


def _value(feature: str, asks: Profile, gives: Profile) -> Any:
    return values([asks, gives], asks.id, "buyer", gives.id)[feature]


@pytest.mark.parametrize("words", ["kardus sepatu", "Kardus Sepatu", "DUS  SEPATU", "karton box sepatu"])
def test_the_same_product_in_other_words_is_a_full_match(words: str) -> None:
    assert _value("product", buyer(), supplier(offer={"product": words})) == pytest.approx(1.0, abs=1e-6)


def test_nearer_words_match_better_and_a_slip_of_the_finger_matches_still() -> None:
    slip, half = (_value("product", buyer(), supplier(offer={"product": words})) for words in ("kardsu sepatu", "kardus kue"))
    assert slip == pytest.approx(1.0, abs=1e-6)
    assert 1 > half > 0.3


def test_capacity_is_weighed_by_the_product_line_it_belongs_to() -> None:
    pair = [buyer(), supplier(offers=(Offer("kardus kue", capacity=5000, unit="buah"),))]
    found_values = values(pair, "B1", "buyer", "S1")
    assert found_values["capacity_filled"] == pytest.approx(found_values["product"])


SECTORS = [
    (("14111",), ("13121",), None, 1.0),  # the chief manufacturing supplier of the clothes makers
    (("14111",), ("15201",), None, math.sqrt(0.03092 / 0.3748)),
    (("10710",), ("10722",), None, math.sqrt(0.0818 / 0.31617)),
    (("15201",), ("17022",), None, math.sqrt(0.00079 / 0.09452)),
    (("14111",), ("15201",), "13121", 1.0),  # the offer's own code comes first
    (("14111",), ("13121",), "14111", 1.0),  # a rival's line tells nothing; the firm's core does
    (("15201",), ("15202",), None, "unknown"),  # the own sector
    ((), ("13121",), None, "unknown"),
    (("14111",), (), None, "unknown"),
    (("14111",), ("00000",), None, "unknown"),
    (("00000",), ("13121",), None, "unknown"),
]


@pytest.mark.parametrize(("buys", "sells", "line", "strength"), SECTORS)
def test_sector_complement(buys: tuple[str, ...], sells: tuple[str, ...], line: str | None, strength: float | str) -> None:
    value = _value("sector_complement", buyer(kbli=buys), supplier(kbli=sells, offer={"kbli": line}))
    assert value == (strength if isinstance(strength, str) else pytest.approx(strength, abs=2e-4))


def test_an_agency_has_no_sector_to_complement() -> None:
    assert _value("sector_complement", buyer(kind="agency"), supplier()) == "not_applicable"


SCALES = [(math.exp(2) * 10, 10, 1.0), (10, 10, 0.5), (math.exp(6) * 10, 10, 0.0), (10, math.exp(2) * 10, 0.0), (math.e**3 * 5, 5, 0.75)]


@pytest.mark.parametrize(("buys", "sells", "fit"), SCALES)
def test_scale_is_best_at_seven_times_the_workers(buys: float, sells: float, fit: float) -> None:
    assert _value("scale_compatible", buyer(workers=buys), supplier(workers=sells)) == pytest.approx(fit, abs=1e-12)


@pytest.mark.parametrize(("buys", "sells"), [(None, 5), (5, None), (0, 5), (5, 0)])
def test_scale_is_unknown_without_workers(buys: float | None, sells: float | None) -> None:
    assert _value("scale_compatible", buyer(workers=buys), supplier(workers=sells)) == "unknown"


def test_a_group_without_workers_counts_its_members() -> None:
    group = supplier(kind="group", members=10)
    assert _value("scale_compatible", buyer(workers=math.exp(2) * 10), group) == pytest.approx(1.0)
    assert _value("scale_compatible", buyer(workers=70), supplier(members=10)) == "unknown"


def test_nearness_falls_by_e_every_30_kilometres() -> None:
    degrees = math.degrees(30 / 6371.0088)
    place = {"latitude": -7.4, "longitude": 112.4}
    assert _value("near", buyer(**place), supplier(**place)) == 1.0
    assert _value("near", buyer(**place), supplier(latitude=-7.4 - degrees, longitude=112.4)) == pytest.approx(math.exp(-1), rel=1e-9)
    assert _value("near", buyer(**place), supplier()) == "unknown"


def test_without_coordinates_the_middle_of_the_region_stands_for_the_place() -> None:
    assert _value("near", buyer(region="35.76.02.1001"), supplier(region="35.76.02.1001")) == 1.0
    assert 0.5 < _value("near", buyer(region="35.76.02.1001"), supplier(latitude=-7.47, longitude=112.43)) < 1
    assert _value("near", buyer(region="99.99"), supplier(region="35.76.02.1001")) == "unknown"


def test_certificates_count_those_that_the_best_asking_need_asks_for() -> None:
    asks = {"certificates": ("halal", "hki_cipta")}
    assert _value("certificates_held", buyer(need=asks), supplier(certificates=(HALAL,))) == 0.5
    assert _value("certificates_held", buyer(need=asks), supplier(certificates=(BRAND,))) == 0.0
    assert _value("certificates_held", buyer(), supplier(certificates=(HALAL,))) == "not_applicable"
    nearer = (Need("kardus sepatu", certificates=("halal",)), Need("kardus kue", certificates=("hki_cipta",)))
    assert _value("certificates_held", buyer(needs=nearer), supplier(certificates=(HALAL,))) == 1.0


def test_track_record_leans_on_the_city_until_a_firm_has_its_own() -> None:
    firms = FirmTable.of([buyer(), supplier(1), supplier(2)], TrackRecord(np.array([0.0, 4, 0]), np.array([0.0, 3, 0])))
    matches = rank(firms, SUPPLY_CHAIN, Question(0, "buyer", TODAY)).matches
    assert {match.row: match.contributions[-1].value for match in matches} == {1: (3 + 4 * 0.75) / 8, 2: 0.75}
    assert _value("track_record", buyer(), supplier()) == "unknown"


def test_the_better_pair_comes_first() -> None:
    near, far = {"latitude": -7.47, "longitude": 112.43}, {"latitude": -8.1, "longitude": 112.2}
    sellers = [supplier(1, **far), supplier(2, **near), supplier(3, offer={"product": "kardus kue"}, **far)]
    assert found([buyer(**near), *sellers], "B1", "buyer") == ["S2", "S1", "S3"]
