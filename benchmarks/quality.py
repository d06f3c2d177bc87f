"""How well the score ranks: in worlds whose truth is known, in the sample's procurement, and on the sample's earlier partnerships.

    python -m benchmarks.quality [--seeds 10] [--cases additive,mentorship] [--thresholds]

prints for each case the NDCG@10 of the score with its start weights, of each untrained baseline, of the equilibrium of both sides and
of learned peers, of a world also that of an oracle that knows what every product or skill really is, and of the truth itself; what the
score loses without each feature; and what other start weights would gain on a seed that they were not chosen on. Differences have
95 % intervals, by the paired bootstrap over the seekers of all seeds. At the end stands which targets are met. `--thresholds` prints
instead what a stricter or laxer likeness of names would do.

All cases are invented, and lean towards their authors: in a world the maker of a product and its KBLI code go together, the partnerships
were drawn among makers of the very product, and the procurement tells nothing but titles. Trust what several cases say.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from benchmarks import quality_targets
from benchmarks.cases import CASES
from benchmarks.quality_targets import Reached
from benchmarks.rivals import Drawn, compare
from benchmarks.weight_search import Search
from matchmaker.engine.judging import bootstrap
from matchmaker.engine.language import phrase_book
from matchmaker.engine.pairings import PAIRINGS

Values = NDArray[np.float64]
THRESHOLDS = (0.15, 0.20, 0.25, 0.30, 0.35, 0.40, 0.50)


@dataclass(frozen=True)
class Report:
    """All tables of one case, and what they say of it in short."""

    text: str
    reached: Reached


def report(name: str, seeds: int) -> Report:
    """Everything about one case."""
    drawn = [Drawn.of(name, seed) for seed in range(1, seeds + 1)]
    pairing = PAIRINGS[drawn[0].case.pairing]
    search = Search(pairing, [each.trial for each in drawn])
    score, rivals = np.concatenate(search.ndcg(search.start())), compare(drawn)
    sections = [_against_rivals(score, rivals), _past_the_gates(drawn), _without_each(search), _other_weights(search)]
    known = [each.oracle for each in drawn if each.oracle]
    if known:
        oracle = Search(pairing, known)
        sections += [_without_each(oracle, "oracle "), _other_weights(oracle, "oracle: ")]
    text = "\n".join([f"== {name}, {seeds} seeds", *(line for section in sections for line in section), ""])
    return Report(text, Reached(name, {each: float(np.nanmean(values)) for each, values in {"score": score, **rivals}.items()}))


def _against_rivals(score: Values, rivals: Mapping[str, Values]) -> Iterator[str]:
    yield f"{'':<32}{'ndcg@10':>8}   score minus it"
    yield f"{'score':<32}{np.nanmean(score):>8.3f}"
    for rival, values in rivals.items():
        yield f"{rival:<32}{np.nanmean(values):>8.3f}   {_difference(score, values)}"


def _past_the_gates(drawn: Sequence[Drawn]) -> Iterator[str]:
    eligible = np.mean([each.trial.measured.eligible[each.trial.grades > 0].mean() for each in drawn])
    yield f"right partners that pass the gates: {eligible:.1%}"


def _without_each(search: Search, reader: str = "") -> Iterator[str]:
    yield f"\n{reader + 'without the feature':<32}{'ndcg@10':>8}   what it adds"
    whole = np.concatenate(search.ndcg(search.start()))
    for place, feature in enumerate(search.pairing.features):
        rest = tuple(0.0 if number == place else weight for number, weight in enumerate(search.start()))
        if rest != search.start():
            without = np.concatenate(search.ndcg(rest))
            yield f"{reader + feature.name:<32}{np.nanmean(without):>8.3f}   {_difference(whole, without)}"


def _other_weights(search: Search, reader: str = "") -> Iterator[str]:
    """Chosen on all seeds but one, measured on that one."""
    places = range(len(search.trials))
    start = np.concatenate(search.ndcg(search.start()))
    if len(places) > 1:
        folds = [search.best([each for each in places if each != left]) for left in places]
        chosen = np.concatenate([search.ndcg(weights)[left] for left, weights in enumerate(folds)])
        yield f"\n{reader + 'weights of other seeds':<32}{np.nanmean(chosen):>8.3f}   gain {_difference(chosen, start)}"
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
    lines = [f"{value:<32}{np.nanmean(found[value]):>8.3f}   {_difference(found[value], found[usual])}" for value in sorted(found)]
    return "\n".join([f"== {name}, {seeds} seeds: names alike from, now {usual}", *lines, ""])


def main() -> None:
    """Print the tables, the cases in two processes."""
    given = _asked()
    with ProcessPoolExecutor(2) as processes:
        if given.thresholds:
            for text in processes.map(partial(thresholds, seeds=given.seeds), given.cases):
                sys.stdout.write(text + "\n")
            return
        reached = []
        for found in processes.map(partial(report, seeds=given.seeds), given.cases):
            sys.stdout.write(found.text + "\n")
            sys.stdout.flush()
            reached.append(found.reached)
    sys.stdout.write(quality_targets.told(reached))


def _asked() -> argparse.Namespace:
    asked = argparse.ArgumentParser(prog="python -m benchmarks.quality", description="The quality of the ranking.")
    asked.add_argument("--seeds", type=int, default=10)
    asked.add_argument("--cases", type=_cases, default=tuple(CASES), help=f"some of: {','.join(CASES)}")
    asked.add_argument("--thresholds", action="store_true")
    return asked.parse_args()


def _cases(text: str) -> tuple[str, ...]:
    names = tuple(each.strip() for each in text.split(","))
    for name in names:
        if name not in CASES:
            raise argparse.ArgumentTypeError(f"{name}: there is no such case")
    return names


if __name__ == "__main__":
    main()
