"""World: profiles, and beside them the truth about every pair of a seeker and a partner."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from matchmaker.engine.judging.trial import Judgement
from matchmaker.engine.profile import Profile

Values = NDArray[np.float64]

DAY = date(2026, 11, 24)
"""The day on which the profiles of every world are read."""
NO_USE = -1.0
"""The utility of a pair that has nothing to do with each other."""


@dataclass(frozen=True)
class Truth:
    """What pairs are worth, (seekers, partners): `utility`, and `fit`, the part of it that the score's first feature tries to read.

    `utility` is what a pair is worth before luck, NO_USE where it is worth nothing; `fit` lies in [0, 1]. `before` is the utility of
    earlier years, None where nothing has changed.
    """

    utility: Values
    fit: Values
    before: Values | None = None


@dataclass(frozen=True)
class World:
    """Profiles, and the truth of each pair, (seekers, partners).

    `utility` and `fit` are those of the Truth; `grades` (0, 1, 2) are what comes of it, `before` what came of it in earlier years,
    None where that is the same. `meant` holds the numbers of what each profile's products or skills really are, in the order of its
    lines, and `alike` (numbers, numbers) how well the second serves for the first.
    """

    pairing: str
    profiles: tuple[Profile, ...]
    meant: tuple[tuple[int, ...], ...]
    seekers: tuple[str, ...]
    partners: tuple[str, ...]
    utility: Values
    fit: Values
    grades: NDArray[np.int64]
    alike: Values
    before: NDArray[np.int64] | None = None

    def judgements(self) -> Iterator[Judgement]:
        """The grade of every pair, zeros too."""
        for row, seeker in enumerate(self.seekers):
            for column, partner in enumerate(self.partners):
                yield Judgement(seeker, partner, int(self.grades[row, column]))

    def truth(self) -> Iterator[tuple[str, str, str, float, float]]:
        """Pairing, seeker, partner, utility and fit of every pair."""
        for row, seeker in enumerate(self.seekers):
            for column, partner in enumerate(self.partners):
                yield self.pairing, seeker, partner, float(self.utility[row, column]), float(self.fit[row, column])

    def unveiled(self) -> tuple[Profile, ...]:
        """The profiles with each line called by the code of what it really is."""
        called = _with_products if self.pairing == "supply_chain" else _with_skills
        return tuple(called(each, [code(number) for number in meant]) for each, meant in zip(self.profiles, self.meant, strict=True))


class Draw(Protocol):
    """Draws the world of a seed, of so many seekers and partners; without numbers, of the usual size."""

    def __call__(self, seed: int, seekers: int = ..., partners: int = ...) -> World:
        """The same seed and sizes give the same world."""
        ...


def code(number: int) -> str:
    """A word that stands for the latent product or skill of this number and for nothing else."""
    return f"q{number}q"


def number_of(code: str) -> int:
    """The number behind a code."""
    return int(code[1:-1])


def _with_products(profile: Profile, names: Sequence[str]) -> Profile:
    offers = tuple(replace(line, product=name) for line, name in zip(profile.offers, names, strict=False))
    needs = tuple(replace(line, product=name) for line, name in zip(profile.needs, names, strict=False))
    return replace(profile, offers=offers, needs=needs)


def _with_skills(profile: Profile, names: Sequence[str]) -> Profile:
    return replace(profile, skills=tuple(replace(line, skill=name) for line, name in zip(profile.skills, names, strict=True)))


def graded(worth: Values, very_right: float, right: float) -> NDArray[np.int64]:
    """Grade 2 for the best share `very_right` of all pairs, 1 for the next share `right`."""
    edges = np.quantile(worth, [1 - very_right - right, 1 - very_right])
    return np.searchsorted(edges, worth).astype(np.int64)
