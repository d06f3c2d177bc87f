"""Processes of this machine that compute for the one that asks, and end with it."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager

POLITENESS = 10
"""By how much they stand back where a core is wanted for answers."""


def usable() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0))


@contextmanager
def beside(number: int) -> Iterator[ProcessPoolExecutor]:
    """So many processes, whose results raise BrokenProcessPool when one of them dies; what is not begun when the block ends never is."""
    executor = ProcessPoolExecutor(number, multiprocessing.get_context("spawn"), _begin)
    try:
        yield executor
    finally:
        executor.shutdown(cancel_futures=True)


def _begin() -> None:
    os.nice(POLITENESS)
    threading.Thread(target=_end_with_parent, name="end with the parent", daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
