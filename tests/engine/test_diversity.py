"""Diversity: no more than three alike among the first ten while others are nearly as good, and nobody is lost."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from matchmaker.engine import exposure
from matchmaker.engine.diversity import FIRST_PLACES, MOST_ALIKE, NEARLY, Kind, diversify
from matchmaker.engine.exposure import Turns
from matchmaker.engine.pairings import PAIRING_OF_ROLE
from matchmaker.engine.pairs import Question
from matchmaker.engine.profile import Profile
from matchmaker.engine.ranking import rank
from matchmaker.engine.table.firm_table import FirmTable
from tests.engine.firms import TODAY, buyer, mentee, mentor, supplier

KELURAHAN, OTHER = "35.76.01.1003", "35.76.02.1001"
ALONE = Kind(None, None)


def test_the_fourth_of_an_owner_waits_for_those_nearly_as_good() -> None:
    owned = Kind(1, None)
    order, passed = diversify(np.array([0.9, 0.89, 0.88, 0.87, 0.86, 0.83, 0.7]), [owned] * 4 + [ALONE] * 3)
    assert order == [0, 1, 2, 4, 5, 3, 6]
    assert passed == {3: "owner"}


def test_the_fourth_stays_where_all_others_are_clearly_lower() -> None:
    order, passed = diversify(np.array([0.9, 0.89, 0.88, 0.87, 0.81]), [Kind(1, None)] * 4 + [ALONE])
    assert (order, passed) == ([0, 1, 2, 3, 4], {})


def test_a_kelurahan_counts_only_together_with_the_product() -> None:
    same, other = Kind(None, (KELURAHAN, 7)), Kind(None, (KELURAHAN, 8))
    assert diversify(np.full(8, 0.5), [same] * 4 + [other] * 4)[0] == [0, 1, 2, 4, 5, 6, 3, 7]


KINDS = st.builds(Kind, st.none() | st.integers(0, 2), st.none() | st.tuples(st.sampled_from([KELURAHAN, OTHER]), st.integers(0, 1)))


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.tuples(st.integers(0, 30), KINDS), max_size=25))
def test_each_place_goes_to_the_best_that_may_have_it(drawn: list[tuple[int, Kind]]) -> None:
    drawn.sort(key=lambda each: -each[0])
    values, kinds = np.array([value / 100 for value, _ in drawn]), [kind for _, kind in drawn]
    order, passed = diversify(values, kinds)
    assert sorted(order) == list(range(len(drawn)))
    assert order[FIRST_PLACES:] == sorted(order[FIRST_PLACES:])
    for place, taken in enumerate(order[:FIRST_PLACES]):
        above, left = [kinds[each] for each in order[:place]], order[place:]
        free = [each for each in left if not _is_crowded(kinds[each], above) and values[each] >= max(values[left]) - NEARLY]
        assert taken == min(free or left)
    assert set(passed) >= {each for place, each in enumerate(order) if place > each}
    assert all(passed.values())


def _is_crowded(kind: Kind, above: list[Kind]) -> bool:
    return any(
        getattr(kind, name) is not None and sum(getattr(each, name) == getattr(kind, name) for each in above) >= MOST_ALIKE
        for name in ("owner", "place")
    )


def _order(profiles: list[Profile], role: str) -> list[str]:
    firms = FirmTable.of(profiles)
    question = Question(0, role, TODAY)
    arranged = exposure.arrange(firms, question, partial(rank, firms, PAIRING_OF_ROLE[role], question, None), Turns(diverse=True), 5)
    return [firms.profiles[match.row].id for match in arranged.ranking.matches]


def test_owners_and_kelurahan_of_the_profiles_count() -> None:
    owned: dict[str, Any] = {"owner_group": "Bu Sri"}
    city = [buyer(), *(supplier(number, **owned) for number in range(1, 5)), supplier(5, offer={"capacity": 390})]
    assert _order(city, "buyer") == ["S1", "S2", "S3", "S5", "S4"]
    here = [buyer(), *(supplier(number, region=KELURAHAN) for number in range(1, 5)), supplier(5, region=OTHER)]
    assert _order(here, "buyer") == ["S1", "S2", "S3", "S5", "S4"]
    city_wide = [buyer(), *(supplier(number, region="35.76") for number in range(1, 5)), supplier(5, region=OTHER)]
    assert _order(city_wide, "buyer") == ["S1", "S2", "S3", "S4", "S5"]


def test_all_four_sides_can_be_diverse() -> None:
    assert _order([supplier(), *(buyer(number, region=KELURAHAN) for number in range(1, 5)), buyer(5)], "supplier")[3] == "B5"
    assert _order([mentee(), *(mentor(number, region=KELURAHAN) for number in range(1, 5)), mentor(5)], "mentee")[3] == "M5"
    assert _order([mentor(), *(mentee(number, region=KELURAHAN) for number in range(1, 5)), mentee(5)], "mentor")[3] == "E5"
