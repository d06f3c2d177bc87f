"""A firm's development plan: which of its own facts, once changed, would open the most partners; what capacity fills its market."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from matchmaker.engine import units
from matchmaker.engine.explaining.barriers import barriers, barriers_of_open_firms, meet
from matchmaker.engine.explaining.remedies import MENDABLE, Remedies, Remedy, remedies
from matchmaker.engine.gates import open_firms
from matchmaker.engine.nearness import band_of
from matchmaker.engine.pairs import Question, Rows, Values
from matchmaker.engine.table.firm_table import FirmTable

MOST_OPENINGS = 10
SAME_PRODUCT = 0.6
"""Needs that match an offer less well do not count as its market."""
STEPS = np.array([step * 10.0**power for power in range(10) for step in (1, 2, 5)])
"""The round capacities that a plan names, so that no single need can be read from it."""
MOST_STEPS = 3


@dataclass(frozen=True, slots=True)
class Opening:
    """In `role`, `remedy` alone would make `firms` more firms eligible."""

    role: str
    remedy: Remedy
    firms: int


@dataclass(frozen=True, slots=True)
class Market:
    """The open needs that the own offer in line `offer` matches and whose quantity is known: `filled` of `needs` by today's free capacity.

    `steps` are greater capacities, in the unit and period of the offer, each with the number of needs that it would fill whole.
    """

    offer: int
    needs: int
    filled: int
    steps: tuple[tuple[float, int], ...]


def openings(firms: FirmTable, questions: Iterable[Question], limit: int = MOST_OPENINGS) -> tuple[Opening, ...]:
    """The own remedies of the firm that asks, in each role that it asks in, most opened firms first."""
    found = [opening for question in questions for opening in _of_role(firms, question)]
    return tuple(sorted(found, key=lambda each: -each.firms)[:limit])


def _of_role(firms: FirmTable, question: Question) -> Iterator[Opening]:
    closed = barriers_of_open_firms(firms, question).closed()
    single = closed.take(closed.steps == 1)
    changes = remedies(firms, question, single)
    mine = np.flatnonzero(changes.row == question.row)
    own, other = _to_the_next_band(changes.take(mine)), single.met.other[mine]
    facts, fact = np.unique(np.stack([own.gate, own.which]), axis=1, return_inverse=True)
    fact = fact.reshape(-1)
    lowest = np.full(facts.shape[1], np.inf)
    np.minimum.at(lowest, fact, own.value)
    nearest = np.flatnonzero(own.value == lowest[fact])
    opened = np.unique(np.stack([fact[nearest], other[nearest]]), axis=1)[0]
    _, first = np.unique(fact[nearest], return_index=True)
    for place, firms_opened in zip(nearest[first], np.bincount(opened), strict=True):
        yield Opening(question.role, own[int(place)], int(firms_opened))


def _to_the_next_band(changes: Remedies) -> Remedies:
    """Limits of distance widened to a band."""
    far = changes.gate == MENDABLE.index("too_far")
    return Remedies(changes.gate, changes.row, changes.which, np.where(far, band_of(changes.value), changes.value))


def markets(firms: FirmTable, question: Question) -> tuple[Market, ...]:
    """What capacity would fill how many needs, for each own offer whose buyers are eligible now, in the order stated."""
    met = meet(firms, question)
    met = met.take(open_firms(firms, question, met.other) & (met.match >= SAME_PRODUCT))
    met = met.take(barriers(firms, question, met).steps == 0)
    met = met.take(np.argsort(met.held, kind="stable"))
    offers, starts = np.unique(met.held, return_index=True)
    found = [_market(firms, int(offer), np.unique(needs)) for offer, needs in zip(offers, np.split(met.wanted, starts[1:]), strict=False)]
    return tuple(each for each in found if each.needs)


def _market(firms: FirmTable, offer: int, needs: Rows) -> Market:
    stated = firms.profiles[firms.offers.firm[offer]].offers[firms.offers.place[offer]]
    one, dimension = units.monthly(1.0, stated.unit, stated.period)
    wanted = firms.needs.amount[needs[firms.needs.dimension[needs] == dimension]]
    wanted = np.sort(wanted[~np.isnan(wanted)])
    free = firms.offers.amount[offer]
    filled = 0 if np.isnan(free) else int(np.searchsorted(wanted, free, side="right"))
    return Market(offer, len(wanted), filled, tuple(_steps(wanted / one, filled)))


def _steps(wanted: Values, filled: int) -> list[tuple[float, int]]:
    """The first round capacities that fill more of the `wanted` quantities than the one before."""
    counts = np.searchsorted(wanted, STEPS, side="right")
    more = np.diff(np.maximum(counts, filled), prepend=filled) > 0
    return [(float(step), int(count)) for step, count in zip(STEPS[more], counts[more], strict=True)][:MOST_STEPS]
