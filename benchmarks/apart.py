"""Fresh processes for measurements that nothing earlier may warm or weigh down, and the table that each of them opens."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from matchmaker.engine.table.firm_table import FirmTable

Result = TypeVar("Result")


def process() -> ProcessPoolExecutor:
    """One new process, which remembers what it opened until it is shut down."""
    return ProcessPoolExecutor(max_workers=1, mp_context=multiprocessing.get_context("spawn"))


def apart(work: Callable[..., Result], *arguments: Any) -> Result:
    """What `work` returns in a process of its own."""
    with process() as alone:
        return alone.submit(work, *arguments).result()


@lru_cache(maxsize=1)
def opened(folder: Path) -> FirmTable:
    """The table saved in `folder`, opened once in this process."""
    return FirmTable.open(folder)
