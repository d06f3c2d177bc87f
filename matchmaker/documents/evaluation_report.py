"""The report of an evaluation, and of a tuning where there was one, that a head of office can read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from matchmaker.documents import evaluation_sections, tuning_sections
from matchmaker.documents.evaluation_words import compared
from matchmaker.documents.page import page
from matchmaker.i18n import day, label, say
from matchmaker.terms import PAIRINGS, find


def evaluation_report(found: Mapping[str, Any], tuned: Mapping[str, Any] | None = None) -> str:
    """One self-contained HTML page in the reader's language; the same objects give the same bytes.

    `found` is what `evaluate --json` prints; `tuned`, if weights were tuned, what `tune --json` prints, any part of which may be missing.
    """
    pairing = find(PAIRINGS, found["pairing"])
    title = say("Laporan penilaian: {pairing}", "Evaluation report: {pairing}", pairing=label(pairing) if pairing else found["pairing"])
    lead = [f"{compared(found)}. {day(date.fromisoformat(found['measured_on']))}."]
    later = tuning_sections.sections(found["pairing"], tuned) if tuned else []
    return page(title, lead, [*evaluation_sections.sections(found), *later])
