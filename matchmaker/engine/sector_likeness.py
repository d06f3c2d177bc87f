"""Likeness of sectors: the longest common KBLI prefix."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from matchmaker.engine.features import Possible
from matchmaker.engine.pairs import Pairs, Question
from matchmaker.engine.table.firm_columns import NO_CODE
from matchmaker.engine.table.firm_table import FirmTable

Integers = NDArray[np.int64]
Values = NDArray[np.float64]

DIGITS = 5
SHORTEST_PREFIX = 2


def kinship(firms: FirmTable, pairs: Pairs) -> Values:
    """Best common prefix of any code of one side with any of the other: .25 for 2 digits to 1 for 5; NaN across versions."""
    digits = np.zeros(len(pairs), dtype=np.int8)
    known = np.zeros(len(pairs), dtype=bool)
    for one in _stated(firms, pairs.seeker):
        for other in _stated(firms, pairs.partner):
            known |= (one != NO_CODE) & (other != NO_CODE)
            np.maximum(digits, _common(one, other), out=digits)
    comparable = known & (firms.version[pairs.seeker] == firms.version[pairs.partner])
    return np.where(comparable, np.maximum(digits - SHORTEST_PREFIX + 1, 0) / (DIGITS - SHORTEST_PREFIX + 1), np.nan)


def if_coded(firms: FirmTable, question: Question, possible: Possible) -> Values:
    """Nothing, where the asking firm states no code."""
    return np.full(len(possible.match), float(firms.codes[question.row, 0] != NO_CODE))


def _stated(firms: FirmTable, rows: Integers) -> Iterator[NDArray[np.int32]]:
    """The first codes of the firms, their second ones and so on, while any of them states one."""
    for column in range(firms.codes.shape[1]):
        codes = firms.codes[rows, column]
        if column and (codes == NO_CODE).all():
            return
        yield codes


def _common(one: NDArray[np.int32], other: NDArray[np.int32]) -> NDArray[np.int8]:
    """How many leading digits, 2 or more, two codes share, 0 for fewer."""
    shared = np.zeros(len(one), dtype=np.int8)
    for digits in range(SHORTEST_PREFIX, DIGITS + 1):
        power = 10 ** (DIGITS - digits)
        shared[(one // power == other // power) & (one != NO_CODE)] = digits
    return shared
