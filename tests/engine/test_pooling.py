"""Consortia: they fill what they say, every member passes the gates, and nothing is counted twice."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchmaker import i18n
from matchmaker.engine import pooling
from matchmaker.engine.explaining import pooling_wording
from matchmaker.engine.pairs import Question
from matchmaker.engine.pooling import Consortium
from matchmaker.engine.profile import Certificate, Need, Offer, Profile
from matchmaker.engine.table.firm_table import FirmTable
from tests.engine.firms import TODAY, buyer, found, supplier

HERE: dict[str, Any] = {"latitude": -7.47, "longitude": 112.43}


def _together(profiles: Sequence[Profile], memberships: Sequence[tuple[str, str]] = (), **more: Any) -> tuple[FirmTable, list[Consortium]]:
    firms = FirmTable.of(profiles)
    joined = [(firms.row_of[group], firms.row_of[firm]) for group, firm in memberships]
    question = Question(firms.row_of["B1"], "buyer", TODAY, **more)
    return firms, list(pooling.consortia(firms, question, lambda rows: joined))


def _members(profiles: Sequence[Profile], memberships: Sequence[tuple[str, str]] = (), **more: Any) -> list[list[str]]:
    """The ids of each consortium's members, the largest first."""
    firms, all_found = _together(profiles, memberships, **more)
    return [[firms.profiles[member.row].id for member in each.members] for each in all_found]


def _maker(number: int, capacity: float, km: float = 0.0, **facts: Any) -> Profile:
    """A box maker so many km north of the buyer."""
    place = {"latitude": -7.47 + km / 111.195, "longitude": 112.43}
    return supplier(number, offer={"capacity": capacity}, **{**place, **facts})


def test_two_fill_what_neither_fills_alone() -> None:
    firms, (one,) = _together([buyer(**HERE), _maker(1, 400), _maker(2, 300, km=3)])
    assert [(firms.profiles[each.row].id, each.capacity) for each in one.members] == [("S1", 400), ("S2", 300)]
    assert (one.quantity, one.capacity, one.filled) == (500, 700, 1.0)
    assert one.match == pytest.approx(1)
    assert math.isclose(math.fsum(each.share for each in one.members), 500)
    assert math.isclose(one.members[0].share / 400, one.members[1].share / 300)
    assert one.span == pytest.approx(3, abs=0.01)


def test_there_is_none_where_one_fills_it_or_nobody_joins() -> None:
    assert _members([buyer(), _maker(1, 400), _maker(2, 500)]) == []
    assert _members([buyer(), _maker(1, 400)]) == []
    assert _members([buyer(need={"quantity": None}), _maker(1, 400), _maker(2, 300)]) == []
    assert _members([buyer(need={"unit": "kg"}), _maker(1, 400), _maker(2, 300)]) == []
    assert _members([buyer(), _maker(1, 400), _maker(2, 0)]) == []


def test_only_a_buyer_pools() -> None:
    firms = FirmTable.of([buyer(), supplier()])
    with pytest.raises(KeyError, match="supplier"):
        pooling.consortia(firms, Question(1, "supplier", TODAY))


def test_units_and_periods_are_those_of_the_need() -> None:
    kodi = supplier(1, offers=(Offer("kardus sepatu", capacity=180, unit="kodi", period="year"),))
    _, (one,) = _together([buyer(), kodi, supplier(2, offer={"capacity": 200})])
    assert sorted(each.capacity for each in one.members) == pytest.approx([200, 300])
    assert one.filled == 1


def test_few_members_go_before_near_ones_unless_these_are_much_nearer() -> None:
    far = [_maker(1, 300, km=40), _maker(2, 300, km=40)]
    assert _members([buyer(**HERE), *far, *(_maker(number, 170, km=30) for number in (3, 4, 5))]) == [["S1", "S2"]]
    near = [_maker(number, 170, km=2) for number in (3, 4, 5)]
    assert _members([buyer(**HERE), *far, *near]) == [["S1", "S2"], ["S3", "S4", "S5"]]


def test_of_equally_many_the_nearest_are_taken_and_an_unknown_place_is_far() -> None:
    makers = [_maker(1, 300, km=9), _maker(2, 300, km=9), _maker(3, 300, km=1), _maker(4, 250, km=1)]
    nowhere = supplier(5, offer={"capacity": 499})
    assert _members([buyer(**HERE), *makers, nowhere]) == [["S3", "S4"]]
    _, (one,) = _together([buyer(**HERE), _maker(1, 300), nowhere])
    assert math.isnan(one.span)


def test_what_even_five_do_not_fill_is_filled_as_far_as_it_goes() -> None:
    firms, (one,) = _together([buyer(**HERE), *(_maker(number, 10 * number) for number in range(1, 8))])
    assert [firms.profiles[each.row].id for each in one.members] == ["S7", "S6", "S5", "S4", "S3"]
    assert (one.capacity, one.filled) == (250, 0.5)
    assert [each.share for each in one.members] == [each.capacity for each in one.members]


def test_nothing_is_counted_twice() -> None:
    same = {"owner_group": "Bu Sri"}
    assert _members([buyer(), _maker(1, 300, **same), _maker(2, 300, **same)]) == []
    group = _maker(3, 450, kind="group")
    assert _members([buyer(), group, _maker(1, 200)], [("S3", "S1")]) == []
    assert _members([buyer(), group, _maker(1, 200), _maker(2, 60)], [("S3", "S1")]) == [["S3", "S2"]]
    two_offers = supplier(1, offers=(Offer("kardus sepatu", capacity=200, unit="buah"), Offer("kotak sepatu", capacity=250, unit="buah")))
    _, (one,) = _together([buyer(), two_offers, _maker(2, 100)])
    assert (one.capacity, one.filled) == (350, 0.7)


def test_every_member_passes_the_gates_of_the_need() -> None:
    halal = (Certificate("halal"),)
    asks = buyer(need={"certificates": ("halal",), "certificates_required": True, "max_km": 20}, owner_group="Bu Sri", **HERE)
    makers = [
        _maker(1, 260, certificates=halal),
        _maker(2, 260, certificates=halal),
        _maker(3, 400),
        _maker(4, 400, km=30, certificates=halal),
        _maker(5, 400, active=False, certificates=halal),
        _maker(6, 400, owner_group="bu  sri", certificates=halal),
    ]
    assert _members([asks, *makers]) == [["S1", "S2"]]
    assert _members([asks, *makers], barred={1: "dismissed"}) == []


def test_one_need_can_be_asked_for_and_a_distant_product_does_not_join() -> None:
    asks = buyer(needs=(Need("kardus sepatu", quantity=500, unit="buah"), Need("benang jahit", quantity=10, unit="kg")))
    thread = [supplier(number, offers=(Offer("benang jahit", capacity=6, unit="kg"),)) for number in (3, 4)]
    city = [asks, _maker(1, 400), _maker(2, 300), *thread, supplier(5, offer={"product": "kardus kue", "capacity": 450})]
    assert _members(city) == [["S1", "S2"], ["S3", "S4"]]
    assert _members(city, need="benang jahit") == [["S3", "S4"]]


MAKERS = st.tuples(st.sampled_from([5, 60, 130, 240, 260, 490]), st.sampled_from([0, 1, 8, 40]), st.sampled_from([None, "A", "B"]))


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.lists(MAKERS, max_size=9), st.randoms())
def test_what_is_claimed_is_true_whatever_the_order_of_the_rows(makers: list[tuple[float, float, str | None]], chance: Any) -> None:
    city = [buyer(**HERE), *(_maker(number, *each[:2], owner_group=each[2]) for number, each in enumerate(makers, 1))]
    firms, all_found = _together(city)
    for each in all_found:
        rows = [member.row for member in each.members]
        owners = [firms.profiles[row].owner_group for row in rows if firms.profiles[row].owner_group]
        assert 2 <= len(set(rows)) == len(rows) <= 5
        assert len(set(owners)) == len(owners)
        assert {firms.profiles[row].id for row in rows} <= set(found(city, "B1", "buyer"))
        assert each.capacity == sum(firms.offers.amount[member.offer] for member in each.members)
        assert math.isclose(math.fsum(member.share for member in each.members), each.filled * each.quantity)
        assert all(0 < member.share <= member.capacity for member in each.members)
        assert (each.filled == 1) == (each.capacity >= each.quantity)
        ends = [0, *rows]
        assert each.span == pytest.approx(max(float(firms.kilometres(a, b)) for a in ends for b in ends))  # type: ignore[arg-type]
    whole = [each for each in all_found if each.filled == 1]
    assert whole == all_found or len(all_found) == 1
    assert [len(each.members) for each in whole] == sorted({len(each.members) for each in whole})
    shuffled = chance.sample(city, len(city))
    assert _members(shuffled) == _members(city)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.lists(MAKERS, max_size=8))
def test_no_group_is_smaller_nearer_or_fuller(makers: list[tuple[float, float, str | None]]) -> None:
    city = [buyer(**HERE), *(_maker(number, *each[:2], owner_group=each[2]) for number, each in enumerate(makers, 1))]
    _, all_found = _together(city)
    owner = [each[2] or number for number, each in enumerate(makers)]
    groups = [group for size in range(2, 6) for group in combinations(range(len(makers)), size)]
    possible = [group for group in groups if len({owner[one] for one in group}) == len(group)]
    amounts = {group: sum(makers[each][0] for each in group) for group in possible}
    # all lie on one line north of the buyer, who is at 0
    spans = {group: max(makers[each][1] for each in group) for group in possible}
    filling = [group for group in possible if amounts[group] >= 500]
    if filling:
        size = min(map(len, filling))
        assert len(all_found[0].members) == size
        assert all_found[0].span == pytest.approx(min(spans[group] for group in filling if len(group) == size), abs=0.01)
    elif possible:
        (one,) = all_found
        assert one.capacity == max(amounts.values())
    else:
        assert all_found == []


def test_a_crowd_is_answered_at_once() -> None:
    city = [buyer(needs=tuple(Need("kardus sepatu", quantity=50_000 + number, unit="buah") for number in range(60)), **HERE)]
    city += [_maker(number, 1 + number % 7, km=number % 50) for number in range(400)]
    _, all_found = _together(city)
    assert len(all_found) == pooling.MOST_NEEDS
    assert all(each.capacity == 35 for each in all_found)


def test_officials_read_figures_and_businesses_bands() -> None:
    firms, (one,) = _together([buyer(**HERE), _maker(1, 400), _maker(2, 300, km=3)])
    office = [*pooling_wording.reasons(firms, one, "official"), pooling_wording.part(firms, one, one.members[1], "official")]
    assert office == [
        "Tidak ada satu usaha pun yang memenuhi kebutuhan 500 buah per bulan sendirian",
        "Bersama-sama tersedia 700 buah per bulan: cukup",
        "Jarak terjauh antaranggota atau ke pembeli 3 km",
        "“kardus sepatu”: 214 buah per bulan dari kapasitas tersedia 300 buah per bulan",
    ]
    business = [*pooling_wording.reasons(firms, one, "business"), pooling_wording.part(firms, one, one.members[1], "business")]
    assert business[1:] == [
        "Bersama-sama mencukupi seluruh kebutuhan",
        "Jarak antaranggota dan ke pembeli di bawah 5 km",
        "“kardus sepatu”: sebagian kebutuhan",
    ]
    with i18n.reading("en"):
        assert pooling_wording.reasons(firms, one, "official")[1] == "Together 700 pieces per month are free: enough"


def test_what_falls_short_never_reads_as_enough() -> None:
    firms, (one,) = _together([buyer(), _maker(1, 400), _maker(2, 99.9)])
    assert pooling_wording.reasons(firms, one, "official")[1].endswith(": 99 % dari kebutuhan")
    assert pooling_wording.reasons(firms, one, "business")[1] == "Bersama-sama mencukupi sebagian besar kebutuhan"
