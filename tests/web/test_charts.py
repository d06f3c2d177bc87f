"""The marks of pictures: as high and as large as their numbers, inside the frame, and no text over anything else."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest

from matchmaker.engine.reference import Region, regions
from matchmaker.store.overview import Count
from matchmaker.web.charts import BASE, HEIGHT, ROOM, WIDTH, Bubble, bubbles, columns

PAIRINGS = ("supply_chain", "mentorship")
YEAR = [date(2025 + (month > 12), (month - 1) % 12 + 1, 1) for month in range(12, 24)]


def village(name: str, north: float, east: float) -> Region:
    return Region("", "village", name, None, north, east)


def city(recorded: int) -> list[Bubble]:
    """All kelurahan of Kota Mojokerto, of which each next one has one more."""
    villages = [each for each in regions().values() if each.level == "village" and each.code.startswith("35.76.")]
    return bubbles([(each, Count(each.code, place * recorded, place * recorded // 2)) for place, each in enumerate(villages)])


def test_a_column_is_as_high_as_its_numbers_and_says_its_year_in_january() -> None:
    drawn = columns(YEAR, {(YEAR[0], "mentorship"): 1, (YEAR[3], "supply_chain"): 3, (YEAR[3], "mentorship"): 1}, PAIRINGS)
    assert [each.total for each in drawn] == [1, 0, 0, 4, *[0] * 8]
    assert drawn[3].parts == (("supply_chain", 3, ROOM * 3 / 4), ("mentorship", 1, ROOM / 4))
    assert [each.top for each in drawn[2:4]] == [BASE, BASE - ROOM]
    assert [(each.name, each.year) for each in drawn[:3]] == [("Des", ""), ("Jan", "2026"), ("Feb", "")]
    assert columns(YEAR[1:], {}, PAIRINGS)[0].year == "2026"
    assert columns(YEAR[2:], {}, PAIRINGS)[0].year == "2026"
    assert drawn[-1].x < WIDTH


def test_circles_are_as_large_as_their_numbers_and_north_is_above() -> None:
    most, few, none = bubbles([
        (village("Utara", -7.46, 112.43), Count("", 16, 4)), (village("Selatan", -7.48, 112.44), Count("", 4, 0)),
        (village("Tengah", -7.47, 112.42), Count("", 0, 0)),
    ])  # fmt: skip
    assert (most.radius / few.radius, most.radius / most.inner, few.inner) == pytest.approx((2, 2, 0))
    assert 0 < none.radius < few.radius
    assert most.y < none.y < few.y
    assert none.x < most.x < few.x


@pytest.mark.parametrize("recorded", [0, 1, 40])
def test_no_name_covers_another_or_a_circle_or_leaves_the_frame(recorded: int) -> None:
    drawn = city(recorded)
    boxes = [each.label.box for each in drawn if each.label and each.label.text == each.name]
    assert len(boxes) >= 14
    assert not any(a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3] for a, b in combinations(boxes, 2))
    for left, top, right, bottom in boxes:
        assert left >= 0 <= top
        assert right <= WIDTH
        assert bottom <= HEIGHT
        assert not any(left < each.x < right and top < each.y < bottom for each in drawn)


def test_who_has_no_room_for_the_name_gets_a_number() -> None:
    drawn = city(1)
    labels = {each.name: each.label.text for each in drawn if each.label}
    assert labels == {each.name: str(each.number) if each.number else each.name for each in drawn}
    numbers = [each.number for each in drawn if each.number]
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("number", [0, 1, 60])
def test_places_that_lie_upon_one_another_are_still_inside(number: int) -> None:
    drawn = bubbles([(village(f"Tempat {each}", -7.47, 112.43), Count("", 1, 1)) for each in range(number)])
    assert {(round(each.x), round(each.y)) for each in drawn} <= {(WIDTH // 2, HEIGHT // 2)}
