"""Trial: a pairing measured against what people judged, ready to be ranked under any weights."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from matchmaker.engine.features import Pairing, Sentence
from matchmaker.engine.judging import metrics
from matchmaker.engine.judging.measured import Measured, measure_all
from matchmaker.engine.table.firm_table import FirmTable

Values = NDArray[np.float64]
Orders = NDArray[np.int64]
Mask = NDArray[np.bool_]

HIGHEST_GRADE = 2

_WHY: dict[str, Sentence] = {
    "unknown firm": (
        "usaha “{value}” tidak dikenal; perbaiki idnya atau tambahkan profilnya",
        "the firm “{value}” is not known; correct its id or add its profile",
    ),
    "grade": ("nilai “{value}” harus 0, 1, atau 2", "the grade “{value}” must be 0, 1 or 2"),
    "two grades": ("pasangan {value} mendapat dua nilai; pilih satu", "the pair {value} has two grades; choose one"),
    "nothing to judge": (
        "tidak ada pasangan yang dapat dinilai untuk {value}; isi sedikitnya satu penilaian",
        "there is no pair to judge for {value}; give at least one judgement",
    ),
    "no candidates": (
        "tidak ada calon mitra untuk {value}: belum ada profil yang menawarkan produk atau pendampingan; lengkapi profilnya",
        "there are no candidates for {value}: no profile offers a product or a mentor’s place; complete the profiles",
    ),
    "one class": (
        "semua penilaian untuk {value} bernilai 0, sehingga urutan mana pun sama saja; tambahkan pasangan yang tepat (nilai 1 atau 2)",
        "every judgement for {value} is 0, so that no order is better than another; add pairs that are right (grade 1 or 2)",
    ),
}


@dataclass(frozen=True, slots=True)
class Judgement:
    """Somebody's word on a pair: 0 wrong, 1 right, 2 very right. A pair that nobody judged counts as 0."""

    seeker: str
    partner: str
    grade: int


class JudgementsRefused(ValueError):
    """The judgements cannot be used; `problem` is a code, `value` what is at fault, `why` the sentence, which takes `value`."""

    def __init__(self, problem: str, value: str) -> None:
        super().__init__(f"{problem}: {value}")
        self.problem, self.value = problem, value

    @property
    def why(self) -> Sentence:
        """What is wrong and what to do, to be said with `value`."""
        return _WHY[self.problem]


@dataclass(frozen=True)
class Trial:
    """A pairing measured against judgements: the measures, the grades and which pairs somebody judged, (seekers, candidates)."""

    firms: FirmTable
    measured: Measured
    grades: NDArray[np.int64]
    judged: Mask
    today: date

    def ranked(self, orders: Orders, among: Mask | None = None) -> NDArray[np.int64]:
        """The grades in the given order, (seekers, candidates); with `among` only of those pairs, the places behind them empty (0)."""
        if among is None:
            return np.take_along_axis(self.grades, orders, axis=1)
        kept = np.take_along_axis(among, orders, axis=1)
        grades = np.where(kept, np.take_along_axis(self.grades, orders, axis=1), 0)
        return np.take_along_axis(grades, np.argsort(~kept, axis=1, kind="stable"), axis=1)

    def metrics(self, weights: Mapping[str, float]) -> dict[str, float]:
        """The metrics under `weights`; costs milliseconds, for tuning."""
        return self.summary(self.measured.orders(weights))

    def per_seeker(self, weights: Mapping[str, float]) -> Mapping[str, Values]:
        """Each metric of each seeker under `weights`, (seekers,); NaN for a seeker without a right partner."""
        return metrics.per_seeker(self.ranked(self.measured.orders(weights)))

    def summary(self, orders: Orders, shown: Mask | None = None) -> dict[str, float]:
        """The metrics of these orders; places of pairs that are not `shown`, (seekers, candidates), by default gated ones, do not count."""
        shown = self.measured.eligible if shown is None else shown
        return {
            **metrics.means(metrics.per_seeker(self.ranked(orders))),
            "coverage": metrics.coverage(orders, shown),
            "exposure_gini": metrics.exposure_gini(orders, shown),
        }

    def rows(self, ids: Iterable[str]) -> NDArray[np.int64]:
        """Where these firms stand in the table."""
        return np.array([self.firms.row_of[each] for each in ids], dtype=np.int64)


def prepare(firms: FirmTable, pairing: Pairing, judgements: Iterable[Judgement], today: date) -> Trial:
    """Measure every judged seeker against every candidate.

    Raises JudgementsRefused for an unknown firm, a grade other than 0, 1 or 2, two grades for one pair, nothing to judge, nobody who
    could be a partner, and judgements of which none says that a pair is right.
    """
    grades = _grades(firms, judgements)
    seekers = sorted({seeker for seeker, _ in grades})
    candidates = _candidates(firms, pairing, grades)
    measured = measure_all(firms, pairing, seekers, candidates, today)
    place = {each: number for number, each in enumerate(measured.candidates)}
    row = {each: number for number, each in enumerate(seekers)}
    table = np.zeros((len(seekers), len(place)), dtype=np.int64)
    judged = np.zeros(table.shape, dtype=bool)
    for (seeker, partner), grade in grades.items():
        if partner in place and seeker != partner:
            table[row[seeker], place[partner]] = grade
            judged[row[seeker], place[partner]] = True
    return Trial(firms, measured, table, judged, today)


def _candidates(firms: FirmTable, pairing: Pairing, grades: Mapping[tuple[str, str], int]) -> list[str]:
    """Everybody who may be a partner, and whoever was judged to be a right one."""
    if not grades:
        raise JudgementsRefused("nothing to judge", pairing.name)
    possible = np.flatnonzero(pairing.candidates(firms, pairing.seeker_role))
    if len(possible) == 0:
        raise JudgementsRefused("no candidates", pairing.name)
    right = {partner for (seeker, partner), grade in grades.items() if grade > 0 and partner != seeker}
    if not right:
        raise JudgementsRefused("one class", pairing.name)
    return sorted({firms.profiles[row].id for row in possible} | right)


def _grades(firms: FirmTable, judgements: Iterable[Judgement]) -> dict[tuple[str, str], int]:
    grades: dict[tuple[str, str], int] = {}
    for each in judgements:
        for firm in (each.seeker, each.partner):
            if firm not in firms.row_of:
                raise JudgementsRefused("unknown firm", firm)
        if each.grade not in range(HIGHEST_GRADE + 1):
            raise JudgementsRefused("grade", str(each.grade))
        if grades.setdefault((each.seeker, each.partner), each.grade) != each.grade:
            raise JudgementsRefused("two grades", f"{each.seeker} - {each.partner}")
    return grades
