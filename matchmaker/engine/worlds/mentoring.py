"""Mentoring: how a mentorship world is drawn, whatever a mentor is worth to a newcomer in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from matchmaker.engine.worlds import latent, teachers
from matchmaker.engine.worlds.pen import USUAL, Hand, Pen
from matchmaker.engine.worlds.teacher_profiles import profiles
from matchmaker.engine.worlds.teachers import Mentees, Mentors
from matchmaker.engine.worlds.traders import in_demand
from matchmaker.engine.worlds.world import Truth, World, graded

LUCK = 0.06
VERY_RIGHT, RIGHT = 0.02, 0.04


@dataclass(frozen=True)
class Mentoring:
    """A kind of mentorship world: its rule of worth, and how its profiles are written."""

    worth: Callable[[np.random.Generator, Mentees, Mentors], Truth]
    hand: Hand = USUAL

    def __call__(self, seed: int, seekers: int = 120, partners: int = 200) -> World:
        """The world of this seed: `seekers` who only want to learn, `partners` who only have skills."""
        chance = np.random.default_rng((seed, 21))
        common = in_demand(chance)
        learning = teachers.mentees(chance, seekers, common)
        teaching = teachers.mentors(chance, partners, common)
        truth = self.worth(chance, learning, teaching)
        luck = chance.normal(0, LUCK, truth.utility.shape)
        written = profiles(Pen(np.random.default_rng((seed, 22)), self.hand), learning, teaching)
        return World(
            pairing="mentorship",
            profiles=written,
            meant=tuple(tuple(np.flatnonzero(row).tolist()) for side in (learning, teaching) for row in side.people.listed),
            seekers=tuple(each.id for each in written[:seekers]),
            partners=tuple(each.id for each in written[seekers:]),
            utility=truth.utility,
            fit=truth.fit,
            grades=graded(truth.utility + luck, VERY_RIGHT, RIGHT),
            alike=np.eye(len(latent.skills())),
            before=None if truth.before is None else graded(truth.before + luck, VERY_RIGHT, RIGHT),
        )
