"""Supply chain: what a buyer needs against what a supplier offers; complement, not likeness."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from matchmaker.engine.explaining import supply_chain_wording as wording
from matchmaker.engine.features import NOT_APPLICABLE, Pairing, Possible, Values, feature, if_told
from matchmaker.engine.gates import about_need, tradable
from matchmaker.engine.language.phrase_book import FAINTEST_MATCH
from matchmaker.engine.meeting import Meeting, Sides
from matchmaker.engine.nearness import nearest, nearness
from matchmaker.engine.pairs import Met, Pairs, Question
from matchmaker.engine.table.firm_table import FirmTable
from matchmaker.engine.trade import asked_and_held, filled_share, scale_fit, supply_strength
from matchmaker.engine.trade_ceilings import most_certificates, most_filled, most_strength

PRIOR_OUTCOMES = 4.0
RECORD_NOTE = (
    "Bagian yang berhasil dari kemitraan pemasok yang sudah selesai. Selama riwayatnya sedikit, nilainya mendekati rata-rata kota.",
    "The share of the supplier's finished partnerships that succeeded. While there are few, it lies near the city's average.",
)


def _match(firms: FirmTable, question: Question, possible: Possible) -> Values:
    return possible.match


@feature(weight=0.38, label_id="Produk", label_en="Product", reason=wording.product, band=wording.product, ceiling=_match)
def product(firms: FirmTable, pairs: Pairs) -> Values:
    """Likeness of the best need and offer: 1 - (1 - text)(1 - taxonomy)."""
    return pairs.lines.best(pairs.lines.match)


@feature(weight=0.22, label_id="Kapasitas", label_en="Capacity", reason=wording.capacity, band=wording.capacity_band,
         ceiling=most_filled)  # fmt: skip
def capacity_filled(firms: FirmTable, pairs: Pairs) -> Values:
    """The best product likeness times the root of the share of the quantity that free capacity fills; unknown across dimensions."""
    lines = pairs.lines
    return lines.best(lines.match * np.sqrt(filled_share(firms, lines)))


@feature(weight=0.06, label_id="Rantai pasok sektor", label_en="Sector complement", reason=wording.sector, band=wording.sector,
         ceiling=most_strength)  # fmt: skip
def sector_complement(firms: FirmTable, pairs: Pairs) -> Values:
    """Root of the input-output coefficient from the offer's sector to the buyer's, against the largest among manufacturers."""
    strength, _ = supply_strength(firms, pairs.lines)
    return np.where(firms.is_agency[pairs.seeker], NOT_APPLICABLE, pairs.lines.best(strength))


@feature(weight=0.20, label_id="Kedekatan", label_en="Nearness", reason=wording.distance, band=wording.distance_band,
         by_firm=True, ceiling=if_told("position"), by_block=nearest)  # fmt: skip
def near(firms: FirmTable, pairs: Pairs) -> Values:
    """exp(-distance / 30 km): 1 next door, 0.37 at 30 km, 0.04 at 100 km."""
    return nearness(firms, pairs)


@feature(weight=0.08, label_id="Sertifikat", label_en="Certificates", reason=wording.certificates, band=wording.certificates_band,
         ceiling=most_certificates)  # fmt: skip
def certificates_held(firms: FirmTable, pairs: Pairs) -> Values:
    """Share of the certificates asked for by the best-matched need that asks for any, which are held and in force."""
    asked, held = asked_and_held(firms, pairs)
    wanted = np.bitwise_count(asked)
    return np.where(wanted > 0, np.bitwise_count(asked & held) / np.maximum(wanted, 1), NOT_APPLICABLE)


@feature(weight=0.06, label_id="Skala usaha", label_en="Scale", reason=wording.scale, band=wording.scale_band,
         by_firm=True, ceiling=if_told("workers"))  # fmt: skip
def scale_compatible(firms: FirmTable, pairs: Pairs) -> Values:
    """clip(1 - abs(ln(buyer's workers / supplier's) - 2) / 4, 0, 1): best where the buyer is about seven times as large."""
    return scale_fit(firms, pairs)


@feature(weight=0.0, label_id="Rekam jejak", label_en="Track record", reason=wording.record, band=wording.nothing, by_firm=True,
         note=RECORD_NOTE)
def track_record(firms: FirmTable, pairs: Pairs) -> Values:
    """(successes + 4 p0) / (outcomes + 4), p0 the share of successes in the city; unknown while there is no outcome at all."""
    usual = firms.usual_success
    return np.asarray((firms.succeeded[pairs.partner] + PRIOR_OUTCOMES * usual) / (firms.ended[pairs.partner] + PRIOR_OUTCOMES))


def _sides(firms: FirmTable, role: str) -> Sides:
    buys = role == "buyer"
    own, other = (firms.needs, firms.offers) if buys else (firms.offers, firms.needs)
    return Sides(own, other, firms.products, buys)


def _asks(firms: FirmTable, question: Question) -> bool:
    return True


def _anybody(firms: FirmTable, question: Question, rows: NDArray[np.int64]) -> NDArray[np.bool_]:
    return np.ones(len(rows), dtype=bool)


def _admit(firms: FirmTable, question: Question, met: Met) -> Met:
    """The lines that are about the need asked for, if one is, and pass the gates that needs set."""
    met = about_need(firms, question, met)
    return met.take(tradable(firms, question, met))


def candidates(firms: FirmTable, role: str) -> NDArray[np.bool_]:
    """Firms with at least one line on the side asked for by `role`, (firms,)."""
    lines = firms.offers if role == "buyer" else firms.needs
    return np.asarray((lines.counts > 0) & firms.live)


SUPPLY_CHAIN = Pairing(
    name="supply_chain",
    label_id="Rantai pasok",
    label_en="Supply chain",
    seeker_role="buyer",
    partner_role="supplier",
    features=(product, capacity_filled, sector_complement, near, certificates_held, scale_compatible, track_record),
    meeting=Meeting(_sides, FAINTEST_MATCH, _asks, _anybody, _admit),
    candidates=candidates,
)
