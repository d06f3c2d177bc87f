"""One small world of each name, drawn once."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from matchmaker.engine.worlds import WORLDS, World

Small = Callable[[str], World]


@cache
def _small(name: str) -> World:
    seekers, partners = (50, 120) if name.startswith("mentorship") else (40, 160)
    return WORLDS[name](3, seekers=seekers, partners=partners)


@pytest.fixture(scope="session")
def small() -> Small:
    """The small world of a name."""
    return _small


@pytest.fixture(scope="session")
def trading() -> World:
    return _small("additive")


@pytest.fixture(scope="session")
def teaching() -> World:
    return _small("mentorship")


@pytest.fixture(scope="session", params=WORLDS)
def name(request: pytest.FixtureRequest) -> str:
    found: str = request.param
    return found


@pytest.fixture(scope="session")
def world(name: str) -> World:
    return _small(name)
