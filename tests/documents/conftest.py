"""An evaluation of a few invented firms, and a tuning as it is printed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from matchmaker import i18n
from matchmaker.engine.judging.comparison import compare
from matchmaker.engine.judging.evaluation import evaluate
from matchmaker.engine.judging.trial import Judgement, Trial, prepare
from matchmaker.engine.pairings import PAIRINGS
from matchmaker.engine.table.firm_table import FirmTable
from tests.engine.firms import TODAY, buyer, supplier

SUPPLY = PAIRINGS["supply_chain"]
EVEN = SUPPLY.checked(dict.fromkeys(SUPPLY.start_weights(), 1.0))


@pytest.fixture(scope="module")
def trial() -> Trial:
    """Four buyers, of whom two tell their size, and fourteen suppliers, one of whom has a name that looks like a tag."""
    buyers = [buyer(number, annual_sales=1e9 if number % 2 else None) for number in range(1, 5)]
    suppliers = [supplier(number, workers=float(number)) for number in range(101, 115)]
    judged = [Judgement(f"B{number}", f"S{100 + 3 * number}", 1 + number % 2) for number in range(1, 5)]
    return prepare(FirmTable.of([*buyers, *suppliers]), SUPPLY, judged, TODAY)


@pytest.fixture(scope="module")
def found(trial: Trial) -> dict[str, Any]:
    return evaluate(trial, with_baselines=True)


@pytest.fixture(scope="module")
def tuned(trial: Trial) -> dict[str, Any]:
    return {
        "pairing": "supply_chain", "labels": 120, "ship": False, "reason": "belum terbukti <b>lebih</b> baik",
        "prior": SUPPLY.start_weights(), "weights": EVEN, "gain": {"ndcg@10": [-0.01, 0.004, 0.02]},
        "learning_curve": [
            {"labels": 20, "prior": 0.49, "tuned": 0.41, "shipped": 0.49},
            {"labels": 120, "prior": 0.49, "tuned": 0.5, "shipped": 0.495},
        ],
        "calibration": {"bands": [
            {"low": 0.0, "high": 0.3, "pairs": 40, "succeeded": 8, "expected": 7.6},
            {"low": 0.3, "high": 1.0, "pairs": 20, "succeeded": 11, "expected": 10.0},
        ]},
        "comparison": compare(trial, SUPPLY.start_weights(), EVEN),
    }  # fmt: skip


@pytest.fixture(params=["id", "en"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    """Each of both languages, chosen for the test."""
    with i18n.reading(request.param):
        yield request.param
