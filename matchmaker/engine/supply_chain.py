"""Supply chain: what a buyer needs against what a supplier offers; complement, not likeness."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from matchmaker.engine import supply_chain_wording as wording
from matchmaker.engine.features import NOT_APPLICABLE, Pairing, Values, feature
from matchmaker.engine.firm_table import FirmTable
from matchmaker.engine.gates import open_firms, tradable
from matchmaker.engine.lines import UNKNOWN_SECTOR
from matchmaker.engine.pairs import Pairs, Question, pair_up
from matchmaker.engine.reference import io_coefficients, io_manufacturing
from matchmaker.engine.trade import asked_and_held, filled_share

REACH_KM = 30.0
PRIOR_OUTCOMES = 4.0


@feature(weight=0.27, label_id="Produk", label_en="Product", reason=wording.product, band=wording.product)
def product(firms: FirmTable, pairs: Pairs) -> Values:
    """Likeness of the best need and offer: 1 - (1 - text)(1 - taxonomy)."""
    return pairs.lines.best(pairs.lines.match)


@feature(weight=0.18, label_id="Kapasitas", label_en="Capacity", reason=wording.capacity, band=wording.capacity_band)
def capacity_filled(firms: FirmTable, pairs: Pairs) -> Values:
    """The best product likeness times the root of the share of the quantity that free capacity fills; unknown across dimensions."""
    lines = pairs.lines
    return lines.best(lines.match * np.sqrt(filled_share(firms, lines)))


@feature(weight=0.12, label_id="Rantai pasok sektor", label_en="Sector complement", reason=wording.sector, band=wording.sector)
def sector_complement(firms: FirmTable, pairs: Pairs) -> Values:
    """Root of the input-output coefficient from the offer's sector to the buyer's, against the largest among manufacturers."""
    buyer = firms.sector[pairs.seeker]
    supplying = firms.offers.sector[pairs.lines.held]
    buying = np.repeat(buyer, np.diff(np.append(pairs.lines.starts, len(supplying))))
    known = (supplying != UNKNOWN_SECTOR) & (buying != UNKNOWN_SECTOR)
    strength = np.where(known, _strengths()[supplying, buying], np.nan)
    return np.where(firms.is_agency[pairs.seeker], NOT_APPLICABLE, pairs.lines.best(strength))


@feature(weight=0.18, label_id="Kedekatan", label_en="Nearness", reason=wording.distance, band=wording.distance_band)
def near(firms: FirmTable, pairs: Pairs) -> Values:
    """exp(-distance / 30 km): 1 next door, 0.37 at 30 km, 0.04 at 100 km."""
    return np.exp(-firms.kilometres(pairs.seeker, pairs.partner) / REACH_KM)


@feature(weight=0.12, label_id="Sertifikat", label_en="Certificates", reason=wording.certificates, band=wording.certificates_band)
def certificates_held(firms: FirmTable, pairs: Pairs) -> Values:
    """Share of the certificates asked for by the best-matched need that asks for any, which are held and in force."""
    asked, held = asked_and_held(firms, pairs)
    wanted = np.bitwise_count(asked)
    return np.where(wanted > 0, np.bitwise_count(asked & held) / np.maximum(wanted, 1), NOT_APPLICABLE)


@feature(weight=0.13, label_id="Skala usaha", label_en="Scale", reason=wording.scale, band=wording.scale_band)
def scale_compatible(firms: FirmTable, pairs: Pairs) -> Values:
    """clip(1 - abs(ln(buyer's workers / supplier's) - 2) / 4, 0, 1): best where the buyer is about seven times as large."""
    ratio = np.log(firms.workers[pairs.seeker] / firms.workers[pairs.partner])
    return np.asarray(np.clip(1 - np.abs(ratio - 2) / 4, 0, 1))


@feature(weight=0.0, label_id="Rekam jejak", label_en="Track record", reason=wording.record, band=wording.nothing)
def track_record(firms: FirmTable, pairs: Pairs) -> Values:
    """(successes + 4 p0) / (outcomes + 4), p0 the share of successes in the city; unknown while there is no outcome at all."""
    ended, succeeded = firms.record.ended, firms.record.succeeded
    if ended.sum() == 0:
        return np.full(len(pairs), np.nan)
    usual = succeeded.sum() / ended.sum()
    return np.asarray((succeeded[pairs.partner] + PRIOR_OUTCOMES * usual) / (ended[pairs.partner] + PRIOR_OUTCOMES))


@lru_cache(maxsize=1)
def _strengths() -> Values:
    """sqrt(A / largest A among manufacturing suppliers of the buyer), (sectors, sectors); a sector's own cell is unknown."""
    coefficients = np.array(io_coefficients(), dtype=np.float64)
    np.fill_diagonal(coefficients, np.nan)
    largest = np.nanmax(np.where(io_manufacturing()[:, None], coefficients, np.nan), axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.sqrt(np.minimum(coefficients / largest, 1.0)))


def gather(firms: FirmTable, question: Question) -> Pairs:
    """The pairs of the asking firm whose lines match and pass all gates."""
    buys = question.role == "buyer"
    own, other = (firms.needs, firms.offers) if buys else (firms.offers, firms.needs)
    mine = own.of(question.row)
    found = [firms.products.match(firms.products.texts[own.phrase[line]]) for line in mine]
    met = [other.postings.lines(*match) for match in found]
    theirs = np.concatenate([np.empty(0, dtype=np.int64), *(lines for lines, _ in met)])
    match = np.concatenate([np.empty(0), *(scores for _, scores in met)])
    ours = np.repeat(mine, [len(lines) for lines, _ in met])
    others = other.firm[theirs]
    needs, offers = (ours, theirs) if buys else (theirs, ours)
    passes = open_firms(firms, question)[others]
    passes[passes] = tradable(firms, question, needs[passes], firms.offers.firm[offers[passes]], firms.needs.firm[needs[passes]])
    if question.need is not None:
        passes &= _about(firms, question.need)[needs]
    return pair_up(question, others[passes], needs[passes], offers[passes], match[passes], asks_as_seeker=buys)


def _about(firms: FirmTable, text: str) -> NDArray[np.bool_]:
    """Which needs are about `text`: at least half like it, (needs,)."""
    rows, match = firms.products.match(text)
    like = np.zeros(len(firms.products.texts), dtype=bool)
    like[rows[match >= 0.5]] = True
    return np.asarray(like[firms.needs.phrase])


def candidates(firms: FirmTable, role: str) -> NDArray[np.bool_]:
    """Firms with at least one line on the side asked for by `role`, (firms,)."""
    lines = firms.offers if role == "buyer" else firms.needs
    return np.asarray(np.diff(lines.starts) > 0)


SUPPLY_CHAIN = Pairing(
    name="supply_chain",
    label_id="Rantai pasok",
    label_en="Supply chain",
    seeker_role="buyer",
    partner_role="supplier",
    features=(product, capacity_filled, sector_complement, near, certificates_held, scale_compatible, track_record),
    gather=gather,
    candidates=candidates,
)
