"""What firms can teach and wish to learn: old and good firms mentor, young ones want."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matchmaker.sample_city.draws import Draws

YOUNG = 3
OLD = 7


@dataclass(frozen=True, slots=True)
class Ability:
    """A skill really held (level 0 to 5), or wished for (level now, target, urgency 0 to 1)."""

    skill: str
    side: str
    level: float
    target: float | None = None
    urgency: float | None = None


def learn(draws: Draws, skills: Sequence[str], age: int, quality: float) -> tuple[tuple[Ability, ...], int | None]:
    """The abilities of a firm of this age in years, and how many mentees it would take, None where it never thought of it."""
    if age >= OLD and quality > 0 and draws.chance(0.7):
        return _held(draws, skills, draws.whole(2, 4), 3), draws.whole(1, 4)
    if age <= YOUNG and draws.chance(0.85):
        return (*_wanted(draws, skills, draws.whole(1, 3), 1), *_held(draws, skills[:1], draws.whole(0, 1), 1)), None
    if draws.chance(0.3):
        return _held(draws, skills, draws.whole(1, 2), 1), draws.one((None, None, 0))
    return (_wanted(draws, skills, 1, 2), None) if draws.chance(0.3) else ((), None)


def _held(draws: Draws, skills: Sequence[str], number: int, lowest: int) -> tuple[Ability, ...]:
    return tuple(Ability(skill, "has", float(draws.whole(lowest, lowest + 2))) for skill in draws.some(skills, number))


def _wanted(draws: Draws, skills: Sequence[str], number: int, highest: int) -> tuple[Ability, ...]:
    levels = ((skill, draws.whole(0, highest)) for skill in draws.some(skills, number))
    return tuple(
        Ability(skill, "wants", float(level), float(min(level + draws.whole(1, 3), 5)), draws.whole(2, 10) / 10) for skill, level in levels
    )
