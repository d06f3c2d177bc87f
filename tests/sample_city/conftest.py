"""One city and one procurement, drawn once for all tests of the room."""

from __future__ import annotations

from datetime import date

import pytest

from matchmaker.interchange import Dataset
from matchmaker.sample_city import city, procurement

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="session")
def mojokerto() -> Dataset:
    return city(today=TODAY)


@pytest.fixture(scope="session")
def packages() -> Dataset:
    return procurement()
