"""The engine against the slow and obvious reference: 10,000 random profiles in cities of all sizes, whatever was done to the table."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import product
from pathlib import Path
from random import Random

import numpy as np
import pytest

from matchmaker.engine.features import Feature, Pairing, Values
from matchmaker.engine.pairings import PAIRING_OF_ROLE
from matchmaker.engine.pairs import Pairs, Question
from matchmaker.engine.profile import Profile
from matchmaker.engine.ranking import Match, rank
from matchmaker.engine.table.firm_columns import TrackRecord
from matchmaker.engine.table.firm_table import FirmTable
from tests.engine.firms import EVERYONE, TODAY
from tests.engine.random_profiles import PRODUCTS, SKILLS, random_city, random_profile
from tests.engine.reference_ranking import Answer, Asked, City, Likeness

CLOSE = 1e-12
SMALL, MIDDLING, LARGE = [1 + seed % 13 for seed in range(90)], [350] * 6, 7_500
"""So many firms are in the cities, 10,000 and more in all."""
ASKING_OF_MIDDLING, ASKING_OF_LARGE = 40, 4
BEST = 10
MOST_MEASURED = 0.75
Outcomes = dict[str, tuple[int, int]]
Made = Callable[[Random, Sequence[Profile], Outcomes], FirmTable]


def _record(profiles: Sequence[Profile], outcomes: Outcomes) -> TrackRecord:
    told = np.array([outcomes.get(profile.id, (0, 0)) for profile in profiles], dtype=np.float64).reshape(-1, 2)
    return TrackRecord(*told.T.copy())


def _fresh(draws: Random, city: Sequence[Profile], outcomes: Outcomes) -> FirmTable:
    return FirmTable.of(city, _record(city, outcomes))


def _shuffled(draws: Random, city: Sequence[Profile], outcomes: Outcomes) -> FirmTable:
    return _fresh(draws, draws.sample(city, len(city)), outcomes)


def _grown(draws: Random, city: Sequence[Profile], outcomes: Outcomes) -> FirmTable:
    """Some of the firms first, in some former state, with others that leave; the rest and the changed ones come in three steps."""
    former = [random_profile(draws, profile.id) for profile in city[::3]]
    leaving = [random_profile(draws, f"L{number}") for number in range(3)]
    firms = _fresh(draws, [*former, *leaving, *city[1::3]], outcomes)
    for came, gone in ((city[2::6], leaving[:1]), (city[::3], leaving[1:]), (city[5::6], [])):
        firms = firms.changed(came, [each.id for each in gone], _record(came, outcomes))
    return firms


def _opened(firms: FirmTable) -> FirmTable:
    folder = Path(tempfile.mkdtemp()) / "table"
    firms.save(folder)
    return FirmTable.open(folder)


WAYS: dict[str, Made] = {
    "fresh": _fresh,
    "shuffled": _shuffled,
    "grown": _grown,
    "grown and compact": lambda *city: _grown(*city).compact(),
    "opened": lambda *city: _opened(_fresh(*city)),
    "grown and opened": lambda *city: _opened(_grown(*city)),
}
IN_MEMORY = list(WAYS.values())[:4]


@cache
def _likeness() -> Likeness:
    return Likeness(PRODUCTS, SKILLS)


def _outcomes(draws: Random, city: Sequence[Profile]) -> Outcomes:
    """How earlier partnerships of some of the firms ended."""
    return {profile.id: (ended := draws.randint(1, 6), draws.randint(0, ended)) for profile in draws.sample(city, len(city) // 3)}


def _weights(draws: Random, pairing: Pairing) -> dict[str, float]:
    """The start weights, or any others, some of them zero."""
    if draws.random() < 0.5:
        return pairing.start_weights()
    drawn = {each.name: draws.choice([0.0, draws.random()]) for each in pairing.features} | {pairing.features[0].name: 0.3}
    return pairing.checked(drawn)


def _asked(draws: Random, city: Sequence[Profile], firm: str, role: str) -> Asked:
    need = draws.choice(PRODUCTS[:8]) if role in ("buyer", "supplier") and draws.random() < 0.2 else None
    barred = [each.id for each in draws.sample(city, min(2, len(city)))] if draws.random() < 0.2 else []
    return Asked(firm, role, need, [each for each in barred if each != firm], in_bands=draws.random() < 0.3)


def _ranked(firms: FirmTable, asked: Asked, weights: dict[str, float], limit: int) -> tuple[Match, ...]:
    barred = {firms.row_of[each]: "dismissed" for each in asked.barred}
    question = Question(firms.row_of[asked.firm], asked.role, TODAY, asked.need, barred=barred, in_bands=asked.in_bands)
    return rank(firms, PAIRING_OF_ROLE[asked.role], question, weights, limit).matches


def _assert_same(firms: FirmTable, matches: Sequence[Match], answers: Sequence[Answer]) -> None:
    assert [firms.row_of.id_of(match.row) for match in matches] == [answer.firm for answer in answers]
    for match, answer in zip(matches, answers, strict=True):
        assert abs(match.score - answer.score) < CLOSE
        assert abs(match.coverage - answer.coverage) < CLOSE
        for each, (name, value, amount) in zip(match.contributions, answer.contributions, strict=True):
            assert (each.feature, each.state) == (name, _state(value))
            assert each.value is None if not isinstance(value, float) else abs(each.value - value) < CLOSE
            assert abs(each.amount - amount) < CLOSE


def _state(value: float | str | None) -> str:
    return "known" if isinstance(value, float) else value or "unknown"


def _pattern(answer: Answer) -> tuple[str, ...]:
    """What is known of the pair, feature by feature."""
    return tuple(_state(value) for _, value, _ in answer.contributions)


def _compare(
    draws: Random, city: Sequence[Profile], asking: Sequence[Profile], ways: Sequence[Made], limit: int, outcomes: Outcomes
) -> Counter[tuple[str, ...]]:
    """Ask the firms in every role, of a table made in each of the ways; the patterns of missing data among all whom the reference ranks."""
    stated, patterns = City(city, TODAY, _likeness(), outcomes), Counter[tuple[str, ...]]()
    tables = [way(draws, city, outcomes) for way in ways]
    for profile in asking:
        for role, pairing in PAIRING_OF_ROLE.items():
            asked, weights = _asked(draws, city, profile.id, role), _weights(draws, pairing)
            answers = stated.ranked(asked, weights)
            patterns.update(map(_pattern, answers))
            for firms in tables:
                _assert_same(firms, _ranked(firms, asked, weights, limit), answers[:limit])
    return patterns


def test_there_are_enough_profiles() -> None:
    assert sum(SMALL) + sum(MIDDLING) + LARGE >= 10_000


@pytest.mark.parametrize("part", range(4))
def test_small_cities(part: int) -> None:
    for seed in range(part, len(SMALL), 4):
        draws = Random(seed)
        city = random_city(draws, SMALL[seed])
        _compare(draws, city, city, [IN_MEMORY[seed // 4 % 4]], EVERYONE, _outcomes(draws, city))


def test_middling_cities_in_which_all_patterns_of_missing_data_occur() -> None:
    patterns = Counter[tuple[str, ...]]()
    for seed, size in enumerate(MIDDLING):
        draws = Random(1_500 + seed)
        city = random_city(draws, size)
        outcomes = _outcomes(draws, city) if seed < len(MIDDLING) / 2 else {}
        patterns += _compare(draws, city, city[:ASKING_OF_MIDDLING], [list(WAYS.values())[seed % len(WAYS)]], EVERYONE, outcomes)
    assert {each for each in _possible_patterns() if not patterns[each]} == set()


def _possible_patterns() -> Iterator[tuple[str, ...]]:
    """Product always, certificates asked for or not, an agency without a sector to complement; all else is known or not."""
    told = ("known", "unknown")
    yield from product(["known"], told, (*told, "not_applicable"), told, ("known", "not_applicable"), told, told)
    yield from product(told, repeat=4)


@pytest.fixture(scope="module")
def large_city() -> list[Profile]:
    return random_city(Random(2_000), LARGE)


@pytest.mark.parametrize("ways", [list(WAYS)[:3], list(WAYS)[3:]])
def test_the_best_of_a_large_city(ways: list[str], large_city: list[Profile]) -> None:
    draws = Random(3_000)
    _compare(draws, large_city, large_city[:ASKING_OF_LARGE], [WAYS[way] for way in ways], BEST, _outcomes(draws, large_city))


@pytest.mark.parametrize("role", PAIRING_OF_ROLE)
def test_the_search_leaves_most_of_a_large_city_unmeasured(role: str, large_city: list[Profile]) -> None:
    firms, pairing = FirmTable.of(large_city), PAIRING_OF_ROLE[role]
    measured: list[int] = []
    counted = replace(pairing, features=(_counting(pairing.features[0], measured), *pairing.features[1:]))
    eligible = sum(rank(firms, counted, Question(row, role, TODAY), limit=BEST).eligible for row in range(50))
    assert sum(measured) < MOST_MEASURED * eligible


def _counting(feature: Feature, measured: list[int]) -> Feature:
    """The same feature, which notes how many pairs it is asked to measure."""

    def measure(firms: FirmTable, pairs: Pairs) -> Values:
        measured.append(len(pairs))
        return feature.measure(firms, pairs)

    return replace(feature, measure=measure)
