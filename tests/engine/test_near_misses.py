"""Near misses: exactly the firms that one changed fact would open, with rank()'s score of the changed profile."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from matchmaker.engine.explaining.near_misses import MOST_OWN, near_misses
from matchmaker.engine.pairings import PAIRING_OF_ROLE
from matchmaker.engine.pairs import Question
from matchmaker.engine.profile import Need, Offer
from matchmaker.engine.table.firm_table import FirmTable
from tests.engine.closed_cities import FEWER_SEEDS, ROLES, after, closed_city, every_remedy, history, listed, questions
from tests.engine.firms import EVERYONE, TODAY, buyer, mentee, mentor, supplier


def _openable(seed: int, question: Question) -> set[int]:
    """Slowly and obviously: try every single change of every closed firm."""
    firms = closed_city(seed)
    suggested = listed(firms, question)
    closed = [row for row in range(len(firms)) if row != question.row and row not in suggested]
    return {row for row in closed if any(row in listed(after(seed, each), question)
                                         for each in every_remedy(firms, question, row))}  # fmt: skip


@pytest.mark.parametrize("role", ROLES)
def test_they_are_all_that_one_change_opens_with_the_score_they_would_have(role: str) -> None:
    for seed in FEWER_SEEDS:
        firms = closed_city(seed)
        for question in questions(firms, role, history(seed)):
            found = near_misses(firms, PAIRING_OF_ROLE[role], question, limit=EVERYONE)
            assert {each.row for each in found} == _openable(seed, question)
            assert [(-round(each.score, 12), each.row) for each in found] == sorted((-round(each.score, 12), each.row) for each in found)
            for each in found:
                assert listed(after(seed, each.remedy), question)[each.row] == each.score


@pytest.mark.parametrize("role", ROLES)
def test_the_best_come_first_and_no_more_than_asked_for(role: str) -> None:
    near = {"latitude": -7.47, "longitude": 112.43}
    strict = {"certificates": ("halal",), "certificates_required": True}
    cities = {
        "buyer": [buyer(need=strict, **near), supplier(1), supplier(2, **near)],
        "supplier": [supplier(**near), buyer(1, need=strict), buyer(2, need=strict, **near)],
        "mentee": [mentee(**near), mentor(1, mentor_slots=0), mentor(2, mentor_slots=0, **near)],
        "mentor": [mentor(mentor_slots=0, **near), mentee(1), mentee(2, **near)],
    }
    firms = FirmTable.of(cities[role])
    found = near_misses(firms, PAIRING_OF_ROLE[role], Question(0, role, TODAY), limit=1)
    assert [each.row for each in found] == [2]
    everyone = near_misses(firms, PAIRING_OF_ROLE[role], Question(0, role, TODAY))
    assert [each.row for each in everyone] == [2, 1]


def test_one_firm_with_thousands_of_needs_is_answered_in_few_rankings() -> None:
    needs = tuple(Need(f"kardus sepatu {number}", max_km=1) for number in range(300))
    far = {"latitude": -7.25, "longitude": 112.75}
    sellers = [supplier(number, offers=(Offer(f"kardus sepatu {number}"),), **far) for number in range(20)]
    firms = FirmTable.of([buyer(needs=needs, latitude=-7.47, longitude=112.43), *sellers])
    found = near_misses(firms, PAIRING_OF_ROLE["buyer"], Question(0, "buyer", TODAY), limit=EVERYONE)
    assert 0 < len({each.remedy.which for each in found}) <= MOST_OWN


def test_the_question_and_the_weights_count_as_they_do_for_a_list() -> None:
    strict = {"certificates": ("halal",), "certificates_required": True}
    hungry = buyer(needs=(Need("kardus sepatu", **strict), Need("gula pasir", **strict)), latitude=-7.47, longitude=112.43)
    sellers = [supplier(1), supplier(2, offer={"product": "gula pasir"}), supplier(3, latitude=-7.47, longitude=112.43)]
    firms = FirmTable.of([hungry, *sellers])
    pairing = PAIRING_OF_ROLE["buyer"]
    only_near = {each.name: float(each.name == "near") for each in pairing.features}

    def rows(weights: dict[str, float] | None = None, **more: Any) -> list[int]:
        return [each.row for each in near_misses(firms, pairing, Question(0, "buyer", TODAY, **more), weights)]

    assert set(rows()) == {1, 2, 3}
    assert rows(need="gula putih") == [2]
    assert rows(among=np.array([True, True, True, False])) == [1, 2]
    assert rows(barred={2: "dismissed"}) == [3, 1]
    assert rows(only_near)[0] == 3
