"""consortia(): near firms or groups of one product that fill a need together, where none of them fills it alone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, islice

import numpy as np
from numpy.typing import NDArray

from matchmaker.engine import units
from matchmaker.engine.pairs import Question
from matchmaker.engine.profile import Need
from matchmaker.engine.supply_chain import SUPPLY_CHAIN
from matchmaker.engine.table.firm_columns import NO_OWNER
from matchmaker.engine.table.firm_table import FirmTable
from matchmaker.engine.trade import filled_share

Integers = NDArray[np.int64]
Values = NDArray[np.float64]
Memberships = Collection[tuple[int, int]]
"""Rows of a group and of a firm that is its member."""

ONE_PRODUCT = 0.6
"""Offers that match the need at least so well count as the product that is needed."""
MOST_MEMBERS = 5
MOST_NEEDS = 10
EACH_WAY = 10
"""Members are sought among so many of the largest and so many of the nearest."""
ENOUGH = 1 - 1e-9
MUCH_NEARER = 0.5
"""One member more must bring the farthest two at least so much nearer."""


@dataclass(frozen=True, slots=True)
class Member:
    """One supplier of a consortium: its row, its offer line and how well that matches.

    `capacity` is what is free, `share` what it would supply of the need; both in the need's own unit and period.
    """

    row: int
    offer: int
    match: float
    capacity: float
    share: float


@dataclass(frozen=True, slots=True)
class Consortium:
    """Suppliers, the largest first, who together fill the need line `need` of `quantity` in its own unit and period.

    `span` is the farthest distance in km between two of them or to the buyer, NaN where a place is unknown.
    """

    need: int
    quantity: float
    members: tuple[Member, ...]
    span: float

    @property
    def capacity(self) -> float:
        """What is free of all members together."""
        return sum(each.capacity for each in self.members)

    @property
    def filled(self) -> float:
        """The share of the need that they fill, in (0, 1]."""
        return 1.0 if self.capacity >= self.quantity * ENOUGH else self.capacity / self.quantity

    @property
    def match(self) -> float:
        """How well their offers match the need, on average."""
        return sum(each.match for each in self.members) / len(self.members)


@dataclass(frozen=True)
class _Candidates:
    """Firms by id, each with its largest fitting offer: `amount` in base units a month; `bars` says which two never join."""

    row: Integers
    offer: Integers
    match: Values
    amount: Values
    bars: NDArray[np.bool_]
    to_buyer: Values
    apart: Values

    def span(self, picks: Integers) -> Values:
        """The farthest distance within each group and to the buyer, infinite where unknown, (groups,)."""
        ends = [self.apart[picks[:, one], picks[:, other]] for one, other in combinations(range(picks.shape[1]), 2)]
        return np.asarray(np.max([*ends, *self.to_buyer[picks].T], axis=0))

    def best(self, picks: Integers, quantity: float) -> tuple[Integers, float, float]:
        """The group that fills most of the quantity, of these the nearest, then the best matched; with its amount and span."""
        total, span = self.amount[picks].sum(axis=1), np.round(self.span(picks), 3)
        match = np.round(self.match[picks].mean(axis=1), 9)
        first = int(np.lexsort((-match, span, -np.minimum(total, quantity * ENOUGH)))[0])
        return picks[first], float(total[first]), float(span[first])

    def agree(self, picks: Integers) -> NDArray[np.bool_]:
        """Is nothing counted twice in the group? (groups,)."""
        twice = [self.bars[picks[:, one], picks[:, other]] for one, other in combinations(range(picks.shape[1]), 2)]
        return np.asarray(~np.any(twice, axis=0))


def _nobody(rows: Sequence[int]) -> Memberships:
    return ()


def consortia(
    firms: FirmTable, question: Question, memberships: Callable[[Sequence[int]], Memberships] = _nobody
) -> tuple[Consortium, ...]:
    """For each need of known quantity that no single eligible offer fills: the groups of 2 to 5 suppliers that do together.

    The fewest members come first; a larger group follows only where it lies much nearer. Where no group fills the need, the one that
    fills most. They are sought among the EACH_WAY largest and nearest. Every member passes the gates of the question. `memberships`
    gives, for rows that could join, those of groups with their members: a group and its member never stand in one consortium, nor do
    firms of one owner, since the same capacity would be counted twice. At most MOST_NEEDS needs, in the order stated.
    Raises KeyError unless a buyer asks.
    """
    if question.role != "buyer":
        raise KeyError(question.role)
    unfilled = list(islice(_unfilled(firms, question), MOST_NEEDS))
    if not unfilled:
        return ()
    could_join = np.unique(np.concatenate([firms.offers.firm[held] for _, held, _ in unfilled]))
    barred = frozenset(memberships(could_join.tolist()))
    return tuple(
        _consortium(firms, need, candidates, picked)
        for need, held, match in unfilled
        for candidates in [_candidates(firms, need, held, match, barred)]
        for picked in _groups(candidates, float(firms.needs.amount[need]))
    )


def _unfilled(firms: FirmTable, question: Question) -> Iterator[tuple[int, Integers, Values]]:
    """The needs that no single offer fills but several might, in the order stated; the offers worth trying, and their matches."""
    lines = SUPPLY_CHAIN.gather(firms, question).lines
    share = filled_share(firms, lines)
    fitting = np.flatnonzero((lines.match >= ONE_PRODUCT) & (share > 0))
    fitting = fitting[np.argsort(lines.wanted[fitting], kind="stable")]
    needs, starts = np.unique(lines.wanted[fitting], return_index=True)
    for need, places in zip(needs.tolist(), np.split(fitting, starts[1:]), strict=False):
        if share[places].max() < ENOUGH:
            held, match = _largest_offers(firms, lines.held[places], lines.match[places])
            if len(held) > 1:
                kept = _worth_trying(firms, need, held)
                yield need, held[kept], match[kept]


def _largest_offers(firms: FirmTable, held: Integers, match: Values) -> tuple[Integers, Values]:
    """The largest offer of each firm and its match, by the firms' ids; of equal ones the best match, then the first stated."""
    firm = firms.row_of.places(firms.offers.firm[held])
    order = np.lexsort((held, -match, -firms.offers.amount[held], firm))
    first = order[np.unique(firm[order], return_index=True)[1]]
    return held[first], match[first]


def _worth_trying(firms: FirmTable, need: int, held: Integers) -> Integers:
    """Places of the largest offers, and of the nearest that can be of use in a group at all."""
    amount, quantity, places = firms.offers.amount[held], firms.needs.amount[need] * ENOUGH, np.arange(len(held))
    largest = np.lexsort((places, -amount))
    others = amount[largest[: MOST_MEMBERS - 1]].sum()
    useful = places[(amount + others >= quantity) | (amount[largest[:MOST_MEMBERS]].sum() < quantity)]
    nearest = useful[np.lexsort((useful, _to_buyer(firms, need, held)[useful]))]
    return np.union1d(largest[:EACH_WAY], nearest[:EACH_WAY])


def _candidates(firms: FirmTable, need: int, held: Integers, match: Values, barred: frozenset[tuple[int, int]]) -> _Candidates:
    row = firms.offers.firm[held]
    one, other = np.meshgrid(row, row, indexing="ij")
    same_owner = (firms.owner[one] == firms.owner[other]) & (firms.owner[one] != NO_OWNER)
    joined = np.array([[(a, b) in barred or (b, a) in barred for b in row.tolist()] for a in row.tolist()], dtype=bool)
    apart = _far_where_unknown(firms.kilometres(one, other))
    return _Candidates(row, held, match, firms.offers.amount[held], same_owner | joined, _to_buyer(firms, need, held), apart)


def _to_buyer(firms: FirmTable, need: int, held: Integers) -> Values:
    return _far_where_unknown(firms.kilometres(firms.offers.firm[held], np.full(len(held), firms.needs.firm[need])))


def _far_where_unknown(kilometres: Values) -> Values:
    return np.where(np.isnan(kilometres), np.inf, kilometres)


def _groups(candidates: _Candidates, quantity: float) -> list[Integers]:
    """Places of the chosen groups among the candidates: those that fill the quantity, or else the one that fills most."""
    chosen: list[Integers] = []
    fullest: list[Integers] = []
    reach, most = np.inf, 0.0
    for size in range(2, min(MOST_MEMBERS, len(candidates.row)) + 1):
        picks = _combinations(len(candidates.row), size)
        picks = picks[candidates.agree(picks)]
        if not len(picks):
            break
        best, total, span = candidates.best(picks, quantity)
        if total < quantity * ENOUGH and total > most:
            fullest, most = [best], total
        elif total >= quantity * ENOUGH and (not chosen or (span < reach and span <= reach * MUCH_NEARER)):
            chosen.append(best)
            reach = span
    return chosen or fullest


@lru_cache(maxsize=64)
def _combinations(number: int, size: int) -> Integers:
    return np.array(list(combinations(range(number), size)), dtype=np.int64).reshape(-1, size)


def _consortium(firms: FirmTable, need: int, candidates: _Candidates, picked: Integers) -> Consortium:
    stated = stated_need(firms, need)
    one, _ = units.monthly(1.0, stated.unit, stated.period)
    quantity = float(firms.needs.amount[need] / one)
    capacity = candidates.amount[picked] / one
    share = capacity * min(1.0, quantity / capacity.sum())
    span = float(candidates.span(picked[None, :])[0])
    largest_first = np.lexsort((picked, -capacity))
    members = tuple(
        Member(int(candidates.row[place]), int(candidates.offer[place]), float(candidates.match[place]), float(each), float(part))
        for place, each, part in zip(picked[largest_first], capacity[largest_first], share[largest_first], strict=True)
    )
    return Consortium(need, quantity, members, span if np.isfinite(span) else np.nan)


def stated_need(firms: FirmTable, need: int) -> Need:
    """The need line as the buyer stated it."""
    stated: Need = firms.profiles[int(firms.needs.firm[need])].needs[int(firms.needs.place[need])]
    return stated
