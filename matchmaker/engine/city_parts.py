"""best_in_parts(): the lists of a whole city, made by any number of processes that open the same saved table."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple, Protocol, Unpack

import numpy as np
from numpy.typing import NDArray

from matchmaker.engine.meeting import Sides
from matchmaker.engine.pairings import PAIRING_OF_ROLE
from matchmaker.engine.pairs import Question
from matchmaker.engine.table.firm_table import FirmTable
from matchmaker.engine.whole_city import LIMIT, Best, Bounds, Rows, Values, asking, best_of, questions, vector

FIRMS_IN_PART = 200
"""As many firms as are done within seconds, so that progress is told and whoever wants to end need not wait long."""
AHEAD = 64
"""So many parts are given out before the first is back; more processes than these would wait for work."""
NEW_PHRASE, LINES_MET = 0.4, 2e-5
"""What looking up a phrase costs, and a line that carries it, where asking for one firm costs 1."""


class Executor(Protocol):
    """Runs work in some process: a ProcessPoolExecutor of concurrent.futures, or a Client of dask.distributed."""

    def submit(self, work: Callable[..., Any], /, *arguments: Any) -> Any:
        """Begin; what comes back has result(), which raises if the process died, and cancel()."""


class Lists(NamedTuple):
    """The lists of a part: `many` partners of the firm in each of `rows` (firms,), all `partners` and `scores` one after the other."""

    rows: Rows
    many: Rows
    partners: NDArray[np.int32]
    scores: Values

    @classmethod
    def of(cls, found: Iterable[Best]) -> Lists:
        """These, in their order."""
        known = list(found)
        partners = np.concatenate([each.partners for each in known]).astype(np.int32)
        many = np.array([len(each.partners) for each in known])
        return cls(np.array([each.row for each in known]), many, partners, np.concatenate([each.scores for each in known]))

    def each(self) -> Iterator[Best]:
        """One after the other."""
        cuts = np.cumsum(self.many)[:-1]
        return map(Best, self.rows.tolist(), np.split(self.partners.astype(np.int64), cuts), np.split(self.scores, cuts))


def best_in_parts(executor: Executor, folder: Path, role: str, today: date, **bounds: Unpack[Bounds]) -> Iterator[Best]:
    """What best_for_all() finds in the table saved in `folder`, in the same order; progress is told whenever a part is done.

    Each process opens the folder for itself. Raises what the executor raises where a process dies.
    """
    firms, pairing = FirmTable.open(folder), PAIRING_OF_ROLE[role]
    rows = asking(firms, pairing, role, bounds.get("asking"))
    weights, limit = vector(pairing, bounds.get("weights")), bounds.get("limit", LIMIT)
    cut = parts(rows, expected_cost(pairing.meeting.sides(firms, role), rows), -(-len(rows) // FIRMS_IN_PART))
    begun = (executor.submit(_answer, folder, list(questions(part, role, today, bounds)), weights, limit) for part in cut)
    done = 0
    for lists in _in_order(begun):
        yield from lists.each()
        done += len(lists.rows)
        if "progress" in bounds:
            bounds["progress"](done, len(rows))


def _in_order(begun: Iterator[Any]) -> Iterator[Any]:
    """The results of work that is begun as it is needed; what nobody waits for any more is cancelled."""
    waiting = deque(islice(begun, AHEAD))
    try:
        while waiting:
            yield waiting.popleft().result()
            waiting.extend(islice(begun, 1))
    finally:
        for each in waiting:
            each.cancel()


@lru_cache(maxsize=1)
def opened(folder: Path) -> FirmTable:
    """The table saved in `folder`, opened once in this process."""
    return FirmTable.open(folder)


def _answer(folder: Path, asked: list[Question], weights: Values, limit: int) -> Lists:
    return Lists.of(best_of(opened(folder), PAIRING_OF_ROLE[asked[0].role], asked, weights, limit))


def parts(rows: Rows, cost: Values, number: int) -> list[Rows]:
    """`rows` cut into at most so many parts that cost about the same; `cost` (rows,) is positive."""
    if not len(rows):
        return []
    rises = np.cumsum(cost)
    cuts = np.searchsorted(rises, rises[-1] * np.arange(1, number) / number)
    return [each for each in np.split(rows, cuts) if len(each)]


def expected_cost(sides: Sides, rows: Rows) -> Values:
    """Roughly how long each of these firms takes, (rows,): 1 for itself, and more for a phrase that comes first and the lines it meets."""
    first = sides.own.phrase[sides.own.starts[rows]]
    new = np.diff(first, prepend=-1) != 0
    return np.asarray(1 + NEW_PHRASE * new + LINES_MET * sides.other.postings.count(first))
