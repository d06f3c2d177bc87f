"""The two-sided peer is the equilibrium that it claims to be, and reaches the figure that others published."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from benchmarks import reciprocal
from matchmaker.engine.worlds import WORLDS
from matchmaker.engine.worlds.oracle import trial

Values = NDArray[np.float64]
PUBLISHED = 15.447528483780438


def published_market() -> tuple[Values, Values]:
    """30 x 20, seed 0, half taste and half popularity, as CyberAgentAILab/FairReciprocalRecommendation draws it in its example."""
    chance = np.random.RandomState(0)
    left, right = chance.random_sample((30, 20)), chance.random_sample((20, 30))
    return 0.5 * left + 0.5 * np.linspace(1, 0, 20), 0.5 * right + 0.5 * np.linspace(1, 0, 30)


def test_the_published_market_has_the_published_matches() -> None:
    left, right = published_market()
    found = reciprocal.expected_matches(left, right, reciprocal.equilibrium(left, right))
    assert found == pytest.approx(PUBLISHED, abs=1e-9)


def test_everybody_is_in_a_couple_or_alone() -> None:
    left, right = published_market()
    couples = reciprocal.equilibrium(left, right)
    alone, others = 1 - couples.sum(axis=1), 1 - couples.sum(axis=0)
    assert min(alone.min(), others.min()) > 0
    assert np.allclose(couples, np.exp((left + right.T) / 2) * np.sqrt(alone[:, None] * others), atol=1e-9)


def test_nobody_is_coupled_with_whom_a_gate_rules_out() -> None:
    measured = trial(WORLDS["mentorship"](1, 10, 20))
    couples = reciprocal.couples_of(measured)
    assert ((couples < 0) == ~measured.measured.eligible).all()
