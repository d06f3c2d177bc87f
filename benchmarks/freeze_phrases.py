"""Counts the n-gram weights of phrases anew and writes them beside the other reference tables.

    python -m benchmarks.freeze_phrases

is run by hand when WEIGHTS_VERSION of `matchmaker.engine.language.phrases` has been raised, and never on profiles.
"""

from __future__ import annotations

import sys

import numpy as np

from matchmaker.engine import reference
from matchmaker.engine.language import phrases


def corpus() -> list[str]:
    """The distinct normal forms of KBKI's product names, our trade words and our skills, in order."""
    texts = [product.name for product in reference.product_classes()]
    for table, name in (("trade_words.csv", "word"), ("skills.csv", "skill")):
        texts += [text for row in reference.rows(table) for text in (row[name], *row["variants"].split(";"))]
    return sorted({phrases.normalise(text) for text in texts})


def main() -> None:
    """Write the file of the present version."""
    path = reference.SEED_DATA / f"phrase_weights_v{phrases.WEIGHTS_VERSION}.npz"
    np.savez_compressed(path, **phrases.freeze(corpus()))  # type: ignore[arg-type]
    sys.stdout.write(f"{path}\n")


if __name__ == "__main__":
    main()
