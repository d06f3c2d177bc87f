"""What a consortium amounts to, in sentences: with figures for officials, in bands for businesses."""

from __future__ import annotations

import math

from matchmaker.engine.explaining import wording
from matchmaker.engine.explaining.explanation import Reader
from matchmaker.engine.nearness import BANDS
from matchmaker.engine.pooling import Consortium, Member, stated_need
from matchmaker.engine.table.firm_table import FirmTable
from matchmaker.i18n import number, say

MOST_OF_IT = 0.5


def reasons(firms: FirmTable, found: Consortium, reader: Reader) -> list[str]:
    """Why these together: the need that none fills alone, what they have together, how far they lie apart."""
    need = stated_need(firms, found.need)
    wanted = wording.quantity(found.quantity, need.unit, need.period)
    alone = say("Tidak ada satu usaha pun yang memenuhi kebutuhan {wanted} sendirian", "No single firm fills the need of {wanted} alone",
                wanted=wanted)  # fmt: skip
    return [each for each in (alone, _together(firms, found, reader), _span(found.span, reader)) if each]


def _together(firms: FirmTable, found: Consortium, reader: Reader) -> str:
    if reader == "business":
        part = _part(found.filled)
        return say("Bersama-sama mencukupi {part}", "Together they have enough for {part}", part=part)
    need = stated_need(firms, found.need)
    free = wording.quantity(found.capacity, need.unit, need.period)
    if found.filled == 1:
        return say("Bersama-sama tersedia {free}: cukup", "Together {free} are free: enough", free=free)
    # rounded down, so that what falls short never reads as enough
    share = math.floor(found.filled * 100)
    return say("Bersama-sama tersedia {free}: {share} % dari kebutuhan", "Together {free} are free: {share} % of the need",
               free=free, share=number(share))  # fmt: skip


def _part(share: float) -> str:
    if share == 1:
        return say("seluruh kebutuhan", "the whole need")
    return say("sebagian besar kebutuhan", "most of the need") if share >= MOST_OF_IT else say("sebagian kebutuhan", "part of the need")


def _span(kilometres: float, reader: Reader) -> str | None:
    """The farthest distance among them and to the buyer; nothing where unknown, or far and the reader's bands end nearer."""
    if reader == "business":
        return _span_band(kilometres)
    if math.isnan(kilometres):
        return None
    if kilometres < 1:
        return say("Jarak antaranggota dan ke pembeli kurang dari 1 km", "Less than 1 km from each other and from the buyer")
    return say("Jarak terjauh antaranggota atau ke pembeli {km} km", "At most {km} km from each other and from the buyer",
               km=number(kilometres))  # fmt: skip


def _span_band(kilometres: float) -> str | None:
    band = next((limit for limit in BANDS if kilometres < limit), None)
    if band is None:
        return None
    return say("Jarak antaranggota dan ke pembeli di bawah {km} km", "Less than {km} km from each other and from the buyer", km=band)


def part(firms: FirmTable, found: Consortium, member: Member, reader: Reader) -> str:
    """«“dus sepatu”: 285 dari kapasitas tersedia 400 buah per bulan», or which part of the need."""
    offers, need = firms.offers, stated_need(firms, found.need)
    product = wording.quoted(firms.profiles[member.row].offers[offers.place[member.offer]].product)
    if reader == "business":
        return say("“{product}”: {part}", "“{product}”: {part}", product=product, part=_part(member.share / found.quantity))
    share = wording.quantity(member.share, need.unit, need.period)
    free = wording.quantity(member.capacity, need.unit, need.period)
    return say("“{product}”: {share} dari kapasitas tersedia {free}", "“{product}”: {share} of a free capacity of {free}",
               product=product, share=share, free=free)  # fmt: skip
