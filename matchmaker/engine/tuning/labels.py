"""The one rule by which what happened to pairs becomes grades to learn from.

An outcome is the last word on a pair: succeeded 2, agreed 1, declined or failed 0; of several the latest counts. Without an outcome, a
pair that is picked and still open is 1, one that somebody turned down is 0; of both the later counts. Who stood above a picked partner
in the very list from which it was picked was passed over: 0 as well, but not examined, since nobody said so. Being shown tells nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

OUTCOMES = {"succeeded": 2, "agreed": 1, "declined": 0, "failed": 0}
"""Grade of each way that a partnership can come out."""
GRADES = OUTCOMES | {"dismissed": 0, "picked": 1}
"""Grade of everything that somebody did with a pair."""
KINDS = (*GRADES, "shown")
FEWEST = 20
"""Fewer labels tell nothing."""
_DECISIONS = ("dismissed", "picked")

Pair = tuple[str, str]
Places = Mapping[tuple[str, str, int | None], int | None]


@dataclass(frozen=True, slots=True)
class Event:
    """What happened to a pair (one of KINDS), on which day, at which place it was shown, and in which list of the seeker's, where known."""

    seeker: str
    partner: str
    kind: str
    day: date | None = None
    rank: int | None = None
    shown_in: int | None = None


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
    """A pair came out in two ways, and no day says which of them was later; `value` names the pair."""

    def __init__(self, value: str) -> None:
        super().__init__(value)
        self.value = value


def labels(events: Iterable[Event]) -> tuple[Label, ...]:
    """The grades that follow from these events, in whatever order they come, sorted by pair; raises LabelsRefused."""
    happened: dict[Pair, list[Event]] = defaultdict(list)
    for each in events:
        happened[each.seeker, each.partner].append(each)
    decided = {pair: _last(found) for pair, found in happened.items()}
    places = {
        (each.seeker, each.partner, each.shown_in): each.rank for found in happened.values() for each in found if each.kind == "shown"
    }
    picked = _lowest_picked((each for each in decided.values() if each), places)
    found = (_label(happened[pair], decided[pair], picked) for pair in sorted(happened))
    return tuple(each for each in found if each is not None)


def _last(happened: list[Event]) -> Event | None:
    """The event that is the last word on a pair, None where it was only shown."""
    outcomes = [each for each in happened if each.kind in OUTCOMES]
    if outcomes:
        latest = max(each.day or date.min for each in outcomes)
        last = [each for each in outcomes if (each.day or date.min) == latest or each.day is None]
        if len({GRADES[each.kind] for each in last}) > 1:
            raise LabelsRefused(f"{last[0].seeker} - {last[0].partner}")
        return last[0]
    decisions = [each for each in happened if each.kind in _DECISIONS]
    return max(decisions, key=lambda each: (each.day or date.min, each.kind == "dismissed"), default=None)


def _lowest_picked(decided: Iterable[Event], places: Places) -> dict[tuple[str, int], int]:
    """The lowest place from which each seeker picked somebody in each of its lists."""
    lowest: dict[tuple[str, int], int] = {}
    for each in decided:
        place = places.get((each.seeker, each.partner, each.shown_in))
        if place is not None and each.shown_in is not None and GRADES[each.kind] > 0:
            key = each.seeker, each.shown_in
            lowest[key] = max(place, lowest.get(key, 0))
    return lowest


def _label(happened: list[Event], decided: Event | None, picked: dict[tuple[str, int], int]) -> Label | None:
    """The label of one pair; `rank` is its place in the list that was decided on, or the best one known."""
    shown = [each for each in happened if each.rank is not None]
    if decided is not None:
        own = [each.rank for each in shown if each.rank and each.shown_in is not None and each.shown_in == decided.shown_in]
        rank = min(own or [each.rank for each in shown if each.rank], default=None)
        return Label(decided.seeker, decided.partner, GRADES[decided.kind], decided.day, rank)
    for each in shown:
        if each.shown_in is not None and each.rank is not None and each.rank < picked.get((each.seeker, each.shown_in), 0):
            return Label(each.seeker, each.partner, 0, each.day, each.rank, examined=False)
    return None
