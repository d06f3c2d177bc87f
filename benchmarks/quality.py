"""How well the score ranks: in worlds whose truth is known, in the sample's procurement, and on the sample's earlier partnerships.

    python -m benchmarks.quality [--seeds 10] [--thresholds]

prints for each case the NDCG@10 of the score with its start weights and of each untrained baseline, of a world also that of an oracle
that knows what every product or skill really is, and of the truth itself; what the score loses without each feature; and what other
start weights would gain on a seed that they were not chosen on. Differences have 95 % intervals, by the paired bootstrap over the
seekers of all seeds. `--thresholds` prints instead what a stricter or laxer likeness of names would do.

All cases are invented, and lean towards their authors: in a world the maker of a product and its KBLI code go together, the partnerships
were drawn among makers of the very product, and the procurement tells nothing but titles. Trust what several cases say.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from benchmarks.cases import CASES, Case
from benchmarks.weight_search import Search
from matchmaker.engine.judging import baselines, bootstrap, metrics
from matchmaker.engine.judging.evaluation import Trial
from matchmaker.engine.language import phrase_book
from matchmaker.engine.pairings import PAIRINGS
from matchmaker.engine.worlds.oracle import oracle_trial

Values = NDArray[np.float64]
THRESHOLDS = (0.15, 0.20, 0.25, 0.30, 0.35, 0.40, 0.50)


@dataclass(frozen=True)
class Drawn:
    """A case, and its trials by the ranking and, in a world, by the oracle."""

    case: Case
    trial: Trial
    oracle: Trial | None

    @classmethod
    def of(cls, name: str, seed: int) -> Drawn:
        """The case of this name and seed, measured once."""
        case = CASES[name](seed)
        return cls(case, case.trial(), oracle_trial(case.world) if case.world else None)

    def rivals(self) -> dict[str, Values]:
        """NDCG@10 of each seeker by everything that the score is held against."""
        firms, measured = self.trial.firms, self.trial.measured
        rows = [np.array([firms.row_of[each] for each in ids]) for ids in (measured.seekers, measured.candidates)]
        contest = baselines.Contest(firms, measured.pairing.name, rows[0], rows[1], self.trial.grades)
        found = {name: self.by(scores) for name, scores in baselines.score_all(contest).items()}
        if self.case.world and self.oracle:
            found["oracle"] = self.by(self.oracle.measured.scores(measured.pairing.start_weights()))
            found["ceiling"] = self.by(self.case.world.utility)
        return found

    def by(self, scores: Values) -> Values:
        """NDCG@10 of each seeker by these scores."""
        return metrics.ndcg(self.trial.ranked(np.argsort(-scores, axis=1, kind="stable")))


def report(name: str, seeds: int) -> str:
    """All tables of one case."""
    drawn = [Drawn.of(name, seed) for seed in range(1, seeds + 1)]
    pairing = PAIRINGS[drawn[0].case.pairing]
    score = Search(pairing, [each.trial for each in drawn])
    sections = [_against_rivals(drawn, score), _without_each(score), _other_weights(score)]
    known = [each.oracle for each in drawn if each.oracle]
    if known:
        oracle = Search(pairing, known)
        sections += [_without_each(oracle, "oracle "), _other_weights(oracle, "oracle: ")]
    return "\n".join([f"== {name}, {seeds} seeds", *(line for section in sections for line in section), ""])


def _against_rivals(drawn: Sequence[Drawn], search: Search) -> Iterator[str]:
    score = np.concatenate(search.ndcg(search.start()))
    found = [each.rivals() for each in drawn]
    yield f"{'':<28}{'ndcg@10':>8}   score minus it"
    yield f"{'score':<28}{np.nanmean(score):>8.3f}"
    for rival in found[0]:
        values = np.concatenate([each[rival] for each in found])
        yield f"{rival:<28}{np.nanmean(values):>8.3f}   {_difference(score, values)}"
    eligible = np.mean([each.trial.measured.eligible[each.trial.grades > 0].mean() for each in drawn])
    yield f"right partners that pass the gates: {eligible:.1%}"


def _without_each(search: Search, reader: str = "") -> Iterator[str]:
    yield f"\n{reader + 'without the feature':<28}{'ndcg@10':>8}   what it adds"
    whole = np.concatenate(search.ndcg(search.start()))
    for place, feature in enumerate(search.pairing.features):
        rest = tuple(0.0 if number == place else weight for number, weight in enumerate(search.start()))
        if rest != search.start():
            without = np.concatenate(search.ndcg(rest))
            yield f"{reader + feature.name:<28}{np.nanmean(without):>8.3f}   {_difference(whole, without)}"


def _other_weights(search: Search, reader: str = "") -> Iterator[str]:
    """Chosen on all seeds but one, measured on that one."""
    places = range(len(search.trials))
    start = np.concatenate(search.ndcg(search.start()))
    if len(places) > 1:
        folds = [search.best([each for each in places if each != left]) for left in places]
        chosen = np.concatenate([search.ndcg(weights)[left] for left, weights in enumerate(folds)])
        yield f"\n{reader + 'weights of other seeds':<28}{np.nanmean(chosen):>8.3f}   gain {_difference(chosen, start)}"
    best = search.named(search.best(places))
    yield f"{reader}chosen on all seeds: " + ", ".join(f"{name} {weight:.2f}" for name, weight in best.items())


def _difference(one: Values, other: Values) -> str:
    low, high = bootstrap.interval(one - other)
    return f"{np.nanmean(one - other):+.3f} [{low:+.3f}, {high:+.3f}]"


def thresholds(name: str, seeds: int) -> str:
    """The score's NDCG@10 with each threshold of the pairing's names, against the one in use."""
    cases = [CASES[name](seed) for seed in range(1, seeds + 1)]
    pairing = PAIRINGS[cases[0].pairing]
    usual, floor = pairing.meeting.faintest, phrase_book.FAINTEST_MATCH
    found = {}
    for value in dict.fromkeys((usual, *THRESHOLDS)):
        phrase_book.FAINTEST_MATCH = min(value, floor)
        trials = [each.trial(value) for each in cases]
        found[value] = np.concatenate(Search(pairing, trials).ndcg(tuple(pairing.start_weights().values())))
    phrase_book.FAINTEST_MATCH = floor
    lines = [f"{value:<28}{np.nanmean(found[value]):>8.3f}   {_difference(found[value], found[usual])}" for value in sorted(found)]
    return "\n".join([f"== {name}, {seeds} seeds: names alike from, now {usual}", *lines, ""])


def main() -> None:
    """Print the tables, the cases in two processes."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks.quality", description="The quality of the ranking.")
    asked.add_argument("--seeds", type=int, default=10)
    asked.add_argument("--thresholds", action="store_true")
    given = asked.parse_args()
    with ProcessPoolExecutor(2) as processes:
        for text in processes.map(partial(thresholds if given.thresholds else report, seeds=given.seeds), CASES):
            sys.stdout.write(text + "\n")


if __name__ == "__main__":
    main()
