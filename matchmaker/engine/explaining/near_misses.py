"""near_misses(): the firms that one changed fact would make eligible, by the exact score that they would have then."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from matchmaker.engine.explaining.barriers import barriers_of_open_firms
from matchmaker.engine.explaining.remedies import Remedies, Remedy, mended, remedies
from matchmaker.engine.features import Pairing
from matchmaker.engine.pairs import Question, Rows
from matchmaker.engine.ranking import rank
from matchmaker.engine.scoring import SAME_SCORE_DIGITS
from matchmaker.engine.table.firm_table import FirmTable

MOST_OWN = 12
"""So many facts of the asking firm itself are tried: those that open the most partners. A firm may state thousands of needs."""


@dataclass(frozen=True, slots=True)
class NearMiss:
    """The firm in `row`, closed by one fact; score and coverage are rank()'s once `remedy` is done. `wanted` and `held` are the line."""

    row: int
    score: float
    coverage: float
    remedy: Remedy
    wanted: int
    held: int


def near_misses(
    firms: FirmTable, pairing: Pairing, question: Question, weights: Mapping[str, float] | None = None, limit: int = 10
) -> tuple[NearMiss, ...]:
    """The `limit` best of the firms that a single remedy would open, ties by id; each with the remedy of its best-matched line."""
    single = barriers_of_open_firms(firms, question).closed().nearest()
    single = single.take(single.steps == 1)
    changes = remedies(firms, question, single)
    place = {int(row): number for number, row in enumerate(single.met.other)}
    found = []
    for group in _groups(changes, question.row):
        among = np.zeros(len(firms), dtype=bool)
        among[single.met.other[group]] = True
        ranking = rank(mended(firms, changes.take(group)), pairing, replace(question, among=among), weights, limit)
        for match in ranking.matches:
            at = place[match.row]
            wanted, held = int(single.met.wanted[at]), int(single.met.held[at])
            found.append(NearMiss(match.row, match.score, match.coverage, changes[at], wanted, held))
    found.sort(key=lambda each: (-round(each.score, SAME_SCORE_DIGITS), firms.row_of.id_of(each.row)))
    return tuple(found[:limit])


def _groups(changes: Remedies, own: int) -> Iterator[Rows]:
    """Places of remedies that can be done at once without touching each other's pairs: all of others, and each own fact by itself."""
    others = np.flatnonzero(changes.row != own)
    if len(others):
        yield others
    mine = np.flatnonzero(changes.row == own)
    facts, fact, opened = np.unique(np.stack([changes.gate[mine], changes.which[mine]]), axis=1, return_inverse=True, return_counts=True)
    for number in np.argsort(-opened, kind="stable")[: min(MOST_OWN, facts.shape[1])]:
        yield mine[fact.reshape(-1) == number]
