"""A development plan in sentences: about the own firm only, and of others nothing but how many they are."""

from __future__ import annotations

import math

from matchmaker.engine.explaining import wording
from matchmaker.engine.explaining.development import Market, Opening
from matchmaker.engine.explaining.remedies import Remedy
from matchmaker.engine.profile import Offer
from matchmaker.engine.table.firm_table import FirmTable
from matchmaker.engine.table.lines import free_capacity
from matchmaker.i18n import label, number, say
from matchmaker.terms import CERTIFICATE_KINDS, ROLES

_ROLES = {role.value: role for role in ROLES}
_FOUND = {"buyer": "supplier", "supplier": "buyer", "mentee": "mentor", "mentor": "mentee"}


def opening(firms: FirmTable, each: Opening) -> str:
    """«Memiliki sertifikat Halal: 14 pembeli lagi dapat menjadi mitra»."""
    who = _ROLES[_FOUND[each.role]]
    return say("{change}: {number} {who} lagi dapat menjadi mitra", "{change}: {number} more possible partners ({who})",
               change=_change(firms, each.remedy), number=number(each.firms), who=label(who).lower())  # fmt: skip


def _change(firms: FirmTable, each: Remedy) -> str:
    profile = firms.profiles[each.row]
    match each.gate:
        case "no_slot":
            return say("Membuka satu tempat pendampingan", "Open one mentoring place")
        case "not_ahead":
            skill = wording.quoted(profile.skills[firms.has.place[each.which]].skill)
            return say("Meningkatkan keahlian “{skill}” ke tingkat {level}", "Raise the skill “{skill}” to level {level}",
                       skill=skill, level=number(each.value, 1))  # fmt: skip
        case "certificate":
            return say("Memiliki sertifikat {name}", "Obtain the certificate {name}", name=label(CERTIFICATE_KINDS[each.which]))
    need = wording.quoted(profile.needs[firms.needs.place[each.which]].product)
    if math.isinf(each.value):
        return say("Menghapus batas jarak untuk “{need}”", "Lift the limit of distance for “{need}”", need=need)
    return say("Melonggarkan batas jarak untuk “{need}” menjadi {km} km", "Widen the limit of distance for “{need}” to {km} km",
               need=need, km=number(each.value))  # fmt: skip


def market(firms: FirmTable, each: Market) -> list[str]:
    """«“kardus sepatu”: kapasitas tersedia 400 buah per bulan memenuhi 3 dari 8 kebutuhan», and what more would fill."""
    offer = firms.profiles[firms.offers.firm[each.offer]].offers[firms.offers.place[each.offer]]
    free, product, needs = free_capacity(offer), wording.quoted(offer.product), number(each.needs)
    if free is None:
        first = say("“{product}”: kapasitas tersedia belum ada data; ada {needs} kebutuhan",
                    "“{product}”: free capacity is not on record; there are {needs} needs", product=product, needs=needs)  # fmt: skip
    else:
        first = f"“{product}”: " + _filled(offer, free, each.filled, needs)
    return [first, *(_filled(offer, capacity, filled, needs) for capacity, filled in each.steps)]


def _filled(offer: Offer, capacity: float, filled: int, needs: str) -> str:
    return say("kapasitas tersedia {capacity} memenuhi {filled} dari {needs} kebutuhan",
               "free capacity {capacity} fills {filled} of {needs} needs",
               capacity=wording.quantity(capacity, offer.unit, offer.period), filled=number(filled), needs=needs)  # fmt: skip
