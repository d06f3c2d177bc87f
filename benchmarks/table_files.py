"""What a saved table costs: to build, to save, to open, and the memory of one and of two processes that serve from it."""

from __future__ import annotations

import gc
import resource
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np

from benchmarks import apart, city, questions
from matchmaker.engine.table.firm_table import FirmTable

Result = TypeVar("Result")

MEGABYTE = 1e6
TOUCHING = 10
"""Questions from each side that a process answers before its memory is weighed."""


@dataclass(frozen=True, slots=True)
class Built:
    """Seconds to draw the profiles, make the table and save it; megabytes of the folder and at the peak; and what the city is like."""

    draw: float
    build: float
    save: float
    folder: float
    peak: float
    offers: int
    needs: int
    phrases: int
    popular: float


@dataclass(frozen=True, slots=True)
class Memory:
    """Megabytes of one process: resident, its share of what it shares (Pss), its own alone, and mapped together with others."""

    resident: float
    proportional: float
    private: float
    shared: float


@dataclass(frozen=True, slots=True)
class Opened:
    """Seconds to open the saved table in a fresh process, and the memory of one process alone, and of two side by side."""

    seconds: float
    alone: Memory
    together: tuple[Memory, Memory]


def build(size: int, folder: Path) -> Built:
    """Draw a city, make its table and save it."""
    draw, profiles = seconds(lambda: list(city.profiles(size)))
    gc.freeze()
    make, firms = seconds(lambda: FirmTable.of(profiles))
    save, _ = seconds(lambda: firms.save(folder))
    stated = np.bincount(firms.offers.phrase)
    return Built(
        draw=draw,
        build=make,
        save=save,
        folder=sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / MEGABYTE,
        peak=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / MEGABYTE,
        offers=len(firms.offers.firm),
        needs=len(firms.needs.firm),
        phrases=len(firms.products.texts),
        popular=float(stated.max() / stated.sum()),
    )


def open_table(folder: Path) -> Opened:
    """Open the table in one process, then in a second one, and weigh them as they serve."""
    with apart.process() as one, apart.process() as other:
        taken = one.submit(_open, folder).result()
        alone = one.submit(_weigh, folder).result()
        other.submit(_open, folder).result()
        return Opened(taken, alone, (other.submit(_weigh, folder).result(), one.submit(_weigh, folder).result()))


def _open(folder: Path) -> float:
    return seconds(lambda: apart.opened(folder))[0]


def _weigh(folder: Path) -> Memory:
    firms = apart.opened(folder)
    for asked in questions.choose(firms, [], TOUCHING):
        questions.ask(firms, asked)
    lines = Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines()[1:]
    pages = {name: int(size.split()[0]) * 1024 / MEGABYTE for name, size in (line.split(":") for line in lines)}
    return Memory(
        resident=pages["Rss"],
        proportional=pages["Pss"],
        private=pages["Private_Clean"] + pages["Private_Dirty"],
        shared=pages["Shared_Clean"] + pages["Shared_Dirty"],
    )


def seconds(work: Callable[[], Result]) -> tuple[float, Result]:
    """How long the work took, and what it returned."""
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result
