"""Trials made by hand: what each feature is worth for each pair is given, not measured."""

from __future__ import annotations

from typing import Any

import numpy as np

from matchmaker.engine.judging.measured import Measured
from matchmaker.engine.judging.trial import Trial
from matchmaker.engine.pairings import PAIRINGS
from matchmaker.engine.profile import Profile
from matchmaker.engine.table.firm_table import FirmTable
from tests.engine.firms import TODAY

SUPPLY = PAIRINGS["supply_chain"]
NAMES = [each.name for each in SUPPLY.features]


def only(*features: str) -> dict[str, float]:
    """Weights that count these features alike and no other."""
    return {name: 1.0 / len(features) if name in features else 0.0 for name in NAMES}


def by_hand(seekers: list[Profile], candidates: list[Profile], values: dict[str, Any], grades: Any, eligible: Any = True) -> Trial:
    """A trial with these values of some features, (seekers, candidates); the others are unknown. Candidates stand by id."""
    shape = len(seekers), len(candidates)
    measured = np.full((*shape, len(NAMES)), np.nan)
    for name, given in values.items():
        measured[..., NAMES.index(name)] = given
    open_to = np.broadcast_to(eligible, shape).copy()
    measured[~open_to] = np.nan
    ids = [tuple(each.id for each in firms) for firms in (seekers, candidates)]
    firms = FirmTable.of([*seekers, *candidates])
    everyone = np.ones(shape, dtype=bool)
    return Trial(firms, Measured(SUPPLY, *ids, measured, open_to, everyone), np.array(grades), everyone, TODAY)
