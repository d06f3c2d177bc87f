"""Diversity: among the first places, not too many of one owner, nor of one kelurahan with one product, where others are nearly as good."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from itertools import takewhile

import numpy as np
from numpy.typing import NDArray

from matchmaker.engine.pairs import Pairs
from matchmaker.engine.table.firm_columns import NO_OWNER
from matchmaker.engine.table.firm_table import FirmTable
from matchmaker.engine.table.postings import FirmLines

FIRST_PLACES = 10
MOST_ALIKE = 3
NEARLY = 0.05
"""Whoever is at most so much lower may go first."""
_KELURAHAN_DOTS = 3


@dataclass(frozen=True, slots=True)
class Kind:
    """What makes two candidates alike: their owner, or their kelurahan together with the phrase that matched; None where unknown."""

    owner: int | None
    place: tuple[str, int] | None


def kinds(firms: FirmTable, pairs: Pairs, role: str) -> list[Kind]:
    """The kind of each candidate of the pairs that somebody asking in `role` was found."""
    asks_as_seeker = role in ("buyer", "mentee")
    lines = pairs.lines.held if asks_as_seeker else pairs.lines.wanted
    columns: dict[str, FirmLines] = {
        "buyer": firms.offers, "supplier": firms.needs, "mentee": firms.has, "mentor": firms.wants
    }  # fmt: skip
    column = columns[role]
    pair = pairs.lines.spread(np.arange(len(pairs)))
    best = np.lexsort((column.place[lines], -pairs.lines.match, pair))[pairs.lines.starts]
    rows = pairs.partner if asks_as_seeker else pairs.seeker
    return [_kind(firms, row, phrase) for row, phrase in zip(rows.tolist(), column.phrase[lines[best]].tolist(), strict=True)]


def _kind(firms: FirmTable, row: int, phrase: int) -> Kind:
    owner, region = int(firms.owner[row]), firms.profiles[row].region or ""
    return Kind(None if owner == NO_OWNER else owner, (region, phrase) if region.count(".") == _KELURAHAN_DOTS else None)


def diversify(values: NDArray[np.float64], alike: Sequence[Kind]) -> tuple[list[int], dict[int, str]]:
    """The order of candidates whose `values` fall, and why some were passed over: there was enough of their "owner" or "place".

    Each of the FIRST_PLACES goes to the best of whose kinds fewer than MOST_ALIKE stand above, unless all such are more than
    NEARLY lower than the best of all.
    """
    left, chosen = list(range(len(values))), list[int]()
    counts: Counter[tuple[str, object]] = Counter()
    passed: dict[int, str] = {}
    while left and len(chosen) < FIRST_PLACES:
        near = takewhile(lambda each, best=values[left[0]]: values[each] >= best - NEARLY, left)  # type: ignore[misc]
        taken = next((each for each in near if not _crowded(alike[each], counts)), left[0])
        passed |= {each: _crowded(alike[each], counts) for each in left[: left.index(taken)]}
        counts.update(_named(alike[taken]))
        chosen.append(taken)
        left.remove(taken)
    return chosen + left, passed


def _named(kind: Kind) -> list[tuple[str, object]]:
    return [(name, value) for name, value in zip(("owner", "place"), astuple(kind), strict=True) if value is not None]


def _crowded(kind: Kind, counts: Counter[tuple[str, object]]) -> str:
    """The first of its names of which there are enough, or nothing."""
    return next((name for name, value in _named(kind) if counts[name, value] >= MOST_ALIKE), "")
