"""Confidence in the facts of a profile: by their age and by who saw them."""

from __future__ import annotations

from datetime import date

import pytest

from matchmaker.engine.freshness import confidence, is_old

TODAY = date(2026, 5, 10)


@pytest.mark.parametrize(
    ("observed_on", "old"),
    [(date(2026, 5, 10), False), (date(2025, 5, 11), False), (date(2025, 5, 10), True), (date(2020, 1, 1), True), (None, True)],
)
def test_facts_are_old_after_twelve_months(observed_on: date | None, old: bool) -> None:
    assert is_old(observed_on, TODAY) == old


def test_confidence() -> None:
    fresh, stale = date(2026, 1, 1), date(2024, 1, 1)
    assert [confidence(fresh, True, TODAY), confidence(fresh, False, TODAY)] == ["high", "medium"]
    assert [confidence(stale, True, TODAY), confidence(stale, False, TODAY)] == ["medium", "low"]
    assert confidence(None, True, TODAY) == "low"
