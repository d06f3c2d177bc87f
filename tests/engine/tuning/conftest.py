"""A small world measured once, and labels of it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from matchmaker.engine.judging.trial import Trial, prepare
from matchmaker.engine.pairings import PAIRINGS
from matchmaker.engine.table.firm_table import FirmTable
from matchmaker.engine.tuning.labels import Event, Label, labels
from matchmaker.engine.worlds import DAY, WORLDS, World, outcomes
from matchmaker.engine.worlds.oracle import shown

GOOD = np.array(list(PAIRINGS["supply_chain"].start_weights().values()))
BAD = np.array([0.02, 0.05, 0.33, 0.08, 0.2, 0.32, 0.0])
Labelled = Callable[[int], tuple[Label, ...]]


@pytest.fixture(scope="session")
def world() -> World:
    return WORLDS["additive"](4, 100, 200)


@pytest.fixture(scope="session")
def trial(world: World) -> Trial:
    return prepare(FirmTable.of(world.profiles), PAIRINGS["supply_chain"], world.judgements(), DAY)


@pytest.fixture(scope="session")
def labelled(world: World) -> Labelled:
    """So many outcomes of what the expert's lists showed."""

    by = shown(world)

    def draw(number: int) -> tuple[Label, ...]:
        log = outcomes(world, by, number, 1)
        return labels(Event(each.seeker, each.partner, each.outcome, each.decided_on, each.exposed_rank) for each in log)

    return draw
