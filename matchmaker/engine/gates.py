"""Gates: booleans with a reason code that rule a pair out; never a large negative weight."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from matchmaker.engine.explaining.wording import NEAR_BANDS
from matchmaker.engine.pairs import Met, Question
from matchmaker.engine.table.firm_columns import NO_OWNER
from matchmaker.engine.table.firm_table import FirmTable
from matchmaker.terms import Term

SAME_NEED = 0.5
"""A need at least so much like the words asked for is meant by them."""

GATES: tuple[Term, ...] = (
    Term("same_firm", "usaha yang sama", "the same firm"),
    Term("same_owner", "pemiliknya sama", "the same owner"),
    Term("inactive", "tidak aktif, atau tidak bersedia disarankan", "not active, or does not wish to be suggested"),
    Term("already_partners", "sudah bermitra", "already partners"),
    Term("dismissed", "pernah ditolak dan alasannya masih berlaku", "dismissed for a reason that still holds"),
    Term("no_slot", "tempat pendampingan sudah penuh", "no mentoring place is free"),
    Term("not_ahead", "belum lebih mahir pada keahlian yang dicari", "not ahead in any wanted skill"),
    Term(
        "certificate",
        "sertifikat yang disyaratkan belum tercatat atau sudah habis masa berlakunya",
        "a required certificate is missing or expired",
    ),
    Term("too_far", "lebih jauh dari jarak yang diminta", "farther than the stated limit"),
    Term("no_match", "produknya tidak sejalan", "the products do not match"),
)


def open_firms(firms: FirmTable, question: Question, rows: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which of these firms may be paired with the asking one at all, whatever their lines, (rows,)."""
    may = firms.suggestible[rows] & (rows != question.row)
    if question.among is not None:
        may &= question.among[rows]
    owner = firms.owner[question.row]
    if owner != NO_OWNER:
        may &= firms.owner[rows] != owner
    if question.barred:
        may &= ~np.isin(rows, list(question.barred))
    return np.asarray(may)


def about_need(firms: FirmTable, question: Question, met: Met) -> Met:
    """Only the lines whose need is the one asked for, where one is."""
    if question.need is None:
        return met
    about = firms.products.match(question.need).at_least(SAME_NEED)
    return met.take(about.to(firms.needs.phrase[met.wanted]) > 0)


def tradable(firms: FirmTable, question: Question, met: Met) -> NDArray[np.bool_]:
    """Which lines pass the gates that a need sets: its required certificates, its largest distance, (lines,)."""
    buyers, suppliers = firms.needs.firm[met.wanted], firms.offers.firm[met.held]
    asked = np.where(firms.needs.required[met.wanted], firms.needs.certificates[met.wanted], 0)
    passes = np.ones(len(asked), dtype=bool)
    if asked.any():
        passes = (asked & ~firms.in_force(question.today)[suppliers]) == 0
    limit = firms.needs.max_km[met.wanted]
    limit = _in_bands(limit) if question.in_bands and met.asks_as_seeker else limit
    bounded = np.flatnonzero(np.isfinite(limit) & passes)
    if len(bounded):
        passes[bounded] = ~(firms.kilometres(buyers[bounded], suppliers[bounded]) > limit[bounded])
    return np.asarray(passes)


def _in_bands(limit: NDArray[np.float64]) -> NDArray[np.float64]:
    """The smallest band that holds each limit; none where it lies beyond them all or is unknown."""
    bands = np.array([*NEAR_BANDS, np.inf])
    return bands[np.minimum(np.searchsorted(bands, limit), len(NEAR_BANDS))]
