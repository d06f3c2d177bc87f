"""Every unit and period in base units a month; what cannot be compared is unknown."""

from __future__ import annotations

import math

import pytest

from matchmaker.engine.units import DIMENSIONS, UNKNOWN_DIMENSION, monthly
from matchmaker.terms import PERIODS, UNITS, values
from tests.engine.firms import buyer, supplier
from tests.engine.firms import values as features

IN_BASE = {
    "kg": ("mass", 1), "ton": ("mass", 1000), "kuintal": ("mass", 100), "gram": ("mass", 0.001),
    "liter": ("volume", 1), "m3": ("volume", 1000), "meter": ("length", 1), "m2": ("area", 1),
    "buah": ("piece", 1), "pcs": ("piece", 1), "lusin": ("piece", 12), "kodi": ("piece", 20), "gross": ("piece", 144),
    "pasang": ("pair", 1), "rim": ("sheet", 500), "set": ("set", 1), "porsi": ("portion", 1), "jam": ("hour", 1),
}  # fmt: skip
A_MONTH = {"day": 365 / 12, "week": 365 / 84, "month": 1.0, "year": 1 / 12}


def test_the_tables_name_every_unit_and_period() -> None:
    assert set(IN_BASE) == set(values(UNITS))
    assert set(A_MONTH) == set(values(PERIODS))


@pytest.mark.parametrize("period", A_MONTH)
@pytest.mark.parametrize("unit", IN_BASE)
def test_a_quantity_becomes_base_units_a_month(unit: str, period: str) -> None:
    amount, dimension = monthly(3, unit, period)
    assert amount == pytest.approx(3 * IN_BASE[unit][1] * A_MONTH[period], rel=1e-12)
    assert DIMENSIONS[dimension] == IN_BASE[unit][0]


NOT_KNOWN = [(None, "kg"), (3, None), (3, "karung"), (-1, "kg"), (math.nan, "kg"), (math.inf, "kg"), (10**400, "kg")]


@pytest.mark.parametrize("stated", NOT_KNOWN)
def test_what_is_not_known_has_no_dimension(stated: tuple[float | None, str | None]) -> None:
    amount, dimension = monthly(*stated, "month")
    assert math.isnan(amount)
    assert dimension == UNKNOWN_DIMENSION
    assert monthly(3, "kg", "fortnight")[1] == UNKNOWN_DIMENSION


SHARES = [
    ({"capacity": 400, "unit": "buah"}, {"quantity": 500, "unit": "buah"}, 0.8),
    ({"capacity": 400, "unit": "pcs"}, {"quantity": 500, "unit": "buah"}, 0.8),
    ({"capacity": 10, "unit": "kodi"}, {"quantity": 500, "unit": "buah"}, 0.4),
    ({"capacity": 900, "unit": "buah"}, {"quantity": 500, "unit": "buah"}, 1.0),
    ({"capacity": 12, "unit": "buah", "period": "month"}, {"quantity": 288, "unit": "buah", "period": "year"}, 0.5),
    ({"capacity": 400, "unit": "buah", "booked": 300}, {"quantity": 500, "unit": "buah"}, 0.2),
    ({"capacity": 400, "unit": "buah", "booked": 900}, {"quantity": 500, "unit": "buah"}, 0.0),
]


@pytest.mark.parametrize(("offer", "need", "share"), SHARES)
def test_capacity_is_the_root_of_the_share_filled(offer: dict[str, object], need: dict[str, object], share: float) -> None:
    found = features([buyer(need=need), supplier(offer={"booked": None} | offer)], "B1", "buyer", "S1")
    assert found["capacity_filled"] == pytest.approx(share**0.5, rel=1e-6)


UNKNOWN = [
    ({"capacity": 400, "unit": "kg"}, {"quantity": 500, "unit": "kodi"}),
    ({"capacity": None}, {"quantity": 500}),
    ({"capacity": 400}, {"quantity": None}),
    ({"capacity": 400, "unit": None}, {"quantity": 500}),
    ({"capacity": 400}, {"quantity": 0}),
]


@pytest.mark.parametrize(("offer", "need"), UNKNOWN)
def test_capacity_across_dimensions_or_unstated_is_unknown(offer: dict[str, object], need: dict[str, object]) -> None:
    assert features([buyer(need=need), supplier(offer=offer)], "B1", "buyer", "S1")["capacity_filled"] == "unknown"
