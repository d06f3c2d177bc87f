"""How fast and how small the engine serves cities of several sizes, beside other people's exact searches, and what the targets say.

    python -m benchmarks.serving --sizes 1000,10000,100000,1000000 --out build/bench

prints tables, and leaves them as figures.txt and figures.md, with figures.png, in the folder. Each step runs in a fresh process on
an invented city (benchmarks.city). Small cities end in minutes; a million firms take about half an hour.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from benchmarks import all_firms
from benchmarks.answers import serve
from benchmarks.apart import apart
from benchmarks.figures import Figures
from benchmarks.peers import compare, one_pass
from benchmarks.table_files import build, open_table
from benchmarks.tables import reasons, tables

SIZES = (1_000, 10_000)
QUESTIONS = 200
QUERIES_OF_PEERS = 30


def measure(size: int, number: int) -> Figures:
    """All figures of one city, with `number` questions from each side."""
    with tempfile.TemporaryDirectory(prefix="bench") as place:
        folder = Path(place) / "table"
        _say(size, "building")
        built = apart(build, size, folder)
        _say(size, "opening")
        opened = open_table(folder)
        _say(size, "answering")
        served = apart(serve, folder, number)
        _say(size, "answering for every firm")
        batch = all_firms.measure(folder, size)
        _say(size, "comparing")
        peers = apart(compare, folder, QUERIES_OF_PEERS)
    limit = one_pass(np.ones(int(np.median(served.touched)) // 4 + 1, dtype=np.float32))
    return Figures(size, built, opened, served, batch, peers, limit)


def _say(size: int, step: str) -> None:
    sys.stderr.write(f"{size:,} firms: {step}\n")


def write(measured: Sequence[Figures], folder: Path) -> str:
    """Leave the tables and the picture in the folder, and return what the terminal shows."""
    from benchmarks import plots  # here, so that the processes which are weighed do not load its library

    folder.mkdir(parents=True, exist_ok=True)
    machine = f"{os.cpu_count()} cores (load {os.getloadavg()[1]:.1f}), Python {platform.python_version()}, numpy {np.__version__}"
    why = list(reasons(measured))
    text = "\n".join([machine, "", *(each.text() for each in tables(measured)), *why])
    pages = [machine, "", *(each.markdown() for each in tables(measured)), *(f"```\n{each}```" for each in why)]
    (folder / "figures.txt").write_text(text, encoding="utf-8")
    (folder / "figures.md").write_text("\n".join(pages), encoding="utf-8")
    plots.draw(measured, folder / "figures.png")
    return text


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print, and leave the files."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.serving", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--sizes", type=lambda text: [int(each) for each in text.split(",")], default=list(SIZES), metavar="N,N,…")
    parser.add_argument("--questions", type=int, default=QUESTIONS, metavar="N", help="questions from each side")
    parser.add_argument("--out", type=Path, default=Path("build/bench"), metavar="FOLDER")
    chosen = parser.parse_args(arguments)
    sys.stdout.write(write([measure(size, chosen.questions) for size in chosen.sizes], chosen.out))


if __name__ == "__main__":
    main()
