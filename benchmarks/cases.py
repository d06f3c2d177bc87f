"""Invented firms with judgements of their pairs: the worlds, the sample's procurement, and how the sample's earlier partnerships ended."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from matchmaker import sample_city
from matchmaker.engine.judging.trial import Judgement, Trial, prepare
from matchmaker.engine.pairings import PAIRINGS
from matchmaker.engine.profile import Profile
from matchmaker.engine.table.firm_table import FirmTable
from matchmaker.engine.tuning.labels import OUTCOMES
from matchmaker.engine.worlds import DAY, WORLDS, Draw, World


@dataclass(frozen=True)
class Case:
    """Profiles and the judgements of their pairs; `world` knows the truth behind them where there is one."""

    pairing: str
    profiles: tuple[Profile, ...]
    judgements: tuple[Judgement, ...]
    world: World | None = None

    def trial(self, faintest: float | None = None) -> Trial:
        """Every judged seeker measured against every candidate; phrases meet from the usual likeness up, or from `faintest`."""
        pairing = PAIRINGS[self.pairing]
        if faintest is not None:
            pairing = replace(pairing, meeting=replace(pairing.meeting, faintest=faintest))
        return prepare(FirmTable.of(self.profiles), pairing, self.judgements, DAY)


def _world(draw: Draw, seed: int) -> Case:
    world = draw(seed)
    return Case(world.pairing, world.profiles, tuple(world.judgements()), world)


def _procurement(seed: int) -> Case:
    drawn = sample_city.procurement(seed)
    return Case("supply_chain", drawn.profiles, _judged((row.seeker, row.partner, row.grade) for row in drawn.judgements))


def _partnerships(pairing: str, seed: int) -> Case:
    drawn = sample_city.city(seed, DAY)
    rows = [row for row in drawn.partnerships if row.pairing == pairing]
    return Case(pairing, drawn.profiles, _judged((row.seeker, row.partner, OUTCOMES[row.outcome]) for row in rows))


def _judged(rows: Iterable[tuple[str, str, int]]) -> tuple[Judgement, ...]:
    return tuple(Judgement(*row) for row in rows)


CASES: Mapping[str, Callable[[int], Case]] = {
    **{name: partial(_world, draw) for name, draw in WORLDS.items()},
    "procurement": _procurement,
    "trade partnerships": partial(_partnerships, "supply_chain"),
    "mentoring partnerships": partial(_partnerships, "mentorship"),
}
"""Name to the function that draws the case of a seed."""
