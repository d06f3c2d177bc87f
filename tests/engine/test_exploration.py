"""Exploration: one place in ten, drawn from just behind the list with an even chance that is told; without, nothing changes."""

from __future__ import annotations

from collections import Counter
from functools import partial

import pytest

from matchmaker import i18n
from matchmaker.engine import exploration, exposure
from matchmaker.engine.explaining import exposure_wording
from matchmaker.engine.exposure import Arranged, Turns
from matchmaker.engine.pairings import PAIRING_OF_ROLE
from matchmaker.engine.pairs import Question
from matchmaker.engine.ranking import rank
from matchmaker.engine.table.firm_table import FirmTable
from tests.engine.firms import TODAY, buyer, supplier

MAKERS = 60


def _order(makers: int, reach: int) -> Arranged:
    """So many box makers, each a little smaller than the one before, as far as `reach`."""
    firms = FirmTable.of([buyer(), *(supplier(each, offer={"capacity": 400 - each}) for each in range(1, makers + 1))])
    question = Question(firms.row_of["B1"], "buyer", TODAY)
    return exposure.arrange(firms, question, partial(rank, firms, PAIRING_OF_ROLE["buyer"], question, None), Turns(), reach)


@pytest.mark.parametrize(("limit", "trials"), [(5, []), (10, [10]), (25, [10, 20])])
def test_the_last_of_each_ten_is_drawn_from_behind(limit: int, trials: list[int]) -> None:
    longer = _order(MAKERS + 40, limit + exploration.FARTHEST)
    found = exploration.explore(longer, limit, "B1 hari ini")
    places = [each.untried or 0 for each in found.moved]
    assert [place for place, each in enumerate(found.moved, 1) if each.propensity] == trials
    assert [each.propensity for each in found.moved if each.propensity] == [1 / exploration.FARTHEST] * len(trials)
    drawn = [places[place - 1] for place in trials]
    assert all(limit < place <= limit + exploration.FARTHEST for place in drawn)
    assert [place for place in places if place not in drawn] == list(range(1, limit + 1 - len(trials)))
    assert [match.row for match in found.ranking.matches] == [longer.ranking.matches[place - 1].row for place in places]
    assert [match.pair for match in found.ranking.matches] == list(range(limit))
    assert found.ranking.pairs.partner.tolist() == [match.row for match in found.ranking.matches]
    assert found.ranking.eligible == longer.ranking.eligible


def test_the_same_seed_draws_the_same_and_all_behind_have_the_same_chance() -> None:
    longer = _order(MAKERS, 10 + exploration.FARTHEST)
    drawn = Counter(exploration.explore(longer, 10, str(day)).moved[9].untried for day in range(2_000))
    assert set(drawn) == set(range(11, 51))
    assert max(drawn.values()) < 2 * 2_000 / exploration.FARTHEST
    assert exploration.explore(longer, 10, "x").moved == exploration.explore(longer, 10, "x").moved


@pytest.mark.parametrize(("makers", "chance"), [(0, None), (3, None), (10, None), (12, 0.5)])
def test_few_behind_have_a_larger_chance_and_nobody_behind_changes_nothing(makers: int, chance: float | None) -> None:
    longer = _order(makers, 10 + exploration.FARTHEST)
    found = exploration.explore(longer, 10, "x")
    assert len(found.moved) == min(makers, 10)
    assert {each.propensity for each in found.moved} <= {None, chance}
    assert any(each.propensity for each in found.moved) is (chance is not None)


def test_it_is_said_in_both_languages() -> None:
    found = exploration.explore(_order(MAKERS, 20 + exploration.FARTHEST), 20, "x")
    said = [exposure_wording.reasons(moved, rank, "official") for rank, moved in enumerate(found.moved, 1)]
    assert said[:9] == [[]] * 9
    assert "Dicoba supaya usaha lain juga terlihat" in said[9][0]
    assert said[10] == ["Mundur dari urutan 10 karena usaha lain sedang dicoba"]
    with i18n.reading("en"):
        assert "On trial" in exposure_wording.reasons(found.moved[9], 10, "official")[0]
