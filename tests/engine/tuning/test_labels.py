"""The rule by which what happened becomes grades."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from matchmaker.engine.tuning.labels import Event, Label, LabelsRefused, labels

EARLY, LATE = date(2025, 3, 1), date(2026, 3, 1)


@pytest.mark.parametrize(
    ("kind", "grade"), [("succeeded", 2), ("agreed", 1), ("picked", 1), ("declined", 0), ("failed", 0), ("dismissed", 0)]
)
def test_what_somebody_did_has_a_grade(kind: str, grade: int) -> None:
    assert labels([Event("B", "S", kind, LATE, 3)]) == (Label("B", "S", grade, LATE, 3),)


def test_an_outcome_is_the_last_word() -> None:
    happened = [Event("B", "S", "succeeded", EARLY), Event("B", "S", "dismissed", LATE), Event("B", "S", "picked", LATE)]
    assert [each.grade for each in labels(happened)] == [2]
    assert [each.grade for each in labels(reversed(happened))] == [2]


def test_of_two_outcomes_the_later_counts_and_without_days_they_are_refused() -> None:
    assert [each.grade for each in labels([Event("B", "S", "declined", LATE), Event("B", "S", "succeeded", EARLY)])] == [0]
    assert [each.grade for each in labels([Event("B", "S", "declined"), Event("B", "S", "failed")])] == [0]
    for day in (None, EARLY):
        with pytest.raises(LabelsRefused) as refused:
            labels([Event("B", "S", "succeeded", day), Event("B", "S", "failed", day)])
        assert refused.value.value == "B - S"


def test_the_order_of_events_changes_nothing() -> None:
    happened = [Event("B", "S", "declined", EARLY), Event("B", "S", "succeeded", EARLY), Event("B", "S", "succeeded", LATE)]
    assert {labels(each)[0].grade for each in permutations(happened)} == {2}


def test_of_a_refusal_and_a_pick_the_later_counts() -> None:
    early, late = Event("B", "S", "dismissed", EARLY), Event("B", "S", "picked", LATE)
    assert labels([early, late])[0].grade == 1
    assert labels([Event("B", "S", "dismissed", LATE), Event("B", "S", "picked", EARLY)])[0].grade == 0
    assert labels([Event("B", "S", "dismissed", LATE), late])[0].grade == 0


def test_who_stood_above_the_one_picked_was_passed_over_and_who_stood_below_was_not() -> None:
    shown = [Event("B", f"S{place}", "shown", LATE, place, 7) for place in range(1, 5)]
    other = [Event("B", "S9", "shown", LATE, 1, 8), Event("C", "S4", "shown", LATE, 1, 9)]
    found = {each.partner: each for each in labels([*shown, *other, Event("B", "S3", "picked", LATE, shown_in=7)])}
    assert set(found) == {"S1", "S2", "S3"}
    assert [(found[name].grade, found[name].examined) for name in ("S1", "S2", "S3")] == [(0, False), (0, False), (1, True)]
    assert found["S3"].rank == 3


def test_the_best_place_counts() -> None:
    assert labels([Event("B", "S", "shown", EARLY, 2), Event("B", "S", "shown", LATE, 7), Event("B", "S", "agreed", LATE)])[0].rank == 2


def test_a_pick_from_no_known_list_passes_nobody_over() -> None:
    assert [each.partner for each in labels([Event("B", "S1", "shown", LATE, 1, 7), Event("B", "S2", "picked", LATE)])] == ["S2"]


def test_what_was_only_shown_tells_nothing() -> None:
    assert labels([Event("B", "S", "shown", LATE, 1)]) == ()
