"""How well the phrase matcher tells the same product or skill from another, and how long 1,000 new phrases take.

    python -m benchmarks.phrases

prints, for each half of the judged pairs in tests/engine, the share of (same, different) couples in the right order, and the
shares of «different» pairs that score above .6 and of «same» pairs below .4. The half «kept» was never looked at when weights
were chosen; both halves and the tables have one author, so judge a change by pairs of your own as well.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.stats import rankdata

from matchmaker.engine import reference
from matchmaker.engine.language import phrases, skill_classes, taxonomy

PAIRS = Path(__file__).resolve().parents[1] / "tests" / "engine"
HALVES = ("open", "kept")
Views = Callable[[list[str]], tuple[sparse.csr_array, sparse.csr_array]]

VIEWS: dict[str, Views] = {"phrase": taxonomy.views, "skill": skill_classes.views}
"""The judged lists, and how each sees its phrases."""

Values = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Figures:
    """Of judged pairs: area under the curve same against different, different ones above .6, same ones below .4 (all shares)."""

    pairs: int
    area: float
    different_above: float
    same_below: float


def scores(left: list[str], right: list[str], kind: str) -> Values:
    """1 - (1 - text)(1 - reading) of each pair of texts as people write them, `kind` being «phrase» or «skill»."""
    normal = [[phrases.normalise(text) for text in texts] for texts in (left, right)]
    text, reading = (_products(*each) for each in zip(*map(VIEWS[kind], normal), strict=True))
    return 1 - (1 - text) * (1 - reading)


def _products(left: sparse.csr_array, right: sparse.csr_array) -> Values:
    return np.clip(np.asarray(left.multiply(right).sum(axis=1), dtype=np.float64).ravel(), 0, 1)


def judge(kind: str, half: str) -> Figures:
    """The figures of one half of one judged list."""
    rows = [row for row in reference.rows(str(PAIRS / f"{kind}_pairs.csv")) if row["half"] == half]
    found = scores([row["left"] for row in rows], [row["right"] for row in rows], kind)
    label = np.array([row["label"] for row in rows])
    same, different = found[label == "same"], found[label == "different"]
    places = rankdata(np.concatenate([same, different]))[: len(same)].sum() - len(same) * (len(same) + 1) / 2
    area = float(places / (len(same) * len(different)))
    return Figures(len(rows), area, float((different > 0.6).mean()), float((same < 0.4).mean()))


def slipped(number: int) -> list[str]:
    """Phrases of the judged list, most with a typing slip, always the same ones."""
    generator = np.random.default_rng(0)
    texts = [row["left"] for row in reference.rows(str(PAIRS / "phrase_pairs.csv"))]
    places, letters = generator.random(number), generator.choice(list("aeioukrst"), number)
    chosen = [str(text) for text in generator.choice(texts, number)]
    cuts = [int(place * len(text)) for place, text in zip(places, chosen, strict=True)]
    return [text[:cut] + letter + text[cut + 1 :] for text, cut, letter in zip(chosen, cuts, letters, strict=True)]


def main() -> None:
    """Print the figures, and the milliseconds for 1,000 new phrases."""
    sys.stdout.write(f"{'pairs':<16}{'number':>8}{'area':>8}{'different > .6':>16}{'same < .4':>11}\n")
    for kind in VIEWS:
        for half in HALVES:
            found = judge(kind, half)
            row = f"{found.pairs:>8}{found.area:>8.3f}{found.different_above:>16.3f}{found.same_below:>11.3f}"
            sys.stdout.write(f"{kind + ' ' + half:<16}{row}\n")
    texts = slipped(4_000)
    start = time.process_time()
    taxonomy.views([phrases.normalise(text) for text in texts])
    sys.stdout.write(f"milliseconds of one core for 1,000 new phrases: {(time.process_time() - start) / len(texts) * 1e6:.0f}\n")


if __name__ == "__main__":
    main()
