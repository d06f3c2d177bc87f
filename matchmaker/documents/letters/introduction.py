"""Surat pengantar: the office brings two firms together."""

from __future__ import annotations

from datetime import date

from matchmaker.documents.letters.facts import Facts, card
from matchmaker.documents.letters.head import signatory
from matchmaker.documents.letters.letter import BLANK, Letter, Pairs, Paragraph, Part, Points, Signatures, points
from matchmaker.i18n import day

TALK = {
    "supply_chain": ("kebutuhan, kemampuan pasok, dan jadwal penyerahan;", "mutu, contoh barang, dan pesanan percobaan;",
                     "harga dan cara pembayaran."),
    "mentorship": ("keahlian yang ingin dipelajari dan yang dapat diajarkan;", "rencana, tempat, dan jadwal pendampingan;",
                   "cara mencatat kemajuan."),
}  # fmt: skip
SUBJECT = {"supply_chain": "Pengantar penjajakan kemitraan usaha", "mentorship": "Pengantar pendampingan usaha"}


def compose(facts: Facts) -> Letter:
    """The letter to the heads of both firms."""
    return facts.letter("Surat Pengantar Kemitraan Usaha", (*_opening(facts), *_firms(facts), *_closing(facts)), one_page=True)


def _opening(facts: Facts) -> tuple[Part, ...]:
    heads = tuple((f"{place}.", f"Pimpinan {firm['name']}") for place, (_, firm) in enumerate(facts.sides(), 1))
    return (
        Paragraph(f"{facts.town}, {day(date.fromisoformat(facts.day))}", "right"),
        Pairs((("Nomor", facts.number), ("Sifat", "Biasa"), ("Lampiran", "–"), ("Perihal", SUBJECT[facts.pairing]))),
        Paragraph("Yth."),
        Points(heads),
        Paragraph("di tempat"),
        Paragraph("Dengan hormat,"),
        Paragraph(
            f"Dalam rangka fasilitasi kemitraan usaha di {facts.region}, bersama ini kami memperkenalkan kedua usaha berikut "
            "sebagai calon mitra."
        ),
    )


def _firms(facts: Facts) -> list[Part]:
    return [part for role, firm in facts.sides() for part in (Paragraph(role, strong=True), card(firm))]


def _closing(facts: Facts) -> tuple[Part, ...]:
    title, name = signatory(facts.head)
    return (
        Paragraph("Sehubungan dengan hal tersebut, kami mohon Saudara berkenan bertemu untuk membicarakan:"),
        points(TALK[facts.pairing]),
        Paragraph(
            "Surat ini bersifat pengantar dan tidak mengikat kedua pihak. Apabila tercapai kesepakatan, mohon dituangkan secara "
            "tertulis dan disampaikan kepada kami untuk dicatat. Fasilitasi ini tidak dipungut biaya."
        ),
        Paragraph("Demikian surat ini kami sampaikan. Atas perhatian dan kerja sama Saudara, kami ucapkan terima kasih."),
        Signatures((("", ()), (f"{title},", (name or BLANK, f"NIP {BLANK}")))),
    )
