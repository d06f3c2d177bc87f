"""The facts behind each supply-chain reason, in sentences: with figures for officials, in classes and bands for businesses."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from matchmaker.engine import units
from matchmaker.engine.explaining import wording
from matchmaker.engine.language import phrases
from matchmaker.engine.reference import io_titles
from matchmaker.engine.table.lines import NEVER_EXPIRES, free_capacity, kinds_in, name_of_need, name_of_offer
from matchmaker.engine.trade import ENOUGH, asked_and_held, filled_share, scale_fit, supply_strength
from matchmaker.i18n import day, label, number, say
from matchmaker.terms import CERTIFICATE_KINDS

if TYPE_CHECKING:
    from matchmaker.engine.pairs import Pairs
    from matchmaker.engine.profile import Need, Offer
    from matchmaker.engine.table.firm_table import FirmTable

Values = NDArray[np.float64]

CLOSE_MATCH = 0.6
COMMON = 0.3
FITTING = 0.5


def _best_line(pairs: Pairs, pair: int, values: Values) -> int | None:
    """The line of the pair with the largest known value; of several, the one that the firms stated first."""
    lines = np.arange(pairs.lines.of(pair).start, pairs.lines.of(pair).stop)
    order = np.lexsort((pairs.lines.held[lines], pairs.lines.wanted[lines], -values[lines]))
    first = int(lines[order[0]])
    return None if np.isnan(values[first]) else first


def _stated(firms: FirmTable, pairs: Pairs, line: int) -> tuple[Need, Offer]:
    needs, offers = firms.needs, firms.offers
    wanted, held = pairs.lines.wanted[line], pairs.lines.held[line]
    need = firms.profiles[needs.firm[wanted]].needs[needs.place[wanted]]
    offer = firms.profiles[offers.firm[held]].offers[offers.place[held]]
    return need, offer


def product(firms: FirmTable, pairs: Pairs, pair: int) -> str | None:
    """«membutuhkan “kotak sepatu”, ditawarkan “kardus sepatu”»."""
    line = _best_line(pairs, pair, pairs.lines.match)
    if line is None:
        return None
    need, offer = _stated(firms, pairs, line)
    if need.product.strip().lower() == offer.product.strip().lower():
        return say(
            "yang dicari dan ditawarkan sama: “{product}”", "wanted and offered alike: “{product}”", product=wording.quoted(offer.product)
        )
    names = {"need": wording.quoted(need.product), "offer": wording.quoted(offer.product)}
    if pairs.lines.match[line] >= CLOSE_MATCH:
        return say("yang dicari “{need}”, yang ditawarkan “{offer}”", "wanted “{need}”, offered “{offer}”", **names)
    if _filed_alike(firms, pairs, line):
        if offer.kbli is None:
            return say("yang dicari “{need}”, yang ditawarkan “{offer}” (kode usaha pemasok sama dengan yang dicari, perlu ditanyakan)",
                       "wanted “{need}”, offered “{offer}” (the supplier’s own code is the one wanted; worth asking)", **names)  # fmt: skip
        return say("yang dicari “{need}”, yang ditawarkan “{offer}” (kode KBLI sama, produknya perlu ditanyakan)",
                   "wanted “{need}”, offered “{offer}” (the same KBLI code; ask about the product)", **names)  # fmt: skip
    return say("yang dicari “{need}”, yang ditawarkan “{offer}” (kemiripan sedang, perlu ditanyakan)",
               "wanted “{need}”, offered “{offer}” (a fair likeness; worth asking)", **names)  # fmt: skip


def _filed_alike(firms: FirmTable, pairs: Pairs, line: int) -> bool:
    """Do need and offer bear one code of one version of the KBLI?"""
    buyer = firms.profiles[firms.needs.firm[pairs.lines.wanted[line]]]
    supplier = firms.profiles[firms.offers.firm[pairs.lines.held[line]]]
    need, offer = _stated(firms, pairs, line)
    filed = [phrases.parted(each)[1] for each in (name_of_need(buyer, need), name_of_offer(supplier, offer))]
    return filed[0] == filed[1] != 0


def capacity(firms: FirmTable, pairs: Pairs, pair: int) -> str | None:
    """«kapasitas 400 dari 500 pasang per bulan»; names the need where it is not the one of the product sentence."""
    line = _capacity_line(firms, pairs, pair)
    if line is None:
        return None
    need, offer = _stated(firms, pairs, line)
    free = free_capacity(offer)
    if need.quantity is None or free is None:
        return None
    about = _best_line(pairs, pair, pairs.lines.match)
    same = about is None or pairs.lines.wanted[line] == pairs.lines.wanted[about]
    which = "" if same else f" (“{wording.quoted(need.product)}”)"
    wanted = wording.quantity(need.quantity, need.unit, need.period) + which
    if (need.unit, need.period) != (offer.unit, offer.period):
        offered = (
            f"{wording.quantity(free, offer.unit, offer.period)} ({_in_units_of(need, float(firms.offers.amount[pairs.lines.held[line]]))})"
        )
    elif free <= need.quantity:
        free_alone = number(free, 0 if free >= 10 else 1)
        return say("kapasitas tersedia {free} dari {wanted}", "free capacity {free} of {wanted}", free=free_alone, wanted=wanted)
    else:
        offered = wording.quantity(free, offer.unit, offer.period)
    return say(
        "kapasitas tersedia {free} untuk kebutuhan {wanted}", "free capacity {free} for a need of {wanted}", free=offered, wanted=wanted
    )


def _in_units_of(need: Need, monthly: float) -> str:
    """«setara 4.345 pasang per bulan»: base units a month, in the unit and period of the need."""
    one, _ = units.monthly(1.0, need.unit, need.period)
    return say("setara {amount}", "that is {amount}", amount=wording.quantity(monthly / one, need.unit, need.period))


def capacity_band(firms: FirmTable, pairs: Pairs, pair: int) -> str | None:
    """«kapasitasnya cukup» or «kapasitasnya mencukupi sebagian»."""
    line = _capacity_line(firms, pairs, pair)
    if line is None:
        return None
    share = _shares(firms, pairs)[line]
    if share >= ENOUGH:
        return say("kapasitas cukup untuk kebutuhan", "enough capacity for the need")
    if share >= 0.5:
        return say("kapasitas mencukupi sebagian besar kebutuhan", "capacity for most of the need")
    return say("kapasitas mencukupi sebagian kebutuhan", "capacity for part of the need")


def shortage(firms: FirmTable, pairs: Pairs, pair: int) -> str | None:
    """The sentence about capacity where it is short of the need; None where it is enough or unknown."""
    line = _capacity_line(firms, pairs, pair)
    return None if line is None or _shares(firms, pairs)[line] >= ENOUGH else capacity(firms, pairs, pair)


def _shares(firms: FirmTable, pairs: Pairs) -> Values:
    return filled_share(firms, pairs.lines)


def _capacity_line(firms: FirmTable, pairs: Pairs, pair: int) -> int | None:
    return _best_line(pairs, pair, pairs.lines.match * np.sqrt(_shares(firms, pairs)))


def sector(firms: FirmTable, pairs: Pairs, pair: int) -> str | None:
    """«sektor … lazim memasok sektor …»; nothing where it supplies little."""
    strength, supplying = supply_strength(firms, pairs.lines)
    line = _best_line(pairs, pair, strength)
    if line is None or strength[line] < COMMON:
        return None
    titles = io_titles()
    return say(
        "sektor “{supplier}” lazim memasok sektor “{buyer}”",
        "the sector “{supplier}” commonly supplies the sector “{buyer}”",
        supplier=titles[supplying[line]],
        buyer=titles[firms.sector[pairs.seeker[pair]]],
    )


def distance(firms: FirmTable, pairs: Pairs, pair: int) -> str | None:
    """«berjarak 4 km»."""
    return wording.distance(_kilometres(firms, pairs, pair))


def distance_band(firms: FirmTable, pairs: Pairs, pair: int) -> str | None:
    """«jaraknya di bawah 5 km»."""
    return wording.distance_band(_kilometres(firms, pairs, pair))


def _kilometres(firms: FirmTable, pairs: Pairs, pair: int) -> float:
    return float(firms.kilometres(pairs.seeker[pair : pair + 1], pairs.partner[pair : pair + 1])[0])


def certificates(firms: FirmTable, pairs: Pairs, pair: int) -> str | None:
    """«halal berlaku sampai 3 Mei 2027», or what is asked for and held in part."""
    return _certificates(firms, pairs, pair, dated=True)


def certificates_band(firms: FirmTable, pairs: Pairs, pair: int) -> str | None:
    """«halal masih berlaku», without its last day."""
    return _certificates(firms, pairs, pair, dated=False)


def _certificates(firms: FirmTable, pairs: Pairs, pair: int, *, dated: bool) -> str | None:
    asked, held = asked_and_held(firms, pairs)
    kinds = kinds_in(int(asked[pair] & held[pair]))
    expiry = firms.expiry[pairs.partner[pair]]
    return "; ".join(certificate(kind, int(expiry[kind]) if dated else NEVER_EXPIRES) for kind in kinds) or None


def certificate(kind: int, last_day: int) -> str:
    """«Halal berlaku sampai 3 Mei 2027», or «Halal berlaku» where it does not end."""
    name = label(CERTIFICATE_KINDS[kind])
    if last_day == NEVER_EXPIRES:
        return say("{name} masih berlaku", "{name} in force", name=name)
    return say("{name} berlaku sampai {last}", "{name} in force until {last}", name=name, last=day(date.fromordinal(last_day)))


def scale(firms: FirmTable, pairs: Pairs, pair: int) -> str | None:
    """«pembeli 150 pekerja, pemasok 12 pekerja»."""
    buyer, supplier = firms.workers[pairs.seeker[pair]], firms.workers[pairs.partner[pair]]
    if np.isnan(buyer) or np.isnan(supplier):
        return None
    return say("pembeli {buyer} pekerja, pemasok {supplier} pekerja", "buyer {buyer} workers, supplier {supplier} workers",
               buyer=number(buyer), supplier=number(supplier))  # fmt: skip


def scale_band(firms: FirmTable, pairs: Pairs, pair: int) -> str | None:
    """«skala usahanya sepadan», without any figure; nothing where it is not."""
    if not scale_fit(firms, pairs)[pair] >= FITTING:
        return None
    return say("skala kedua usaha sepadan", "the two firms are of fitting scale")


def record(firms: FirmTable, pairs: Pairs, pair: int) -> str | None:
    """«3 dari 4 kemitraan sebelumnya berhasil»."""
    row = pairs.partner[pair]
    ended, succeeded = firms.record.ended[row], firms.record.succeeded[row]
    if ended == 0:
        return None
    return say("{succeeded} dari {ended} kemitraan sebelumnya berhasil", "{succeeded} of {ended} earlier partnerships succeeded",
               succeeded=number(succeeded), ended=number(ended))  # fmt: skip


def nothing(firms: FirmTable, pairs: Pairs, pair: int) -> str | None:
    """Not for this reader."""
    return None
