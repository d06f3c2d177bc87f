"""A table that changes, is saved, opened and made compact ranks exactly as one that is built anew from the same profiles."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from random import Random

import numpy as np
import pytest

from matchmaker.engine.explaining.explanation import cautions, reasons
from matchmaker.engine.pairings import PAIRING_OF_ROLE
from matchmaker.engine.pairs import Question
from matchmaker.engine.profile import Offer, Profile
from matchmaker.engine.ranking import rank
from matchmaker.engine.table.firm_table import FirmTable
from tests.engine.firms import EVERYONE, TODAY, buyer, supplier
from tests.engine.random_profiles import random_city, random_profile

FIRMS = [f"F{number}" for number in range(10)]
Answers = dict[tuple[str, str], list[tuple[object, ...]]]


def _answers(firms: FirmTable) -> Answers:
    """Every question of every firm, with all that is said of every match."""
    return {(firm, role): _answer(firms, row, role) for firm, row in sorted(firms.row_of.items()) for role in PAIRING_OF_ROLE}


def _answer(firms: FirmTable, row: int, role: str) -> list[tuple[object, ...]]:
    ranking = rank(firms, PAIRING_OF_ROLE[role], Question(row, role, TODAY), limit=EVERYONE)
    found: list[tuple[object, ...]] = []
    for each in ranking.matches:
        said = reasons(firms, ranking, each), cautions(firms, ranking, each)
        found.append((firms.profiles[each.row].id, each.score, each.coverage, each.contributions, *said))
    return found


def _saved(firms: FirmTable) -> FirmTable:
    folder = Path(tempfile.mkdtemp()) / "table"
    firms.save(folder)
    return FirmTable.open(folder)


def _same(firms: FirmTable) -> FirmTable:
    return firms


def _step(draws: Random) -> dict[str, Profile | None]:
    """What a few firms become; None is gone."""
    return {firm: None if draws.random() < 0.25 else random_profile(draws, firm) for firm in draws.sample(FIRMS, draws.randint(1, 4))}


@pytest.mark.parametrize("between", [_same, _saved, FirmTable.compact])
@pytest.mark.parametrize("seed", range(5))
def test_any_sequence_of_changes_ranks_as_a_table_built_anew(seed: int, between: Callable[[FirmTable], FirmTable]) -> None:
    draws = Random(seed)
    city = random_city(draws, draws.randint(0, 7))
    firms, stand = FirmTable.of(city), {profile.id: profile for profile in city}
    for _ in range(3):
        step = _step(draws)
        former, said = firms, _answers(firms)
        firms = between(firms).changed([each for each in step.values() if each], [firm for firm, each in step.items() if not each])
        stand = {firm: each for firm, each in {**stand, **step}.items() if each}
        assert _answers(firms) == _answers(FirmTable.of(list(stand.values())))
        assert _answers(former) == said


def test_two_tables_that_grew_from_one_do_not_disturb_each_other() -> None:
    first = FirmTable.of([buyer(), supplier()]).changed([supplier(2)])
    one, other = first.changed([supplier(3, offers=(Offer("las argon"),))]), first.changed([supplier(4)])
    assert set(one.row_of) == {"B1", "S1", "S2", "S3"}
    assert _answers(one) == _answers(FirmTable.of([buyer(), supplier(), supplier(2), supplier(3, offers=(Offer("las argon"),))]))
    assert _answers(other) == _answers(FirmTable.of([buyer(), supplier(), supplier(2), supplier(4)]))


def test_a_saved_table_leaves_out_the_ways_to_reach_somebody_and_is_opened_only_by_the_same_formulas(tmp_path: Path) -> None:
    FirmTable.of([supplier(phone="0811", email="a@b.id", contact="Bu Sri", nib="1234567890123")]).save(tmp_path / "table")
    written = b"".join(path.read_bytes() for path in (tmp_path / "table").rglob("*") if path.is_file())
    assert not [each for each in (b"0811", b"a@b.id", b"Bu Sri", b"1234567890123") if each in written]
    mark = (tmp_path / "table" / "table.json").read_text(encoding="utf-8")
    (tmp_path / "table" / "table.json").write_text(mark.replace('"fingerprint": "', '"fingerprint": "0'), encoding="utf-8")
    with pytest.raises(ValueError, match="another version"):
        FirmTable.open(tmp_path / "table")


def test_ties_go_by_id_also_among_firms_that_came_later() -> None:
    ids = [7, 3, 9, 1]
    firms = FirmTable.of([buyer(), supplier(5)])
    for number in ids:
        firms = firms.changed([supplier(number)])
    ranked = rank(firms, PAIRING_OF_ROLE["buyer"], Question(firms.row_of["B1"], "buyer", TODAY), limit=4).matches
    assert [firms.profiles[each.row].id for each in ranked] == ["S1", "S3", "S5", "S7"]


def _ids(rows: Iterable[int], firms: FirmTable) -> list[str]:
    return [firms.row_of.id_of(int(row)) for row in rows]


def test_places_follow_the_ids() -> None:
    firms = FirmTable.of([supplier(number) for number in (4, 2, 8)]).changed([supplier(number) for number in (9, 3, 2, 1)])
    rows = np.arange(len(firms))[firms.live]
    assert _ids(rows[np.argsort(firms.row_of.places(rows))], firms) == ["S1", "S2", "S3", "S4", "S8", "S9"]
