"""Whatever a profile holds, every door answers soundly or refuses clearly, and one profile does not slow the questions of the others."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import numpy as np
import pytest

from matchmaker.engine.explaining.contrast import contrast
from matchmaker.engine.explaining.development import markets, openings
from matchmaker.engine.explaining.explanation import cautions, reasons
from matchmaker.engine.explaining.near_misses import near_misses
from matchmaker.engine.explaining.obstacles import obstacles
from matchmaker.engine.features import Feature, Values
from matchmaker.engine.pairings import PAIRING_OF_ROLE
from matchmaker.engine.pairs import Pairs, Question
from matchmaker.engine.pooling import consortia
from matchmaker.engine.profile import Profile
from matchmaker.engine.ranking import Ranking, rank
from matchmaker.engine.table.firm_table import FirmTable
from matchmaker.engine.whole_city import best_for_all
from tests.engine.firms import TODAY
from tests.engine.hostile_firms import CITIES, MANY, giant, usual
from tests.engine.random_profiles import random_city

pytestmark = pytest.mark.filterwarnings("error")
ASKING = 6
"""So many firms of a city ask everything."""
WORKING = 40
MOST_OWN_LINES = 4
"""Of a random firm on one side."""
Answers = list[tuple[object, ...]]


def _answers(firms: FirmTable) -> Answers:
    """What is said to the first firms, whoever asks; all of it sound."""
    return [answer for row in firms.rows_in_order()[:ASKING].tolist() for role in PAIRING_OF_ROLE for answer in _answer(firms, row, role)]


def _answer(firms: FirmTable, row: int, role: str) -> Iterator[tuple[object, ...]]:
    question, pairing = Question(row, role, TODAY), PAIRING_OF_ROLE[role]
    ranking = rank(firms, pairing, question)
    for match in ranking.matches:
        assert 0 <= match.score <= 1 + 1e-12
        assert 0 <= match.coverage <= 1
        assert all(0 <= each.amount <= each.weight for each in match.contributions)
        yield role, firms.row_of.id_of(match.row), match.score, match.coverage, match.contributions, *_said(firms, ranking, match.pair)
    for near in near_misses(firms, pairing, question):
        assert 0 <= near.score <= 1 + 1e-12
        yield role, firms.row_of.id_of(near.row), near.score, near.coverage, near.remedy.gate
    yield role, *((each.firms, each.remedy.gate) for each in openings(firms, [question]))
    yield role, *(each.code for each in obstacles(firms, question, int(firms.rows_in_order()[-1])))


def _said(firms: FirmTable, ranking: Ranking, place: int) -> list[str]:
    match = ranking.matches[place]
    against = contrast(firms, ranking, ranking.matches[0], match)
    said = [*reasons(firms, ranking, match), *cautions(firms, ranking, match), *(each.better for each in against.above)]
    assert not {"nan", "inf"} & set(" ".join(said).lower().split())
    return said


def _plan(firms: FirmTable) -> None:
    for row in firms.rows_in_order()[:ASKING].tolist():
        assert all(math.isfinite(step) for each in markets(firms, Question(row, "supplier", TODAY)) for step, _ in each.steps)
        for each in consortia(firms, Question(row, "buyer", TODAY)):
            assert 0 < each.filled <= 1
            assert math.isfinite(each.capacity)


@pytest.mark.parametrize("name", CITIES)
def test_every_door_answers_soundly_and_the_same_when_they_come_later_and_the_table_is_saved(name: str, tmp_path: Path) -> None:
    firms, grown = FirmTable.of([*CITIES[name], *usual()]), FirmTable.of(usual()).changed(CITIES[name])
    told = _answers(firms)
    assert len(told) > ASKING
    _plan(firms)
    grown.save(tmp_path / "table")
    assert _answers(FirmTable.open(tmp_path / "table")) == told


@pytest.mark.parametrize("role", PAIRING_OF_ROLE)
@pytest.mark.parametrize("name", ["a crowd", "one owner"])
def test_all_are_listed_in_the_order_of_their_ids_where_all_are_alike(name: str, role: str) -> None:
    firms = FirmTable.of(CITIES[name])
    asking = np.arange(len(firms)) < ASKING
    for each in best_for_all(firms, PAIRING_OF_ROLE[role], role, TODAY, limit=10, asking=asking):
        alike = [firms.row_of.id_of(row) for row in each.partners.tolist()]
        assert len(alike) == (10 if name == "a crowd" else 0)
        assert alike == sorted(alike)


def test_a_name_twice_and_a_version_that_is_no_year_are_refused() -> None:
    with pytest.raises(ValueError, match="share an id"):
        FirmTable.of([Profile("\ud800", "A"), Profile("\ud800", "B")])
    with pytest.raises(ValueError, match="invalid literal"):
        FirmTable.of([Profile("A", "A", kbli_version="baru")])


Work = tuple[int, int]


def _work(city: list[Profile], role: str) -> Work:
    """How many pairs and how many of their lines are measured for the first firms."""
    firms, pairing = FirmTable.of(city), PAIRING_OF_ROLE[role]
    done: list[Work] = []
    counting = replace(pairing, features=(_counting(pairing.features[0], done), *pairing.features[1:]))
    for row in range(WORKING):
        rank(firms, counting, Question(row, role, TODAY))
    return sum(pairs for pairs, _ in done), sum(lines for _, lines in done)


def _counting(feature: Feature, done: list[Work]) -> Feature:
    def measure(firms: FirmTable, pairs: Pairs) -> Values:
        done.append((len(pairs), len(pairs.lines.match)))
        return feature.measure(firms, pairs)

    return replace(feature, measure=measure)


@pytest.mark.parametrize("role", PAIRING_OF_ROLE)
@pytest.mark.parametrize("distinct", [False, True])
def test_a_giant_costs_the_others_no_more_than_its_own_lines(role: str, *, distinct: bool) -> None:
    city = random_city(Random(7), 400)
    (pairs, lines), (more_pairs, more_lines) = _work(city, role), _work([*city, giant(distinct=distinct)], role)
    assert more_pairs <= pairs + WORKING
    assert more_lines <= lines + MOST_OWN_LINES * MANY * WORKING


@pytest.mark.parametrize("role", PAIRING_OF_ROLE)
def test_a_giant_is_answered_and_named_to_others(role: str) -> None:
    firms = FirmTable.of([giant(distinct=False), *usual()])
    for row in range(len(firms)):
        ranking = rank(firms, PAIRING_OF_ROLE[role], Question(row, role, TODAY))
        assert all(_said(firms, ranking, match.pair) for match in ranking.matches)
        assert row or ranking.matches
