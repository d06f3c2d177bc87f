"""The profiles of hidden mentees and mentors, as an official would have written them down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from matchmaker.engine.profile import Offer, Profile, Skill
from matchmaker.engine.worlds import latent
from matchmaker.engine.worlds.pen import GOODS_TAILS, SKILL_TAILS, Pen
from matchmaker.engine.worlds.teachers import Mentees, Mentors, People
from matchmaker.engine.worlds.trader_profiles import where
from matchmaker.engine.worlds.world import DAY

GUESS = 0.5
"""How far people are off when they state a level, as a standard deviation."""
USUAL_KIND = 0.35


def profiles(pen: Pen, learning: Mentees, teaching: Mentors) -> tuple[Profile, ...]:
    """The profiles of all mentees and then of all mentors."""
    clerk = _Clerk(pen, learning, teaching)
    return (*map(clerk.mentee, range(len(learning.people.years))), *map(clerk.mentor, range(len(teaching.people.years))))


@dataclass(frozen=True)
class _Clerk:
    pen: Pen
    learning: Mentees
    teaching: Mentors

    def mentee(self, row: int) -> Profile:
        people = self.learning.people
        skills = tuple(self._wish(row, int(skill)) for skill in np.flatnonzero(people.listed[row]))
        return Profile(f"E-{row + 1:04d}", **self._facts(people, row), skills=skills)

    def mentor(self, row: int) -> Profile:
        people = self.teaching.people
        skills = tuple(
            Skill(self._name(int(skill)), "has", self.pen.told(self._level(people.levels[row, skill])))
            for skill in np.flatnonzero(people.listed[row])
        )
        product = latent.products()[people.product[row]]
        held = [kind for kind in product.certificates if self.pen.happens(USUAL_KIND)]
        return Profile(
            f"M-{row + 1:04d}",
            **self._facts(people, row),
            mentor_slots=int(self.teaching.slots[row]),
            certificates=tuple(self.pen.certificate(kind, in_force=True) for kind in held),
            skills=skills,
        )

    def _facts(self, people: People, row: int) -> dict[str, Any]:
        product = latent.products()[people.product[row]]
        return {
            "name": f"Contoh {product.names[0].capitalize()} {row + 1}",
            "kbli": self.pen.told((self.pen.filed(product),)) or (),
            "founded": self.pen.told(DAY.year - int(people.years[row])),
            "offers": (Offer(self.pen.name(product.names, GOODS_TAILS), kbli=self.pen.told(product.kbli)),),
            **where(self.pen, people.places, row),
        }

    def _wish(self, row: int, skill: int) -> Skill:
        return Skill(
            self._name(skill),
            "wants",
            level=self.pen.told(self._level(self.learning.people.levels[row, skill])),
            target=self.pen.told(self._level(self.learning.target[row, skill])),
            urgency=self.pen.told(round(float(self.learning.urgency[row, skill]), 1)),
        )

    def _name(self, skill: int) -> str:
        return self.pen.name(latent.skills()[skill].names, SKILL_TAILS)

    def _level(self, true: float) -> float:
        return float(np.clip(round(true + self.pen.chance.normal(0, GUESS)), 0, 5))
