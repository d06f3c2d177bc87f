"""Outcomes: the log that an office would have of a world: who was examined from its lists, who came otherwise, and how it ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from matchmaker.engine.worlds.world import DAY, World

Integers = NDArray[np.int64]
Values = NDArray[np.float64]

LONGEST_LIST = 20
FOUND_OTHERWISE = 0.2
YEARS = 3
ENDS = ("succeeded", "agreed", "declined", "failed")
SHARES = np.array([[0.0, 0.0, 0.75, 0.25], [0.0, 0.75, 0.0, 0.25], [0.75, 0.25, 0.0, 0.0]])
"""How often pairs of each grade end so, (grades, ends)."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a pair ended and when; `exposed_rank` is its place in the order that the office had, beyond the list where it came otherwise."""

    seeker: str
    partner: str
    outcome: str
    exposed_rank: int
    decided_on: date


def outcomes(world: World, shown_by: Values, number: int, seed: int) -> tuple[Outcome, ...]:
    """So many distinct pairs of the world by day, the oldest first; `shown_by` (seekers, partners) made the lists, higher first.

    Four fifths are picked from the first twenty of some seeker's list, seldomer the lower they stand; minus infinity is never listed.
    The others are any pairs beyond. The earlier half ended as earlier years had it, where the world knows them.
    Raises ValueError where there are not so many pairs.
    """
    if number > world.grades.size:
        raise ValueError(f"{number} outcomes asked for, but there are only {world.grades.size} pairs")
    chance = np.random.default_rng((seed, 31))
    ranks = _ranks(shown_by)
    pairs = _examined(chance, np.where(np.isfinite(shown_by), ranks, LONGEST_LIST + 1), number)
    before = world.grades if world.before is None else world.before
    early = np.arange(number) < number // 2
    ends = _ends(chance, np.where(early, before.flat[pairs], world.grades.flat[pairs]))
    days = np.sort(chance.integers(1, YEARS * 365, number))[::-1]
    seekers, partners = np.unravel_index(pairs, world.grades.shape)
    return tuple(
        Outcome(world.seekers[seeker], world.partners[partner], ENDS[end], int(rank), DAY - timedelta(days=int(ago)))
        for seeker, partner, end, rank, ago in zip(seekers, partners, ends, ranks.flat[pairs], days, strict=True)
    )


def _ranks(scores: Values) -> Integers:
    """The place of each pair in its seeker's order, from 1."""
    return np.argsort(np.argsort(-scores, axis=1, kind="stable"), axis=1) + 1


def _examined(chance: np.random.Generator, places: Integers, number: int) -> Integers:
    """So many flat indices of distinct pairs in random order, from the lists and from beyond."""
    listed = places <= LONGEST_LIST
    beyond = min(round(FOUND_OTHERWISE * number), int((~listed).sum()))
    beyond = max(beyond, number - int(listed.sum()))
    readiness = np.where(listed, 1 / np.log2(places + 1), 0.0).ravel()
    picked = _picked(chance, readiness, number - beyond)
    others = _picked(chance, (~listed).ravel().astype(np.float64), beyond)
    return chance.permutation(np.concatenate([picked, others]))


def _picked(chance: np.random.Generator, readiness: Values, number: int) -> Integers:
    """So many distinct indices, one after the other with a chance in proportion to the readiness of those left (Gumbel's keys)."""
    open_to = np.flatnonzero(readiness)
    keys = np.log(readiness[open_to]) + chance.gumbel(size=len(open_to))
    return np.asarray(open_to[np.argsort(-keys)[:number]])


def _ends(chance: np.random.Generator, grades: Integers) -> Integers:
    """How each pair ended, as an index into ENDS."""
    return np.asarray((chance.random(len(grades))[:, None] > SHARES.cumsum(axis=1)[grades]).sum(axis=1))
