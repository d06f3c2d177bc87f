"""The questions that a benchmark asks: both pairings from both sides, four fifths by firms of the city, one fifth by strangers."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks import city
from matchmaker.engine.pairings import PAIRINGS
from matchmaker.engine.pairs import Question
from matchmaker.engine.profile import Profile
from matchmaker.engine.ranking import Ranking, rank
from matchmaker.engine.table.firm_table import FirmTable
from matchmaker.engine.table.postings import FirmLines

SIDES = tuple((pairing.name, role) for pairing in PAIRINGS.values() for role in pairing.roles)
STRANGE = 5
"""One question in so many is asked by a stranger."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The firm in `row` asks in `role`; `strange` where its phrases were never seen before it came."""

    pairing: str
    role: str
    row: int
    strange: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """What one question took, the first time or again, and how many firms no gate ruled out."""

    asked: Asked
    again: bool
    milliseconds: float
    eligible: int


def strangers(number: int) -> list[Profile]:
    """Newcomers of whom `number // STRANGE` can ask from each side."""
    return city.strangers(12 * -(-number // STRANGE))


def choose(firms: FirmTable, newcomers: Sequence[Profile], number: int) -> list[Asked]:
    """That many questions from each side, mixed; the newcomers must be in the table by now."""
    draw = np.random.default_rng(0)
    strange = [firms.row_of[each.id] for each in newcomers]
    known = draw.permutation(len(firms) - len(strange)).tolist()
    few = -(-number // STRANGE)
    asked = [
        Asked(pairing, role, row, is_strange)
        for pairing, role in SIDES
        for rows, wanted, is_strange in ((known, number - few, False), (strange, few, True))
        for row in _first(wanted, (row for row in rows if can_ask(firms, role, row)))
    ]
    return [asked[place] for place in draw.permutation(len(asked))]


def _first(number: int, rows: Iterator[int]) -> list[int]:
    return [row for row, _ in zip(rows, range(number), strict=False)]


def can_ask(firms: FirmTable, role: str, row: int) -> bool:
    """Has the firm a line to ask with in this role, and a free place where it would mentor?"""
    return len(own_lines(firms, role).of(row)) > 0 and (role != "mentor" or bool(firms.slots[row] >= 1))


def own_lines(firms: FirmTable, role: str) -> FirmLines:
    """The lines with which a firm asks in this role."""
    lines: dict[str, FirmLines] = {
        "buyer": firms.needs,
        "supplier": firms.offers,
        "mentee": firms.wants,
        "mentor": firms.has,
    }
    return lines[role]


def ask(firms: FirmTable, asked: Asked, limit: int = 10) -> Ranking:
    """The ranking that answers the question."""
    return rank(firms, PAIRINGS[asked.pairing], Question(asked.row, asked.role, city.TODAY), limit=limit)


def timed(firms: FirmTable, asked: Asked, *, again: bool) -> Answer:
    """The question asked once."""
    start = time.perf_counter()
    ranking = ask(firms, asked)
    return Answer(asked, again, 1e3 * (time.perf_counter() - start), ranking.eligible)
