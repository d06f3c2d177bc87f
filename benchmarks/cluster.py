"""How much sooner two workers of a Dask cluster have the best partners of every firm than one.

    python -m benchmarks.cluster --sizes 10000,100000

draws an invented city (benchmarks.city), saves its table, and asks for all its firms, in large cities for stretches of them, in a
cluster of one worker and then of two. Each worker is a process with one thread; all of them listen on the loopback address only.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from distributed import Client, LocalCluster

from benchmarks import all_firms
from benchmarks.all_firms import Batch
from benchmarks.table_files import build
from benchmarks.tables import Table

SIZES = (10_000,)
WORKERS = (1, 2)
FULL = 10_000
"""Cities up to this size are asked in full."""
TARGET = 1.8


@dataclass(frozen=True, slots=True)
class Speed:
    """What one city took with so many workers, and the seconds of processor time that they used together.

    `load` is how many processes wanted the processors before.
    """

    size: int
    workers: int
    batch: Batch
    used: float
    load: float


def measure(size: int) -> list[Speed]:
    """The same firms of one city, asked with each number of workers."""
    with tempfile.TemporaryDirectory(prefix="cluster") as place:
        folder = Path(place) / "table"
        build(size, folder)
        return [_ask(folder, size, workers) for workers in WORKERS]


def _ask(folder: Path, size: int, workers: int) -> Speed:
    sys.stderr.write(f"{size:,} firms: {workers} at work\n")
    load = os.getloadavg()[0]
    started = LocalCluster(n_workers=workers, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address="127.0.0.1:0")
    with started as cluster, Client(cluster) as client:
        client.wait_for_workers(workers)
        all_firms.begin(client, folder)
        before = client.run(time.process_time)
        batch = all_firms.ask(client, folder, in_full=size <= FULL)
        after = client.run(time.process_time)
    return Speed(size, workers, batch, sum(after.values()) - sum(before.values()), load)


def table(measured: Sequence[Sequence[Speed]]) -> Table:
    """A row for each city and number of workers."""
    return Table.of(
        f"Top {all_firms.BEST} for every firm as {all_firms.ROLE}, Dask cluster (target: two workers at least {TARGET} times one)",
        "firms | workers | asked | seconds | times one worker | processor seconds together | load before",
        (row for each in measured for row in _rows(each)),
    )


def _rows(speeds: Sequence[Speed]) -> Iterator[tuple[object, ...]]:
    for each in speeds:
        yield each.size, each.workers, each.batch.asked, each.batch.taken, speeds[0].batch.taken / each.batch.taken, each.used, each.load


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.cluster", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--sizes", type=lambda text: [int(each) for each in text.split(",")], default=list(SIZES), metavar="N,N,…")
    sys.stdout.write(table([measure(size) for size in parser.parse_args(arguments).sizes]).text())


if __name__ == "__main__":
    main()
