"""obstacles(): which gates close a named pair, and the nearest remedy of each; none where the pair is listed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matchmaker.engine.explaining.barriers import OUT_OF_REACH, Barriers, barriers, meet
from matchmaker.engine.explaining.remedies import MENDABLE, Remedy, remedies
from matchmaker.engine.gates import GATES
from matchmaker.engine.pairs import Question
from matchmaker.engine.table.firm_columns import NO_OWNER
from matchmaker.engine.table.firm_table import FirmTable
from matchmaker.engine.table.lines import kinds_in

NO_LINE = -1
ORDER = {gate.value: place for place, gate in enumerate(GATES)}


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A gate that closes a pair, by its code, and what would open it; `wanted` and `held` are the lines nearest to being open.

    Without `remedies` nothing that one of the firms could change opens the gate.
    """

    code: str
    wanted: int = NO_LINE
    held: int = NO_LINE
    remedies: tuple[Remedy, ...] = ()


def obstacles(firms: FirmTable, question: Question, other: int) -> tuple[Obstacle, ...]:
    """The gates that close the pair of the asking firm and `other`, in the order of GATES; the circle `among` is no gate."""
    if other == question.row:
        return (Obstacle("same_firm"),)
    whole = [Obstacle(code) for code in _of_the_firms(firms, question, other)]
    met = meet(firms, question)
    nearest = barriers(firms, question, met.take(met.other == other)).nearest()
    found = [*whole, *(_of_the_line(firms, question, nearest) if len(nearest.met.match) else [Obstacle("no_match")])]
    return tuple(sorted(found, key=lambda each: ORDER[each.code]))


def _of_the_firms(firms: FirmTable, question: Question, other: int) -> list[str]:
    codes = [question.barred[other]] if other in question.barred else []
    if firms.owner[other] == firms.owner[question.row] != NO_OWNER:
        codes.append("same_owner")
    return codes if firms.suggestible[other] else [*codes, "inactive"]


def _of_the_line(firms: FirmTable, question: Question, line: Barriers) -> list[Obstacle]:
    """The barriers of one line, each with its remedies."""
    pieces = _apart(line)
    found = remedies(firms, question, pieces)
    reachable = [found[place] for place in range(len(found)) if pieces.levels[place] < OUT_OF_REACH]
    codes = dict.fromkeys(MENDABLE[gate] for gate in found.gate)
    wanted, held = int(line.met.wanted[0]), int(line.met.held[0])
    return [Obstacle(code, wanted, held, tuple(each for each in reachable if each.gate == code)) for code in codes]


def _apart(line: Barriers) -> Barriers:
    """The same line once for each of its barriers, with only that one."""
    missing, levels = int(line.missing[0]), int(line.levels[0])
    parts = [(1 << kind, False, False, 0) for kind in kinds_in(missing)]
    parts += [(0, True, False, 0)] * bool(line.too_far[0]) + [(0, False, True, 0)] * bool(line.full[0])
    parts += [(0, False, False, levels)] * (levels > 0)
    columns = np.array(parts, dtype=np.int64).reshape(-1, 4).T
    met = line.met.take(np.zeros(len(parts), dtype=np.int64))
    return Barriers(met, columns[0], columns[1].astype(bool), columns[2].astype(bool), columns[3])
