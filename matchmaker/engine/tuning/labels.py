"""The one rule by which what happened to pairs becomes grades to learn from.

An outcome is the last word on a pair: succeeded 2, agreed 1, declined or failed 0; of several the latest counts. Without an outcome, a
pair that somebody turned down is 0, and one that was picked and is still open is 1. A partner that a list showed above one that the
seeker picked, and that was passed over, is 0 as well, but not examined: nobody said so. A pair that was only shown tells nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

OUTCOMES = {"succeeded": 2, "agreed": 1, "declined": 0, "failed": 0}
"""Grade of each way that a partnership can come out."""
GRADES = OUTCOMES | {"dismissed": 0, "picked": 1}
"""Grade of everything that somebody did with a pair."""
KINDS = (*GRADES, "shown")
_FORCE = {"shown": 0, "picked": 1, "dismissed": 2} | dict.fromkeys(OUTCOMES, 3)

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Event:
    """What happened to a pair (one of KINDS), on which day, and at which place it was shown, as far as that is known."""

    seeker: str
    partner: str
    kind: str
    day: date | None = None
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class Label:
    """The grade of a pair (0, 1, 2); `examined` where somebody looked at it and decided, `rank` the place at which it was shown."""

    seeker: str
    partner: str
    grade: int
    day: date | None = None
    rank: int | None = None
    examined: bool = True


class LabelsRefused(ValueError):
    """The labels cannot be used; `problem` is a code, `value` what is at fault."""

    def __init__(self, problem: str, value: str) -> None:
        super().__init__(f"{problem}: {value}")
        self.problem, self.value = problem, value


def labels(events: Iterable[Event]) -> tuple[Label, ...]:
    """The grades that follow from these events, sorted by pair.

    Raises LabelsRefused where a pair came out in two ways and no day says which of them was later.
    """
    last: dict[Pair, Event] = {}
    places: dict[Pair, int] = {}
    for each in events:
        pair = each.seeker, each.partner
        last[pair] = _weightier(last[pair], each) if pair in last else each
        if each.rank is not None:
            places[pair] = min(each.rank, places.get(pair, each.rank))
    picked = _lowest_picked(last.values(), places)
    found = (_label(each, places.get(pair), picked) for pair, each in sorted(last.items()))
    return tuple(each for each in found if each is not None)


def _weightier(before: Event, after: Event) -> Event:
    """Which of two events of a pair counts."""
    force = _FORCE[after.kind] - _FORCE[before.kind]
    if force == 0 and GRADES.get(before.kind) != GRADES.get(after.kind) and (None in (before.day, after.day) or before.day == after.day):
        raise LabelsRefused("two outcomes", f"{after.seeker} - {after.partner}")
    if force == 0:
        return max(before, after, key=lambda each: each.day or date.min)
    return after if force > 0 else before


def _lowest_picked(events: Iterable[Event], places: dict[Pair, int]) -> dict[str, int]:
    """The lowest place from which each seeker picked somebody."""
    lowest: dict[str, int] = {}
    for each in events:
        place = places.get((each.seeker, each.partner))
        if place is not None and GRADES.get(each.kind, 0) > 0:
            lowest[each.seeker] = max(place, lowest.get(each.seeker, 0))
    return lowest


def _label(event: Event, place: int | None, picked: dict[str, int]) -> Label | None:
    if event.kind in GRADES:
        return Label(event.seeker, event.partner, GRADES[event.kind], event.day, place)
    passed_over = place is not None and place < picked.get(event.seeker, 0)
    return Label(event.seeker, event.partner, 0, event.day, place, examined=False) if passed_over else None
