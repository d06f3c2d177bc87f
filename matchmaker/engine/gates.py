"""Gates: booleans with a reason code that rule a pair out; never a large negative weight."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from matchmaker.engine.nearness import band_of
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
    return np.asarray((missing(firms, question, met) == 0) & ~too_far(firms, question, met))


def missing(firms: FirmTable, question: Question, met: Met) -> NDArray[np.int64]:
    """The certificates that each line's need requires and its supplier does not have in force, as bits, (lines,)."""
    required = np.where(firms.needs.required[met.wanted], firms.needs.certificates[met.wanted], 0).astype(np.int64)
    if not required.any():
        return required
    return np.asarray(required & ~firms.in_force(question.today)[firms.offers.firm[met.held]])


def too_far(firms: FirmTable, question: Question, met: Met) -> NDArray[np.bool_]:
    """Which lines' suppliers are known to be farther than the need's limit, (lines,)."""
    limit = firms.needs.max_km[met.wanted]
    limit = band_of(limit) if question.in_bands and met.asks_as_seeker else limit
    far = np.zeros(len(limit), dtype=bool)
    bounded = np.flatnonzero(np.isfinite(limit))
    buyers, suppliers = firms.needs.firm[met.wanted[bounded]], firms.offers.firm[met.held[bounded]]
    far[bounded] = firms.kilometres(buyers, suppliers) > limit[bounded]
    return far
