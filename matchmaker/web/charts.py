"""Where the marks of a picture stand: columns of months, and bubbles of kelurahan with as many names as there is room for."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from matchmaker.engine.reference import Region
from matchmaker.i18n import month
from matchmaker.store.overview import Count

WIDTH, HEIGHT = 360, 260
"""Of a picture, in its own units, each about one pixel on a telephone."""
BASE, ROOM, STEP = 170, 140, 28
"""Of the columns: where they stand, how high the highest is, and how far apart they are."""
EDGE, LARGEST, DOT = 22, 17, 3
"""Of the bubbles: the margin, the radius of the largest, and that of a place with nothing."""
LETTER, LINE = 6.8, 12
"""About as wide and as high as a letter is."""


@dataclass(frozen=True, slots=True)
class Column:
    """A month: the height of each of its `parts` from the bottom up, their sum, and its year where that begins."""

    x: int
    day: date
    name: str
    year: str
    total: int
    parts: tuple[tuple[str, int, float], ...]

    @property
    def top(self) -> float:
        """Where the column ends."""
        return BASE - sum(height for _, _, height in self.parts)


@dataclass(frozen=True, slots=True)
class Bubble:
    """A place: its circle, in which `inner` is the radius of what was agreed, and its label: its `number` where the name has no room."""

    name: str
    count: Count
    x: float
    y: float
    radius: float
    inner: float
    label: Label | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class Label:
    """A text, where it stands, and which of its ends or its middle stands there."""

    text: str
    x: float
    y: float
    anchor: str

    @property
    def box(self) -> Box:
        """What it covers."""
        wide = len(self.text) * LETTER
        left = self.x - wide * {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor]
        return left, self.y - LINE * 0.75, left + wide, self.y + LINE / 4


Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


def columns(months: Sequence[date], counts: Mapping[tuple[date, str], int], pairings: Sequence[str]) -> list[Column]:
    """One for each month, its parts in the order of the pairings."""
    totals = [sum(counts.get((day, each), 0) for each in pairings) for day in months]
    unit, found = ROOM / max(*totals, 1), []
    for place, (day, total) in enumerate(zip(months, totals, strict=True)):
        parts = tuple((each, number, number * unit) for each in pairings if (number := counts.get((day, each), 0)))
        year = str(day.year) if day.month == 1 or (place == 0 and day.month < 12) else ""
        found.append(Column(WIDTH - STEP * (len(months) - place), day, month(day)[:3], year, total, parts))
    return found


def bubbles(places: Sequence[tuple[Region, Count]]) -> list[Bubble]:
    """The places at their coordinates, which all of them have, north above; those with the most first, who get their names first."""
    if not places:
        return []
    most = max(1, *(count.recorded for _, count in places))
    drawn = [
        Bubble(region.name, count, x, y, _radius(count.recorded, most) or DOT, _radius(count.agreed, most))
        for (region, count), (x, y) in zip(places, _flat([region for region, _ in places]), strict=True)
    ]
    return _labelled(sorted(drawn, key=lambda each: -each.count.recorded))


def _radius(number: int, most: int) -> float:
    """Of a circle whose area is as large as the number."""
    return max(DOT + 1, LARGEST * math.sqrt(number / most)) if number else 0


def _flat(regions: Sequence[Region]) -> list[tuple[float, float]]:
    """Where they lie in the picture: as large as fits, in the middle, a kilometre as long in both directions."""
    middle = math.radians(sum(each.latitude or 0 for each in regions) / len(regions))
    east = [(each.longitude or 0) * math.cos(middle) for each in regions]
    south = [-(each.latitude or 0) for each in regions]
    spans = [max(those) - min(those) or 1e-9 for those in (east, south)]
    scale = min((WIDTH - 2 * EDGE) / spans[0], (HEIGHT - 2 * EDGE) / spans[1])
    centres = [(max(those) + min(those)) / 2 for those in (east, south)]
    return [(WIDTH / 2 + (x - centres[0]) * scale, HEIGHT / 2 + (y - centres[1]) * scale) for x, y in zip(east, south, strict=True)]


def _labelled(drawn: Sequence[Bubble]) -> list[Bubble]:
    """The bubbles, each with its name, or else a number, where that covers neither another label nor a circle, or else within its own."""
    found: list[Bubble] = []
    taken: list[Box] = []
    for each in drawn:
        number = 1 + sum(other.number > 0 for other in found)
        free = (label for text in (each.name, str(number)) for label in _labels(each, text) if _is_free(label.box, taken, drawn))
        label = next(free, Label(str(number), each.x, each.y + LINE / 3, "middle"))
        taken.append(label.box)
        found.append(replace(each, label=label, number=0 if label.text == each.name else number))
    return found


def _labels(bubble: Bubble, text: str) -> Iterator[Label]:
    """Where the text could stand, the best place first."""
    x, y, gap = bubble.x, bubble.y, bubble.radius + 2
    slant, low = gap * 0.75, LINE * 0.75
    yield Label(text, x + gap, y + LINE / 3, "start")
    yield Label(text, x - gap, y + LINE / 3, "end")
    yield Label(text, x, y + gap + low, "middle")
    yield Label(text, x, y - gap, "middle")
    for height in (y - slant, y + slant + low):
        yield Label(text, x + slant, height, "start")
        yield Label(text, x - slant, height, "end")


def _is_free(box: Box, taken: Sequence[Box], circles: Sequence[Bubble]) -> bool:
    left, top, right, bottom = box
    if left < 0 or right > WIDTH or top < 0 or bottom > HEIGHT:
        return False
    if any(left < each[2] and each[0] < right and top < each[3] and each[1] < bottom for each in taken):
        return False
    near = ((min(max(each.x, left), right), min(max(each.y, top), bottom), each) for each in circles)
    return all(math.hypot(each.x - x, each.y - y) > each.radius for x, y, each in near)
