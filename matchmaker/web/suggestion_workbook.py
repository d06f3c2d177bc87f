"""A kept list of suggestions as a workbook: a row for each partner, a column for each reason that was weighed."""

from __future__ import annotations

from typing import Any

from matchmaker.documents import workbook as documents
from matchmaker.engine.pairings import PAIRINGS
from matchmaker.i18n import label, say
from matchmaker.services import disclosure
from matchmaker.services.past_lists import Past
from matchmaker.services.suggestions import Item
from matchmaker.web.candidate_filters import words
from matchmaker.web.wording import moment, named

POINTS = 100


def workbook(past: Past) -> bytes:
    """The list, and on a second sheet what was asked; points of 100, blank where the reader may not see them or nothing was known."""
    features = PAIRINGS[past.row.pairing].features
    heading = [
        say("Urutan", "Rank"),
        say("Kode", "Id"),
        say("Nama", "Name"),
        say("Kelurahan", "Kelurahan"),
        say("Skala", "Size"),
        say("Skor (dari 100)", "Score (of 100)"),
        say("Kelengkapan data (%)", "Completeness of the data (%)"),
        *(label(each) for each in features),
        say("Alasan", "Reasons"),
        say("Perlu diperhatikan", "To look at"),
    ]
    lines = [_line(item, past.partners.get(item.firm_id), [each.name for each in features]) for item in past.items]
    return documents.sheets({say("Saran mitra", "Suggested partners"): [heading, *lines], say("Keterangan", "About"): _about(past)})


def _line(item: Item, partner: Any, features: list[str]) -> list[Any]:
    amounts = {each["feature"]: each["amount"] for each in item.contributions if each["state"] == "known"} if item.open else {}
    figures = [item.score, item.coverage] if item.open else [None, None]
    return [
        item.rank,
        *_who(partner),
        *(_points(each) for each in figures),
        *(_points(amounts.get(each)) for each in features),
        _prose([*item.purpose(), *item.moves(), *item.sentences()]),
        _prose(item.warnings()),
    ]


def _who(partner: Any) -> list[Any]:
    if partner is None:
        return [None, say("usaha yang sudah dihapus", "a firm that is gone"), None, None]
    card = disclosure.card(partner)
    return [card["id"], card["name"], card["region_name"], named(card["size_class"], "SIZE_CLASSES")]


def _points(amount: float | None) -> float | None:
    return None if amount is None else round(POINTS * amount, 1)


def _prose(sentences: list[str]) -> str:
    return "; ".join(sentences)


def _about(past: Past) -> list[list[Any]]:
    """Of what list these are the rows."""
    row = past.row
    facts = [
        (say("Saran mitra untuk", "Suggested partners of"), f"{past.firm.name} ({past.firm.public_id})"),
        (say("Sebagai", "As"), named(row.role, "ROLES")),
        (say("Kebutuhan", "Need"), row.need),
        (say("Disaring", "Filtered"), "; ".join(words(row.filters or {}))),
        (say("Memenuhi syarat", "Eligible"), row.eligible),
        (say("Ditampilkan", "Shown"), moment(row.shown_at)),
        (say("Nomor daftar", "List number"), row.id),
    ]
    advice = say("Urutan ini saran; petugas yang memutuskan.", "This order is advice; the official decides.")
    return [[say("Hal", "What"), say("Keterangan", "Details")], *([*each] for each in facts if each[1]), [advice, None]]
