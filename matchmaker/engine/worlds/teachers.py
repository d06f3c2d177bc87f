"""The hidden mentees and mentors of a mentorship world, as they really are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matchmaker.engine.worlds import latent
from matchmaker.engine.worlds.places import Places

Integers = NDArray[np.int64]
Truths = NDArray[np.bool_]
Values = NDArray[np.float64]

MOST_WISHES, FEWEST_MASTERED, MOST_MASTERED = 4, 2, 6
TEMPERS = 3
OWN_CRAFT = 3.0
"""How much likelier a skill of the firm's own craft is than one that every firm may need."""


@dataclass(frozen=True)
class People:
    """What mentees and mentors have in common: `product` (people,) is what they make, `levels` (people, skills) how good they are, 0-5.

    `temper` (people, 3) and `calm` in (0, 1) stand in no profile. `listed` (people, skills) are the skills that the profile names.
    """

    places: Places
    product: Integers
    levels: Values
    years: Values
    temper: Values
    calm: Values
    listed: Truths


@dataclass(frozen=True)
class Mentees:
    """`target` and `urgency` (mentees, skills) belong to the listed wishes."""

    people: People
    target: Values
    urgency: Values


@dataclass(frozen=True)
class Mentors:
    """`gifted` in (0, 1), how well one teaches, stands in no profile."""

    people: People
    gifted: Values
    slots: Integers


def mentees(chance: np.random.Generator, number: int, common: Values) -> Mentees:
    """So many newcomers who want to learn one to four skills."""
    product, skills = _drawn(chance, number, common), len(latent.skills())
    wishes = _chosen(chance, product, chance.integers(1, MOST_WISHES + 1, number))
    levels = np.clip(chance.normal(1.1, 0.7, (number, skills)) - 0.3 * wishes, 0, 5)
    return Mentees(
        people=_people(chance, product, levels, np.ceil(chance.gamma(1.5, 2.0, number)), wishes),
        target=np.clip(levels + chance.normal(2.3, 0.7, levels.shape), 1, 5),
        urgency=chance.beta(2, 2, levels.shape),
    )


def mentors(chance: np.random.Generator, number: int, common: Values) -> Mentors:
    """So many experienced firms with two to six skills that they master; their profiles name four fifths of these."""
    product, skills = _drawn(chance, number, common), len(latent.skills())
    mastered = _chosen(chance, product, chance.integers(FEWEST_MASTERED, MOST_MASTERED + 1, number))
    levels = np.where(mastered, chance.uniform(2.4, 5, (number, skills)), np.clip(chance.normal(1.0, 0.5, (number, skills)), 0, 5))
    named = mastered & (chance.random(mastered.shape) < 0.8)
    first = np.argmax(mastered, axis=1)
    named[np.arange(number), first] |= ~named.any(axis=1)
    return Mentors(
        people=_people(chance, product, levels, np.ceil(2 + chance.gamma(2.0, 6.0, number)), named),
        gifted=chance.beta(2.5, 2.0, number),
        slots=chance.integers(1, 5, number),
    )


def _people(chance: np.random.Generator, product: Integers, levels: Values, years: Values, listed: Truths) -> People:
    number = len(product)
    temper = chance.normal(size=(number, TEMPERS))
    temper /= np.linalg.norm(temper, axis=1, keepdims=True)
    return People(Places.scattered(chance, number), product, levels, years, temper, chance.beta(2.0, 2.0, number), listed)


def _drawn(chance: np.random.Generator, number: int, common: Values) -> Integers:
    return chance.choice(len(common), size=number, p=common / common.sum())


def _chosen(chance: np.random.Generator, product: Integers, many: Sequence[int] | Integers) -> Truths:
    """For each firm so many skills that are of use in its craft, (firms, skills)."""
    found = np.zeros((len(product), len(latent.skills())), dtype=bool)
    for row, (made, wanted) in enumerate(zip(product, many, strict=True)):
        craft = latent.products()[made].craft
        likely = np.array([OWN_CRAFT if craft in each.crafts else float(not each.crafts) for each in latent.skills()])
        found[row, chance.choice(len(likely), size=int(wanted), replace=False, p=likely / likely.sum())] = True
    return found
