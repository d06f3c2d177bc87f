"""The lists of all firms: for each what rank() finds, firms that ask for the same one after the other, gates and history kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import groupby

import numpy as np
import pytest

from matchmaker.engine.pairings import PAIRING_OF_ROLE
from matchmaker.engine.pairs import Question
from matchmaker.engine.ranking import rank
from matchmaker.engine.table.firm_table import FirmTable
from matchmaker.engine.whole_city import asking, best_for_all
from tests.fixtures.city import PROFILES

TODAY = date(2026, 5, 4)
ROLES = tuple(PAIRING_OF_ROLE)


@pytest.fixture(scope="module")
def firms() -> FirmTable:
    return FirmTable.of(PROFILES)


@pytest.mark.parametrize("role", ROLES)
def test_each_list_is_what_the_firm_itself_would_be_shown(firms: FirmTable, role: str) -> None:
    pairing = PAIRING_OF_ROLE[role]
    weights = {each.name: 1.0 for each in pairing.features}
    found = list(best_for_all(firms, pairing, role, TODAY, limit=2, weights=weights))
    assert any(len(each.partners) for each in found)
    for row, partners, scores in found:
        matches = rank(firms, pairing, Question(row, role, TODAY), weights, 2).matches
        assert partners.tolist() == [each.row for each in matches]
        assert scores.tolist() == [each.score for each in matches]


def test_only_firms_with_something_to_ask_for_are_asked(firms: FirmTable) -> None:
    ids = {role: {PROFILES[row].id for row in asking(firms, PAIRING_OF_ROLE[role], role)} for role in ROLES}
    assert ids["buyer"] == {each.id for each in PROFILES if each.needs}
    assert ids["supplier"] == {each.id for each in PROFILES if each.offers}
    assert (ids["mentee"], ids["mentor"]) == ({"K-03", "K-11"}, {"K-06", "K-10"})


def test_who_does_not_wish_to_be_suggested_gets_no_list() -> None:
    shy = [replace(each, consent=False) if each.id == "K-01" else each for each in PROFILES]
    found = list(best_for_all(FirmTable.of(shy), PAIRING_OF_ROLE["buyer"], "buyer", TODAY))
    assert all(0 not in (each.row, *each.partners) for each in found)


def test_firms_that_ask_for_the_same_come_one_after_the_other() -> None:
    needs = [PROFILES[place].needs for place in (0, 2, 5)]
    crowd = [replace(PROFILES[0], id=f"N-{number}", needs=needs[number % 3], offers=()) for number in range(30)]
    asked = [crowd[row].needs for row in asking(FirmTable.of(crowd), PAIRING_OF_ROLE["buyer"], "buyer")]
    assert len(list(groupby(asked))) == 3


def test_history_and_bounds_narrow_each_list(firms: FirmTable) -> None:
    pairing, oleh_oleh, keripik = PAIRING_OF_ROLE["buyer"], firms.row_of["K-08"], firms.row_of["K-03"]
    told: list[tuple[int, int]] = []
    barred = {oleh_oleh: {keripik: "dismissed"}}
    found = {
        each.row: each.partners.tolist()
        for each in best_for_all(firms, pairing, "buyer", TODAY, barred=barred, progress=lambda *step: told.append(step))
    }
    assert keripik not in found[oleh_oleh]
    assert keripik in found[firms.row_of["K-05"]]
    assert told == [(number, len(found)) for number in range(1, len(found) + 1)]
    only = np.arange(len(firms)) == oleh_oleh
    assert [each.row for each in best_for_all(firms, pairing, "buyer", TODAY, asking=only)] == [oleh_oleh]
    assert [len(each.partners) for each in best_for_all(firms, pairing, "buyer", TODAY, asking=only, among=only)] == [0]


def test_a_role_of_another_pairing_is_a_mistake(firms: FirmTable) -> None:
    with pytest.raises(KeyError):
        list(best_for_all(firms, PAIRING_OF_ROLE["buyer"], "mentor", TODAY))
