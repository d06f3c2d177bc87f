"""How well everyday words find KBLI codes, and how fast.

    python -m benchmarks.kbli [--descriptions CSV]

prints hit@1, hit@5 and hit@10 on the open and the kept half of tests/engine/kbli_terms.csv, in both versions, averaged over the KBLI's
three-digit groups, so that a few frequent codes cannot carry the figure; then the time of the first answer and of the others. The
search is tuned on the open half only. With a table of official descriptions of 2020 (columns `kode` and `deskripsi`), which is no part
of this repository, it also asks for the goods that the descriptions of manufacturing name. The terms and the search's own words have
the same authors, so that the figures of both halves flatter; those of the descriptions do so less.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from matchmaker.engine import reference
from matchmaker.engine.kbli_search import search

TERMS = Path(__file__).resolve().parents[1] / "tests" / "engine" / "kbli_terms.csv"
PLACES = (1, 5, 10)
GROUP = 3
"""The first so many digits of a code are its category."""
NAMED = re.compile(r"(?:seperti|misalnya|contoh)\s+([^.;:()]+)")
MANUFACTURING = tuple(f"{division}" for division in range(10, 34))
FOOD = ("10", "11")

Case = tuple[str, str]
"""A term and the code it should find."""


def own_terms(version: str, half: str) -> list[Case]:
    """The terms of one half."""
    with TERMS.open(encoding="utf-8", newline="") as file:
        return [(row["term"], row[f"kbli{version}"]) for row in csv.DictReader(file) if row["half"] == half]


def described(path: Path) -> list[Case]:
    """The goods that descriptions of manufacturing name after «seperti», each with its code of 2020."""
    with path.open(encoding="utf-8", newline="") as file:
        return [(good, row["kode"]) for row in csv.DictReader(file) if _makes(row["kode"]) for good in _goods(row["deskripsi"])]


def _makes(code: str) -> bool:
    return len(code) == reference.LONGEST_CODE and code.startswith(MANUFACTURING)


def _goods(description: str) -> Iterator[str]:
    told = re.split(r"[^.]*\b(?:tidak termasuk|dimasukkan|tercakup dalam|lihat)\b", " ".join(description.split()))[0]
    for listed in NAMED.findall(told):
        for good in re.split(r",|\bdan\b|\batau\b|/", listed):
            if 3 <= len(good.strip()) <= 40 and "lain" not in good and "sejenis" not in good:
                yield good.strip()


def hits(cases: Sequence[Case], version: str) -> list[float]:
    """The share of terms whose code is among the first 1, 5 and 10, averaged over categories."""
    found: dict[str, list[list[bool]]] = defaultdict(list)
    for term, code in cases:
        codes = [each.code for each in search(term, version, max(PLACES))]
        found[code[:GROUP]].append([code in codes[:place] for place in PLACES])
    return [float(each) for each in np.mean([np.mean(group, axis=0) for group in found.values()], axis=0)]


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--descriptions", type=Path, metavar="CSV", help="a table of official descriptions of 2020")
    told = parser.parse_args()
    start = time.perf_counter()
    search("keripik singkong")
    first = time.perf_counter() - start
    sets = {(half, version): own_terms(version, half) for half in ("open", "kept") for version in reference.KBLI_VERSIONS}
    if told.descriptions:
        sets["described", "2020"] = described(told.descriptions)
    _say(f"{'terms':<18}{'version':>8}{'number':>8}" + "".join(f"{f'hit@{place}':>8}" for place in PLACES))
    for (name, version), cases in sets.items():
        for part, chosen in {name: cases, f"{name}, food": [case for case in cases if case[1].startswith(FOOD)]}.items():
            _say(f"{part:<18}{version:>8}{len(chosen):>8}" + "".join(f"{each:>8.3f}" for each in hits(chosen, version)))
    _say(f"first answer {first * 1000:.0f} ms; {_speed(own_terms('2025', 'open'))}")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def _speed(cases: Sequence[Case]) -> str:
    took = []
    for term, _ in cases:
        start = time.perf_counter()
        search(f"{term} rasa baru")
        took.append((time.perf_counter() - start) * 1000)
    return f"median {np.median(took):.1f} ms, 99 % within {np.percentile(took, 99):.1f} ms"


if __name__ == "__main__":
    main()
