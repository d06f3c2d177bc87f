"""Ringkasan pasangan: both firms and why they were suggested, on one page, for the office."""

from __future__ import annotations

from datetime import date

from matchmaker import terms
from matchmaker.documents.letters.facts import Facts, card, named
from matchmaker.documents.letters.letter import BLANK, Letter, Pairs, Paragraph, Part, Signatures, points
from matchmaker.i18n import day

MOST_SENTENCES, LONGEST = 6, 240


def compose(facts: Facts) -> Letter:
    """The summary, with the reasons of the suggestion list that the pair came from."""
    return facts.letter("Ringkasan Pasangan Kemitraan", (*_opening(facts), *_reasons(facts), *_closing(facts)), one_page=True)


def _opening(facts: Facts) -> list[Part]:
    about = (("Jenis kemitraan", named(terms.PAIRINGS, facts.pairing)), ("Pola", named(terms.PATTERNS, facts.pattern)),
             ("Tahap", named(terms.PARTNERSHIP_STATES, facts.state)))  # fmt: skip
    firms = [part for role, firm in facts.sides() for part in (Paragraph(role, strong=True), card(firm))]
    return [
        Paragraph("RINGKASAN PASANGAN KEMITRAAN", "centre", strong=True),
        Paragraph(f"Nomor: {facts.number}\nUntuk keperluan dinas", "centre"),
        Pairs(about),
        *firms,
    ]


def _reasons(facts: Facts) -> list[Part]:
    found = facts.suggested
    if found is None:
        return [Paragraph("Pasangan ini dicatat oleh petugas dan tidak berasal dari daftar saran.")]
    shown = day(date.fromisoformat(found["day"]))
    parts: list[Part] = [Paragraph(f"Disarankan pada {shown}, urutan ke-{found['rank']} pada daftar saran nomor {found['list']}.")]
    for heading, sentences in (("Alasan disarankan", found["reasons"]), ("Yang perlu diperhatikan", found["cautions"])):
        if sentences:
            parts += [Paragraph(heading, strong=True), points(tuple(_short(each) for each in sentences[:MOST_SENTENCES]))]
    return parts


def _short(sentence: str) -> str:
    return sentence if len(sentence) <= LONGEST else f"{sentence[: LONGEST - 1].rstrip()}…"


def _closing(facts: Facts) -> tuple[Part, ...]:
    place = f"{facts.town}, {day(date.fromisoformat(facts.day))}"
    return (Signatures((("", ()), (f"{place}\nPetugas,", (BLANK, f"NIP {BLANK}")))),)
