"""Turns: the scores stay, the order moves exactly as the price says, and every move is told."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchmaker import i18n
from matchmaker.engine import exposure
from matchmaker.engine.explaining import exposure_wording
from matchmaker.engine.exposure import Arranged, Moved, Turns
from matchmaker.engine.pairings import PAIRING_OF_ROLE
from matchmaker.engine.pairs import Question
from matchmaker.engine.profile import Profile, Skill
from matchmaker.engine.ranking import rank
from matchmaker.engine.table.firm_table import FirmTable
from tests.engine.firms import EVERYONE, TODAY, buyer, mentee, mentor, supplier


def _arranged(profiles: list[Profile], suggested: Mapping[str, int], role: str = "buyer", **more: Any) -> tuple[FirmTable, Arranged]:
    """Everybody by turns, asked by the first of the profiles, who is wherever it is told to be."""
    firms = FirmTable.of(profiles)
    question = Question(firms.row_of[more.pop("firm", profiles[0].id)], role, TODAY)
    limit = more.pop("limit", 10)
    turns = Turns(suggested={firms.row_of[name]: number for name, number in suggested.items()}, **more)
    ask = partial(rank, firms, PAIRING_OF_ROLE[role], question, None)
    return firms, exposure.arrange(firms, question, ask, turns, limit)


def _ids(firms: FirmTable, arranged: Arranged) -> list[str]:
    return [firms.profiles[match.row].id for match in arranged.ranking.matches]


def _order(profiles: list[Profile], suggested: Mapping[str, int], role: str = "buyer", **more: Any) -> list[str]:
    return _ids(*_arranged(profiles, suggested, role, **more))


def _makers(number: int, **facts: Any) -> list[Profile]:
    """Box makers, each a little smaller than the one before."""
    return [supplier(each, offer={"capacity": 500 - each}, **facts) for each in range(1, number + 1)]


def test_who_was_suggested_often_lets_others_go_first() -> None:
    city = [buyer(), *_makers(3)]
    assert _order(city, {"S1": 9}) == ["S1", "S2", "S3"]
    assert _order(city, {"S1": 9}, price=0.05) == ["S2", "S3", "S1"]
    firms, arranged = _arranged(city, {"S1": 9}, price=0.05)
    assert [(each.by_score, each.by_turn, each.suggested) for each in arranged.moved] == [(2, 1, 0), (3, 2, 0), (1, 3, 9)]
    question = Question(firms.row_of["B1"], "buyer", TODAY)
    plain = {match.row: match for match in rank(firms, PAIRING_OF_ROLE["buyer"], question).matches}
    for place, match in enumerate(arranged.ranking.matches):
        assert match == replace(plain[match.row], pair=place)
        assert arranged.ranking.pairs.partner[place] == match.row


def test_room_divides_what_was_suggested() -> None:
    large = supplier(1, offer={"capacity": 5_000})
    small = supplier(2, offer={"capacity": 500})
    firms = FirmTable.of([buyer(), large, small, supplier(3, offer={"capacity": None}), supplier(4, offer={"capacity": 10})])
    question = Question(0, "buyer", TODAY)
    pairs = PAIRING_OF_ROLE["buyer"].gather(firms, question)
    assert dict(zip(pairs.partner.tolist(), exposure.rooms(firms, question, pairs).tolist(), strict=True)) == {1: 10, 2: 1, 3: 1, 4: 1}
    asking = Question(4, "supplier", TODAY)
    assert exposure.rooms(firms, asking, PAIRING_OF_ROLE["supplier"].gather(firms, asking)).tolist() == [50]


def test_a_mentors_room_is_its_free_places() -> None:
    city = [mentee(), mentor(1, mentor_slots=10), mentor(2)]
    assert _order(city, {"M1": 9, "M2": 2}, "mentee", price=0.1) == ["M1", "M2"]
    assert _order(city, {"M1": 9, "M2": 0}, "mentee", price=0.1) == ["M2", "M1"]
    assert _order([mentor(), mentee(1), mentee(2)], {"E1": 3}, "mentor", price=0.1) == ["E2", "E1"]


def test_a_value_is_the_score_less_the_price_of_having_been_suggested() -> None:
    values = exposure.spread(np.array([0.8, 0.8, 0.8]), np.array([0.0, 1.0, 6.0]), np.array([1.0, 1.0, 2.0]), 0.1)
    assert values.tolist() == pytest.approx([0.8, 0.8 - 0.1 * math.log(2), 0.8 - 0.1 * math.log(4)])


COUNTS = st.lists(st.sampled_from([0, 0, 1, 2, 5, 40]), min_size=12, max_size=12)


def _crowd(counts: list[int]) -> tuple[list[Profile], dict[str, int]]:
    """A buyer and a maker of so many times its need for each of the counts, all of two owners."""
    city = [buyer(need={"quantity": 10})]
    city += [supplier(each, offer={"capacity": 9 + each}, owner_group="AABA"[each % 4]) for each in range(len(counts))]
    return city, {f"S{each}": number for each, number in enumerate(counts)}


@settings(max_examples=25, deadline=None, derandomize=True)
@given(COUNTS, st.integers(1, 12), st.sampled_from([0.01, 0.1, 1.0]), st.booleans())
def test_the_first_are_the_first_of_all_however_few_are_asked_for(counts: list[int], limit: int, price: float, diverse: bool) -> None:
    city, suggested = _crowd(counts)
    whole = _order(city, suggested, price=price, diverse=diverse, limit=EVERYONE)
    assert _order(city, suggested, price=price, diverse=diverse, limit=limit) == whole[:limit]


def test_one_far_down_the_ranking_can_come_first() -> None:
    city = [buyer(need={"quantity": 10})]
    for each in range(100, 140):
        city.append(supplier(each, offer={"capacity": 10 - (each - 100) / 50}, owner_group="Bu Sri" if each < 130 else None))
    assert _order(city, {}, limit=4) == ["S100", "S101", "S102", "S103"]
    assert _order(city, {}, limit=4, diverse=True) == ["S100", "S101", "S102", "S130"]
    assert _order(city, {f"S{each}": 40 for each in range(100, 135)}, limit=2, price=0.01) == ["S135", "S136"]


@settings(max_examples=25, deadline=None, derandomize=True)
@given(COUNTS, st.randoms())
def test_a_higher_price_never_lifts_the_most_suggested_nor_does_the_order_of_rows(counts: list[int], chance: Any) -> None:
    city, suggested = _crowd(counts)
    firms = FirmTable.of(city)
    question = Question(0, "buyer", TODAY)
    pairs = PAIRING_OF_ROLE["buyer"].gather(firms, question)
    loads = np.array(counts) / exposure.rooms(firms, question, pairs)
    most = f"S{int(np.argmax(loads))}"
    places = [_order(city, suggested, price=price, limit=EVERYONE).index(most) for price in (0.0, 0.02, 0.1, 0.5, 1.0)]
    assert places == sorted(places)
    shuffled = chance.sample(city, len(city))
    assert _order(shuffled, suggested, firm="B1", price=0.1) == _order(city, suggested, price=0.1)


def test_without_a_price_it_is_the_ranking() -> None:
    city, suggested = _crowd([40] * 12)
    firms, arranged = _arranged(city, suggested, limit=5)
    ranking = rank(firms, PAIRING_OF_ROLE["buyer"], Question(0, "buyer", TODAY), limit=5)
    assert arranged.ranking.matches == ranking.matches
    assert [(each.by_score, each.by_turn) for each in arranged.moved] == [(place, place) for place in range(1, 6)]


def test_nobody_eligible_is_nobody_arranged() -> None:
    for more in ({"price": 0.1}, {"diverse": True}, {}):
        assert _order([buyer(), mentee()], {}, **more) == []
    assert _order([mentee(1, (Skill("pengemasan", "wants", 5),)), mentor()], {}, "mentee", diverse=True, price=1.0) == []


def test_every_move_is_told_and_counts_only_to_officials() -> None:
    up, down = Moved(5, 2, 0, ""), Moved(1, 4, 14, "")
    assert exposure_wording.reasons(up, 2, "business") == [
        "Diberi giliran: naik dari urutan 5, karena yang lain lebih sering disarankan dalam 30 hari terakhir"
    ]
    assert exposure_wording.reasons(down, 4, "official") == [
        "Mundur dari urutan 1 agar yang lain mendapat giliran: sudah disarankan kepada 14 usaha lain dalam 30 hari terakhir"
    ]
    assert exposure_wording.reasons(down, 4, "business") == ["Mundur dari urutan 1 agar yang lain mendapat giliran"]
    assert exposure_wording.reasons(Moved(3, 3, 7, ""), 3, "official") == []
    with i18n.reading("en"):
        told = exposure_wording.reasons(Moved(1, 4, 14, "owner"), 6, "official")
    assert told == [
        "Down from place 1, so that others get a turn: suggested to 14 other firms in the last 30 days",
        "Down from place 4, to keep the list diverse: 3 firms of the same owner above it",
    ]
    assert exposure_wording.reasons(Moved(4, 4, 0, "owner"), 6, "business") == ["Mundur dari urutan 4 agar daftar beragam"]
    assert exposure_wording.reasons(Moved(6, 6, 0, ""), 4, "business") == ["Naik dari urutan 6 agar daftar beragam"]
