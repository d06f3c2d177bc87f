"""Product classes: which trade words of ours and which KBKI classes a phrase may mean, and how much two such readings share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from scipy import sparse

from matchmaker.engine import reference
from matchmaker.engine.language import class_readings, phrases

LEVELS = {2: 0.05, 3: 0.10, 4: 0.15, 5: 0.30}
"""Share of the KBKI kernel that agreement on so many leading digits earns; the rest is for the same name."""
WORD, KIND = 0.60, 0.40
"""Share of our own kernel that the same trade word, and only its kind, earns."""
OWN = 0.60
"""Share of our own kernel in both."""
LONGEST = 5
"""Words of an official name that name the product; the rest says of what, for what, and what not."""


def _short(name: str) -> str:
    words = phrases.normalise(re.split(r"[,;(]| selain | kecuali | ytdl", name)[0]).split()
    return " ".join(words[:LONGEST])


@lru_cache(maxsize=1)
def _official() -> class_readings.Names:
    named = ((_short(each.name), each.code) for each in reference.product_classes())
    same = 1 - sum(LEVELS.values())
    return class_readings.Names.of(
        [(name, {name: same} | {code[:digits]: share for digits, share in LEVELS.items()}) for name, code in named]
    )


@lru_cache(maxsize=1)
def _own() -> class_readings.Names:
    named = [(row["word"], {"word " + row["word"]: WORD, "kind " + row["kind"]: KIND}) for row in reference.rows("trade_words.csv")]
    return class_readings.Names.of(named)


def views(texts: Sequence[str]) -> tuple[sparse.csr_array, sparse.csr_array]:
    """Vectors of normalised texts, and their soft class readings, (texts, classes); the dot product of two rows is their likeness."""
    vectors = phrases.vectors(texts)
    own, official = class_readings.read(vectors, _own()), class_readings.read(vectors, _official())
    return vectors, sparse.csr_array(sparse.hstack([np.sqrt(OWN) * own, np.sqrt(1 - OWN) * official], format="csr", dtype=np.float32))
