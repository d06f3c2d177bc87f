"""How fast a process answers that has opened a saved table: for the first time and again, after a change, and where the time goes."""

from __future__ import annotations

import cProfile
import dataclasses
import pstats
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from io import StringIO
from pathlib import Path

import numpy as np

from benchmarks import apart, questions
from benchmarks.questions import Answer, Asked
from benchmarks.table_files import seconds
from matchmaker.engine.pairings import PAIRINGS
from matchmaker.engine.profile import Profile
from matchmaker.engine.table.firm_table import FirmTable

ROUNDS = 3
CHANGES = 20
REPEATS = 20
PERCENTILES = (50, 95, 99)
COLUMNS_OF_A_LINE = ("firm", "phrase")
COLUMNS_OF_A_FIRM = ("suggestible", "owner", "position")


@dataclass(frozen=True, slots=True)
class Served:
    """All answers; milliseconds of each change with its first answer; seconds to add the strangers, and to compact the table.

    `touched` are the fewest bytes that each question must read; `profiles` say where the time of the answer at a percentile goes.
    """

    answers: tuple[Answer, ...]
    changes: tuple[float, ...]
    strangers: int
    adding: float
    compacting: float
    touched: tuple[int, ...]
    profiles: dict[int, str]

    def milliseconds(self, *, again: bool) -> list[float]:
        """What each answer took: the first time, or again."""
        return [each.milliseconds for each in self.answers if each.again == again]


def serve(folder: Path, number: int) -> Served:
    """Ask `number` questions from each side, first cold, then again."""
    newcomers = questions.strangers(number)
    city_before = apart.opened(folder)
    adding, firms = seconds(lambda: city_before.changed(newcomers))
    asked = questions.choose(firms, newcomers, number)
    first = [questions.timed(firms, each, again=False) for each in asked]
    again = [questions.timed(firms, each, again=True) for _ in range(ROUNDS) for each in asked]
    return Served(
        answers=(*first, *again),
        changes=_changes(firms, asked),
        strangers=len(newcomers),
        adding=adding,
        compacting=seconds(firms.compact)[0],
        touched=tuple(_touched(firms, each) for each in asked[: 4 * CHANGES]),
        profiles={each: _profile(firms, again, each) for each in PERCENTILES},
    )


def _changes(firms: FirmTable, asked: Sequence[Asked]) -> tuple[float, ...]:
    """Milliseconds from a firm's change to its first answer, one change upon the other."""
    taken = []
    for each, firm in [(each, firms.profiles[each.row].id) for each in asked[:CHANGES]]:
        before, grown = firms, _grown(firms.profiles[firms.row_of[firm]])
        change, firms = seconds(partial(before.changed, [grown]))
        answer = questions.timed(firms, dataclasses.replace(each, row=firms.row_of[firm]), again=False)
        taken.append(1e3 * change + answer.milliseconds)
    return tuple(taken)


def _grown(profile: Profile) -> Profile:
    return dataclasses.replace(profile, workers=(profile.workers or 1) + 1)


def _touched(firms: FirmTable, asked: Asked) -> int:
    """Bytes of the columns that tell which firms to score, and of the facts that any score needs: at least so many are read."""
    pairing = PAIRINGS[asked.pairing]
    other_role = pairing.partner_role if asked.role == pairing.seeker_role else pairing.seeker_role
    own, others = questions.own_lines(firms, asked.role), questions.own_lines(firms, other_role)
    book = firms.products if asked.pairing == "supply_chain" else firms.skills
    met = np.zeros(len(book.texts), dtype=bool)
    for line in own.of(asked.row):
        met[book.alike(int(own.phrase[line])).rows] = True
    firm = others.firm[met[others.phrase]]
    a_line = sum(getattr(others, column)[:1].nbytes for column in COLUMNS_OF_A_LINE)
    return len(firm) * a_line + len(np.unique(firm)) * sum(getattr(firms, column)[:1].nbytes for column in COLUMNS_OF_A_FIRM)


def _profile(firms: FirmTable, answers: Sequence[Answer], percentile: int) -> str:
    """The ten functions in which the answer at this percentile spends most by their own time, asked REPEATS times over."""
    ordered = sorted(answers, key=lambda answer: answer.milliseconds)
    asked = ordered[(len(ordered) - 1) * percentile // 100].asked
    profiler = cProfile.Profile()
    for _ in range(REPEATS):
        profiler.runcall(questions.ask, firms, asked)
    text = StringIO()
    pstats.Stats(profiler, stream=text).strip_dirs().sort_stats("tottime").print_stats(10)
    return f"{asked.pairing} as {asked.role}, {REPEATS} times over\n{text.getvalue().strip()}"
