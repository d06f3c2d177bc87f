"""One small world of each kind."""

from __future__ import annotations

import pytest

from matchmaker.engine.worlds import World, additive, mentorship


@pytest.fixture(scope="session")
def trading() -> World:
    return additive(3, buyers=40, suppliers=160)


@pytest.fixture(scope="session")
def teaching() -> World:
    return mentorship(3, mentees=50, mentors=120)


@pytest.fixture(scope="session", params=["trading", "teaching"])
def world(request: pytest.FixtureRequest) -> World:
    found: World = request.getfixturevalue(request.param)
    return found
