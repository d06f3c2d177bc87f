"""All that columns of firms answer, to be compared, and small columns that come from no database."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from matchmaker.engine.pairings import PAIRING_OF_ROLE
from matchmaker.engine.pairs import Question
from matchmaker.engine.profile import Profile
from matchmaker.engine.ranking import rank
from matchmaker.engine.table.firm_table import FirmTable
from matchmaker.engine.table.stack import Stack
from matchmaker.store.columns import Columns
from matchmaker.store.firm_keys import FirmKeys
from matchmaker.store.revisions import State
from tests.engine.firms import EVERYONE, TODAY


def answers(known: Columns) -> dict[str, tuple[Any, ...]]:
    """Of every firm what stands beside it, and whom it gets in every role with which score."""
    return {firm: (*_beside(known, row), *_ranked(known, row)) for firm, row in known.table.row_of.items()}


def _beside(known: Columns, row: int) -> tuple[Any, ...]:
    table, key, office, sample = known.table, int(known.keys[row]), str(known.offices[row]), bool(known.sample[row])
    assert known.row_of[key] == row
    mates = known.of_office(office, sample=sample) & table.live
    return key, office, sample, repr(table.slots[row]), table.ended[row], table.succeeded[row], mates.sum()


def _ranked(known: Columns, row: int) -> list[list[tuple[str, float]]]:
    asked = {role: (pairing, Question(row, role, TODAY)) for role, pairing in PAIRING_OF_ROLE.items()}
    ranked = [rank(known.table, pairing, question, limit=EVERYONE) for pairing, question in asked.values()]
    return [[(known.table.row_of.id_of(match.row), match.score) for match in each.matches] for each in ranked]


def columns_of(profiles: Sequence[Profile], number: int = 1, mark: str = "a", *, first_key: int = 100) -> Columns:
    """Columns of these profiles, all of one office, with keys from `first_key` on, as of that state."""
    state, count = State(number, mark), len(profiles)
    keys = np.arange(first_key, first_key + count, dtype=np.int64)
    beside = {"key": keys, "office": np.full(count, "35.76", dtype="U13"), "sample": np.zeros(count, dtype=bool)}
    return Columns(state, state, FirmTable.of(profiles), Stack(beside), FirmKeys.of(keys))
