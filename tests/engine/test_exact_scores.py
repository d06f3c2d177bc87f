"""What holds of every score, whatever is known or blank, for both pairings and from both sides."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchmaker.engine.pairings import PAIRING_OF_ROLE
from matchmaker.engine.pairs import Question
from matchmaker.engine.profile import Certificate, Need, Offer, Profile, Skill
from matchmaker.engine.ranking import Match, rank
from matchmaker.engine.table.firm_table import FirmTable
from tests.engine.firms import EVERYONE, TODAY, buyer, match_of, mentee, mentor, supplier

ROLES = list(PAIRING_OF_ROLE)
OTHER_SIDE = {"buyer": "supplier", "supplier": "buyer", "mentee": "mentor", "mentor": "mentee"}
LEVELS = st.none() | st.sampled_from([0, 1, 2, 3.5, 5])
AMOUNTS = st.none() | st.sampled_from([0, 1, 40, 500])
UNITS = st.none() | st.sampled_from(["kg", "kuintal", "buah", "kodi"])
CODES = st.none() | st.sampled_from(["15201", "15202", "17022", "13121", "14111", "10794"])
KINDS = st.lists(st.sampled_from(["halal", "bpom_md", "nib"]), max_size=2, unique=True).map(tuple)
PRODUCTS = st.sampled_from(["kardus sepatu", "dus sepatu", "kardus kue", "sol sepatu", "keripik singkong"])
SKILLS = st.sampled_from(["pengemasan", "pengemasan produk", "las argon", "membatik tulis"])
OFFERS = st.builds(Offer, PRODUCTS, kbli=CODES, capacity=AMOUNTS, unit=UNITS, booked=AMOUNTS)
NEEDS = st.builds(Need, PRODUCTS, kbli=CODES, quantity=AMOUNTS, unit=UNITS, certificates=KINDS,
                  certificates_required=st.booleans(), max_km=st.none() | st.sampled_from([5, 500]))  # fmt: skip
HAVES = st.builds(Skill, SKILLS, st.just("has"), level=LEVELS)
WANTS = st.builds(Skill, SKILLS, st.just("wants"), level=LEVELS, target=LEVELS, urgency=st.none() | st.sampled_from([0, 0.3, 1]))
FACTS: dict[str, st.SearchStrategy[Any]] = {
    "kbli": st.lists(CODES.filter(bool), max_size=2).map(tuple),
    "latitude": st.none() | st.sampled_from([-7.47, -7.5]),
    "longitude": st.none() | st.sampled_from([112.43, 112.5]),
    "region": st.none() | st.sampled_from(["35.76.01.1003", "35.76.02.1001"]),
    "workers": st.none() | st.sampled_from([0, 1, 7, 300]),
    "founded": st.none() | st.sampled_from([1990, 2024, 2030]),
    "owner_group": st.none() | st.just("Bu Sri"),
    "mentor_slots": st.none() | st.sampled_from([0, 1]),
    "certificates": st.lists(st.builds(Certificate, st.sampled_from(["halal", "bpom_md", "nib"])), max_size=2).map(tuple),
}


@st.composite
def cities(draw: st.DrawFn) -> list[Profile]:
    """Two to five firms, each with some facts and some blanks."""
    return [draw(_firm(number)) for number in range(draw(st.integers(2, 5)))]


def _firm(number: int) -> st.SearchStrategy[Profile]:
    lines = {"offers": st.lists(OFFERS, max_size=3).map(tuple), "needs": st.lists(NEEDS, max_size=3).map(tuple)}
    skills = st.lists(HAVES | WANTS, max_size=4).map(tuple)
    kinds = st.sampled_from(["firm", "group", "agency"])
    versions = st.sampled_from(["2025", "2020"])
    return st.builds(Profile, st.just(f"F{number}"), st.just(f"Usaha {number}"), kind=kinds, kbli_version=versions,
                     skills=skills, **lines, **FACTS)  # fmt: skip


def _matches(city: list[Profile], role: str) -> Iterator[tuple[str, str, Match]]:
    firms = FirmTable.of(city)
    for row, profile in enumerate(city):
        for match in rank(firms, PAIRING_OF_ROLE[role], Question(row, role, TODAY), limit=EVERYONE).matches:
            yield profile.id, firms.profiles[match.row].id, match


@settings(max_examples=30, deadline=None, derandomize=True)
@given(cities(), st.sampled_from(ROLES))
def test_a_score_is_the_sum_of_its_contributions(city: list[Profile], role: str) -> None:
    for _, _, match in _matches(city, role):
        assert match.score == math.fsum(each.amount for each in match.contributions)
        assert [each.feature for each in match.contributions] == [each.name for each in PAIRING_OF_ROLE[role].features]
        assert 0 <= match.score <= 1 + 1e-12
        assert 0 <= match.coverage <= 1
        for each in match.contributions:
            assert 0 <= each.amount <= each.weight
            assert (each.value is None) == (each.state != "known")
            assert each.amount == (each.value or 0.0) * each.weight


@settings(max_examples=30, deadline=None, derandomize=True)
@given(cities(), st.sampled_from(ROLES))
def test_best_first_ties_by_id_from_either_side_and_in_any_order_of_rows(city: list[Profile], role: str) -> None:
    here, turned, opposite = (list(_matches(*asked)) for asked in ((city, role), (city[::-1], role), (city, OTHER_SIDE[role])))
    assert {(one, other): match.score for one, other, match in here} == {(one, other): match.score for other, one, match in opposite}
    for firm in city:
        listed = [(other, match.score, match.coverage) for one, other, match in here if one == firm.id]
        assert listed == sorted(listed, key=lambda row: (-round(row[1], 12), row[0]))
        assert listed == [(other, match.score, match.coverage) for one, other, match in turned if one == firm.id]


LINES = {"offers": OFFERS, "needs": NEEDS, "skills": HAVES | WANTS}


@st.composite
def told_more(draw: st.DrawFn) -> tuple[list[Profile], list[Profile]]:
    """A city, and the same city after one firm told one more fact: of itself, of one of its lines, or one line more."""
    city = draw(cities())
    place = draw(st.integers(0, len(city) - 1))
    firm = city[place]
    name = draw(st.sampled_from([*FACTS, *LINES]))
    if name in LINES:
        after = draw(_more_lines(getattr(firm, name), LINES[name]))
    elif isinstance(getattr(firm, name), tuple):
        after = (*getattr(firm, name), *draw(FACTS[name]))
    else:
        after = draw(FACTS[name]) if getattr(firm, name) is None else getattr(firm, name)
    return city, [*city[:place], replace(firm, **{name: after}), *city[place + 1 :]]


def _more_lines(lines: tuple[Any, ...], new: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    """One line more, or one more fact of the first line."""
    added = new.map(lambda line: (*lines, line))
    if not lines:
        return added
    return added | new.map(lambda line: (_completed(lines[0], line), *lines[1:]))


def _completed(line: Any, by: Any) -> Any:
    blanks = [name for name in line.__slots__ if getattr(line, name) is None]
    return replace(line, **{name: getattr(by, name) for name in blanks if hasattr(by, name)})


@settings(max_examples=60, deadline=None, derandomize=True)
@given(told_more(), st.sampled_from(["buyer", "mentee"]))
def test_a_true_fact_never_lowers_coverage(cities: tuple[list[Profile], list[Profile]], role: str) -> None:
    before, after = ({(one, other): match for one, other, match in _matches(city, role)} for city in cities)
    for pair in before.keys() & after.keys():
        assert after[pair].coverage >= before[pair].coverage - 1e-12, (pair, before[pair], after[pair])


PLACE = {"latitude": -7.47, "longitude": 112.43}
PERFECT = {
    "buyer": (buyer(workers=74, need={"kbli": "17022", "certificates": ("halal",)}, **PLACE),
              supplier(workers=10, offer={"kbli": "17022", "capacity": 900, "booked": 0}, certificates=(Certificate("halal"),), **PLACE)),
    "mentee": (mentee(founded=2024, **PLACE), mentor(founded=1990, certificates=(Certificate("halal"),), **PLACE)),
}  # fmt: skip
NAMES = ("latitude", "workers", "founded", "kbli", "capacity", "quantity", "unit", "level", "target", "urgency", "booked")
BLANKS = [(role, side, name) for role in PERFECT for side in (0, 1) for name in NAMES] + [(role, 1, "certificates") for role in PERFECT]


def _without(profile: Profile, name: str) -> Profile:
    """The profile with that fact blank, in itself or in all its lines."""
    if hasattr(profile, name):
        profile = replace(profile, **{name: () if isinstance(getattr(profile, name), tuple) else None})
    for lines in LINES:
        blanked = [replace(line, **{name: None}) if getattr(line, name, ()) != () else line for line in getattr(profile, lines)]
        profile = replace(profile, **{lines: tuple(blanked)})
    return profile


@pytest.mark.parametrize(("role", "side", "name"), BLANKS)
def test_a_blank_never_raises_a_score(role: str, side: int, name: str) -> None:
    pair = list(PERFECT[role])
    best = match_of(pair, pair[0].id, role, pair[1].id)
    pair[side] = _without(pair[side], name)
    blank = match_of(pair, pair[0].id, role, pair[1].id)
    assert blank.score <= best.score
    assert blank.coverage <= best.coverage
