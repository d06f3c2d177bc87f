"""What tuning does with few and many labels, from a good prior and a bad one, in every world.

    python -m benchmarks.tuning [--seeds 20] [--null-seeds 200] [--worlds additive,…] [--out FILE.md]

prints for each world the NDCG@10 over the full truth, mean of the seeds: under the expert's start weights, and with each number of
labels under the set that would be shipped (tuned, or the expert's where tuning refuses) and under what was learned whether it may be
shipped or not; then from a bad prior at 500 labels; how long a tune takes where the features are measured; in how many null worlds a
set would be shipped; and whether the targets are met. Labels are outcomes of pairs that the prior's own lists showed.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.tables import Table
from matchmaker.engine.judging.trial import Trial, prepare
from matchmaker.engine.pairings import PAIRINGS
from matchmaker.engine.table.firm_table import FirmTable
from matchmaker.engine.tuning.labels import Event, Label, labels
from matchmaker.engine.tuning.tuning import Tuned, tune
from matchmaker.engine.worlds import DAY, WORLDS, World, outcomes

Values = NDArray[np.float64]

COUNTS = (20, 50, 100, 200, 500)
MOST = COUNTS[-1]
HARM, RECOVERED, NULL_SHARE, SECONDS = 0.005, 0.94, 0.05, 2.0
NULLS = ("null", "mentorship_null")
BAD = {
    "supply_chain": {"product": 0.02, "capacity_filled": 0.05, "sector_complement": 0.33, "near": 0.08, "certificates_held": 0.2,
                     "scale_compatible": 0.32, "track_record": 0.0},
    "mentorship": {"skills_covered": 0.05, "sector_kinship": 0.1, "experience_lead": 0.55, "near": 0.3},
}  # fmt: skip
"""Weights that hold what matters least for most."""


@dataclass(frozen=True, slots=True)
class Case:
    """One world of one seed, tuned once: NDCG@10 by the full truth under the prior, the learned weights and the set to use."""

    world: str
    prior: str
    labels: int
    before: float
    learned: float
    used: float
    ship: bool
    seconds: float


class Known:
    """A world of a seed, all pairs measured."""

    def __init__(self, name: str, seed: int) -> None:
        self.name, self.seed = name, seed
        self.world: World = WORLDS[name](seed)
        self.pairing = PAIRINGS[self.world.pairing]
        self.trial: Trial = prepare(FirmTable.of(self.world.profiles), self.pairing, self.world.judgements(), DAY)

    def tuned(self, prior: str, number: int) -> Case:
        """Tune from the expert's weights («good») or the bad ones, by so many outcomes of what they showed."""
        weights = self.pairing.start_weights() if prior == "good" else BAD[self.pairing.name]
        told = self._labels(weights, number)
        start = time.process_time()
        found: Tuned = tune(self.trial, told, np.array(list(weights.values())), self.seed)
        seconds = time.process_time() - start
        worth = [self._worth(each) for each in (found.prior, found.learned, found.weights)]
        return Case(self.name, prior, number, *worth, found.ship, seconds)

    def _labels(self, weights: dict[str, float], number: int) -> tuple[Label, ...]:
        scores = self.trial.measured.scores(weights)
        place = {each: at for at, each in enumerate(self.trial.measured.candidates)}
        shown = np.where(scores >= 0, scores, -np.inf)[:, [place[each] for each in self.world.partners]]
        row = {each: at for at, each in enumerate(self.trial.measured.seekers)}
        log = outcomes(self.world, shown[[row[each] for each in self.world.seekers]], number, self.seed)
        return labels(Event(each.seeker, each.partner, each.outcome, each.decided_on, each.exposed_rank) for each in log)

    def _worth(self, weights: Values) -> float:
        named = dict(zip((each.name for each in self.pairing.features), weights.tolist(), strict=True))
        return float(np.nanmean(self.trial.per_seeker(named)["ndcg@10"]))


def cases(asked: tuple[str, int]) -> list[Case]:
    """Every number of labels from the good prior, and the most from the bad one."""
    known = Known(*asked)
    return [*(known.tuned("good", number) for number in COUNTS), known.tuned("bad", MOST)]


def shipped(asked: tuple[str, int]) -> list[Case]:
    """The most labels of a null world, from the good prior."""
    return [Known(*asked).tuned("good", MOST)]


def _mean(found: Iterable[float]) -> float:
    return float(np.mean(list(found)))


def table(found: Sequence[Case]) -> Table:
    """A row for each world, prior and number of labels."""
    keys = dict.fromkeys((each.world, each.prior, each.labels) for each in found)
    return Table.of(
        "NDCG@10 by the full truth",
        "world | prior | labels | under the prior | learned | to be used | used minus prior | shipped | seconds of one core",
        (_row(key, [each for each in found if (each.world, each.prior, each.labels) == key]) for key in keys),
    )


def _row(key: tuple[str, str, int], same: Sequence[Case]) -> tuple[object, ...]:
    before, learned, used = (_mean(getattr(each, name) for each in same) for name in ("before", "learned", "used"))
    ships, seconds = f"{sum(each.ship for each in same)} of {len(same)}", _mean(each.seconds for each in same)
    return *key, f"{before:.3f}", f"{learned:.3f}", f"{used:.3f}", f"{used - before:+.3f}", ships, f"{seconds:.2f}"


def targets(found: Sequence[Case], nulls: Sequence[Case]) -> Table:
    """What was asked for, what came out, and whether that is enough."""
    return Table.of("Targets", "what | asked | found | met", _targets(found, nulls))


def _targets(found: Sequence[Case], nulls: Sequence[Case]) -> Iterator[tuple[object, ...]]:
    worlds = dict.fromkeys(each.world for each in found)
    of = {(world, prior, number): [each for each in found if (each.world, each.prior, each.labels) == (world, prior, number)]
          for world in worlds for prior, number in (*(("good", each) for each in COUNTS), ("bad", MOST))}  # fmt: skip
    worst = min(_mean(each.used - each.before for each in of[world, "good", number]) for world in worlds for number in COUNTS)
    yield "set to be used minus the expert's, worst mean", f">= -{HARM}", f"{worst:+.4f}", _met(worst >= -HARM)
    for world in worlds:
        if world not in NULLS:
            good = _mean(each.before for each in of[world, "good", MOST])
            for name in ("learned", "used"):
                share = _mean(getattr(each, name) for each in of[world, "bad", MOST]) / good
                yield f"{world}: bad prior at {MOST}, {name}, of the good one", f">= {RECOVERED}", f"{share:.3f}", _met(share >= RECOVERED)
    for world in dict.fromkeys(each.world for each in nulls):
        same = [each for each in nulls if each.world == world]
        number, most = sum(each.ship for each in same), int(NULL_SHARE * len(same))
        yield f"{world}: shipped of {len(same)} seeds", f"<= {most}", number, _met(number <= most)
    slowest = max(_mean(each.seconds for each in same) for (_, _, number), same in of.items() if number == MOST)
    yield f"seconds of a tune of {MOST} labels, slowest world", f"<= {SECONDS:g}", f"{slowest:.2f}", _met(slowest <= SECONDS)


def _met(is_met: bool) -> str:
    return "met" if is_met else "MISSED"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure in two processes and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.tuning", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--null-seeds", type=int, default=200)
    parser.add_argument("--worlds", type=lambda text: text.split(","), default=list(WORLDS), metavar="NAME,…")
    parser.add_argument("--out", type=Path, metavar="FILE.md", help="write the tables there too")
    given = parser.parse_args(arguments)
    start = time.monotonic()
    with ProcessPoolExecutor(2) as processes:
        asked = [(name, seed) for name in given.worlds for seed in range(1, given.seeds + 1)]
        found = [case for each in processes.map(cases, asked) for case in each]
        nulls = [(name, seed) for name in NULLS if name in given.worlds for seed in range(1, given.null_seeds + 1)]
        null_cases = [case for each in processes.map(shipped, nulls) for case in each]
    tables = table(found), targets(found, null_cases)
    took = f"{given.seeds} seeds, null worlds {given.null_seeds}; {(time.monotonic() - start) / 60:.1f} minutes on two processes\n"
    sys.stdout.write("\n".join([*(each.text() for each in tables), took]))
    if given.out:
        given.out.write_text("\n".join([*(each.markdown() for each in tables), took]), encoding="utf-8")


if __name__ == "__main__":
    main()
