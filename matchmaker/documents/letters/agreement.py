"""Naskah kesepakatan kemitraan: a draft of what is recorded, with blanks where nothing is known; no article of law is quoted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from matchmaker import terms
from matchmaker.documents.letters.facts import Facts, named, spelled
from matchmaker.documents.letters.letter import BLANK, Article, Letter, Pairs, Paragraph, Part, Signatures
from matchmaker.i18n import day

SIDES = ("PIHAK PERTAMA", "PIHAK KEDUA")
CHANGES = "Perubahan atas kesepakatan ini dan hal yang belum diatur di dalamnya ditetapkan bersama oleh PARA PIHAK secara tertulis."
COPIES = "Kesepakatan ini dibuat dalam rangkap 2 (dua), masing-masing satu rangkap untuk setiap pihak."
WEEKDAYS = "Senin Selasa Rabu Kamis Jumat Sabtu Minggu".split()


def compose(facts: Facts) -> Letter:
    """The draft, for both sides to complete and sign."""
    articles = (Article(number, title, paragraphs) for number, (title, paragraphs) in enumerate(_articles(facts), 1))
    return facts.letter("Naskah Kesepakatan Kemitraan Usaha", (*_opening(facts), *articles, *_closing(facts)))


def _opening(facts: Facts) -> list[Part]:
    draft = Paragraph("RANCANGAN. Bagian yang bertitik-titik dilengkapi oleh kedua pihak.", "centre")
    parties = [part for side, (role, firm) in zip(SIDES, facts.sides(), strict=True) for part in _party(side, role, firm)]
    return [
        Paragraph("KESEPAKATAN KEMITRAAN USAHA", "centre", strong=True),
        Paragraph(f"Nomor: {facts.number}", "centre"),
        *([] if facts.agreement["signed_on"] else [draft]),
        Paragraph(f"{_when(facts.agreement['signed_on'])}, bertempat di {BLANK}, yang bertanda tangan di bawah ini:"),
        *parties,
        Paragraph(
            "PIHAK PERTAMA dan PIHAK KEDUA, selanjutnya secara bersama-sama disebut PARA PIHAK, sepakat mengadakan kemitraan usaha atas "
            "dasar saling memerlukan, mempercayai, memperkuat, dan menguntungkan, dengan ketentuan sebagai berikut."
        ),
    ]


def _when(signed: str | None) -> str:
    if not signed:
        return "Pada hari ini, ………… tanggal ………… bulan ………………… tahun …………"
    on = date.fromisoformat(signed)
    return f"Pada hari {WEEKDAYS[on.weekday()]} tanggal {day(on)}"


def _party(side: str, role: str, firm: dict[str, Any]) -> tuple[Part, ...]:
    known = Pairs((("Nama", BLANK), ("Jabatan", BLANK), ("Nama usaha", firm["name"]), ("Kedudukan", firm["place"] or BLANK)))
    stands_for = f"bertindak untuk dan atas nama {firm['name']} sebagai {role.lower()}, selanjutnya disebut {side}."
    return Paragraph(side, strong=True), known, Paragraph(stands_for)


def _articles(facts: Facts) -> Iterator[tuple[str, tuple[str, ...]]]:
    said = facts.agreement
    pattern = named(terms.PATTERNS, facts.pattern).lower()
    yield "Kegiatan Usaha", (_stated("Kemitraan dilaksanakan dengan pola", pattern), _stated("Kegiatan usaha", said["activity"]))
    yield "Hak dan Kewajiban", tuple(
        _stated(f"Hak dan kewajiban {side}", said[name]) for side, name in zip(SIDES, ("seeker_duties", "partner_duties"), strict=True)
    )
    yield "Bentuk Pengembangan", (_stated("Pengembangan dilaksanakan dalam bentuk", said["development"]),)
    if facts.pairing == "supply_chain" or said["quantity"] or said["quality"]:
        yield "Jumlah dan Mutu", (_stated("Jumlah", said["quantity"]), _stated("Mutu", said["quality"]))
    if facts.pairing == "supply_chain" or said["payment_days"] is not None:
        yield "Pembayaran", (_payment(said["payment_days"]),)
    starts, ends = (day(date.fromisoformat(said[name])) if said[name] else BLANK for name in ("starts_on", "ends_on"))
    yield "Jangka Waktu", (f"Kesepakatan ini berlaku sejak tanggal {starts} sampai dengan tanggal {ends}.",)
    yield "Penyelesaian Perselisihan", (_stated("Perselisihan di antara PARA PIHAK diselesaikan dengan cara", said["disputes"]),)
    yield "Penutup", (CHANGES, COPIES)


def _stated(lead: str, text: str | None) -> str:
    told = (text or BLANK).rstrip(".")
    return f"{lead}:\n{told}." if "\n" in told else f"{lead}: {told}."


def _payment(days: int | None) -> str:
    if days == 0:
        return "PIHAK PERTAMA membayar pada saat penyerahan."
    told = BLANK if days is None else f"{days} ({spelled(days)})"
    return f"PIHAK PERTAMA membayar paling lambat {told} hari setelah penyerahan."


def _closing(facts: Facts) -> tuple[Part, ...]:
    signers = tuple((side, (BLANK, firm["name"])) for side, (_, firm) in zip(SIDES, facts.sides(), strict=True))
    return (
        Paragraph("Demikian kesepakatan ini dibuat dan ditandatangani oleh PARA PIHAK dalam keadaan sadar dan tanpa paksaan."),
        Signatures(signers),
    )
